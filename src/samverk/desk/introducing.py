"""The letter that welcomes a new representative: the body, its remit, who stands in, who chairs, what comes, whom to ask."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from samverk.bodies.models import Appointment, RemitRecord
from samverk.bodies.queries.state import BodyState, StructureState
from samverk.foundation.formats import day_short
from samverk.foundation.language import current, spoken
from samverk.rulebook.bodies.facts import Role
from samverk.rulebook.terms import ahead
from samverk.rulebook.terms.coming import Kind

HALF_A_YEAR = 183
LANGUAGES = ("sv", "en")


@dataclass(frozen=True, slots=True)
class Welcome:
    """A letter of introduction, not sent yet."""

    subject: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the letter is made of. asks is whom to ask, with an address; page is where the body stands.

    known is the body with its rules, None where no structure file tells of it.
    """

    appointment: Appointment
    known: tuple[StructureState, BodyState] | None
    remit: RemitRecord | None
    asks: str
    page: str


def introduction(facts: Facts, language: str) -> Welcome:
    """The letter in a language. No queries: all of it is in the facts."""
    with translation.override(language):
        subject = _("Välkommen till %(body)s") % {"body": facts.appointment.seat.body.name}
        return Welcome(subject, "\n\n".join(filter(None, _paragraphs(facts))) + "\n", language)


def _paragraphs(facts: Facts) -> Iterator[str]:
    yield _("Hej %(name)s!") % {"name": facts.appointment.person.given_name}
    yield _seat(facts)
    yield _remit(facts)
    yield _people(facts)
    yield _dates(facts)
    yield _("Vilka som sitter i organet och vad det får besluta står här:") + f"\n{facts.page}"
    yield _("Undrar du något? Fråga %(who)s.") % {"who": facts.asks}


def _seat(facts: Facts) -> str:
    row, body = facts.appointment, facts.appointment.seat.body
    about = {
        "body": body.name,
        "structure": body.structure.name,
        "day": _day(row.period.lower),
    }
    if row.seat.kind == row.seat.Kind.SUBSTITUTE:
        said = _("Du är ersättare i %(body)s i %(structure)s från %(day)s.") % about
    else:
        said = _("Du har en plats i %(body)s i %(structure)s från %(day)s.") % about
    if row.party:
        said += " " + _("Du företräder %(party)s.") % {"party": row.party.name}
    if row.period.upper:
        last = _day(row.period.upper - dt.timedelta(days=1))
        said += " " + _("Uppdraget gäller till och med %(day)s.") % {"day": last}
    return said


def _remit(facts: Facts) -> str:
    """The remit that was fixed, else what the agreement says; nothing where neither says anything."""
    if facts.remit:
        said = [_("Organets mål:"), facts.remit.goals]
        if facts.remit.report_form:
            said += ["", _("Så rapporterar det:"), facts.remit.report_form]
        return "\n".join(said)
    rule = facts.known[1].rule.remit if facts.known else None
    return _("Organets uppdrag: %(text)s") % {"text": rule.text} if rule else ""


def _people(facts: Facts) -> str:
    if facts.known is None:
        return ""
    body, on = facts.known[1], facts.known[0].on
    lines = []
    chair = next((p for p in body.facts.posts if p.role is Role.CHAIR and on in p.period), None)
    if chair:
        lines.append(_("Ordförande är %(name)s.") % {"name": body.facts.name_of(chair.person)})
    who = body.judged.composition
    own = next((place for place in who.places if place.id == str(facts.appointment.seat_id)), None)
    if own and own.is_ordinary:
        names = [body.facts.name_of(each.person) for each in who.substitutes_of(own)][:3]
        if names:
            lines.append(
                _("När du är borta går %(names)s in, i den ordningen.")
                % {"names": ", ".join(names)}
            )
    return "\n".join(lines)


def _dates(facts: Facts) -> str:
    if facts.known is None:
        return ""
    state, body = facts.known
    found = ahead.of_body(body.facts, state.rules, on=state.on)
    mine = {None, str(facts.appointment.person_id)}
    lines = [
        f"{_day(each.on)}: {spoken(each.text)}"
        for each in ahead.nearest(found, on=state.on, within=HALF_A_YEAR)
        if each.on >= state.on and (each.person in mine or each.kind is Kind.CHAIR_TURNS)
    ]
    if not lines:
        return ""
    return "\n".join([_("Det här händer i organet det närmaste halvåret:"), *lines])


def _day(day: dt.date) -> str:
    return day_short(day, current())
