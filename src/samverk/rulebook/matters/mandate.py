"""What may happen to a matter next: what the table, the place it lies in and the legal form leave."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from samverk.rulebook.bodies import power
from samverk.rulebook.clauses import first_of
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Finding, Weight
from samverk.rulebook.matters.flow import MATTER, Requires, Transition
from samverk.rulebook.matters.position import Position, asked_from
from samverk.rulebook.matters.steps import Act, State, Step
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import Body, Clauses, Key, Structure


def outcomes_of(body: Body) -> tuple[str, ...]:
    """The outcomes that a body can come to: those its file names, else those of its legal form."""
    of_form = power.outcomes(body.form)
    return tuple(each for each in of_form if each in body.outcomes) if body.outcomes else of_form


@rule
def allowed(position: Position, *, structure: Structure) -> list[Transition]:
    """The rows of the table that can be followed from where the matter stands.

    Source: samverk-arenden Ä1; samverk K16
    Shape:  a row cites the structure's own clause where the structure has one.
    """
    return [
        replace(row, source=_cited(row, structure))
        for row in MATTER
        if row.from_state == position.state and _is_possible(row, position, structure)
    ]


def _is_possible(row: Transition, position: Position, structure: Structure) -> bool:
    if row.requires == Requires.CAME_FROM_THERE:
        return row.to_state == asked_from(position)
    if row.requires == Requires.IS_POSTPONED:
        return position.postponed_until is not None
    body = _where(position, structure)
    return row.act != Act.TREAT or body is None or row.outcome in outcomes_of(body)


def _where(position: Position, structure: Structure) -> Body | None:
    """The body that has the matter, where one does that the structure knows."""
    key = position.holder.body if position.holder else None
    return structure.bodies.get(key) if key else None


def _cited(row: Transition, structure: Structure) -> str:
    if row.act == Act.SEND_OUT:
        return first_of(_route_to("principals", structure), row.source)
    return row.source


def _route_to(stop: str, structure: Structure) -> Clauses:
    routes = [route for route in structure.routes.values() if stop in route.stops]
    return routes[0].clauses if routes else ()


@rule
def guard(step: Step, body: Body | None, structure: Structure) -> Iterator[Finding]:
    """A decision in a body that cannot decide: it would be false, whatever the minutes call it.

    Source: samverk K16; samverk-arenden Ä10
    Shape:  body None is one that the structure does not know; what it could decide is not known either.
    """
    if body is None or step.outcome != power.DECIDE or power.DECIDE in outcomes_of(body):
        return
    in_law = power.DECIDE in power.outcomes(body.form)
    yield Finding(
        "matters.not_in_the_remit" if in_law else "matters.cannot_decide",
        Weight.STOP,
        first_of(body.clauses, "samverk K16") if in_law else "samverk K16",
        {"body_name": body.name, "form": power.FORMS[body.form], "structure": structure.name},
        body.key,
    )


@rule
def acts_for(position: Position, chaired: Collection[Key]) -> tuple[Key, ...]:
    """The bodies that somebody who chairs some records for, from where the matter stands.

    Source: samverk-arenden Ä17
    Shape:  a matter that lies in a body is that body's; of any other every body may have been told.
    """
    if position.state is not State.IN_BODY:
        return tuple(sorted(chaired))
    holder = position.holder.body if position.holder else None
    return (holder,) if holder is not None and holder in chaired else ()


@rule
def beyond(step: Step, position: Position, chaired: Collection[Key]) -> Iterator[Finding]:
    """A step that somebody who chairs some bodies takes for another.

    Source: samverk-arenden Ä17
    """
    holder = position.holder.body if position.holder else None
    body = step.body if step.act is Act.TREAT else holder
    if body not in acts_for(position, chaired):
        named = {"day": day_in_words(step.on)}
        yield Finding("matters.not_your_body", Weight.STOP, "samverk-arenden Ä17", named, body)
