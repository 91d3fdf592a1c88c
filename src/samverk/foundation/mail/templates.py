"""Letters from templates that people write: "Hej {{ namn }}!" with fields, and nothing else, filled in."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_FIELD: Final = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_STRAY: Final = re.compile(r"\{\{[^\n]{0,40}|[^\n{}]{0,20}\}\}")
_LINK: Final = re.compile(r"https?://[^\s<>\"]+")
_AFTER_A_LINK: Final = ".,;:!?)]'’”"


@dataclass(frozen=True, slots=True)
class Merged:
    """A letter with its fields filled in, as text and as HTML, and the fields that nobody knew."""

    text: str
    html: str
    unknown: tuple[str, ...]


def merge(template: str, fields: Mapping[str, str]) -> Merged:
    """Fill in the fields of a template, once: a value that looks like a field stays as it is.

    An unknown field is left standing in the letter and named, and so is a bracket without its other half.
    """
    unknown: list[str] = []

    def fill(found: re.Match[str]) -> str:
        if found[1] not in fields:
            unknown.append(found[1])
            return found[0]
        return fields[found[1]]

    unknown.extend(found.strip() for found in _STRAY.findall(_FIELD.sub("", template)))
    text = _FIELD.sub(fill, template)
    return Merged(text, as_html(text), tuple(dict.fromkeys(unknown)))


def written(field: str) -> str:
    """A field as it is written in a letter."""
    return "{{ " + field + " }}"


def as_html(text: str) -> str:
    """The same letter for a program that shows HTML: paragraphs, line breaks and links, nothing else."""
    paragraphs = re.split(r"\n[ \t]*\n\s*", text.replace("\r\n", "\n").strip())
    body = "\n".join(f"<p>{_lines(each)}</p>" for each in paragraphs)
    return f'<!doctype html>\n<html lang="sv"><body>\n{body}\n</body></html>\n'


def linked(text: str) -> str:
    """The text escaped, with its addresses to the web as links."""
    shown: list[str] = []
    end = 0
    for found in _LINK.finditer(text):
        address = found[0].rstrip(_AFTER_A_LINK)
        shown.append(html.escape(text[end : found.start()]))
        shown.append(f'<a href="{html.escape(address)}">{html.escape(address)}</a>')
        end = found.start() + len(address)
    return "".join([*shown, html.escape(text[end:])])


def _lines(paragraph: str) -> str:
    return linked(paragraph).replace("\n", "<br>\n")
