"""The papers and the annexes in one file, which is the same file whoever makes it and whenever."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from samverk.foundation import documents, writing
from samverk.foundation.documents import naming
from samverk.foundation.writing import Paper
from samverk.foundation.writing.steady import entry
from samverk.matters.models import MatterDocument, PartyDecision
from samverk.matters.package import papers
from samverk.matters.package.asked import Asked, read
from samverk.matters.package.naming import plain

MEDIA_TYPE: Final = "application/zip"
_TEN: Final = 10


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a package: its name, what people call it, what it is, and its bytes once they are asked for."""

    name: str
    label: str
    media_type: str
    make: Callable[[], bytes]


def of(row: PartyDecision, on: dt.date) -> bytes:
    """The package of one principal as of a day. Queries: at most seven, and one for each annex."""
    return _packed(parts(row, on))


def name_of(row: PartyDecision) -> str:
    """What the package is called: "2020-3 Dorotea kommun beslutsunderlag.zip"."""
    number = row.recommendation.matter.registry_number or ""
    return f"{plain(f'{number} {row.party.name}')} beslutsunderlag.zip"


def parts(row: PartyDecision, on: dt.date) -> tuple[Part, ...]:
    """The files of the package in their order; none is written before it is asked for. At most seven queries."""
    asked = read(row, on)
    return (
        _told(asked),
        *_in_both(1, papers.letter(asked)),
        *_in_both(2, papers.report(asked)),
        *_in_both(3, papers.sheet(asked)),
        *map(partial(_annex, asked), range(len(asked.annexes))),
    )


def _in_both(number: int, paper: Paper) -> Iterator[Part]:
    kinds = documents.MediaType
    name, label = f"{number} {plain(paper.kind)}", paper.kind
    yield Part(f"{name}.docx", f"{label}, Word", kinds.DOCX, lambda: writing.docx(paper))
    yield Part(f"{name}.pdf", f"{label}, PDF", kinds.PDF, lambda: writing.pdf(paper))


def _annex(asked: Asked, at: int) -> Part:
    row = asked.annexes[at]
    number = f"{at + 1:02}" if len(asked.annexes) >= _TEN else f"{at + 1}"
    after = naming.ending(row.document.name)
    name = f"Bilaga {number} {plain(row.title)}" + (f".{after}" if after else "")
    label = f"{asked.annex(at)}, {row.document.kind}"
    return Part(name, label, row.document.media_type, partial(_bytes_of, row))


def _bytes_of(row: MatterDocument) -> bytes:
    return documents.read(row.document)


def _told(asked: Asked) -> Part:
    """Shape: with a mark at the beginning and both signs at line ends: that opens right on any machine."""
    lines = [
        f"{asked.recommendation.title}",
        f"Ärende {asked.matter.registry_number}, till {asked.party}",
        "",
        papers.BINDS_NOBODY,
        f"Svara senast {asked.due}. Ett senare svar tas också emot." if asked.due else "",
        "",
        "1 Missiv: brevet från avsändaren.",
        "2 Förslag till tjänsteskrivelse: ett utkast i ert namn. Ändra det som ni vill.",
        "3 Svarsblankett: för den som hellre svarar på papper eller med e-post.",
        *(asked.annex(at) for at in range(len(asked.annexes))),
        "",
        f"Svarskod {asked.code}" if asked.code else "",
        f"Frågor: {asked.recommendation.asker_name}, {asked.recommendation.asker_email}",
    ]
    text = "\r\n".join(lines) + "\r\n"
    return Part(
        "LAS MIG.txt", "Läs mig, text", documents.MediaType.TEXT, lambda: text.encode("utf-8-sig")
    )


def _packed(files: tuple[Part, ...]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for each in files:
            # What is in it is packed already: packing it once more would take time and gain nothing.
            package.writestr(entry(each.name), each.make())
    return made.getvalue()
