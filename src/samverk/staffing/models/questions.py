"""What one party is asked in a round: about which seats, by which links, reminded when."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samverk.bodies.models import Appointment, Body, Seat
from samverk.parties.models import Party
from samverk.rulebook.staffing.answers import AnswerState
from samverk.staffing.models.rounds import Round


class Question(models.Model):
    """One party in a round. The contact is who got the letter; without an address nobody did."""

    class State(models.TextChoices):
        ASKED = AnswerState.ASKED.value, _("inte svarat")
        BEGUN = AnswerState.BEGUN.value, _("påbörjat")
        ANSWERED = AnswerState.ANSWERED.value, _("svarat")
        CHANGING = AnswerState.CHANGING.value, _("svarat, ändrar")
        ACCEPTED = AnswerState.ACCEPTED.value, _("godkänt")
        LAPSED = AnswerState.LAPSED.value, _("frågan har fallit")

    round = models.ForeignKey(
        Round, models.PROTECT, related_name="questions", verbose_name=_("fråga om platser")
    )
    party = models.ForeignKey(
        Party, models.PROTECT, related_name="questions", verbose_name=_("part")
    )
    state = models.CharField(_("läge"), max_length=20, choices=State.choices, default=State.ASKED)
    contact_name = models.CharField(_("kontakt"), max_length=200, blank=True)
    contact_email = models.EmailField(_("kontaktens e-postadress"), max_length=254, blank=True)
    # Where the party has left and another answers in its place: the question to that one.
    continued_by = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="continues", verbose_name=_("besvaras av")
    )

    class Meta:
        verbose_name = _("fråga till en part")
        verbose_name_plural = _("frågor till parter")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["round", "party"], name="staffing_a_party_is_asked_once_in_a_round"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.party}"

    @property
    def at(self) -> AnswerState:
        """The state as the rules know it."""
        return AnswerState(self.state)


class AskedSeat(models.Model):
    """A seat that a party is asked to fill; holder is who was to have it then, as far as was known when it was asked.

    Where a side as a whole fills places in a body, the party may propose names: then there is no seat yet, but the body,
    which places it is about (the rules' own name for them, "side:municipalities/member/ordinary") and which of the
    party's lines this is.
    """

    question = models.ForeignKey(
        Question, models.PROTECT, related_name="seats", verbose_name=_("fråga")
    )
    seat = models.ForeignKey(
        Seat, models.PROTECT, null=True, related_name="asked", verbose_name=_("plats")
    )
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, related_name="+", verbose_name=_("organ för förslag")
    )
    places = models.CharField(
        _("platser för förslag"), max_length=250, blank=True, default="", db_default=""
    )
    line = models.PositiveSmallIntegerField(_("förslagets rad"), null=True)
    holder = models.ForeignKey(
        Appointment,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("uppdraget när frågan ställdes"),
    )

    class Meta:
        verbose_name = _("plats i en fråga")
        verbose_name_plural = _("platser i frågor")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["question", "seat"], name="staffing_a_seat_is_asked_about_once"
            ),
            models.UniqueConstraint(
                fields=["question", "body", "places", "line"],
                name="staffing_a_line_for_a_proposal_is_there_once",
            ),
            models.CheckConstraint(
                condition=Q(seat__isnull=False, body__isnull=True, places="", line__isnull=True)
                | Q(seat__isnull=True, body__isnull=False, line__gte=1) & ~Q(places=""),
                name="staffing_asked_about_a_seat_or_for_proposals",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat or self.body}"

    @property
    def of_body(self) -> Body | None:
        """The body that the seat or the proposal is for."""
        return self.seat.body if self.seat else self.body


class Link(models.Model):
    """A personal address to one question. Only its digest is kept: whoever reads the database cannot use it."""

    question = models.ForeignKey(
        Question, models.PROTECT, related_name="links", verbose_name=_("fråga")
    )
    digest = models.CharField(_("kontrollsumma"), max_length=64, unique=True)
    made_on = models.DateField(_("skapad"))
    until = models.DateField(_("gäller till"))
    revoked_on = models.DateField(_("indragen"), null=True)

    class Meta:
        verbose_name = _("länk")
        verbose_name_plural = _("länkar")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="staffing_link_keeps_a_digest"
            ),
            models.CheckConstraint(
                condition=Q(until__gt=F("made_on")), name="staffing_link_holds_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question} {self.made_on}"


class Reminder(models.Model):
    """A party was reminded. occasion is the day of the rule, None where somebody pressed the button."""

    question = models.ForeignKey(
        Question, models.PROTECT, related_name="reminders", verbose_name=_("fråga")
    )
    on = models.DateField(_("den"))
    occasion = models.SmallIntegerField(_("tillfälle"), null=True)

    class Meta:
        verbose_name = _("påminnelse")
        verbose_name_plural = _("påminnelser")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["question", "occasion"], name="staffing_one_reminder_an_occasion"
            ),
            models.UniqueConstraint(fields=["question", "on"], name="staffing_one_reminder_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.question} {self.on}"
