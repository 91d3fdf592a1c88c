"""The chair's next turn as a prepared act: who chairs now, whose turn comes, and by what the present may stay."""

import datetime as dt
from dataclasses import dataclass

from samverk.rulebook.bodies import presidium
from samverk.rulebook.bodies.facts import BodyFacts, Post, Role
from samverk.rulebook.clauses import first_of
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Words
from samverk.rulebook.rule import rule
from samverk.rulebook.steps import Step
from samverk.rulebook.structure.model import Key, Structure
from samverk.rulebook.terms.coming import Coming, Kind


@dataclass(frozen=True, slots=True)
class PreparedTurn:
    """Everything that is needed to let the chair turn, in one place.

    present chairs the day before; next_side is where the next must come from; prolonged_by is the decision by which
    the present may stay ("not allowed", or None where the text is silent); follows is who is recorded for the turn.
    """

    body: Key
    on: dt.date
    until_day: dt.date | None
    next_side: Key
    present: Post | None
    follows: Post | None
    chosen_by: Key | None
    prolonged_by: str | None
    steps: tuple[Step, ...]
    source: str

    @property
    def is_settled(self) -> bool:
        """Whether the register already says who chairs from that day."""
        return self.follows is not None


@rule
def prepared(facts: BodyFacts, structure: Structure, *, on: dt.date) -> PreparedTurn | None:
    """The next turn of the chair with all that the act needs, or None where no turn is known.

    Source: samverk K14; samverk K17
    """
    coming = presidium.next_turn(facts.body, structure, on=on)
    rules = facts.body.presidium
    if coming.value is None or coming.value.side is None or rules is None or rules.chair is None:
        return None
    turn, longer = coming.value, presidium.prolonging(facts.body, structure)
    present = _chairing(facts, on)
    follows = _chairing(facts, turn.from_day)
    may_follow = follows is not None and (follows != present or bool(follows.prolonged_by))
    return PreparedTurn(
        body=facts.body.key,
        on=turn.from_day,
        until_day=turn.until_day,
        next_side=str(turn.side),
        present=present,
        follows=follows if may_follow else None,
        chosen_by=rules.chosen_by,
        prolonged_by=longer.value,
        steps=(_present(present, facts), *coming.steps, *longer.steps),
        source=first_of(rules.chair.clauses, "samverk K14"),
    )


def _chairing(facts: BodyFacts, on: dt.date) -> Post | None:
    """Who chairs that day; of several, the one that began last."""
    there = (post for post in facts.posts if post.role is Role.CHAIR and on in post.period)
    return max(there, key=lambda post: (post.period.from_day, post.id), default=None)


def _present(post: Post | None, facts: BodyFacts) -> Step:
    if post is None:
        return Step(Words("Ingen är antecknad som ordförande.", "Nobody is recorded as chair."))
    name, since = facts.name_of(post.person), day_in_words(post.period.from_day)
    return Step(
        Words(
            f"{name} är ordförande sedan den {since.sv}.",
            f"{name} has been chair since {since.en}.",
        )
    )


def turns(facts: BodyFacts, structure: Structure, *, on: dt.date) -> Coming | None:
    """The next turn of the chair, as something that comes."""
    turn = prepared(facts, structure, on=on)
    if turn is None:
        return None
    body, side = facts.body.short, structure.name_of(turn.next_side)
    return Coming(
        kind=Kind.CHAIR_TURNS,
        on=turn.on,
        body=turn.body,
        text=Words(
            f"Ordförandeskapet i {body} går till {side}", f"The chair of {body} passes to {side}"
        ),
        source=turn.source,
        steps=turn.steps,
        person=turn.present.person if turn.present else None,
        is_settled=turn.is_settled,
    )
