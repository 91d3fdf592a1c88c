from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from samverk.foundation.mail import texts


class State(models.TextChoices):
    """How far a letter has come."""

    QUEUED = "queued", _("i kö")
    SENDING = "sending", _("skickas nu")
    SENT = "sent", _("skickat")
    REFUSED = "refused", _("avvisat av mottagarens server")
    BOUNCED = "bounced", _("kom i retur")
    UNKNOWN = "unknown", _("kan ha skickats")
    GIVEN_UP = "given_up", _("gick inte att skicka")
    WRITTEN_OFF = "written_off", _("avskrivet")


class Letter(models.Model):
    """One e-mail to one recipient, and what became of it."""

    key = models.CharField(_("nyckel"), max_length=200, unique=True)
    kind = models.CharField(_("slag"), max_length=50)
    about = models.CharField(_("gäller"), max_length=200)
    to_name = models.CharField(_("mottagare"), max_length=200, blank=True)
    to_email = models.CharField(_("mottagarens adress"), max_length=254)
    from_name = models.CharField(_("avsändare"), max_length=200, blank=True)
    from_email = models.CharField(_("avsändarens adress"), max_length=254)
    reply_to = models.CharField(_("svar till"), max_length=254, blank=True)
    list_key = models.CharField(_("lista"), max_length=100, blank=True)
    subject = models.CharField(_("ämne"), max_length=500)
    text = models.TextField(_("text"))
    html = models.TextField(_("HTML"), blank=True)
    # What must not lie about once the letter has left: personal links. Taken out of it then.
    confidential = models.JSONField(_("förtroligt"), default=list, blank=True)
    message_id = models.CharField(_("brevnummer"), max_length=250, unique=True)
    state = models.CharField(_("läge"), max_length=20, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("försök"), default=0)
    trouble = models.CharField(_("fel"), max_length=30, blank=True)
    words = models.TextField(_("serverns ord"), blank=True)
    queued_at = models.DateTimeField(_("köat"), db_default=Now())
    sent_at = models.DateTimeField(_("skickat"), null=True, blank=True)
    # The attempt's own business: when it may be made, who makes it since when, and when the point
    # was passed after which the recipient may have the letter.
    due_at = models.DateTimeField(_("skickas tidigast"), db_default=Now())
    claim = models.UUIDField(_("försökets nummer"), null=True, blank=True)
    claimed_at = models.DateTimeField(_("försöket började"), null=True, blank=True)
    handed_at = models.DateTimeField(_("lämnades över"), null=True, blank=True)

    class Meta:
        verbose_name = _("brev")
        verbose_name_plural = _("brev")
        default_permissions = ()
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["about"], opclasses=["varchar_pattern_ops"], name="letters_about_something"
            ),
            models.Index(fields=["state", "id"], name="letters_in_a_state"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(state="sending", claim__isnull=False, claimed_at__isnull=False)
                | (~Q(state="sending") & Q(claim__isnull=True)),
                name="letter_is_sent_by_one_attempt",
            ),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False),
                name="letter_was_sent_at_some_time",
            ),
            models.CheckConstraint(
                condition=~(
                    Q(subject__regex=r"[\r\n]")
                    | Q(to_name__regex=r"[\r\n]")
                    | Q(to_email__regex=r"[\r\n]")
                    | Q(from_name__regex=r"[\r\n]")
                    | Q(from_email__regex=r"[\r\n]")
                    | Q(reply_to__regex=r"[\r\n]")
                    | Q(message_id__regex=r"[\r\n]")
                ),
                name="letter_headers_are_one_line_each",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} → {self.to_email}"

    @property
    def error(self) -> str:
        """What went wrong the last time, in words; nothing where nothing did."""
        return texts.trouble(self.trouble, self.words)
