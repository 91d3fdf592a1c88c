"""Who holds a seat or a post, who stands in, and what was reviewed: dated, never erased."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from samverk.bodies.models.periods import one_at_a_time, period_holds_a_day
from samverk.bodies.models.seats import Body, Seat
from samverk.parties.models import Organ, Party, Person


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
            period_holds_a_day("bodies_appointment_period_holds_a_day"),
            one_at_a_time("bodies_one_person_in_a_seat_at_a_time", "seat"),
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
            period_holds_a_day("bodies_replacement_period_holds_a_day"),
            one_at_a_time("bodies_one_replacement_in_a_seat_at_a_time", "seat"),
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
            period_holds_a_day("bodies_post_period_holds_a_day"),
            one_at_a_time("bodies_one_person_in_a_post_at_a_time", "body", "role", "number"),
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
