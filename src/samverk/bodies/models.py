"""Structures, their bodies and seats, and who holds them. The rules are in the versions' files, never here."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from samverk.parties.models import Organ, Party, Person


def _period_holds_a_day(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(period__isempty=False), name=name)


def _one_at_a_time(name: str, *fields: str, condition: Q | None = None) -> ExclusionConstraint:
    return ExclusionConstraint(
        name=name,
        expressions=[
            *((field, RangeOperators.EQUAL) for field in fields),
            ("period", RangeOperators.OVERLAPS),
        ],
        condition=condition,
    )


class SideKind(models.TextChoices):
    """What a side is; gives it colour and pattern."""

    REGION = "region", _("region")
    MUNICIPALITIES = "municipalities", _("kommuner")
    STATE = "state", _("staten")
    OTHER = "other", _("övriga")


class Structure(models.Model):
    """A collaboration structure, through all its versions."""

    key = models.SlugField(_("nyckel"), max_length=80, unique=True)
    name = models.CharField(_("namn"), max_length=200)
    area = models.CharField(_("område"), max_length=200, blank=True)
    summary = models.TextField(_("i korthet"), blank=True)

    class Meta:
        verbose_name = _("struktur")
        verbose_name_plural = _("strukturer")

    def __str__(self) -> str:
        return self.name


class StructureVersion(models.Model):
    """One version of a structure file, as it was loaded. A corrected file is a new row that replaces the old."""

    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="versions", verbose_name=_("struktur")
    )
    label = models.CharField(_("beteckning"), max_length=80)
    period = DateRangeField(_("tid"))
    content = models.TextField(_("fil"))
    digest = models.CharField(_("kontrollsumma"), max_length=64)
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="replaces", verbose_name=_("ersatt av")
    )

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versioner")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            _period_holds_a_day("bodies_version_period_holds_a_day"),
            _one_at_a_time(
                "bodies_one_version_at_a_time", "structure", condition=Q(replaced_by__isnull=True)
            ),
            models.CheckConstraint(
                condition=~Q(replaced_by=F("pk")), name="bodies_version_does_not_replace_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.label


class StructureParty(models.Model):
    """A party's place in a structure: the key and the name it has there, and its side."""

    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="parties", verbose_name=_("struktur")
    )
    party = models.ForeignKey(
        Party, models.PROTECT, related_name="structures", verbose_name=_("part")
    )
    key = models.SlugField(_("nyckel"), max_length=80)
    name = models.CharField(_("namn"), max_length=200)
    side = models.SlugField(_("sida"), max_length=80, blank=True)
    side_kind = models.CharField(_("sidans slag"), max_length=20, choices=SideKind.choices)
    is_signatory = models.BooleanField(_("undertecknar avtalet"))
    period = DateRangeField(_("tid"))

    class Meta:
        verbose_name = _("part i struktur")
        verbose_name_plural = _("parter i strukturer")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            _period_holds_a_day("bodies_party_period_holds_a_day"),
            _one_at_a_time("bodies_a_party_is_in_a_structure_once_at_a_time", "structure", "party"),
            _one_at_a_time("bodies_a_party_key_means_one_party_at_a_time", "structure", "key"),
        ]

    def __str__(self) -> str:
        return self.name


class Body(models.Model):
    """A body through all versions of its structure. Its rules are in the version of the day."""

    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="bodies", verbose_name=_("struktur")
    )
    key = models.SlugField(_("nyckel"), max_length=80)
    name = models.CharField(_("namn"), max_length=200)
    short = models.CharField(_("kort namn"), max_length=200)
    aliases = ArrayField(
        models.CharField(max_length=200), verbose_name=_("andra namn"), default=list
    )
    period = DateRangeField(_("tid"))

    class Meta:
        verbose_name = _("organ")
        verbose_name_plural = _("organ")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            _period_holds_a_day("bodies_body_period_holds_a_day"),
            models.UniqueConstraint(
                fields=["structure", "key"], name="bodies_one_body_of_a_key_in_a_structure"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Seat(models.Model):
    """A place in a body, filled by one person at a time.

    filler is the rule's own name for who fills it ("party:umea"); it is empty for a seat outside every rule,
    which may be recorded because reality is, and which Avvikelser then points out.
    """

    class Kind(models.TextChoices):
        ORDINARY = "ordinary", _("ordinarie")
        SUBSTITUTE = "substitute", _("ersättare")

    class Standing(models.TextChoices):
        MEMBER = "member", _("ledamot")
        EX_OFFICIO = "ex officio", _("i kraft av uppdrag")
        CO_OPTED = "co-opted", _("adjungerad")
        OBSERVER = "observer", _("observatör")
        ATTENDS = "attends", _("närvarande")

    body = models.ForeignKey(Body, models.PROTECT, related_name="seats", verbose_name=_("organ"))
    kind = models.CharField(_("slag"), max_length=20, choices=Kind.choices)
    standing = models.CharField(_("ställning"), max_length=20, choices=Standing.choices)
    filler = models.CharField(_("fylls av"), max_length=200, blank=True)
    number = models.PositiveSmallIntegerField(_("nummer"))
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, related_name="seats", verbose_name=_("part")
    )
    side = models.SlugField(_("sida"), max_length=80, blank=True)
    personal_for = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        related_name="substitute_seats",
        verbose_name=_("personlig ersättare för"),
    )
    period = DateRangeField(_("tid"))

    class Meta:
        verbose_name = _("plats")
        verbose_name_plural = _("platser")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            _period_holds_a_day("bodies_seat_period_holds_a_day"),
            _one_at_a_time(
                "bodies_one_seat_of_a_number_at_a_time",
                "body",
                "filler",
                "standing",
                "kind",
                "number",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="bodies_seat_number_counts_from_one"
            ),
            models.CheckConstraint(
                condition=Q(personal_for__isnull=True) | Q(kind="substitute"),
                name="bodies_only_a_substitute_is_personal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.filler} {self.number}"


class Decided(models.Model):
    """Where something was decided, as far as it is known: organ, day, paragraph and registry number."""

    organ = models.ForeignKey(
        Organ, models.PROTECT, null=True, related_name="+", verbose_name=_("beslutat av")
    )
    decided_on = models.DateField(_("beslutat den"), null=True)
    paragraph = models.CharField(_("paragraf"), max_length=20, blank=True)
    registry_number = models.CharField(_("diarienummer"), max_length=40, blank=True)

    class Meta:
        abstract = True


class Appointment(Decided):
    """A person holds a seat for a period, on behalf of a party. Ended by a date, never erased."""

    seat = models.ForeignKey(
        Seat, models.PROTECT, related_name="appointments", verbose_name=_("plats")
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="appointments", verbose_name=_("person")
    )
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, related_name="appointments", verbose_name=_("för")
    )
    period = DateRangeField(_("tid"))

    class Meta:
        verbose_name = _("uppdrag")
        verbose_name_plural = _("uppdrag")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            _period_holds_a_day("bodies_appointment_period_holds_a_day"),
            _one_at_a_time("bodies_one_person_in_a_seat_at_a_time", "seat"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            # "Who holds this seat, or held it last" is asked for every seat of a page at once.
            models.Index("seat", Lower("period").desc(), name="bodies_latest_appointment"),
            GistIndex(fields=["period"], name="bodies_appointment_by_period"),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.seat}"


class Replacement(models.Model):
    """A person serves in somebody's seat for a while. It belongs to the seat, with dates of its own."""

    seat = models.ForeignKey(
        Seat, models.PROTECT, related_name="replacements", verbose_name=_("plats")
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="replacements", verbose_name=_("person")
    )
    period = DateRangeField(_("tid"))
    reason = models.CharField(_("skäl"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("tillfällig ersättning")
        verbose_name_plural = _("tillfälliga ersättningar")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            _period_holds_a_day("bodies_replacement_period_holds_a_day"),
            _one_at_a_time("bodies_one_replacement_in_a_seat_at_a_time", "seat"),
        ]

    def __str__(self) -> str:
        return f"{self.person} för {self.seat}"


class Post(Decided):
    """A term in the presidium of a body."""

    class Role(models.TextChoices):
        CHAIR = "chair", _("ordförande")
        VICE_CHAIR = "vice_chair", _("vice ordförande")
        SECRETARY = "secretary", _("sekreterare")
        CONVENER = "convener", _("sammankallande")

    class Prolonged(models.TextChoices):
        UNANIMOUS = "unanimous", _("enigt beslut")
        QUALIFIED = "qualified majority", _("beslut med kvalificerad majoritet")
        MAJORITY = "majority", _("beslut med enkel majoritet")

    body = models.ForeignKey(Body, models.PROTECT, related_name="posts", verbose_name=_("organ"))
    role = models.CharField(_("uppgift"), max_length=20, choices=Role.choices)
    number = models.PositiveSmallIntegerField(_("nummer"), default=1)
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="posts", verbose_name=_("person")
    )
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, related_name="posts", verbose_name=_("för")
    )
    side = models.SlugField(_("sida"), max_length=80, blank=True)
    period = DateRangeField(_("tid"))
    prolonged_by = models.CharField(
        _("förlängt genom"), max_length=20, choices=Prolonged.choices, blank=True
    )

    class Meta:
        verbose_name = _("uppdrag i presidiet")
        verbose_name_plural = _("uppdrag i presidiet")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            _period_holds_a_day("bodies_post_period_holds_a_day"),
            _one_at_a_time("bodies_one_person_in_a_post_at_a_time", "body", "role", "number"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                "body", "role", "number", Lower("period").desc(), name="bodies_latest_post"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.person}"


class Reviewed(Decided):
    """Something of a body was fixed or reviewed on a day."""

    class What(models.TextChoices):
        REMIT = "remit", _("uppdraget")
        STAFFING = "staffing", _("bemanningen")
        RULES = "rules of procedure", _("arbetsordningen")

    body = models.ForeignKey(Body, models.PROTECT, related_name="reviews", verbose_name=_("organ"))
    what = models.CharField(_("vad"), max_length=20, choices=What.choices)
    on = models.DateField(_("den"))

    class Meta:
        verbose_name = _("översyn")
        verbose_name_plural = _("översyner")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["body", "what", "on"], name="bodies_one_review_of_a_thing_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.on}"
