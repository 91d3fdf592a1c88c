"""Terms that no structure file states: a coordinator enters them, each with its clause in the agreement's own text."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samverk.agreements.models.agreement import Agreement
from samverk.parties.models import Party


class EnteredTerms(models.Model):
    """An agreement's terms as somebody read them in its text, that day. A later reading takes over; none is changed.

    The choices are the words that a structure file has for the same thing (docs/structure-format.md).
    """

    class Force(models.TextChoices):
        EACH = "each for itself", _("för var och en som har antagit det")
        EVERYBODY = "all", _("när alla har antagit det")
        NUMBER = "number", _("när så här många har antagit det")
        NAMED = "named", _("när de här parterna har antagit det")
        UNSTATED = "unstated", _("texten säger det inte")

    class CountedFrom(models.TextChoices):
        GIVEN = "given", _("när uppsägningen gjordes")
        RECEIVED = "received", _("när den kom in")
        TREATED = "treated", _("när den behandlades")
        UNSTATED = "unstated", _("texten säger det inte")

    class EndsFor(models.TextChoices):
        EVERYBODY = "all", _("alla parter")
        THE_ONE = "the one", _("bara den som säger upp")
        UNSTATED = "unstated", _("texten säger det inte")

    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="entered_terms", verbose_name=_("avtal")
    )
    number = models.PositiveSmallIntegerField(_("nummer"))
    noted_on = models.DateField(_("antecknat"))
    noted_by = models.CharField(_("antecknat av"), max_length=200)
    parties = models.ManyToManyField(
        Party, related_name="+", through="AgreementParty", verbose_name=_("parter")
    )
    parties_clause = models.CharField(_("punkt"), max_length=40, blank=True)
    required_by = models.CharField(_("krävs av"), max_length=100, blank=True)
    force = models.CharField(_("träder i kraft"), max_length=20, choices=Force)
    force_number = models.PositiveSmallIntegerField(_("antal parter"), null=True)
    not_before = models.DateField(_("tidigast från"), null=True)
    force_clause = models.CharField(_("punkt"), max_length=40, blank=True)
    lasts_from = models.DateField(_("gäller från"), null=True)
    # The first day after; None is until further notice.
    lasts_until = models.DateField(_("första dagen efter"), null=True)
    renewal_months = models.PositiveSmallIntegerField(_("förlängs med månader"), null=True)
    lasts_clause = models.CharField(_("punkt"), max_length=40, blank=True)
    # None is that the text says nothing of notice.
    notice_months = models.PositiveSmallIntegerField(_("uppsägningstid i månader"), null=True)
    counted_from = models.CharField(
        _("tiden räknas från"), max_length=20, choices=CountedFrom, blank=True
    )
    notice_by = models.SlugField(_("behandlas av"), max_length=80, blank=True)
    is_written = models.BooleanField(_("skriftligt"), default=True)
    ends_for = models.CharField(_("upphör för"), max_length=20, choices=EndsFor, blank=True)
    notice_clause = models.CharField(_("punkt"), max_length=40, blank=True)
    disputes = models.CharField(_("tvist"), max_length=200, blank=True)
    disputes_clause = models.CharField(_("punkt"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("villkor")
        verbose_name_plural = _("villkor")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["agreement", "number"], name="agreements_terms_are_numbered"
            ),
            models.CheckConstraint(
                condition=Q(force="number", force_number__isnull=False)
                | (~Q(force="number") & Q(force_number__isnull=True)),
                name="agreements_a_number_of_parties_is_said",
            ),
            models.CheckConstraint(
                condition=Q(notice_months__isnull=True, counted_from="", ends_for="")
                | (Q(notice_months__isnull=False) & ~Q(counted_from="") & ~Q(ends_for="")),
                name="agreements_notice_is_said_whole",
            ),
            models.CheckConstraint(
                condition=Q(renewal_months__isnull=True) | Q(lasts_until__isnull=False),
                name="agreements_only_what_ends_is_prolonged",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement} {self.number}"


class AgreementParty(models.Model):
    """One party of an agreement whose terms are entered, in the order that the text names them."""

    terms = models.ForeignKey(
        EnteredTerms, models.PROTECT, related_name="party_rows", verbose_name=_("villkor")
    )
    party = models.ForeignKey(Party, models.PROTECT, related_name="+", verbose_name=_("part"))
    order = models.PositiveSmallIntegerField(_("ordning"))
    must_adopt = models.BooleanField(_("måste ha antagit"), default=False, db_default=False)

    class Meta:
        verbose_name = _("avtalspart")
        verbose_name_plural = _("avtalsparter")
        ordering: ClassVar[list[str]] = ["order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["terms", "party"], name="agreements_a_party_once"),
        ]

    def __str__(self) -> str:
        return str(self.party)


class EnteredDuty(models.Model):
    """Something that the text obliges to: what, who, by when, after which other."""

    terms = models.ForeignKey(
        EnteredTerms, models.PROTECT, related_name="duties", verbose_name=_("villkor")
    )
    key = models.SlugField(_("nyckel"), max_length=80)
    what = models.CharField(_("vad"), max_length=300)
    # A body or a party of the structure by its key; "parties" is all of them.
    owner = models.SlugField(_("vem"), max_length=80, blank=True)
    latest = models.DateField(_("senast"), null=True)
    after = models.SlugField(_("efter"), max_length=80, blank=True)
    at = models.CharField(_("när eller var"), max_length=200, blank=True)
    clause = models.CharField(_("punkt"), max_length=40, blank=True)
    order = models.PositiveSmallIntegerField(_("ordning"))

    class Meta:
        verbose_name = _("åtagande")
        verbose_name_plural = _("åtaganden")
        ordering: ClassVar[list[str]] = ["order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["terms", "key"], name="agreements_a_duty_once"),
        ]

    def __str__(self) -> str:
        return self.what
