"""HTML as plain text. It is never shown as HTML: no picture is fetched, no script runs, no link is followed.

Not Python's html.parser: it needs seven minutes for 200 kB of "<a <a <a". This reads from left to right once.
"""

import html
import re
from typing import Final

LONGEST: Final = 1_000_000
_TAG: Final = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,20})[^<>]*>")
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_UNSEEN: Final = frozenset({"script", "style", "head", "title", "template"})
_BLOCKS: Final = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_PARAGRAPHS: Final = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol"})


def from_html(content: str) -> str:
    """The words of a page, a line for each block."""
    said: list[str] = []
    place, source = 0, _without_comments(content[:LONGEST])
    endless: set[str] = set()
    for tag in _TAG.finditer(source):
        if tag.start() < place:
            continue
        said.append(_words(source[place : tag.start()]))
        name, place = tag[1].lower(), tag.end()
        if name in _UNSEEN and not tag[0].startswith("</"):
            place = place if name in endless else _end_of(name, source, place)
            if place == tag.end():
                endless.add(name)
        elif name in _BLOCKS:
            said.append("\n\n" if name in _PARAGRAPHS else "\n")
    said.append(_words(source[place:]))
    return _tidy("".join(said))


def pictures(content: str) -> frozenset[str]:
    """The numbers of the pictures that the page shows from inside the letter."""
    return frozenset(re.findall(r"cid:([^\s\"'<>)]{1,200})", content[:LONGEST]))


def _without_comments(source: str) -> str:
    kept: list[str] = []
    place = 0
    while (start := source.find("<!--", place)) >= 0:
        end = source.find("-->", start + 4)
        if end < 0:  # a comment without an end: the rest is shown as words
            break
        kept.append(source[place:start])
        place = end + 3
    kept.append(source[place:])
    return "".join(kept)


def _end_of(name: str, source: str, place: int) -> int:
    """Where what is not seen ends; where it begins if it has no end."""
    end = re.compile(rf"</{name}[^<>]*>", re.IGNORECASE).search(source, place)
    return end.end() if end else place


def _words(source: str) -> str:
    return _BLANKS.sub(" ", html.unescape(source))


def _tidy(said: str) -> str:
    lines = [" ".join(line.replace("\xa0", " ").split()) for line in said.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
