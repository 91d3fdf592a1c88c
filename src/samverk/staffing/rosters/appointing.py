"""A row about a seat: who holds it, from when, by which decision, and what that does to who holds it now."""

import datetime as dt
from dataclasses import dataclass

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext

from samverk.bodies import actions
from samverk.bodies.actions import DecisionFacts
from samverk.bodies.models import Appointment, Body, Seat
from samverk.parties.models import Organ, Party, Person
from samverk.rulebook.matching import fold
from samverk.staffing.rosters import offices, people, seating
from samverk.staffing.rosters.columns import FROM, TO
from samverk.staffing.rosters.faults import Wrong
from samverk.staffing.rosters.lines import Line
from samverk.staffing.rosters.people import Name, People
from samverk.staffing.rosters.register import Register, organ
from samverk.staffing.rosters.verdicts import Judged, Verdict

ONE_HOLDER_AT_A_TIME = "samverk K6"
_REASON = "Inläst från fil"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a row says, with its names found."""

    line: Line
    seat: Seat
    person: Person
    party: Party | None
    from_day: dt.date | None
    until: dt.date | None
    is_new: bool
    about: str


def judge(line: Line, register: Register, known: People, *, chosen: str, actor: str) -> Judged:
    """Read in one row. Raises: Wrong, Unclear, Refused."""
    if not line.text("body"):
        raise Wrong(gettext("Organ behövs."))
    from_day, until = line.day("from_day"), line.until()
    if from_day and until and until <= from_day:
        raise line.wrong(TO.field, gettext("är före den första dagen"))
    on = from_day or register.on
    body = register.body(line.text("body"), on)
    party = register.party(line.text("party")) if line.text("party") else None
    name = people.name_in(line)
    seats = seating.find(line, body, party, on, register)
    if name is None:
        about = f"{body.name}: {seating.name_of(seats[0], register)}"
        empty = gettext("inget namn: platsen lämnas som den är")
        return Judged(line, Verdict.UNCHANGED, about, (empty,))
    seat = _seat(seats, name, on, register)
    about = f"{name.whole}, {body.name}: {seating.name_of(seat, register)}"
    who, says = _who(line, name, seat, party or seat.party, known, chosen, actor, register)
    is_new = who is None
    person = who or _new(line, name, actor, register)
    wanted = Wanted(line, seat, person, party or seat.party, from_day, until, is_new, about)
    judged = _judged(wanted, body, says, actor=actor, register=register)
    known.keep(person)
    known.parties[person.pk].update({wanted.party.pk} if wanted.party else ())
    return judged


def _seat(seats: list[Seat], name: Name, on: dt.date, register: Register) -> Seat:
    """The one seat, or the one among several that the person has already. Raises: Unclear."""
    if len(seats) > 1:
        rows = Appointment.objects.filter(seat__in=seats, period__contains=on)
        held = [
            row.seat_id
            for row in rows.select_related("person")
            if fold(row.person.name) == fold(name.whole)
        ]
        own = [seat for seat in seats if seat.pk in held]
        seats = own if len(own) == 1 else seats
    return seating.one(seats, register)


def _who(  # noqa: PLR0913, PLR0917 -- each is something that the row says
    line: Line,
    name: Name,
    seat: Seat,
    party: Party | None,
    known: People,
    chosen: str,
    actor: str,
    register: Register,
) -> tuple[Person | None, list[str]]:
    """The person in the register, and what the row adds to what is known of them."""
    email = people.email_in(line)
    if chosen:
        person = known.chosen(chosen, name)
    else:
        holders = [row.person_id for row in _terms(seat)]
        person = known.holder_or_other(name, email, holders, party)
    if person is None:
        return None, []
    if fold(person.name) != fold(name.whole) or person.name != name.whole:
        about = {"said": name.whole, "name": person.name}
        register.taken.append(gettext("”%(said)s” tolkas som %(name)s") % about)
    professions = people.professions_in(line, register)
    return people.complete(person, email, professions, actor=actor, register=register)


def _new(line: Line, name: Name, actor: str, register: Register) -> Person:
    professions = people.professions_in(line, register)
    return people.add(name, people.email_in(line), professions, actor=actor)


def _terms(seat: Seat) -> list[Appointment]:
    rows = Appointment.objects.filter(seat=seat).select_related("person", "organ", "party", "seat")
    return list(rows.order_by("period"))


def _judged(
    wanted: Wanted, body: Body, says: list[str], *, actor: str, register: Register
) -> Judged:
    terms = _terms(wanted.seat)
    own = _own(wanted, terms, register.on)
    if own is not None:
        says += _completed(own, wanted, actor=actor, register=register)
        says += offices.give(
            wanted.line, wanted.person, own.party, own.period, actor=actor, register=register
        )
        verdict = Verdict.CHANGES if says else Verdict.UNCHANGED
        return Judged(wanted.line, verdict, wanted.about, tuple(says))
    from_day = wanted.from_day or register.on
    ended = _ended(wanted, terms, from_day, body, register.on)
    row = actions.appoint(
        seat=wanted.seat,
        person=wanted.person,
        on=from_day,
        until=wanted.until,
        party=wanted.party,
        decision=_decision(wanted, register),
        actor=actor,
        reason=_REASON,
    )
    says += offices.give(
        wanted.line, wanted.person, row.party, row.period, actor=actor, register=register
    )
    if wanted.is_new:
        says.insert(0, gettext("ny person i registret"))
    says.insert(0, gettext("från %(day)s") % {"day": from_day})
    if ended:
        about = {"name": ended.person.name, "day": from_day - dt.timedelta(days=1)}
        says.insert(0, gettext("avslutar %(name)s, sista dag %(day)s") % about)
    return Judged(wanted.line, Verdict.ENDS if ended else Verdict.NEW, wanted.about, tuple(says))


def _own(wanted: Wanted, terms: list[Appointment], on: dt.date) -> Appointment | None:
    """The appointment that the row repeats. Raises: Wrong where it has another first day."""
    of_person = [row for row in terms if row.person_id == wanted.person.pk]
    if wanted.from_day is None:
        return next((row for row in of_person if _holds(row, on)), None)
    same = next((row for row in of_person if row.period.lower == wanted.from_day), None)
    days = DateRange(wanted.from_day, wanted.until)
    other = next((row for row in of_person if _overlap(row.period, days)), None)
    if same is None and other is not None:
        why = gettext("är inte den dag som registret har: %(day)s") % {"day": other.period.lower}
        raise wanted.line.wrong(FROM.field, why)
    return same


def _holds(row: Appointment, on: dt.date) -> bool:
    return bool(row.period.lower <= on and (row.period.upper is None or on < row.period.upper))


def _overlap(one: DateRange, other: DateRange) -> bool:
    return (other.upper is None or one.lower < other.upper) and (
        one.upper is None or other.lower < one.upper
    )


def _ended(
    wanted: Wanted, terms: list[Appointment], from_day: dt.date, body: Body, on: dt.date
) -> Appointment | None:
    """Whose appointment the row ends.

    Raises: Wrong where the other began that day, or goes on after a time that is over already.
    """
    present = next((row for row in terms if _holds(row, from_day)), None)
    if present is None:
        return None
    about = {"name": present.person.name, "body": body.name, "day": from_day}
    if present.period.lower == from_day:
        raise Wrong(
            gettext(
                "%(name)s har redan platsen från samma dag, %(day)s. Rätta det på organets sida."
            )
            % about,
            ONE_HOLDER_AT_A_TIME,
        )
    upper = present.period.upper
    if wanted.until and wanted.until <= on and (upper is None or wanted.until < upper):
        raise Wrong(
            gettext(
                "%(name)s har platsen både före och efter de dagarna. Den som träder in för en tid "
                "skrivs som tillfällig ersättare på organets sida."
            )
            % about,
            ONE_HOLDER_AT_A_TIME,
        )
    return present


def _completed(own: Appointment, wanted: Wanted, *, actor: str, register: Register) -> list[str]:
    """What the row says of the appointment and the register does not. Raises: Wrong where they differ, Refused."""
    says = _decided(own, wanted, actor=actor, register=register)
    if (
        wanted.party
        and own.party_id
        and wanted.line.text("party")
        and wanted.party.pk != own.party_id
    ):
        about = {"name": wanted.person.name, "party": own.party.name if own.party else ""}
        raise Wrong(gettext("%(name)s har platsen för %(party)s enligt registret.") % about)
    until, upper = wanted.until, own.period.upper
    if until and (upper is None or until < upper):
        actions.end(appointment=own, on=until, actor=actor, reason=_REASON)
        says.append(gettext("slutar %(day)s") % {"day": until - dt.timedelta(days=1)})
    elif until and upper and until > upper:
        why = gettext(
            "är efter den sista dag som registret har, %(day)s. Ska personen fortsätta: skriv en ny rad"
        )
        raise wanted.line.wrong(TO.field, why % {"day": upper - dt.timedelta(days=1)})
    return says


def _decided(own: Appointment, wanted: Wanted, *, actor: str, register: Register) -> list[str]:
    line, says = wanted.line, []
    organ_said, day = line.text("decided_by"), line.day("decided_on")
    if organ_said and (own.organ is None or fold(own.organ.name) != fold(organ_said)):
        found = _organ(wanted, register)
        _same_or_missing(line, "decided_by", own.organ, found)
        says.append(gettext("beslutat av %(organ)s") % {"organ": found})
        own.organ = found
    if day and day != own.decided_on:
        _same_or_missing(line, "decided_on", own.decided_on, day)
        says.append(gettext("beslutat %(day)s") % {"day": day})
        own.decided_on = day
    for field in ("paragraph", "registry_number"):
        text = _short(line, field)
        if text and fold(text) != fold(getattr(own, field)):
            _same_or_missing(line, field, getattr(own, field), text)
            says.append(text)
            setattr(own, field, text)
    if says:
        _write_decision(own, actor)
    return says


def _same_or_missing(line: Line, field: str, before: object, after: object) -> None:
    if before and before != after:
        raise line.wrong(field, gettext("är något annat än registrets: %(has)s") % {"has": before})


def _write_decision(own: Appointment, actor: str) -> None:
    """By the action that mends an appointment from its own first day."""
    actions.appoint(
        seat=own.seat,
        person=own.person,
        on=own.period.lower,
        until=own.period.upper,
        party=own.party,
        decision=DecisionFacts(own.organ, own.decided_on, own.paragraph, own.registry_number),
        actor=actor,
        reason=_REASON,
    )


def _decision(wanted: Wanted, register: Register) -> DecisionFacts:
    line = wanted.line
    return DecisionFacts(
        organ=_organ(wanted, register) if line.text("decided_by") else None,
        decided_on=line.day("decided_on"),
        paragraph=_short(line, "paragraph"),
        registry_number=_short(line, "registry_number"),
    )


def _short(line: Line, field: str) -> str:
    if len(line.text(field)) > _MOST[field]:
        raise line.wrong(field, gettext("är längre än %(most)d tecken") % {"most": _MOST[field]})
    return line.text(field)


_MOST = {"paragraph": 20, "registry_number": 40}  # as the register has room for


def _organ(wanted: Wanted, register: Register) -> Organ:
    if wanted.party is None:
        raise Wrong(gettext("Beslutat av är ett organ hos en part. Fyll i Part."))
    return organ(wanted.party, wanted.line.text("decided_by"), register)
