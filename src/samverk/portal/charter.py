"""What a body is for, what it can decide and whom that binds, how often it meets, and when it is to be reviewed."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.bodies.models import Body
from samverk.bodies.queries.state import BodyState, StructureState
from samverk.foundation.citing import Cited, cite_all, readable
from samverk.foundation.language import spoken
from samverk.portal.wording import form, meetings, owner, secretariat
from samverk.rulebook.bodies import power, reviews, substitutes
from samverk.rulebook.findings import Words
from samverk.rulebook.steps import Step
from samverk.rulebook.structure.model import Key

_RECOMMENDS = Words(
    "Denna grupp rekommenderar – beslut fattas hos varje huvudman.",
    "This group recommends – decisions are made by each principal.",
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Something the body can do with a question, and whom that binds."""

    name: str
    binds: str


@dataclass(frozen=True, slots=True)
class DueReview:
    """A review that is to be made, and how long is left of the time, in words and as a weight."""

    what: str
    last: dt.date | None
    due_on: dt.date
    left: str
    weight: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another body of the structure; row is None where it has no page that day."""

    name: str
    row: Body | None


@dataclass(frozen=True, slots=True)
class Charter:
    """The rules of a body in words."""

    form: str
    power: str
    remit: str
    remit_by: str
    rules_by: str
    outcomes: tuple[Outcome, ...]
    meetings: str
    secretariat: str
    attendance: str
    prepares_for: tuple[Neighbour, ...]
    prepared_by: tuple[Neighbour, ...]
    under: tuple[Neighbour, ...]
    reviews: tuple[DueReview, ...]
    clauses: tuple[Cited, ...]
    note: str


def charter(body: BodyState, state: StructureState) -> Charter:
    """The rules of a body as its page tells them. No queries."""
    rule, rules = body.rule, state.rules
    preparing = [other.key for other in rules.bodies.values() if rule.key in other.prepares_for]
    remit = rule.remit
    return Charter(
        form=form(rule.form),
        power=_power(body),
        remit=remit.text if remit else "",
        remit_by=owner(remit.decided_by, rules) if remit else "",
        rules_by=owner(remit.rules_by, rules) if remit else "",
        outcomes=tuple(_outcomes(body)),
        meetings=meetings(rule.meetings),
        secretariat=secretariat(rule.secretariat, rules),
        attendance=_attendance(body),
        prepares_for=_neighbours(rule.prepares_for, state),
        prepared_by=_neighbours(preparing, state),
        under=_neighbours([rule.parent] if rule.parent else [], state),
        reviews=tuple(due_reviews(body, state)),
        clauses=tuple(cite_all((*rule.clauses, *(remit.clauses if remit else ())), rules)),
        note=rule.note,
    )


def _power(body: BodyState) -> str:
    if power.DECIDE in power.outcomes(body.rule.form):
        return spoken(power.binds(body.rule.form, power.DECIDE))
    return spoken(_RECOMMENDS)


def _outcomes(body: BodyState) -> Iterable[Outcome]:
    allowed = power.outcomes(body.rule.form)
    stated = [outcome for outcome in body.rule.outcomes if outcome in allowed]
    for outcome in stated or allowed:
        binds = spoken(power.binds(body.rule.form, outcome))
        yield Outcome(_capital(spoken(power.NAMES[outcome])), binds)


def _attendance(body: BodyState) -> str:
    has_any = any(rule.substitutes.most != 0 for rule in body.rule.seats)
    if not has_any:
        return ""
    return " ".join(spoken(step.text) for step in substitutes.attendance(body.rule).steps)


def _neighbours(keys: Iterable[Key], state: StructureState) -> tuple[Neighbour, ...]:
    found = ((key, state.bodies.get(key)) for key in keys)
    return tuple(
        Neighbour(state.rules.name_of(key), body.row if body else None) for key, body in found
    )


def due_reviews(body: BodyState, state: StructureState) -> Iterable[DueReview]:
    """What is to be reviewed and by when, with the days that are left."""
    for due in reviews.due(body.rule, state.rules, body.facts.reviewed, on=state.on):
        yield DueReview(
            what=_capital(spoken(reviews.WHAT[due.what])),
            last=due.last,
            due_on=due.due_on,
            left=_left(due.days_left(state.on)),
            weight="warn" if due.is_overdue(state.on) else "",
            steps=tuple(readable(due.steps, state.rules)),
        )


def _left(days: int) -> str:
    if days < 0:
        late = ngettext("%(days)d dag försenad", "%(days)d dagar försenad", -days)
        return late % {"days": -days}
    if days == 0:
        return _("i dag")
    return ngettext("%(days)d dag kvar", "%(days)d dagar kvar", days) % {"days": days}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
