"""The chosen scenario as the annex of a recommendation: a paper in Swedish, whose bytes are always the same."""

from collections.abc import Iterator

from django.utils import translation

from samverk.costs.models import Comparison, Scenario
from samverk.costs.queries import comparing
from samverk.costs.queries.comparing import Cell, Column, Compared
from samverk.foundation import writing
from samverk.foundation.citing import cite
from samverk.foundation.formats import day_short, kronor, percent
from samverk.foundation.writing import Block, Bullets, Facts, Heading, Numbered, Paper, Paragraph
from samverk.foundation.writing import Table as PrintedTable
from samverk.rulebook.costs.explaining import steps
from samverk.rulebook.costs.telling import Told, told


def content(comparison: Comparison) -> bytes | None:
    """The annex as PDF; None where nothing is chosen or the chosen sum cannot be shared."""
    with translation.override("sv"):
        made = paper(comparison)
        return None if made is None else writing.pdf(made)


def file_name(comparison: Comparison) -> str:
    """What the file is called."""
    return f"bilaga-{comparison.key}.pdf"


def title(comparison: Comparison) -> str:
    """What the annex is called among the documents of the matter."""
    chosen = comparison.chosen.name if comparison.chosen else ""
    return f"Kostnadsfördelning: {comparison.name} – {chosen}"[:200]


def paper(comparison: Comparison) -> Paper | None:
    """The annex: what was chosen and why, who pays what, the key in words, how it was computed, and with what.

    Shape: the scenarios as they were on the day of the choice, so that it reads the same however often it is asked for.
    """
    chosen, day = comparison.chosen, comparison.chosen_on
    if chosen is None or day is None:
        return None
    found = comparing.compare(comparison, on=day)
    column = found.column(chosen.number)
    if column is None or column.allocation is None:
        return None
    return Paper(
        title=comparison.name,
        date=day,
        sender=(comparison.structure.name,),
        kind="Bilaga: kostnadsfördelning",
        blocks=tuple(_blocks(comparison, found, column)),
    )


def _blocks(comparison: Comparison, found: Compared, column: Column) -> Iterator[Block]:
    if comparison.question:
        yield Paragraph(comparison.question)
    yield Heading("Vad som föreslås")
    yield Facts(tuple(_facts(column.scenario)))
    if comparison.chosen_why:
        yield Paragraph(comparison.chosen_why)
    yield Heading("Vad varje part betalar")
    yield _table(found, column)
    if found.base is not None and found.base is not column:
        yield Paragraph(f"Förändringen är mot ”{found.base.scenario.name}”.")
    key = column.computed.question.key
    yield Heading("Fördelningsnyckeln i ord")
    names = {party: row.name for party, row in column.computed.parties.items()}
    yield Bullets(tuple(line for each in told(key, names) for line in _lines(each)))
    yield Heading("Så räknade vi")
    assert column.allocation is not None  # noqa: S101 -- for the type checker: paper asks
    yield Numbered(tuple(_step(each.text.sv, each.source) for each in steps(column.allocation)))
    sources = tuple(_sources(column))
    if sources:
        yield Heading("Uppgifter och källor")
        yield Bullets(sources)


def _facts(scenario: Scenario) -> Iterator[tuple[str, str]]:
    yield "Scenario", scenario.name
    yield "Summa att dela", kronor(scenario.total_ore)
    yield "Avser år", str(scenario.year)
    yield "Fördelningsnyckel", scenario.cost_key.name
    without = [party.name for party in scenario.without.all()]
    if without:
        yield "Utan", ", ".join(without)


def _table(found: Compared, column: Column) -> PrintedTable:
    at = found.columns.index(column)
    rows = [
        (line.name, *_amounts(line.cells[at])) for line in found.lines if line.key in column.parts
    ]
    rows.append(("Summa", *_amounts(found.totals[at])))
    head = ("Part", "Belopp", "Per invånare", "Förändring")
    return PrintedTable(head, tuple(rows), (4, 2, 2, 2))


def _amounts(cell: Cell) -> tuple[str, str, str]:
    each = "" if cell.each is None else kronor(cell.each)
    change = cell.change
    sign = "+" if change is not None and change > 0 else ""
    said = "" if change is None else f"{sign}{percent(change, 1)}"
    return kronor(cell.ore or 0), each, said


def _lines(each: Told, before: str = "") -> Iterator[str]:
    """The sentences of a key, those inside after the one they stand in."""
    says = each.says.sv
    if not each.inner:
        yield _step(f"{before}{says}", each.clauses[0] if each.clauses else "")
    for inner in each.inner:
        yield from _lines(inner, f"{before}{says.removesuffix(':')}: ")


def _step(text: str, source: str) -> str:
    cited = cite(source)
    return f"{text} ({cited.label})" if cited else text


def _sources(column: Column) -> Iterator[str]:
    for found in column.computed.figures.values():
        days = ", ".join(day_short(day) for day in found.days)
        yield f"{found.series.name} ({days}): {'; '.join(found.sources)}"
