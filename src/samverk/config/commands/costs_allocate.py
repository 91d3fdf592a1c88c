"""`samverk costs allocate`: who pays what by a key, and how it came about."""

import argparse
import difflib
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from samverk.config.commands.costs_bases import Columns, Figures, figures
from samverk.config.commands.costs_strangers import strangers
from samverk.foundation import tables
from samverk.rulebook.costs import amounts, reading, shipped
from samverk.rulebook.costs.allocating import allocate
from samverk.rulebook.costs.allocation import Allocation
from samverk.rulebook.costs.explaining import explained, steps
from samverk.rulebook.costs.faults import CannotShareError
from samverk.rulebook.costs.key import AllocationKey
from samverk.rulebook.findings import Words
from samverk.rulebook.matching import kernel
from samverk.rulebook.steps import Step
from samverk.rulebook.structure import overview, reader
from samverk.rulebook.structure.faults import Fault, UnusableFileError
from samverk.rulebook.structure.shown import check as shown

MADE, UNUSABLE = 0, 2
_ENDS = """\
KEY.toml kan vara så enkel som: by = "population". Formatet står i docs/cost-keys.md.
svarar med 0 när summan är delad, och med 2 när en fil, ett belopp eller nyckeln inte går att använda.
"""


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `allocate` to the commands about costs."""
    says = "dela en summa efter en nyckel, och visa hur"
    one = commands.add_parser(
        "allocate",
        help=says,
        description=says.capitalize() + ".",
        epilog=_ENDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    one.add_argument("--total", required=True, type=_ore, metavar="KR", help='som 2000000, "2 000 000" eller "1 234,56"')  # fmt: skip
    one.add_argument("--key", required=True, metavar="NYCKEL", help="en nyckelfil, eller namnet på en som följer med, som rss-dalarna")  # fmt: skip
    one.add_argument("--bases", type=Path, metavar="FIL", help="CSV eller XLSX med rubrikrad: parterna och deras underlag")  # fmt: skip
    one.add_argument("--party-column", default="", metavar="KOLUMN", help="parternas namn")
    one.add_argument("--value-column", action="append", default=[], metavar="KOLUMN", help="underlaget; flera som population=KOLUMN")  # fmt: skip
    one.add_argument("--year", type=int, metavar="ÅR", help="året, för en nyckel som fasas in")
    one.add_argument("--explain", default="", metavar="PART", help="visa stegen för en part")
    one.add_argument("--json", action="store_true", help="svara med JSON")
    one.add_argument("--lang", choices=("sv", "en"), default="sv", help="språk (sv)")
    one.set_defaults(act=run)


def _ore(written: str) -> int:
    try:
        return amounts.read(written)
    except amounts.NotAnAmountError:
        message = f"{written} är inget belopp i kronor; skriv som 2000000 eller 1234,50"
        raise argparse.ArgumentTypeError(message) from None


def run(asked: argparse.Namespace) -> int:
    """Share the sum and say who pays what; gives the exit code."""
    try:
        key = _key(asked.key)
        given = _figures(asked, key)
        shared = allocate(
            key, total_ore=asked.total, bases=given.bases, parties=given.parties, year=asked.year
        )
        unknown = tuple(strangers(shared, given))
        told = explained(shared, _party(shared, asked.explain)) if asked.explain else steps(shared)
    except UnusableFileError as unusable:
        return _tell_faults(asked, unusable)
    except tables.TableError as fault:
        place = {"row": fault.row, "column": fault.column}
        return _tell(asked, _in(asked.bases, fault.words), place)
    except CannotShareError as fault:
        words = Words(f"{fault.says.sv} {fault.way_out.sv}", f"{fault.says.en} {fault.way_out.en}")
        return _tell(asked, words, {"source": fault.source})
    for remark in (*given.remarks, *unknown, *_left_out(shared, given)):
        sys.stderr.write(f"{remark(asked.lang)}\n")
    sys.stdout.write(_in_json(shared, told) if asked.json else _in_words(shared, told, asked.lang))
    return MADE


def _key(name: str) -> AllocationKey:
    """The key in a file, or that ships under the name.

    Raises: UnusableFileError where neither is there, or the file is no key.
    """
    path = Path(name)
    if not path.exists() and (found := shipped.find(name)) is not None:
        return found
    try:
        with path.open("rb") as file:
            return reading.read(file.read(reader.MOST_BYTES + 1))
    except (OSError, ValueError) as error:
        raise UnusableFileError((_unreadable(name, error),)) from None


def _unreadable(name: str, error: Exception) -> Fault:
    reasons: dict[type[Exception], Words] = {
        FileNotFoundError: Words("filen finns inte", "the file does not exist"),
        IsADirectoryError: Words("det är en mapp, ingen fil", "it is a folder, not a file"),
        PermissionError: Words("du får inte läsa filen", "you may not read the file"),
    }
    why = reasons.get(type(error), Words("den går inte att läsa", "it cannot be read"))
    close = difflib.get_close_matches(name, shipped.names(), n=1)
    hint = (
        f' – menade du "{close[0]}"?' if close else "",
        f' – did you mean "{close[0]}"?' if close else "",
    )
    listed = ", ".join(shipped.names())
    allowed = Words(
        f"en fil, eller en nyckel som följer med: {listed}",
        f"a file, or a key that ships with Samverk: {listed}",
    )
    return Fault((), Words(why.sv + hint[0], why.en + hint[1]), allowed)


def _figures(asked: argparse.Namespace, key: AllocationKey) -> Figures:
    if asked.bases is None:
        return Figures({}, {})
    columns = Columns(asked.party_column, tuple(asked.value_column))
    return figures(tables.read(asked.bases), key, columns, asked.bases.name)


def _party(shared: Allocation, written: str) -> str:
    """The party that a name means.

    Raises: TableError that lists those there are.
    """
    for part in shared.parts:
        if kernel(written) in {kernel(part.party), kernel(part.name)}:
            return part.party
    listed = ", ".join(part.name for part in shared.parts)
    raise tables.TableError(
        Words(
            f"{written} har ingen del. Parterna är: {listed}.",
            f"{written} has no part. The parties are: {listed}.",
        )
    )


def _left_out(shared: Allocation, given: Figures) -> Iterable[Words]:
    """The parties of the file that the key leaves without a part, and those of the key that have none."""
    known = {part.party for part in shared.parts} | {*shared.key.outside, *shared.key.paid_by}
    for party, name in given.parties.items():
        if party not in known:
            yield Words(f"{name} har ingen del i nyckeln.", f"{name} has no part in the key.")
    for party in sorted(shared.key.mentions() - known, key=shared.situation.in_alphabet):
        name = shared.situation.name_of(party)
        yield Words(
            f"Nyckeln nämner {name}, som inte delar.",
            f"The key names {name}, which does not share.",
        )


def _in(file: Path | None, words: Words) -> Words:
    name = f"{file}: " if file is not None and not words.sv.startswith(str(file)) else ""
    return Words(name + words.sv, name + words.en)


def _tell(asked: argparse.Namespace, words: Words, place: Mapping[str, object]) -> int:
    sys.stderr.write(f"{words(asked.lang)}\n")
    if asked.json:
        fault = {**place, "wrong_sv": words.sv, "wrong_en": words.en}
        sys.stdout.write(_written({"faults": [fault]}))
    return UNUSABLE


def _tell_faults(asked: argparse.Namespace, unusable: UnusableFileError) -> int:
    lines = shown.of_faults(asked.key, unusable.faults, asked.lang)
    sys.stderr.write("\n".join(lines) + "\n")
    if asked.json:
        faults = overview.of_faults(unusable.faults)["faults"]
        sys.stdout.write(_written({"faults": faults}))
    return UNUSABLE


def _in_json(shared: Allocation, told: Iterable[Step]) -> str:
    return _written(
        {
            "total_ore": shared.total_ore,
            "parts": [{"party": part.name, "ore": part.ore} for part in shared.parts],
            "steps": [
                {"text_sv": step.text.sv, "text_en": step.text.en, "source": step.source}
                for step in told
            ],
            "source": "; ".join(shared.key.clauses) or shared.key.name,
        }
    )


def _written(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _in_words(shared: Allocation, told: Iterable[Step], language: str) -> str:
    total = Words("Summa", "Total")(language)
    rows = [(part.name, amounts.in_words(part.ore)(language)) for part in shared.parts]
    rows.append((total, amounts.in_words(shared.total_ore)(language)))
    wide = [max(len(row[column]) for row in rows) for column in range(2)]
    lines = [f"{name:{wide[0]}}  {amount:>{wide[1]}}" for name, amount in rows]
    how = Words("Så räknade vi:", "How it was computed:")(language)
    lines += ["", how]
    lines += [
        f"  · {step.text(language)}" + (f" [{step.source}]" if step.source else "") for step in told
    ]
    return "\n".join(lines) + "\n"
