"""The decision matrix as the sheet of a file: the same columns as the page, all rows, and the day that it shows."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from samverk.foundation.formats import day_short
from samverk.foundation.language import current, spoken
from samverk.matters.exporting import Cell, Sheet
from samverk.matters.queries.matrix import Matrix
from samverk.matters.views.matrix_lines import Line


def sheet(matrix: Matrix, lines: Sequence[Line]) -> Sheet:
    """The matrix with the same columns as the page, and every clause in full above it."""
    asked = matrix.recommendation
    clauses = tuple(asked.clauses.all())
    heads = [_("Huvudman"), _("Läge")]
    for clause in clauses:
        heads += [_("Att %(number)s") % {"number": clause.number}]
        heads += [_("Egen lydelse, att %(number)s") % {"number": clause.number}]
    heads += [_("Organ"), _("Datum"), _("§"), _("Diarienummer"), _("Väntas"), _("Reservation")]
    heads += [_("Sent")]
    return Sheet(
        title=f"{asked.matter.registry_number} {asked.title}",
        lead=(
            _("Som det var den %(day)s") % {"day": day_short(matrix.on, current())},
            spoken(matrix.found.standing.sentence),
            *(f"{clause.number}. {clause.text}" for clause in clauses),
        ),
        heads=tuple(heads),
        rows=tuple(map(_row, lines)),
    )


def _row(line: Line) -> tuple[Cell, ...]:
    said: list[Cell] = [line.name, line.word]
    for cell in line.cells:
        said += [cell.word, cell.wording]
    said += [line.organ, line.decided_on or "", line.paragraph, line.registry_number]
    said += [line.expected, _("ja") if line.dissent else "", _("ja") if line.is_late else ""]
    return tuple(said)
