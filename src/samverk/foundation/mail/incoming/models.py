from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from samverk.foundation.documents.models import Content, Document
from samverk.foundation.mail.models import Letter


class IncomingState(models.TextChoices):
    """What is to be done with a letter that came."""

    TRAY = "tray", _("att para ihop")
    MATCHED = "matched", _("inkommet, att granska")
    HANDLED = "handled", _("klart")
    SET_ASIDE = "set_aside", _("lagt åt sidan")


class IncomingKind(models.TextChoices):
    """Who wrote, as far as the letter shows."""

    LETTER = "letter", _("brev")
    AUTOMATIC = "automatic", _("automatiskt svar")
    BOUNCE = "bounce", _("returbrev")
    OWN = "own", _("vårt eget brev")


class Incoming(models.Model):
    """A letter that came, kept as it came, and what it answers."""

    # Of what a letter is without the marks of its way: the same letter by two ways is one.
    digest = models.CharField(_("kontrollsumma"), max_length=64, unique=True)
    raw = models.ForeignKey(
        Content, models.PROTECT, verbose_name=_("brevet som det kom"), related_name="+"
    )
    size = models.PositiveBigIntegerField(_("storlek"))
    # False where only its head was fetched, for it is larger than we take.
    is_whole = models.BooleanField(_("hela brevet är hämtat"), default=True)
    is_readable = models.BooleanField(_("går att läsa"), default=True)
    kind = models.CharField(_("slag"), max_length=20, choices=IncomingKind)
    message_id = models.CharField(_("brevnummer"), max_length=250, blank=True)
    from_name = models.CharField(_("avsändare"), max_length=200, blank=True)
    from_email = models.CharField(_("avsändarens adress"), max_length=254, blank=True)
    to = models.TextField(_("till"), blank=True)
    subject = models.CharField(_("ämne"), max_length=500, blank=True)
    text = models.TextField(_("text"), blank=True)
    sent_at = models.DateTimeField(_("skickat"), null=True, blank=True)
    received_at = models.DateTimeField(_("inkom"), db_default=Now())
    inline_images = models.PositiveIntegerField(_("bilder i texten"), default=0)
    left_out = models.PositiveIntegerField(_("delar som bara finns i originalet"), default=0)
    # The letter of ours that it answers, if it says so.
    answers = models.ForeignKey(
        Letter, models.PROTECT, verbose_name=_("svar på"), null=True, blank=True, related_name="+"
    )
    state = models.CharField(
        _("läge"), max_length=20, choices=IncomingState, default=IncomingState.TRAY
    )
    about = models.CharField(_("gäller"), max_length=200, blank=True)
    structure = models.CharField(_("struktur"), max_length=100, blank=True)
    how_matched = models.CharField(_("känns igen på"), max_length=200, blank=True)
    trouble = models.TextField(_("fel"), blank=True)
    handled_by = models.CharField(_("av"), max_length=200, blank=True)
    handled_at = models.DateTimeField(_("när"), null=True, blank=True)
    reason = models.TextField(_("skäl"), blank=True)

    class Meta:
        verbose_name = _("inkommet brev")
        verbose_name_plural = _("inkomna brev")
        default_permissions = ()
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "-id"], name="incoming_in_a_state"),
            models.Index(fields=["about"], name="incoming_about_something"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(state="matched") | ~Q(about=""), name="incoming_matched_is_about"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["handled", "set_aside"])
                | (~Q(handled_by="") & Q(handled_at__isnull=False)),
                name="incoming_settled_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.subject or self.from_email or str(self.pk)


class IncomingArrival(models.Model):
    """One time that the letter came, and where it was read."""

    incoming = models.ForeignKey(Incoming, models.PROTECT, related_name="arrivals")
    # Place and number in a mailbox: read there a second time, it has not come a second time.
    source = models.CharField(_("läst i"), max_length=300, blank=True)
    at = models.DateTimeField(_("när"), db_default=Now())

    class Meta:
        verbose_name = _("ankomst")
        verbose_name_plural = _("ankomster")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["source"], condition=~Q(source=""), name="incoming_read_once_in_a_place"
            ),
        ]

    def __str__(self) -> str:
        return self.source or str(self.pk)


class IncomingAttachment(models.Model):
    """A file in a letter that came: kept as a document, or why it lies only in the letter itself."""

    incoming = models.ForeignKey(Incoming, models.PROTECT, related_name="attachments")
    number = models.PositiveSmallIntegerField(_("nummer"))
    name = models.CharField(_("namn"), max_length=200)
    within = models.CharField(_("i vidarebefordrat brev"), max_length=200, blank=True)
    media_type = models.CharField(_("slag enligt brevet"), max_length=200, blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    why_not = models.TextField(_("inte sparad för sig"), blank=True)

    class Meta:
        verbose_name = _("bilaga i inkommet brev")
        verbose_name_plural = _("bilagor i inkomna brev")
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["incoming", "number"], name="incoming_attachment_has_its_number"
            ),
            models.CheckConstraint(
                condition=Q(document__isnull=False) | ~Q(why_not=""),
                name="incoming_attachment_is_kept_or_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.name
