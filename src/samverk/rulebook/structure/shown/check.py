"""The check of a structure file as text: the bodies with their places, and every finding."""

import datetime as dt
from collections.abc import Iterable, Iterator

from samverk.rulebook import words
from samverk.rulebook.bodies import seats
from samverk.rulebook.bodies.texts import SENTENCES
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Finding, Weight, Words
from samverk.rulebook.structure.aspects import phrases
from samverk.rulebook.structure.faults import Fault
from samverk.rulebook.structure.model import Structure
from samverk.rulebook.structure.shown.chair import whose_turn
from samverk.rulebook.structure.shown.layout import columns, wrapped

_HEADS = (
    Words("Organ", "Body"),
    Words("Ordinarie", "Ordinary"),
    Words("Ersättare", "Substitutes"),
    Words("I kraft av uppdrag", "Ex officio"),
    Words("Adjungerade", "Co-opted"),
    Words("Ordförande", "Chair"),
)
_RIGHT = frozenset({1, 2, 3, 4})
_WEIGHTS = {
    Weight.STOP: Words("Stoppar", "Stops"),
    Weight.WARN: Words("Varnar", "Warns"),
    Weight.INFO: Words("Att veta", "To know"),
}
_UNKNOWN_NUMBER = Words(
    "? är ett antal som texten inte anger.", "? is a number that the text does not give."
)


def lines(
    structure: Structure, findings: tuple[Finding, ...], language: str, *, on: dt.date
) -> Iterator[str]:
    """The whole answer of `samverk structure check`."""
    yield structure.name
    yield _head(structure, language, on)
    if on not in structure.period:
        yield _not_then(structure, language)
    yield ""
    table = tuple(columns(tuple(_rows(structure, language, on)), right=_RIGHT))
    yield from table
    if any("?" in line for line in table):
        yield _UNKNOWN_NUMBER(language)
    for weight in Weight:
        yield from _of_weight(weight, findings, structure, language)
    yield ""
    yield _verdict(findings)(language)


def _head(structure: Structure, language: str, on: dt.date) -> str:
    parties = len([party for party in structure.signatories() if party.takes_part(on)])
    bodies = len([body for body in structure.bodies.values() if body.exists(on)])
    day = day_in_words(on)
    return Words(
        f"version {structure.version} · som det är den {day.sv} · {parties} parter · {bodies} organ",
        f"version {structure.version} · as of {day.en} · {parties} parties · {bodies} bodies",
    )(language)


def _not_then(structure: Structure, language: str) -> str:
    held = phrases.period(structure.period)
    return Words(f"Obs: versionen gäller {held.sv}.", f"Note: this version holds {held.en}.")(
        language
    )


def _rows(structure: Structure, language: str, on: dt.date) -> Iterator[tuple[str, ...]]:
    yield tuple(head(language) for head in _HEADS)
    for body in structure.bodies.values():
        if body.exists(on):
            given = seats.capacity(body, structure, on=on)
            yield (
                body.name,
                phrases.number(given.ordinary)(language),
                phrases.number(given.substitutes)(language),
                str(given.ex_officio),
                str(given.co_opted),
                whose_turn(body, structure, on=on)(language) or "–",
            )


def _of_weight(
    weight: Weight, findings: Iterable[Finding], structure: Structure, language: str
) -> Iterator[str]:
    found = [finding for finding in findings if finding.weight is weight]
    if not found:
        return
    yield ""
    yield f"{_WEIGHTS[weight](language)} ({len(found)})"
    for finding in found:
        text = f"{words.says(finding, SENTENCES)(language)} [{finding.source}]"
        yield from wrapped(_placed(text, finding, structure), first="  · ", then="    ")


def _placed(text: str, finding: Finding, structure: Structure) -> str:
    body = structure.bodies.get(finding.body or "")
    if body is None or body.name in text or body.short in text:
        return text
    return f"{body.short}: {text}"


def _verdict(findings: Iterable[Finding]) -> Words:
    if any(finding.weight is Weight.STOP for finding in findings):
        return Words(
            "Filen går att läsa, men det som stoppar måste rättas först.",
            "The file can be read, but what stops it must be mended first.",
        )
    return Words("Filen går att använda.", "The file can be used.")


def of_faults(name: str, faults: tuple[Fault, ...], language: str) -> Iterator[str]:
    """Why a file cannot be used: line, key, what is wrong and what is allowed."""
    yield Words(f"{name} går inte att använda.", f"{name} cannot be used.")(language)
    for fault in faults:
        yield ""
        line = [Words(f"rad {fault.line}", f"line {fault.line}")(language)] if fault.line else []
        yield from filter(None, [", ".join([*line, *([fault.key] if fault.key else [])])])
        yield from wrapped(_ended(fault.wrong(language)), first="  ", then="  ")
        allowed = Words("Tillåtet: ", "Allowed: ")(language)
        yield from wrapped(f"{allowed}{fault.allowed(language)}.", first="  ", then="  ")


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith("?") else f"{sentence}."
