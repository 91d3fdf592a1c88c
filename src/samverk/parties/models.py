"""The parties, their line organisation, and the persons who hold office in it."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samverk.foundation.models import User


class Party(models.Model):
    """A municipality, a region, an agency or another organisation: one row, however many structures it takes part in."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("kommun")
        REGION = "region", _("region")
        AGENCY = "agency", _("statlig myndighet")
        FEDERATION = "federation", _("kommunalförbund")
        ASSOCIATION = "association", _("förening")
        OTHER = "other", _("annan organisation")

    key = models.SlugField(_("nyckel"), max_length=80, unique=True)
    name = models.CharField(_("namn"), max_length=200)
    named_on = models.DateField(_("namnet gäller från"))
    kind = models.CharField(_("slag"), max_length=20, choices=Kind.choices)
    # No code is NULL, not "": a unique column holds many NULLs but one empty text.
    scb = models.CharField(_("SCB:s kod"), max_length=4, null=True, unique=True)  # noqa: DJ001
    organisation_number = models.CharField(  # noqa: DJ001
        _("organisationsnummer"), max_length=11, null=True, unique=True
    )
    aliases = ArrayField(
        models.CharField(max_length=200), verbose_name=_("andra namn"), default=list
    )

    class Meta:
        verbose_name = _("part")
        verbose_name_plural = _("parter")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(scb__regex=r"^(\d{2}|\d{4})$"), name="parties_party_scb_is_a_code"
            ),
            models.CheckConstraint(
                condition=Q(organisation_number__regex=r"^\d{6}-\d{4}$"),
                name="parties_party_organisation_number_is_one",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="parties_party_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Contact(models.Model):
    """Where letters to a party go: a registrar or a mailbox, for as long as it is the right one."""

    party = models.ForeignKey(
        Party, models.PROTECT, related_name="contacts", verbose_name=_("part")
    )
    name = models.CharField(_("namn"), max_length=200)
    email = models.EmailField(_("e-postadress"), max_length=254)
    period = DateRangeField(_("tid"))

    class Meta:
        verbose_name = _("kontakt")
        verbose_name_plural = _("kontakter")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(period__isempty=False), name="parties_contact_period_holds_a_day"
            ),
            models.CheckConstraint(condition=~Q(email=""), name="parties_contact_has_an_address"),
            ExclusionConstraint(
                name="parties_one_contact_of_an_address_at_a_time",
                expressions=[
                    ("party", RangeOperators.EQUAL),
                    ("email", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.party}"


class Organ(models.Model):
    """A part of a party's own line: council, committee, subcommittee or administration."""

    class Kind(models.TextChoices):
        COUNCIL = "council", _("fullmäktige")
        EXECUTIVE = "executive", _("styrelse")
        COMMITTEE = "committee", _("nämnd")
        SUBCOMMITTEE = "subcommittee", _("utskott")
        ADMINISTRATION = "administration", _("förvaltning")

    party = models.ForeignKey(Party, models.PROTECT, related_name="organs", verbose_name=_("part"))
    kind = models.CharField(_("slag"), max_length=20, choices=Kind.choices)
    name = models.CharField(_("namn"), max_length=200)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="children", verbose_name=_("under")
    )
    period = DateRangeField(_("tid"))

    class Meta:
        verbose_name = _("organ i linjen")
        verbose_name_plural = _("organ i linjen")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(period__isempty=False), name="parties_organ_period_holds_a_day"
            ),
            models.CheckConstraint(
                condition=~Q(parent=models.F("pk")), name="parties_organ_is_not_under_itself"
            ),
            ExclusionConstraint(
                name="parties_one_organ_of_a_name_at_a_time",
                expressions=[
                    ("party", RangeOperators.EQUAL),
                    ("name", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """A person with a task in the collaboration: name, profession, and the address that letters go to.

    The address and the account are for those who work here; only the name and the tasks are public.
    """

    given_name = models.CharField(_("förnamn"), max_length=100)
    family_name = models.CharField(_("efternamn"), max_length=100)
    professions = ArrayField(models.SlugField(max_length=80), verbose_name=_("yrken"), default=list)
    email = models.EmailField(_("e-postadress"), max_length=254, blank=True, db_default="")
    user = models.OneToOneField(
        User, models.PROTECT, null=True, related_name="person", verbose_name=_("konto")
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("personer")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(given_name="") & ~Q(family_name=""),
                name="parties_person_has_a_whole_name",
            ),
            # No personal identity number is ever stored, not even by mistake in a name field.
            models.CheckConstraint(
                condition=~Q(given_name__regex=r"\d{6}") & ~Q(family_name__regex=r"\d{6}"),
                name="parties_person_name_holds_no_number",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["family_name", "given_name"], name="parties_person_by_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name as it is said: given name, then family name."""
        return f"{self.given_name} {self.family_name}"


class Office(models.Model):
    """An office at a party, such as head of social services; key is the word that structure files use for it."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="offices", verbose_name=_("part"))
    organ = models.ForeignKey(
        Organ, models.PROTECT, null=True, related_name="offices", verbose_name=_("i")
    )
    key = models.SlugField(_("nyckel"), max_length=80)
    title = models.CharField(_("befattning"), max_length=200)

    class Meta:
        verbose_name = _("befattning")
        verbose_name_plural = _("befattningar")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["party", "key"], name="parties_one_office_of_a_key_at_a_party"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class OfficeHolding(models.Model):
    """Who holds an office, and when. An office may be shared; one person holds it once at a time."""

    office = models.ForeignKey(
        Office, models.PROTECT, related_name="holdings", verbose_name=_("befattning")
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="office_holdings", verbose_name=_("person")
    )
    period = DateRangeField(_("tid"))

    class Meta:
        verbose_name = _("innehav av befattning")
        verbose_name_plural = _("innehav av befattningar")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(period__isempty=False), name="parties_office_period_holds_a_day"
            ),
            ExclusionConstraint(
                name="parties_a_person_holds_an_office_once_at_a_time",
                expressions=[
                    ("office", RangeOperators.EQUAL),
                    ("person", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            GistIndex(fields=["period"], name="parties_office_by_period")
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.office}"


# Not used by anything: figures are kept in figures.models.Figure, where figures 0003 copied what stood here, and
# the database takes nothing new. The table stays because its history does: an audited row is never removed without an
# entry that says so, and the trail reads the words of a table from its model.
class Figure(models.Model):
    """A number about a party as it was noted before there were series: to be read in the trail only."""

    class Measure(models.TextChoices):
        POPULATION = "population", _("folkmängd")

    party = models.ForeignKey(Party, models.PROTECT, related_name="+", verbose_name=_("part"))
    measure = models.CharField(_("mått"), max_length=40, choices=Measure.choices)
    on = models.DateField(_("gäller den"))
    value = models.BigIntegerField(_("värde"))
    source = models.CharField(_("källa"), max_length=300)

    class Meta:
        verbose_name = _("tidigare uppgift")
        verbose_name_plural = _("tidigare uppgifter")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["party", "measure", "on", "source"],
                name="parties_one_figure_a_day_and_source",
            ),
            models.CheckConstraint(
                condition=Q(value__gte=0), name="parties_figure_is_not_negative"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="parties_figure_has_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.get_measure_display()} {self.on}: {self.value}"
