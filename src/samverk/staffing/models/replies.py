"""What a party answers. A sent reply is never written over: a change is a new one."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samverk.bodies.models import Appointment
from samverk.staffing.models.questions import AskedSeat, Question


class Reply(models.Model):
    """One answer to a question: a draft until sent_on says when it was sent. Of several sent ones the last counts."""

    question = models.ForeignKey(
        Question, models.PROTECT, related_name="replies", verbose_name=_("fråga")
    )
    sent_on = models.DateField(_("skickat"), null=True)
    is_late = models.BooleanField(_("sent"), default=False)
    written_by = models.CharField(_("skrivet av"), max_length=200, blank=True)
    organ = models.CharField(_("beslutat av"), max_length=200, blank=True)
    decided_on = models.DateField(_("beslutat den"), null=True)
    paragraph = models.CharField(_("paragraf"), max_length=20, blank=True)
    registry_number = models.CharField(_("diarienummer"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("svar")
        verbose_name_plural = _("svar")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["question"],
                condition=Q(sent_on__isnull=True),
                name="staffing_one_draft_of_a_question",
            ),
            models.CheckConstraint(
                condition=Q(sent_on__isnull=True) | ~Q(written_by=""),
                name="staffing_a_sent_reply_says_who_wrote_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question} {self.sent_on or ''}"


class Nomination(models.Model):
    """A name to a seat, or that the party leaves it empty; with the appointment that it became."""

    reply = models.ForeignKey(
        Reply, models.PROTECT, related_name="nominations", verbose_name=_("svar")
    )
    asked = models.ForeignKey(
        AskedSeat, models.PROTECT, related_name="nominations", verbose_name=_("plats")
    )
    abstains = models.BooleanField(_("avstår"), default=False)
    given_name = models.CharField(_("förnamn"), max_length=100, blank=True)
    family_name = models.CharField(_("efternamn"), max_length=100, blank=True)
    office = models.CharField(_("befattning eller uppdrag"), max_length=200, blank=True)
    email = models.EmailField(_("e-postadress"), max_length=254, blank=True)
    professions = ArrayField(models.SlugField(max_length=80), verbose_name=_("yrken"), default=list)
    appointment = models.ForeignKey(
        Appointment,
        models.PROTECT,
        null=True,
        related_name="nominations",
        verbose_name=_("uppdrag"),
    )

    class Meta:
        verbose_name = _("namn till en plats")
        verbose_name_plural = _("namn till platser")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["reply", "asked"], name="staffing_one_name_to_a_seat_in_a_reply"
            ),
            models.CheckConstraint(
                condition=Q(abstains=False) | Q(given_name="", family_name=""),
                name="staffing_whoever_abstains_names_nobody",
            ),
            # No personal identity number is ever stored, not even by mistake in a name field.
            models.CheckConstraint(
                condition=~Q(given_name__regex=r"\d{6}") & ~Q(family_name__regex=r"\d{6}"),
                name="staffing_name_holds_no_number",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name as it is said; empty where the party abstains or has not written yet."""
        return f"{self.given_name} {self.family_name}".strip()
