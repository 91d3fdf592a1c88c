"""What is doubtful in a step: it is recorded all the same, with what differs, the clause and the way out."""

from collections.abc import Iterator

from samverk.rulebook.bodies import power
from samverk.rulebook.clauses import first_of
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Facts, Finding, Weight
from samverk.rulebook.matters import ways
from samverk.rulebook.matters.facts import MatterFacts
from samverk.rulebook.matters.mandate import outcomes_of
from samverk.rulebook.matters.position import Position
from samverk.rulebook.matters.steps import Act, State, Step
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import Body, Key, Structure

ORDER = "samverk-arenden Ä10"


@rule
def doubts(
    step: Step, position: Position, structure: Structure, facts: MatterFacts
) -> Iterator[Finding]:
    """Everything doubtful in a step from where the matter stands.

    Source: samverk-arenden Ä10; samverk-arenden Ä3
    """
    yield from _of_treatment(step, position, structure)
    yield from _of_remit(step, structure)
    yield from _of_days(step)
    target = ways.target(step)
    if target is None:
        return
    yield from _of_target(step, target, structure)
    if step.is_urgent:
        yield _urgent(step)
    else:
        yield from _of_route(target, position, structure, facts)


def _of_treatment(step: Step, position: Position, structure: Structure) -> Iterator[Finding]:
    """In another body than the one that has it, or an outcome that its file or the register does not know."""
    if step.act is not Act.TREAT:
        return
    body = structure.bodies.get(step.body or "")
    name = {"body_name": ways.named(structure, step.body, step.forum)}
    has = position.holder
    if has and position.state is State.IN_BODY and (has.body, has.forum) != (step.body, step.forum):
        names: Facts = {**name, "holder": ways.named(structure, has.body, has.forum)}
        yield _doubt("matters.other_body", ORDER, names, step.body)
    if body is None and step.outcome == power.DECIDE:
        yield _doubt("matters.form_unknown", "samverk K16", name)
    if body is not None and step.outcome not in {*outcomes_of(body), power.DECIDE}:
        outcome = power.NAMES[step.outcome or power.DECIDE]
        said: Facts = {"body_name": body.name, "outcome": outcome}
        yield _doubt("matters.outcome_not_named", first_of(body.clauses, ORDER), said, body.key)


def _of_remit(step: Step, structure: Structure) -> Iterator[Finding]:
    to, giver = (structure.bodies.get(key or "") for key in (step.to_body, step.body))
    if step.outcome != "give a remit" or to is None or giver is None:
        return
    if not ways.is_under(to, giver, structure):
        cited = first_of(to.remit.clauses if to.remit else (), "samverk-arenden Ä13")
        names = {"body_name": giver.name, "other": to.name}
        yield _doubt("matters.remit_sideways", cited, names, to.key)


def _of_days(step: Step) -> Iterator[Finding]:
    if step.act is Act.POSTPONE and step.until is not None and step.until <= step.on:
        until: Facts = {"until": day_in_words(step.until)}
        yield _doubt("matters.put_off_to_the_past", "samverk-arenden Ä7", until)


def _of_target(step: Step, target: Key, structure: Structure) -> Iterator[Finding]:
    body = structure.bodies.get(target)
    if body is not None and not body.exists(step.on):
        names: Facts = {"body_name": body.name, "day": day_in_words(step.on)}
        yield _doubt("matters.body_not_there", first_of(body.clauses, ORDER), names, target)


def _urgent(step: Step) -> Finding:
    code = "matters.urgent_route" if step.reason else "matters.urgent_without_reason"
    return _doubt(code, "samverk-arenden Ä3", {"reason": step.reason}, step.to_body)


def _of_route(
    target: Key, position: Position, structure: Structure, facts: MatterFacts
) -> Iterator[Finding]:
    been = ways.been(position)
    to = ways.named(structure, target, "")
    body = structure.bodies.get(target)
    route = ways.route_to(target, been, structure)
    if route is None:
        if body is not None and not ways.is_beside_a_route(body, structure):
            yield _doubt("matters.not_on_the_route", ORDER, {"body_name": to}, target)
        return
    cited = first_of(route.clauses, ORDER)
    for stop in ways.missed(target, been, route, structure):
        prepares = target in structure.bodies[stop].prepares_for
        code = "matters.not_prepared" if prepares else "matters.stop_passed"
        names = {"body_name": to, "other": structure.name_of(stop), "route": route.name}
        yield _doubt(code, cited, names, target)
    if route.is_written and not facts.is_written:
        yield _doubt("matters.not_written", cited, {"route": route.name}, target)
    if body is not None and route.through_the_line:
        yield from _of_the_line(body, cited, been, structure, facts)


def _of_the_line(
    body: Body, cited: str, been: tuple[Key, ...], structure: Structure, facts: MatterFacts
) -> Iterator[Finding]:
    """A change of level of responsibility that not every principal's own line is recorded to be part of."""
    before = next(
        (structure.bodies[key] for key in reversed(been) if key in structure.bodies), body
    )
    missing = [key for key in facts.concerned if key not in facts.involved]
    if before.level == body.level or not missing:
        return
    names = {
        "from_level": structure.levels[before.level].name,
        "to_level": structure.levels[body.level].name,
        "missing": ", ".join(structure.name_of(key) for key in missing),
    }
    yield _doubt("matters.past_the_line", cited, names, body.key)


def _doubt(code: str, source: str, facts: Facts, body: Key | None = None) -> Finding:
    return Finding(code, Weight.WARN, source, facts, body)
