"""Who sits in a seat, and who serves there for a while."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.bodies import actions
from samverk.bodies.forms import naming
from samverk.bodies.forms.act import ActForm, day_after
from samverk.bodies.forms.deciding import DecisionForm, PartyField, organs, parties
from samverk.bodies.forms.professions import ProfessionsForm
from samverk.bodies.models import Appointment, Body, Replacement, Seat, Structure
from samverk.bodies.queries.professions import demanded_of
from samverk.foundation import formats
from samverk.foundation.fields import DayField
from samverk.foundation.language import current
from samverk.parties.models import Party, Person

Data = Mapping[str, Any] | None
ABOUT_PERSON: tuple[str, ...] = ("person", "known_professions", "other_profession")


class PersonForm(ProfessionsForm, ActForm):
    """An act about a person who may be new to the register, from a day and perhaps until another."""

    structure: Structure
    person = naming.PersonField()
    from_day = DayField(label=gettext_lazy("Från och med"))
    last_day = DayField(
        label=gettext_lazy("Till och med"),
        required=False,
        help_text=gettext_lazy("Lämna tomt om det gäller tills vidare."),
    )

    field_order = ABOUT_PERSON

    def __init__(self, data: Data, **about: Any) -> None:  # noqa: ANN401 -- as ActForm takes them
        super().__init__(data, **about)
        self.fields["from_day"].initial = self.on
        self.people = naming.choices(self.structure)
        self.ask_for_professions()

    def clean_person(self) -> naming.Named | None:
        """Whom the name means; None where none was asked for."""
        written = self.cleaned_data["person"]
        return naming.named(written) if written else None

    def clean(self) -> dict[str, Any]:
        """Keep the days in order."""
        first, last = self.cleaned_data.get("from_day"), self.cleaned_data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("Den sista dagen kommer före den första."))
        return self.cleaned_data

    @property
    def day(self) -> dt.date:
        """The first day."""
        first: dt.date = self.cleaned_data["from_day"]
        return first

    @property
    def until(self) -> dt.date | None:
        """The day after the last, where one is set."""
        return day_after(self.cleaned_data["last_day"])

    @property
    def newcomer(self) -> naming.Named | None:
        """The name of somebody whom the register does not know yet."""
        who = self.cleaned_data.get("person")
        return who if who and who.person is None else None

    def written_down(self, actor: str) -> Person:
        """The person, written down now if new, with the professions that were given."""
        who: naming.Named = self.cleaned_data["person"]
        return who.written_down(actor=actor, professions=self.professions())

    def leads_to(self) -> tuple[str, ...]:
        """Which professions are recorded of the person."""
        who = self.cleaned_data.get("person")
        return self.says_professions(who) if who else ()

    def facts(self) -> dict[str, str]:
        """What a sentence about the act needs."""
        return {"person": self.cleaned_data["person"].name, "day": said(self.day)}


def said(day: dt.date) -> str:
    """A day in the reader's language."""
    return formats.day_short(day, current())


class AppointForm(DecisionForm, PersonForm):
    """Appoint somebody to a seat."""

    party = PartyField()
    field_order = (*ABOUT_PERSON, "party", "from_day", "last_day")

    def __init__(self, data: Data, *, seat: Seat, **about: Any) -> None:  # noqa: ANN401
        super().__init__(data, structure=seat.body.structure, **about)
        self.seat = seat
        self.demands(demanded_of(seat, on=self.on))
        self.fields["last_day"].initial = self._eve_of_the_next()
        if seat.party_id:
            del self.fields["party"]
        else:
            rows = parties(self.structure, on=self.on, side=seat.side)
            self.fields["party"].queryset = rows  # type: ignore[attr-defined]
        organ = self.fields["organ"]
        organ.queryset = organs(self.structure, seat.party, on=self.on)  # type: ignore[attr-defined]
        organ.names_party = seat.party_id is None  # type: ignore[attr-defined]

    def _eve_of_the_next(self) -> dt.date | None:
        """The last day before whoever is appointed for later."""
        later = self.seat.appointments.filter(period__startswith__gt=self.on)
        first = later.order_by("period").first()
        return first.period.lower - dt.timedelta(days=1) if first else None

    def begin_as(self, held: Appointment) -> None:
        """Begin with an appointment as it stands: what is changed from its very first day mends it."""
        last = held.period.upper - dt.timedelta(days=1) if held.period.upper else None
        stands: dict[str, Any] = {
            "person": naming.written(held.person),
            "from_day": held.period.lower,
            "last_day": last,
            "organ": held.organ_id,
            "decided_on": held.decided_on,
            "paragraph": held.paragraph,
            "registry_number": held.registry_number,
        }
        self.initial = {**self.initial, **stands}
        if "party" in self.fields:
            rows = parties(self.structure, on=self.on).filter(party=held.party_id)
            self.initial["party"] = rows.first()

    def perform(self, *, actor: str, reason: str) -> None:
        """Appoint, writing down the person first where new."""
        actions.appoint(
            seat=self.seat,
            person=self.written_down(actor),
            on=self.day,
            until=self.until,
            party=_party(self),
            decision=self.decision(),
            actor=actor,
            reason=reason,
        )

    def done(self) -> str:
        """Who was appointed from when."""
        return _("%(person)s är utsedd från %(day)s.") % self.facts()


def _party(form: forms.Form) -> Party | None:
    chosen = form.cleaned_data.get("party")
    return chosen.party if chosen else None


class EndTermForm(ActForm):
    """End a term, in a seat or in a post, after a last day."""

    last_day = DayField(label=gettext_lazy("Sista dagen på uppdraget"))
    reason = forms.CharField(
        label=gettext_lazy("Skäl"),
        required=False,
        max_length=200,
        help_text=gettext_lazy(
            "Sparas i historiken för dem som arbetar här. Det visas inte öppet."
        ),
    )

    def __init__(self, data: Data, *, person: Person, **about: Any) -> None:  # noqa: ANN401
        super().__init__(data, **about)
        self.person = person
        self.fields["last_day"].initial = self.on

    @property
    def day(self) -> dt.date:
        """The first day without the holder."""
        last: dt.date = self.cleaned_data["last_day"]
        return last + dt.timedelta(days=1)

    def why(self, reason: str) -> str:
        """The reason as it was written, and what was confirmed in spite of."""
        return " ".join(filter(None, [self.cleaned_data["reason"], reason]))

    def done(self) -> str:
        """Whose appointment ends when."""
        facts = {"person": self.person.name, "day": said(self.cleaned_data["last_day"])}
        return _("Uppdraget för %(person)s slutar %(day)s.") % facts


class EndForm(EndTermForm):
    """End an appointment."""

    def __init__(self, data: Data, *, appointment: Appointment, **about: Any) -> None:  # noqa: ANN401
        structure = appointment.seat.body.structure
        super().__init__(data, person=appointment.person, structure=structure, **about)
        self.appointment = appointment

    def perform(self, *, actor: str, reason: str) -> None:
        """End it."""
        why = self.why(reason)
        actions.end(appointment=self.appointment, on=self.day, actor=actor, reason=why)


class ReplaceForm(PersonForm):
    """Let somebody serve in a seat for a while."""

    reason = forms.CharField(
        label=gettext_lazy("Skäl"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Visas inte öppet. Skriv ändå inget om någons hälsa."),
    )

    def __init__(self, data: Data, *, seat: Seat, **about: Any) -> None:  # noqa: ANN401
        super().__init__(data, structure=seat.body.structure, **about)
        self.seat = seat

    def perform(self, *, actor: str, reason: str) -> None:  # noqa: ARG002 -- the form asks for its own
        """Let them serve, writing down the person first where new."""
        actions.replace_for_a_while(
            seat=self.seat,
            person=self.written_down(actor),
            from_day=self.day,
            until_day=self.until,
            reason=self.cleaned_data["reason"],
            actor=actor,
        )

    def done(self) -> str:
        """Who serves from when."""
        return _("%(person)s är tillfällig ersättare från %(day)s.") % self.facts()


class ReturnForm(ActForm):
    """Let the holder of a seat serve again."""

    from_day = DayField(label=gettext_lazy("Första dagen tillbaka"))

    def __init__(self, data: Data, *, replacement: Replacement, **about: Any) -> None:  # noqa: ANN401
        super().__init__(data, structure=replacement.seat.body.structure, **about)
        self.replacement = replacement
        self.fields["from_day"].initial = self.on

    @property
    def day(self) -> dt.date:
        """The first day back."""
        first: dt.date = self.cleaned_data["from_day"]
        return first

    def perform(self, *, actor: str, reason: str) -> None:  # noqa: ARG002 -- there is nothing to doubt
        """End the replacement."""
        actions.return_to_seat(replacement=self.replacement, on=self.day, actor=actor)

    def done(self) -> str:
        """Whose replacement ends when."""
        facts = {"person": self.replacement.person.name, "day": said(self.day)}
        return _("%(person)s är inte längre tillfällig ersättare från %(day)s.") % facts


class CoOptForm(PersonForm):
    """Let somebody take part in a body without being a member."""

    party = PartyField()
    reason = forms.CharField(
        label=gettext_lazy("Varför"),
        max_length=200,
        error_messages={"required": gettext_lazy("Skriv varför personen adjungeras.")},
    )
    field_order = (*ABOUT_PERSON, "party", "from_day", "last_day", "reason")

    def __init__(self, data: Data, *, body: Body, **about: Any) -> None:  # noqa: ANN401
        super().__init__(data, structure=body.structure, **about)
        self.body = body
        self.fields["party"].queryset = parties(self.structure, on=self.on)  # type: ignore[attr-defined]

    def perform(self, *, actor: str, reason: str) -> None:
        """Co-opt, writing down the person first where new."""
        actions.co_opt(
            body=self.body,
            person=self.written_down(actor),
            on=self.day,
            until=self.until,
            party=_party(self),
            reason=" ".join(filter(None, [self.cleaned_data["reason"], reason])),
            actor=actor,
        )

    def done(self) -> str:
        """Who takes part from when."""
        return _("%(person)s är adjungerad från %(day)s.") % self.facts()
