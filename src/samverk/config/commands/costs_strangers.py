"""Parties that the key names and the file does not have: nobody is billed by a slip of the pen in silence."""

from collections.abc import Iterator

from samverk.config.commands.costs_bases import Figures
from samverk.foundation.tables import TableError
from samverk.rulebook.costs.allocation import Allocation, Part
from samverk.rulebook.findings import Words
from samverk.rulebook.matching import kernel
from samverk.rulebook.matching.matching import is_near


def strangers(shared: Allocation, given: Figures) -> Iterator[Words]:
    """What is to be said of each party with a part that is not in the file and that the key gives no name of its own.

    Raises: TableError where it is nearly one of the file's, or one of those is left without a part instead.
    """
    unknown = [
        part
        for part in shared.parts
        if given.parties and part.party not in given.parties and part.party not in shared.key.names
    ]
    idle = _idle(shared, given)
    for part in unknown:
        close = [
            name for name in given.parties.values() if is_near(kernel(part.party), kernel(name))
        ]
        if close or idle:
            raise TableError(_refused(part, given, close[:1]))
        yield Words(
            f"Nyckeln nämner {part.name}, som inte står i filen.",
            f"The key names {part.name}, which is not in the file.",
        )


def _idle(shared: Allocation, given: Figures) -> list[str]:
    """The parties of the file that the key neither gives a part nor mentions."""
    known = {part.party for part in shared.parts} | shared.key.mentions()
    return [party for party in given.parties if party not in known]


def _refused(part: Part, given: Figures, close: list[str]) -> Words:
    listed = ", ".join(given.parties.values())
    meant = (f" Menade du {close[0]}?", f" Did you mean {close[0]}?") if close else ("", "")
    return Words(
        f"Nyckeln nämner {part.name}, som inte står i filen.{meant[0]} Parterna där är: {listed}. "
        f"Är den en part till, ge den ett namn i nyckelns names.",
        f"The key names {part.name}, which is not in the file.{meant[1]} The parties there are: {listed}. "
        f"If it is a party besides, give it a name in the key's names.",
    )
