"""`samverk costs check`: which key and rounding give a printed table, and where it is not what it should be."""

import argparse
import json
import sys
from pathlib import Path

from samverk.costs.printed import Asked, Role, UnclearColumnError, Understood, Unit, understood
from samverk.costs.printed_total import TotalRow
from samverk.foundation import tables
from samverk.rulebook.costs import amounts
from samverk.rulebook.costs.checking import Checked, check
from samverk.rulebook.findings import Words

MADE, UNREADABLE = 0, 2
_OPTIONS = {Role.PARTY: "--party-column", Role.VALUE: "--value-column"}
_ENDS = """\
svarar med 0 när tabellen gick att granska, vad granskningen än visade, och med 2 när den inte gick att läsa;
då sägs rad och kolumn. 1 används inte.
"""


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `check` to the commands about costs."""
    says = "hitta nyckeln och avrundningen bakom en tabell, och vad som inte stämmer"
    one = commands.add_parser("check", help=says, description=says.capitalize() + ".", epilog=_ENDS)
    one.add_argument("file", metavar="FIL", type=Path, help="CSV eller XLSX med rubrikrad")
    one.add_argument("--party-column", default="", metavar="KOLUMN", help="parternas namn")
    one.add_argument("--value-column", default="", metavar="KOLUMN", help="de tryckta beloppen")
    one.add_argument("--base-column", default="", metavar="KOLUMN", help="underlaget, till exempel befolkning")  # fmt: skip
    one.add_argument("--stated-total", type=_ore, metavar="KR", help="summan som delats (summaraden)")  # fmt: skip
    one.add_argument("--unit", type=_unit, metavar="kr|tkr|öre", help="beloppens enhet (av rubriken, annars kr)")  # fmt: skip
    one.add_argument("--json", action="store_true", help="svara med JSON")
    one.add_argument("--lang", choices=("sv", "en"), default="sv", help="språk (sv)")
    one.set_defaults(act=run)


def _ore(written: str) -> int:
    try:
        return amounts.read(written)
    except amounts.NotAnAmountError:
        message = f"{written} är inget belopp i kronor; skriv som 2000000 eller 1234,50"
        raise argparse.ArgumentTypeError(message) from None


def _unit(written: str) -> Unit:
    try:
        return Unit(written.replace("ore", "öre"))
    except ValueError:
        message = f"{written} är ingen enhet; skriv kr, tkr, mkr eller öre"
        raise argparse.ArgumentTypeError(message) from None


def run(asked: argparse.Namespace) -> int:
    """Check the table and say what was found; gives the exit code."""
    said = Asked(
        asked.party_column, asked.value_column, asked.base_column, asked.unit, asked.stated_total
    )
    try:
        table = understood(tables.read(asked.file), said)
    except tables.TableError as fault:
        _tell(asked, fault)
        return UNREADABLE
    checked = check(table.printed)
    sys.stdout.write(
        in_json(checked, table) if asked.json else in_words(checked, table, asked.lang)
    )
    return MADE


def _tell(asked: argparse.Namespace, fault: tables.TableError) -> None:
    option = _OPTIONS[fault.role] if isinstance(fault, UnclearColumnError) else ""
    way_out = Words(f" Ange den med {option}.", f" Name it with {option}.")
    words = fault.words
    if option:
        words = Words(words.sv + way_out.sv, words.en + way_out.en)
    sys.stderr.write(f"{asked.file}: {words(asked.lang)}\n")
    if asked.json:
        told = {
            "row": fault.row,
            "column": fault.column,
            "wrong_sv": words.sv,
            "wrong_en": words.en,
        }
        sys.stdout.write(_written({"faults": [told]}))


def in_json(checked: Checked, table: Understood) -> str:
    """The answer as data; amounts in whole öre."""
    return _written(
        {
            "reproduced": checked.reproduced,
            "key": str(checked.kind),
            "rounding": str(checked.rounding),
            "stated_total_ore": checked.stated_total_ore,
            "sum_of_rows_ore": checked.sum_of_rows_ore,
            "differences": [
                {"party": each.party, "stated_ore": each.stated_ore, "exact_ore": each.exact_ore}
                for each in checked.differences
            ],
            "divided_total_ore": checked.total_ore,
            "rounding_unit_ore": checked.unit_ore,
            "error_ore": checked.error_ore,
            **_in_both("key", checked.key),
            **_in_both("rounding", checked.rounding_words),
            **_in_both("sentence", checked.sentence),
            "others": [_in_both("key_and_rounding", other) for other in checked.others],
            "columns": {"party": table.party, "value": table.value, "base": checked.base or None},
            "total_row": _total_row(table.total),
            "unit": str(table.unit),
        }
    )


def _total_row(total: TotalRow | None) -> dict[str, object] | None:
    if total is None:
        return None
    return {"row": total.number, "label": total.label, "known_by": str(total.by)}


def _in_both(name: str, words: Words) -> dict[str, str]:
    return {f"{name}_sv": words.sv, f"{name}_en": words.en}


def _written(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def in_words(checked: Checked, table: Understood, language: str) -> str:
    """The answer for a person: what was found, then what each party that differs should have."""
    lines = [checked.sentence(language)]
    if table.total is not None:
        lines.append(table.total.words(language))
    heads = Words("i tabellen", "in the table"), Words("största resten", "largest remainder")
    if checked.differences:
        rows = [("", heads[0](language), heads[1](language))] + [
            (
                each.party,
                amounts.in_words(each.stated_ore)(language),
                amounts.in_words(each.exact_ore)(language),
            )
            for each in checked.differences
        ]
        lines += ["", *_aligned(rows)]
    if checked.others:
        also = Words("Går också att räkna fram:", "Can be computed as well:")
        lines += ["", also(language), *(f"  {other(language)}" for other in checked.others)]
    return "\n".join(lines) + "\n"


def _aligned(rows: list[tuple[str, str, str]]) -> list[str]:
    wide = [max(len(row[column]) for row in rows) for column in range(3)]
    return [
        f"  {party:{wide[0]}}  {stated:>{wide[1]}}  {exact:>{wide[2]}}"
        for party, stated, exact in rows
    ]
