"""The tables of docs/matters.md: from each state every act, where it leads, with whom the matter then lies, and why."""

from collections.abc import Iterator

from samverk.rulebook.bodies import power
from samverk.rulebook.findings import Words
from samverk.rulebook.matters.flow import MATTER, HolderRule, Requires, Transition
from samverk.rulebook.matters.steps import Act, State
from samverk.rulebook.matters.texts import ACTS, HOLDERS, STATES, WHO

_BEGINNING = Words("början", "the beginning")
_HOLDER = {
    HolderRule.TARGET: Words("organet dit det går", "the body that it goes to"),
    HolderRule.SAME: Words("samma som förut", "the same as before"),
    HolderRule.BACK: Words("den som frågade", "the one who asked"),
    HolderRule.NOBODY: Words("ingen", "nobody"),
}
_REQUIRES = {
    Requires.NOTHING: Words("", ""),
    Requires.TARGET: Words("organet dit det går är angivet", "the body that it goes to is named"),
    Requires.NO_TARGET: Words("inget organ är angivet", "no body is named"),
    Requires.CAME_FROM_THERE: Words("frågan ställdes därifrån", "it was asked from there"),
    Requires.IS_POSTPONED: Words("det är uppskjutet", "it is put off"),
    Requires.DAY: Words("en dag är angiven", "a day is given"),
    Requires.FORM_DECIDES: Words(
        "organets rättsliga form medger beslut", "the legal form of the body allows decisions"
    ),
}


def text() -> str:
    """All the tables, in the order of the states."""
    return "\n".join(_tables()).strip() + "\n"


def _tables() -> Iterator[str]:
    for state in (None, *State):
        words = STATES[state] if state else _BEGINNING
        yield f"### {words.sv[:1].upper()}{words.sv[1:]} (*{words.en}*)"
        yield ""
        yield "| Vad som händer | Blir | Ligger hos | Vem | Kräver | Punkt |"
        yield "|---|---|---|---|---|---|"
        for row in MATTER:
            if row.from_state == state:
                yield _row(row)
        yield ""


def _row(row: Transition) -> str:
    act = ACTS[Act(row.act)]
    what = f"{act.sv}: {power.NAMES[row.outcome].sv}" if row.outcome else act.sv
    who = ", ".join(WHO[each].sv for each in row.who)
    holder = _holder(row.holder)
    requires = _REQUIRES[Requires(row.requires)]
    cells = (what, STATES[row.to_state].sv, holder.sv, who, requires.sv, row.source)
    return f"| {' | '.join(cells)} |"


def _holder(rule: HolderRule) -> Words:
    known = _HOLDER.get(rule)
    return known or next(words for kind, words in HOLDERS.items() if kind.value == rule.value)
