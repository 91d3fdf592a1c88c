"""Swedish is the source of the texts; this keeps the English catalogue complete.

    python -m samverk.foundation.translations

lists what has no English, adds it to the catalogue with an empty text, and takes out what no file says any more.
"""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent
CATALOGUE = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
_PLAIN = {"_", "gettext", "gettext_lazy", "gettext_noop"}
_PLURAL = {"ngettext", "ngettext_lazy"}
_CONTEXT = {"pgettext", "pgettext_lazy"}
_CALL = re.compile(r"\b(?:gettext|ngettext|pgettext|npgettext|_)\(")


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """A Swedish text as the source has it."""

    text: str
    plural: str = ""
    context: str = ""


def in_package(package: Path = PACKAGE) -> set[Message]:
    """Every text in the templates and the Python of the product."""
    found = {message for file in package.rglob("*.py") for message in in_python(file.read_text())}
    for file in package.rglob("templates/**/*.html"):
        found.update(in_template(file.read_text()))
    return found


def in_python(source: str) -> Iterator[Message]:
    """The texts that are given to gettext and its like."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and (message := _of_call(node)):
            yield message


def in_template(source: str) -> Iterator[Message]:
    """The texts of a Django template, which Django itself turns into calls of gettext."""
    calls = templatize(source)
    for match in _CALL.finditer(calls):
        yield from in_python(_whole_call(calls, match.start()))


def _whole_call(calls: str, start: int) -> str:
    """From a name to the bracket that ends its call: the shortest piece that is Python."""
    end = start
    while (end := calls.find(")", end)) >= 0:
        end += 1
        try:
            ast.parse(calls[start:end])
        except SyntaxError:
            continue
        return calls[start:end]
    return ""


def _of_call(call: ast.Call) -> Message | None:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    texts = [arg.value for arg in call.args if isinstance(arg, ast.Constant)]
    said = [text for text in texts if isinstance(text, str)]
    if name in _PLAIN and len(said) == 1:
        return Message(said[0])
    if name in _PLURAL and len(said) == 2:  # noqa: PLR2004 -- one and many
        return Message(said[0], plural=said[1])
    if name in _CONTEXT and len(said) == 2:  # noqa: PLR2004 -- the context and the text
        return Message(said[1], context=said[0])
    return None


def merge(catalogue: Path = CATALOGUE) -> list[Message]:
    """Bring the catalogue up to the source, in the order of the texts, and give what has no English yet."""
    import polib  # noqa: PLC0415 -- a tool of the developer: the product runs without it

    known = polib.pofile(str(catalogue), encoding="utf-8", wrapwidth=0)
    entries = {Message(e.msgid, e.msgid_plural, e.msgctxt or ""): e for e in known}
    wanted = sorted(in_package())
    known[:] = [entries.get(message) or _entry(message) for message in wanted]
    known.save()
    return [
        message
        for message, entry in zip(wanted, known, strict=True)
        if not entry.translated() or entry.fuzzy
    ]


def _entry(message: Message) -> object:
    import polib  # noqa: PLC0415

    return polib.POEntry(
        msgid=message.text,
        msgid_plural=message.plural,
        msgctxt=message.context or None,
        msgstr_plural={0: "", 1: ""} if message.plural else {},
    )


def main() -> int:
    """Merge, and say what remains to be written."""
    missing = merge()
    for message in missing:
        sys.stdout.write(f"{message.text}\n")
    sys.stdout.write(f"{len(missing)} texter saknar engelska i {CATALOGUE.name}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
