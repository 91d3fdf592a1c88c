"""The door that higher capabilities open for what happens to an agreement; their AppConfig.ready registers them.

    events.CONSEQUENCES.append(of_keys)   # what else follows if parties leave

Each is asked what follows where the parties (by key) leave the agreement, from the first day without each. It reads
what it needs and writes nothing: the question is asked in a transaction that may only read.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from samverk.agreements.models import Agreement
from samverk.rulebook.findings import Words
from samverk.rulebook.structure.model import Key


@dataclass(frozen=True, slots=True)
class Payer:
    """What a party pays, and what it would pay then; None is that it has no part, so then that it has left.

    Units: öre.
    """

    name: str
    now_ore: int | None
    then_ore: int | None


@dataclass(frozen=True, slots=True)
class Shared:
    """A sum as it is shared and as it would be, party by party, with the key and the clauses that it rests on."""

    key: str
    clauses: tuple[str, ...]
    payers: tuple[Payer, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Something that follows, in words; source is the clause that it rests on and link where it can be read, "" for none.

    shared is what it does to a sum that the parties share.
    """

    words: Words
    source: str = ""
    link: str = ""
    shared: Shared | None = None


Consequences = Callable[[Agreement, Mapping[Key, dt.date], dt.date], Iterable[Told]]
CONSEQUENCES: list[Consequences] = []
