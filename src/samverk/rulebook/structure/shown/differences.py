"""What differs between two versions, as text."""

from collections.abc import Iterator
from itertools import groupby

from samverk.rulebook.findings import Words
from samverk.rulebook.structure.changes import Change
from samverk.rulebook.structure.model import Structure
from samverk.rulebook.structure.shown.layout import wrapped

_HEADS = {
    "structure": Words("Strukturen", "The structure"),
    "matters": Words("Ärenden", "Matters"),
    "party": Words("Parter", "Parties"),
    "body": Words("Organ", "Bodies"),
    "seats": Words("Platser", "Seats"),
    "agreement": Words("Avtal", "Agreements"),
    "track": Words("Spår", "Tracks"),
    "route": Words("Vägar", "Routes"),
    "yearly": Words("Årshjul", "The year"),
    "question": Words("Öppna frågor", "Open questions"),
}


def lines(
    old: Structure, new: Structure, changes: tuple[Change, ...], language: str
) -> Iterator[str]:
    """The whole answer of `samverk structure diff`."""
    yield Words(
        f"Från {old.name}, version {old.version}, till {new.name}, version {new.version}",
        f"From {old.name}, version {old.version}, to {new.name}, version {new.version}",
    )(language)
    if not changes:
        yield Words("Ingenting skiljer.", "Nothing differs.")(language)
    for kind, found in groupby(changes, key=lambda change: change.kind.partition(".")[0]):
        yield ""
        yield _HEADS[kind](language)
        for change in found:
            said = Words(change.sv, change.en)(language)
            yield from wrapped(said, first="  · ", then="    ")
