"""The table of a matter: every act, from which state to which, with whom the matter then lies, and who may do it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from samverk.rulebook import flow
from samverk.rulebook.bodies import power
from samverk.rulebook.flow import NOTHING, Who
from samverk.rulebook.matters.steps import ENDED, Act, State


class Requires(StrEnum):
    """What must be true for an act besides the state."""

    NOTHING = NOTHING
    TARGET = "where it goes is named"
    NO_TARGET = "where it goes is not named"
    CAME_FROM_THERE = "the opinions were asked for from there"
    IS_POSTPONED = "it is put off"
    DAY = "a day is given"
    FORM_DECIDES = "the body can decide in law"


class HolderRule(StrEnum):
    """With whom the matter lies after an act."""

    RAISER = "raiser"
    COORDINATOR = "coordinator"
    TARGET = "the body that it goes to"
    RESPONDENTS = "respondents"
    PRINCIPALS = "principals"
    SAME = "the same as before"
    BACK = "the one who asked for opinions"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Transition(flow.Transition[State]):
    """One row of the table; outcome is what the body came to, where the act is a treatment."""

    holder: HolderRule
    outcome: str | None = None


_BY_COORDINATOR = (Who.COORDINATOR,)
_BY_RAISER = (Who.RAISER, Who.COORDINATOR)
_BY_MEMBER = (Who.MEMBER, Who.COORDINATOR)
_BY_CHAIR = (Who.CHAIR, Who.COORDINATOR)
_BY_SYSTEM = (Who.SYSTEM, Who.COORDINATOR)

OPEN = tuple(state for state in State if state not in ENDED)
AT_COORDINATOR = (
    State.RAISED,
    State.TREATED,
    State.RECOMMENDED,
    State.ANSWERED,
    State.DECIDED,
)
# From these a body can be told of the matter without getting it.
ELSEWHERE = (*AT_COORDINATOR, State.OUT_FOR_OPINION, State.AT_PRINCIPALS)
ASKS_FROM = (State.RAISED, State.TREATED, State.RECOMMENDED)


def _order(number: int) -> str:
    return f"samverk-arenden Ä{number}"


def _rows(  # noqa: PLR0913 a row has as many columns as it has
    act: Act,
    froms: Iterable[State | None],
    to: State,
    holder: HolderRule,
    who: tuple[Who, ...],
    source: str,
    *,
    requires: Requires = Requires.NOTHING,
    outcome: str | None = None,
) -> Iterator[Transition]:
    for state in froms:
        yield Transition(act, state, to, who, requires, source, holder=holder, outcome=outcome)


def _staying(
    act: Act,
    states: Iterable[State],
    who: tuple[Who, ...],
    source: str,
    *,
    requires: Requires = Requires.NOTHING,
    outcome: str | None = None,
) -> Iterator[Transition]:
    same = HolderRule.SAME
    for state in states:
        yield from _rows(
            act, (state,), state, same, who, source, requires=requires, outcome=outcome
        )


def _treated(
    outcome: str,
    to: State,
    holder: HolderRule,
    source: str,
    requires: Requires = Requires.NOTHING,
) -> Iterator[Transition]:
    in_body = (State.IN_BODY,)
    yield from _rows(
        Act.TREAT, in_body, to, holder, _BY_CHAIR, source, requires=requires, outcome=outcome
    )


def _raising() -> Iterator[Transition]:
    raiser, coordinator = HolderRule.RAISER, HolderRule.COORDINATOR
    yield from _rows(Act.WRITE, (None,), State.DRAFT, raiser, _BY_MEMBER, _order(2))
    yield from _rows(Act.WRITE, (State.DRAFT,), State.DRAFT, raiser, _BY_RAISER, _order(2))
    yield from _rows(Act.RAISE, (None,), State.RAISED, coordinator, _BY_MEMBER, _order(2))
    yield from _rows(Act.RAISE, (State.DRAFT,), State.RAISED, coordinator, _BY_RAISER, _order(2))


def _in_bodies() -> Iterator[Transition]:
    coordinator, target = HolderRule.COORDINATOR, HolderRule.TARGET
    yield from _rows(
        Act.PLACE,
        (*AT_COORDINATOR, State.IN_BODY),
        State.IN_BODY,
        target,
        _BY_COORDINATOR,
        _order(3),
        requires=Requires.TARGET,
    )
    for outcome in ("inform", "note"):
        yield from _treated(outcome, State.TREATED, coordinator, _order(4))
        yield from _staying(Act.TREAT, ELSEWHERE, _BY_CHAIR, _order(14), outcome=outcome)
    yield from _treated("send on", State.IN_BODY, target, _order(4), Requires.TARGET)
    yield from _treated("send on", State.TREATED, coordinator, _order(4), Requires.NO_TARGET)
    yield from _treated("recommend", State.RECOMMENDED, coordinator, _order(4))
    yield from _treated("give a remit", State.IN_BODY, target, _order(13), Requires.TARGET)
    yield from _treated("return", State.IN_BODY, target, _order(4), Requires.TARGET)
    yield from _treated("return", State.RAISED, coordinator, _order(4), Requires.NO_TARGET)
    yield from _treated(
        power.DECIDE, State.DECIDED, coordinator, "samverk K16", Requires.FORM_DECIDES
    )


def _opinions() -> Iterator[Transition]:
    out, there = State.OUT_FOR_OPINION, Requires.CAME_FROM_THERE
    yield from _treated("ask for opinions", out, HolderRule.RESPONDENTS, _order(5))
    yield from _rows(
        Act.ASK_OPINIONS, ASKS_FROM, out, HolderRule.RESPONDENTS, _BY_COORDINATOR, _order(5)
    )
    for back in (State.IN_BODY, *ASKS_FROM):
        yield from _rows(
            Act.OPINIONS_IN, (out,), back, HolderRule.BACK, _BY_SYSTEM, _order(5), requires=there
        )


def _at_principals() -> Iterator[Transition]:
    there, principals = State.AT_PRINCIPALS, HolderRule.PRINCIPALS
    sent_from = (State.RECOMMENDED, State.DECIDED)
    yield from _rows(Act.SEND_OUT, sent_from, there, principals, _BY_COORDINATOR, _order(6))
    again_from = (there, State.ANSWERED)
    yield from _rows(Act.ASK_AGAIN, again_from, there, principals, _BY_COORDINATOR, _order(6))
    yield from _rows(
        Act.ALL_ANSWERED, (there,), State.ANSWERED, HolderRule.COORDINATOR, _BY_SYSTEM, _order(6)
    )


def _resting(act: Act, states: Iterable[State], requires: Requires) -> Iterator[Transition]:
    # Whoever has the matter lets it rest: the chair while her body has it, else the coordinator.
    for state in states:
        who = _BY_CHAIR if state is State.IN_BODY else _BY_COORDINATOR
        yield from _staying(act, (state,), who, _order(7), requires=requires)


def _at_any_time() -> Iterator[Transition]:
    nobody, begun = HolderRule.NOBODY, OPEN[1:]
    yield from _resting(Act.POSTPONE, begun, Requires.DAY)
    yield from _resting(Act.RESUME, begun, Requires.IS_POSTPONED)
    yield from _staying(Act.SPLIT, begun, _BY_COORDINATOR, _order(8))
    yield from _rows(Act.MERGE, OPEN, State.MERGED, nobody, _BY_COORDINATOR, _order(8))
    yield from _rows(Act.WITHDRAW, OPEN, State.WITHDRAWN, nobody, _BY_RAISER, _order(9))
    yield from _rows(Act.CLOSE, AT_COORDINATOR, State.CLOSED, nobody, _BY_COORDINATOR, _order(9))
    ended = [state for state in State if state in ENDED]
    yield from _rows(
        Act.REOPEN, ended, State.RAISED, HolderRule.COORDINATOR, _BY_COORDINATOR, _order(9)
    )


MATTER = (*_raising(), *_in_bodies(), *_opinions(), *_at_principals(), *_at_any_time())
