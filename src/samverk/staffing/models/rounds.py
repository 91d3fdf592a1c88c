"""A round: one letter to some parties, with one last day for answers."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samverk.bodies.models import Structure


class Round(models.Model):
    """Parties of a structure are asked to fill seats from a day, and to answer by another.

    term_until is the first day after the term, None for a term until further notice. reminders are days from the
    last day for answers, negative before it. site is the address that links begin with.
    """

    class State(models.TextChoices):
        OPEN = "open", _("öppen")
        CLOSED = "closed", _("avslutad")

    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="rounds", verbose_name=_("struktur")
    )
    subject = models.CharField(_("ämne"), max_length=200)
    letter = models.TextField(_("brev"))
    due = models.DateField(_("svar senast"))
    term_from = models.DateField(_("platserna fylls från"))
    term_until = models.DateField(_("platserna fylls till"), null=True)
    opened_on = models.DateField(_("frågan ställdes"))
    state = models.CharField(_("läge"), max_length=20, choices=State.choices, default=State.OPEN)
    reminders = ArrayField(models.SmallIntegerField(), verbose_name=_("påminnelser"), default=list)
    asker_name = models.CharField(_("avsändare"), max_length=200)
    asker_email = models.EmailField(_("avsändarens e-postadress"), max_length=254)
    site = models.CharField(_("webbplats"), max_length=200)

    class Meta:
        verbose_name = _("fråga om platser")
        verbose_name_plural = _("frågor om platser")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(due__gte=F("opened_on")), name="staffing_round_is_due_after_it_opens"
            ),
            models.CheckConstraint(
                condition=Q(term_until__isnull=True) | Q(term_until__gt=F("term_from")),
                name="staffing_round_term_holds_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(subject="") & ~Q(letter=""), name="staffing_round_has_a_letter"
            ),
        ]

    def __str__(self) -> str:
        return self.subject
