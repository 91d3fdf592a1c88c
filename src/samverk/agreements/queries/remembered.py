"""Agreements in brief, remembered until something that they follow from is changed.

What an agreement is on a day follows from its rows, the answers of its parties and the structure's file. Every change
of those lengthens the audit chain when it is committed, so the chain tells which briefs still hold. To judge ten
thousand agreements for a list takes seconds; to judge the one that was changed does not.
"""

import datetime as dt
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import NamedTuple

from django.db import connection

from samverk.agreements.queries.briefly import Brief, brief, noted_of
from samverk.agreements.queries.many import reads
from samverk.agreements.queries.plain import Line, lines, plainly
from samverk.rulebook.agreements.turning import day_after

_MOST = 20_000
_DAYS = 4
# After every number that there is: the first look reads no links.
_NOTHING = 2**62
_AT_A_TIME = 2000
_WHOLE_AT_A_TIME = 500
# More changes than this at once, and everything is worked out anew. The limit also keeps PostgreSQL from reading the
# whole trail where it has no statistics yet.
_MANY = 2000
_SINCE = """
SELECT coalesce((SELECT max(number) FROM foundation_auditlink), 0),
       (SELECT count(*) FROM (SELECT FROM foundation_auditlink WHERE number > %(after)s LIMIT %(most)s) AS new),
       ARRAY(SELECT DISTINCT entry."table" || ' ' || CASE entry."table"
                 WHEN 'agreements_agreement' THEN entry."row"
                 ELSE coalesce(entry.after ->> 'agreement_id', entry.before ->> 'agreement_id', '') END
               FROM (SELECT entry_id FROM foundation_auditlink WHERE number > %(after)s
                      ORDER BY number LIMIT %(most)s) AS new
              CROSS JOIN LATERAL (SELECT * FROM foundation_auditentry WHERE id = new.entry_id) AS entry
              WHERE entry."table" LIKE ANY(%(watched)s))
"""
_WATCHED = [r"agreements\_%", r"matters\_%", r"bodies\_structure%", r"parties\_party%"]
# What tells of an agreement without changing what it is.
_ASIDE = frozenset(
    {"agreements_depositarynotice", "agreements_agreementtext", "agreements_textclause"}
)
# They come with a row of the terms, which says whose they are.
_PARTS = frozenset({"agreements_agreementparty", "agreements_enteredduty"})
_OWN = "agreements_"
_ANSWERS = "matters_"


@dataclass(frozen=True, slots=True)
class Touched:
    """What was changed: everything, what was asked of the parties in matters, or some agreements."""

    newest: int
    everything: bool
    answers: bool
    agreements: frozenset[int]

    def __bool__(self) -> bool:
        return self.everything or self.answers or bool(self.agreements)

    def holds(self, known: Brief) -> bool:
        """Whether a brief still holds."""
        if self.everything or (self.answers and known.is_asked):
            return False
        return not (known.waits and self) and known.pk not in self.agreements


class Kept(NamedTuple):
    """A brief with the day that it was worked out for: it holds from that day until the brief says."""

    brief: Brief
    since: dt.date

    def holds(self, on: dt.date) -> bool:
        """Whether it is that of a day, if nothing was changed."""
        until = self.brief.until
        return self.since <= on and (until is None or on < until)


class Remembered:
    """Briefs of as many agreements as there is room for; the oldest go first.

    A brief holds until the next day on which the agreement may become another. So nothing is judged anew because it is
    morning, but what that morning may have changed. Of each the last few are kept, for those who look at other days.
    """

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._kept: OrderedDict[int, tuple[Kept, ...]] = OrderedDict()
        self._seen: int | None = None
        self._lock = Lock()

    def recall(self, pks: Iterable[int], *, on: dt.date) -> dict[int, Brief]:
        """Each agreement in brief. One query where nothing has changed, else those of fresh."""
        wanted = list(pks)
        seen, known = self._known(wanted, on)
        new = fresh([pk for pk in wanted if pk not in known], on=on)
        with self._lock:
            if seen == self._seen:  # else something changed while these were worked out
                self._keep(new, on)
        found = known | new
        return {pk: found[pk] for pk in wanted if pk in found}

    def _keep(self, new: Mapping[int, Brief], on: dt.date) -> None:
        for pk, each in new.items():
            before = self._kept.pop(pk, ())
            self._kept[pk] = (Kept(each, on), *before[: _DAYS - 1])
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def _known(self, wanted: Iterable[int], on: dt.date) -> tuple[int, dict[int, Brief]]:
        with self._lock:
            touched = since(self._seen)
            # A shorter chain is another database: nothing that was known of the first holds.
            if self._seen is None or touched.newest < self._seen:
                self._kept.clear()
            elif touched:
                self._kept = OrderedDict(_holding(self._kept, touched))
            self._seen = touched.newest
            kept = ((pk, self._kept.get(pk, ())) for pk in wanted)
            found = ((pk, _of_day(each, on)) for pk, each in kept)
            return touched.newest, {pk: each for pk, each in found if each is not None}


def _of_day(kept: Iterable[Kept], on: dt.date) -> Brief | None:
    for each in kept:
        if each.holds(on):
            return each.brief
    return None


def _holding(
    kept: Mapping[int, tuple[Kept, ...]], touched: Touched
) -> Iterator[tuple[int, tuple[Kept, ...]]]:
    for pk, every in kept.items():
        left = tuple(each for each in every if touched.holds(each.brief))
        if left:
            yield pk, left


def since(number: int | None) -> Touched:
    """What was changed after a number of the audit chain; nothing where none is known. One query."""
    after = _NOTHING if number is None else number
    with connection.cursor() as cursor:
        cursor.execute(_SINCE, {"after": after, "most": _MANY, "watched": _WATCHED})
        newest, count, found = cursor.fetchone()
    if count == _MANY:
        return Touched(newest, everything=True, answers=True, agreements=frozenset())
    return touched_by(newest, (each.split(" ", 1) for each in found))


def touched_by(newest: int, found: Iterable[Sequence[str]]) -> Touched:
    """What the changed rows touch, each by its table and its agreement."""
    changed = [(table, whose) for table, whose in found if table not in _ASIDE]
    own = {int(whose) for table, whose in changed if table.startswith(_OWN) and whose}
    others = [table for table, whose in changed if not whose or not table.startswith(_OWN)]
    has_terms = any(table == "agreements_enteredterms" for table, _whose in changed)
    parts = {table for table in others if table in _PARTS}
    rest = [table for table in others if table not in _PARTS and not table.startswith(_ANSWERS)]
    return Touched(
        newest,
        everything=bool(rest) or bool(parts and not has_terms),
        answers=any(table.startswith(_ANSWERS) for table in others),
        agreements=frozenset(own),
    )


def fresh(pks: Iterable[int], *, on: dt.date) -> dict[int, Brief]:
    """Each agreement in brief, worked out anew.

    Queries: at most thirteen for each two thousand; and for each five hundred that were sent out as recommendations or
    wait for others those of many.reads.
    """
    wanted = list(pks)
    found: dict[int, Brief] = {}
    for start in range(0, len(wanted), _AT_A_TIME):
        found |= _fresh(wanted[start : start + _AT_A_TIME], on)
    return found


def _fresh(pks: Sequence[int], on: dt.date) -> dict[int, Brief]:
    rows = lines(pks)
    told = plainly((line for line in rows.values() if line.is_plain), on=on)
    found = {
        pk: brief(rows[pk].own, each.known, each.noted, on=on, turns=each.turns)
        for pk, each in told.items()
    }
    entangled = [pk for pk in rows if pk not in told]
    for start in range(0, len(entangled), _WHOLE_AT_A_TIME):
        found |= _whole(entangled[start : start + _WHOLE_AT_A_TIME], rows, on)
    return found


def _whole(pks: Sequence[int], rows: Mapping[int, Line], on: dt.date) -> dict[int, Brief]:
    """Those that hang together with matters or with each other, worked out for this day alone."""
    tomorrow = day_after(on) or on
    return {
        pk: brief(
            rows[pk].own,
            read.known if read else None,
            noted_of(read.agreement) if read else (),
            on=on,
            turns=(tomorrow,),
        )
        for pk, read in reads(pks, on=on).items()
    }


_MEMORY = Remembered()


def briefs(pks: Iterable[int], *, on: dt.date) -> dict[int, Brief]:
    """Each agreement (by primary key) in brief on a day. One query where nothing has changed since it was asked last."""
    if connection.in_atomic_block:  # here may be changes that nobody else sees yet
        return fresh(pks, on=on)
    return _MEMORY.recall(pks, on=on)
