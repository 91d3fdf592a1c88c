"""What is to be said of a matter on a day, in one shape for commands, pages and other systems."""

import datetime as dt
from dataclasses import dataclass

from samverk.matters.models import Matter, PartyDecision
from samverk.matters.queries.deciding import Decided, decided
from samverk.matters.queries.rows import Standing, recommendations, standings
from samverk.matters.queries.story import Story, story_of
from samverk.rulebook.bodies import power
from samverk.rulebook.findings import Words
from samverk.rulebook.matters import decisions
from samverk.rulebook.matters.decisions import RowState
from samverk.rulebook.matters.position import Stay
from samverk.rulebook.matters.steps import Act, HolderKind, State
from samverk.rulebook.matters.texts import DONE, HOLDERS

# What each list of parties holds; whoever has answered in none of these ways is missing.
_ADOPTED = frozenset({RowState.ADOPTED})
_CHANGED = frozenset({RowState.CHANGED, RowState.MIXED})
_ASIDE = frozenset({RowState.NOT_ASKED, RowState.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Place:
    """One stay of the matter: where, from when, for how many days, what came of it and whom that binds."""

    where: Words
    kind: str
    body: str | None
    from_day: dt.date
    until_day: dt.date | None
    days: int
    outcome: str | None
    says: Words | None
    binds: Words | None


@dataclass(frozen=True, slots=True)
class ClauseStatus:
    """What one principal decided on one clause; outcome None is that nothing is known."""

    number: int
    outcome: str | None
    wording: str


@dataclass(frozen=True, slots=True)
class PartyStatus:
    """One principal's row on the day, by the answer that counts."""

    party: str
    name: str
    state: str
    outcome: str | None
    organ: str
    decided_on: dt.date | None
    paragraph: str
    registry_number: str
    received_on: dt.date | None
    is_late: bool
    has_dissent: bool
    planned_on: dt.date | None
    clauses: tuple[ClauseStatus, ...]


@dataclass(frozen=True, slots=True)
class RecommendationStatus:
    """A recommendation that had been sent that day: what was asked, and how it stands with each principal."""

    number: int
    title: str
    sent_on: dt.date
    due: dt.date | None
    clauses: tuple[tuple[int, str], ...]
    parties: tuple[PartyStatus, ...]
    sentence: Words

    def keys(self, states: frozenset[RowState]) -> tuple[str, ...]:
        """The parties that stand in one of the states, in the order of the rows."""
        return tuple(each.party for each in self.parties if each.state in states)

    @property
    def adopted(self) -> tuple[str, ...]:
        """Those that have adopted every clause as it stands."""
        return self.keys(_ADOPTED)

    @property
    def changed(self) -> tuple[str, ...]:
        """Those that have adopted with a change, or clauses differently."""
        return self.keys(_CHANGED)

    @property
    def missing(self) -> tuple[str, ...]:
        """Those without an answer that counts as final."""
        return tuple(each.party for each in self.parties if each.state in _UNSETTLED)


_UNSETTLED = frozenset(
    {
        RowState.MISSING,
        RowState.OVERDUE,
        RowState.RECEIVED,
        RowState.REFERRED_BACK,
        RowState.POSTPONED,
    }
)


@dataclass(frozen=True, slots=True)
class Status:
    """A matter on a day: who has it since when, where it has been, what was decided, how its recommendations stand."""

    matter: Matter
    on: dt.date
    state: State | None
    holder: HolderKind | None
    holder_name: Words | None
    since: dt.date | None
    postponed_until: dt.date | None
    route: tuple[Place, ...]
    decisions: tuple[Decided, ...]
    recommendations: tuple[RecommendationStatus, ...]

    @property
    def days(self) -> int | None:
        """How many days whoever has it has had it; None where nobody has."""
        return (self.on - self.since).days if self.since and self.holder else None


def status(matter: Matter, *, on: dt.date) -> Status:
    """What is to be said of a matter on a day. At most twelve queries, however many principals there are."""
    story = story_of(matter, on=on)
    position = story.position
    sent = recommendations(matter).filter(sent_on__lte=on)
    holder = position.holder
    return Status(
        matter=matter,
        on=on,
        state=position.state,
        holder=holder.kind if holder else None,
        holder_name=_name(position.stays[-1], story) if holder else None,
        since=position.since,
        postponed_until=position.postponed_until,
        route=tuple(_place(stay, story) for stay in position.stays),
        decisions=decided(story),
        recommendations=tuple(_recommendation(each, on) for each in standings(sent, on=on)),
    )


def _name(stay: Stay, story: Story) -> Words:
    holder = stay.holder
    if holder.kind is not HolderKind.BODY:
        return HOLDERS[holder.kind]
    if holder.body and story.rules:
        name = story.rules.name_of(holder.body)
    else:
        name = holder.forum or str(holder.body)
    return Words(name, name)


def _place(stay: Stay, story: Story) -> Place:
    step = stay.ended_by
    outcome = step.outcome if step and step.act is Act.TREAT else None
    rule = story.rules.bodies.get(stay.holder.body or "") if story.rules else None
    says = None
    if step is not None:
        says = power.NAMES[outcome] if outcome else DONE[step.act]
    return Place(
        where=_name(stay, story),
        kind=str(stay.holder.kind),
        body=stay.holder.body,
        from_day=stay.from_day,
        until_day=stay.until_day,
        days=stay.days(on=story.on),
        outcome=outcome,
        says=says,
        binds=power.binds(rule.form, outcome) if rule and outcome else None,
    )


def _recommendation(found: Standing, on: dt.date) -> RecommendationStatus:
    row = found.recommendation
    return RecommendationStatus(
        number=row.number,
        title=row.title,
        sent_on=row.sent_on or on,
        due=row.due,
        clauses=tuple((clause.number, clause.text) for clause in row.clauses.all()),
        parties=tuple(_party(each, found.rows[each.party]) for each in found.standing.rows),
        sentence=found.standing.sentence,
    )


def _party(standing: decisions.RowStanding, row: PartyDecision) -> PartyStatus:
    counts = standing.answer
    said = decisions.outcome_of(standing.clauses)
    return PartyStatus(
        party=standing.party,
        name=standing.name,
        state=str(standing.state),
        outcome=str(said) if said else None,
        organ=counts.organ if counts else "",
        decided_on=counts.decided_on if counts else None,
        paragraph=counts.paragraph if counts else "",
        registry_number=(counts.registry_number if counts else "") or row.registry_number,
        received_on=counts.received_on if counts else None,
        is_late=standing.is_late,
        has_dissent=counts.has_dissent if counts else False,
        planned_on=standing.expected.on if standing.expected else None,
        clauses=tuple(
            ClauseStatus(each.clause, str(each.outcome) if each.outcome else None, each.wording)
            for each in standing.clauses
        ),
    )
