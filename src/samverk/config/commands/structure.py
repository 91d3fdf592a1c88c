import argparse
import datetime as dt
import difflib
import io
import json
import os
import sys
from collections.abc import Callable, Iterable
from importlib import resources
from pathlib import Path

from samverk.rulebook.findings import Weight, Words
from samverk.rulebook.structure import overview, reader
from samverk.rulebook.structure.faults import Fault, UnusableFileError
from samverk.rulebook.structure.model import Structure

USABLE, STOPPED, UNUSABLE = 0, 1, 2


class _Unusable(Exception):
    """A file that the command was given cannot be used."""

    def __init__(self, name: str, faults: tuple[Fault, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.faults = faults


def run(argv: list[str]) -> int:
    """Check, show, compare or load structure files."""
    asked = _parser().parse_args(argv)
    try:
        exit_code: int = asked.act(asked)
    except _Unusable as unusable:
        _tell_faults(asked, unusable)
        return UNUSABLE
    except BrokenPipeError:
        # Whoever read our answer has had enough of it, as in `samverk structure show … | head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return USABLE
    return exit_code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="samverk structure", description="Kontrollera, visa, jämför och läs in strukturfiler."
    )
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")
    check = _command(commands, "check", "kontrollera en fil", _check)
    show = _command(commands, "show", "visa en fil i klartext", _show)
    for one in (check, show):
        one.add_argument("file", metavar="FIL", help=_FILE_HELP)
        one.add_argument("--on", type=_day, default=_today(), metavar="DATUM", help=_ON_HELP)
    diff = _command(commands, "diff", "visa vad som skiljer två versioner", _diff)
    diff.add_argument("old", metavar="GAMMAL", help=_FILE_HELP)
    diff.add_argument("new", metavar="NY", help=_FILE_HELP)
    load = _command(commands, "load", "läs in en fil i registret", _load)
    load.add_argument("file", metavar="FIL", help=_FILE_HELP)
    load.add_argument(
        "--apply", action="store_true", help="gör det; annars visas bara vad som skulle ändras"
    )
    for one in (check, diff, load):
        one.add_argument("--json", action="store_true", help="svara med JSON")
    described = _command(commands, "format", "formatets beskrivning", _format)
    described.add_argument(
        "what", choices=("schema", "reference"), help="JSON-schema eller tabeller"
    )
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    says: str,
    act: Callable[[argparse.Namespace], int],
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=says, description=says.capitalize() + ".")
    command.add_argument("--lang", choices=("sv", "en"), default="sv", help="språk (sv)")
    command.set_defaults(act=act)
    return command


_FILE_HELP = "en strukturfil, eller namnet på en som följer med, till exempel vasterbotten"
_ON_HELP = "dagen som gäller, ÅÅÅÅ-MM-DD (i dag)"


def _today() -> dt.date:
    return dt.datetime.now(tz=dt.UTC).astimezone().date()


def _day(written: str) -> dt.date:
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        message = f"{written} är ingen dag; skriv ÅÅÅÅ-MM-DD, till exempel 2021-03-01"
        raise argparse.ArgumentTypeError(message) from None


def _load(asked: argparse.Namespace) -> int:
    content = _content(asked.file)
    _parsed(asked.file, content)  # a file with faults is told without any database
    from samverk.config.commands import structure_load

    return structure_load.run(asked.file, content, apply=asked.apply, as_json=asked.json)


def _check(asked: argparse.Namespace) -> int:
    from samverk.rulebook.structure import checks

    structure = _read(asked.file)
    findings = checks.findings(structure, on=asked.on)
    if asked.json:
        _print_json(overview.of_structure(structure, findings, on=asked.on))
    else:
        from samverk.rulebook.structure.shown import check

        _print(check.lines(structure, findings, asked.lang, on=asked.on))
    return STOPPED if any(finding.weight is Weight.STOP for finding in findings) else USABLE


def _show(asked: argparse.Namespace) -> int:
    from samverk.rulebook.structure.shown import whole

    _print(whole.lines(_read(asked.file), asked.lang, on=asked.on))
    return USABLE


def _diff(asked: argparse.Namespace) -> int:
    from samverk.rulebook.structure import changes

    old, new = _read(asked.old), _read(asked.new)
    found = changes.between(old, new)
    if asked.json:
        _print_json(changes.as_data(old, new, found))
    else:
        from samverk.rulebook.structure.shown import differences

        _print(differences.lines(old, new, found, asked.lang))
    return USABLE


def _format(asked: argparse.Namespace) -> int:
    from samverk.rulebook.structure import reference, schema

    _print([(schema.text() if asked.what == "schema" else reference.text()).rstrip("\n")])
    return USABLE


def _read(name: str) -> Structure:
    return _parsed(name, _content(name))


def _parsed(name: str, content: bytes) -> Structure:
    try:
        return reader.read(content)
    except UnusableFileError as unusable:
        raise _Unusable(name, unusable.faults) from None


def _content(name: str) -> bytes:
    """The bytes of a file, or of the structure that ships under that name."""
    shipped = _shipped()
    if name in shipped and not Path(name).exists():
        return resources.files("samverk.structures").joinpath(f"{name}.toml").read_bytes()
    try:
        with Path(name).open("rb") as file:
            return file.read(reader.MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise _Unusable(name, (_unreadable(name, error, shipped),)) from None


def _unreadable(name: str, error: Exception, shipped: list[str]) -> Fault:
    listed = ", ".join(shipped)
    close = difflib.get_close_matches(name, shipped, n=1)
    hint = (
        Words(f' – menade du "{close[0]}"?', f' – did you mean "{close[0]}"?')
        if close
        else Words("", "")
    )
    what = _REASONS.get(
        type(error), Words(f"den går inte att läsa ({error})", f"it cannot be read ({error})")
    )
    return Fault(
        (),
        Words(f"{what.sv}{hint.sv}", f"{what.en}{hint.en}"),
        Words(
            f"en fil, eller namnet på en struktur som följer med: {listed}",
            f"a file, or the name of a structure that ships with Samverk: {listed}",
        ),
    )


_REASONS: dict[type[Exception], Words] = {
    FileNotFoundError: Words("filen finns inte", "the file does not exist"),
    IsADirectoryError: Words("det är en mapp, ingen fil", "it is a folder, not a file"),
    PermissionError: Words("du får inte läsa filen", "you may not read the file"),
}


def _shipped() -> list[str]:
    files = resources.files("samverk.structures").iterdir()
    return sorted(file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml"))


def _tell_faults(asked: argparse.Namespace, unusable: _Unusable) -> None:
    if getattr(asked, "json", False):
        _print_json(overview.of_faults(unusable.faults))
        return
    from samverk.rulebook.structure.shown import check

    lines = check.of_faults(unusable.name, unusable.faults, asked.lang)
    sys.stderr.write("\n".join(lines) + "\n")


def _print(lines: Iterable[str]) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that cannot show å gets a question mark, not a traceback.
        sys.stdout.reconfigure(errors="replace")
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def _print_json(data: object) -> None:
    _print([json.dumps(data, ensure_ascii=False, indent=2)])
