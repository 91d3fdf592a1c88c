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
class Told:
    """Something that follows, in words; source is the clause that it rests on and link where it can be read, "" for none."""

    words: Words
    source: str = ""
    link: str = ""


Consequences = Callable[[Agreement, Mapping[Key, dt.date], dt.date], Iterable[Told]]
CONSEQUENCES: list[Consequences] = []
