"""The answer to a question about an agreement in words: its days before and after, what else follows, and what is open."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samverk.agreements.events import Payer, Shared, Told
from samverk.agreements.forms.supposing import READ
from samverk.agreements.queries.simulating import Simulated
from samverk.agreements.views import told
from samverk.agreements.views.citing import Cite, linked, links
from samverk.foundation.formats import kronor
from samverk.foundation.language import current, spoken
from samverk.rulebook.agreements.consequences import Consequence, Day, Kind
from samverk.rulebook.agreements.days import ENDS_ON, Dated
from samverk.rulebook.agreements.silences import Reading
from samverk.rulebook.steps import Step

_PARTIES = frozenset({Kind.FROM, Kind.UNTIL})
_LATER = frozenset({Kind.TOO_LATE, Kind.LEAVING_TOO})


@dataclass(frozen=True, slots=True)
class Cell:
    """A day as it is or becomes, or the words that there is none, with its steps."""

    on: dt.date | None
    none: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One day before and after."""

    what: str
    was: Cell
    becomes: Cell
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Following:
    """Something more that follows, with its clause; link is where it can be read."""

    says: str
    clause: str
    link: str
    is_warning: bool


@dataclass(frozen=True, slots=True)
class Paid:
    """What somebody pays as it is and if it happens, and the difference, as people write them."""

    name: str
    now: str
    then: str
    difference: str


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum that would be shared otherwise: by which key and clauses, party by party, and in all."""

    says: str
    key: str
    clauses: tuple[str, ...]
    source: str
    link: str
    rows: tuple[Paid, ...]
    total: Paid


@dataclass(frozen=True, slots=True)
class Question:
    """What the text does not say, with the clause that is silent, and its name in the act that records the reading."""

    of: str
    asks: str
    clause: str


@dataclass(frozen=True, slots=True)
class Read:
    """One way to read the text: what it is, the days that it gives, and the same question with it supposed."""

    words: str
    days: tuple[tuple[str, Cell], ...]
    query: str


def says(found: Simulated) -> str:
    """One sentence that says everything."""
    return spoken(found.says)


def days(found: Simulated, cite: Cite) -> list[Row]:
    """The agreement's days before and after, those that move first; then the days of single parties."""
    was = {each.key: each for each in found.before.status.dates}
    becomes = {each.key: each for each in found.after.status.dates}
    before, after = (told.further(each.status.prolonged) for each in (found.before, found.after))
    rows = [
        _row(becomes.get(key) or was[key], was.get(key), becomes.get(key), (cite, before, after))
        for key in dict.fromkeys((*was, *becomes))
        if not key.startswith(("duty:", "notice:"))
    ]
    rows += [
        Row(
            capfirst(_what(each)),
            _cell(each.was, cite, each.kind),
            _cell(each.becomes, cite, each.kind),
            is_changed=True,
        )
        for each in found.consequences
        if each.kind in _PARTIES or each.key.startswith("notice:")
    ]
    return sorted(rows, key=lambda row: not row.is_changed)


def _what(found: Consequence) -> str:
    """What the day is: of an end what it ends after."""
    what = spoken(found.what)
    return _("%(what)s efter") % {"what": what} if found.kind is Kind.UNTIL else what


def _row(there: Dated, was: Dated | None, becomes: Dated | None, by: tuple[Cite, str, str]) -> Row:
    """The day before and after; by is how clauses are cited, and what is told of an end that there is not, both times."""
    cite, before, after = by
    is_changed = (was and was.on) != (becomes and becomes.on)
    named = there if there.on else (was or there)
    return Row(
        capfirst(spoken(named.label)), _of(was, cite, before), _of(becomes, cite, after), is_changed
    )


def _of(day: Dated | None, cite: Cite, further: str) -> Cell:
    if day is None:
        return Cell(None, _NONE, ())
    none = {"in_force_from": _("inte än"), ENDS_ON: further}.get(day.key, _("inte känt än"))
    return Cell(day.told, none, tuple(linked(day.steps, cite)))


_NONE = "–"


def _cell(day: Day | None, cite: Cite, kind: Kind) -> Cell:
    if day is None:
        return Cell(None, _NONE, ())
    none = {Kind.FROM: _("inte"), Kind.UNTIL: _("tills vidare")}.get(kind, _("inte känt än"))
    is_end = day.value is not None and kind is not Kind.FROM
    last = day.value - dt.timedelta(days=1) if day.value and is_end else day.value
    return Cell(last, none, tuple(linked(day.steps, cite)))


def following(found: Simulated, cite: Cite) -> list[Following]:
    """What else follows: what comes too late, who may leave too, and what other capabilities say."""
    own = [
        Following(spoken(each.says), cite(each.source), "", each.kind is Kind.TOO_LATE)
        for each in found.consequences
        if each.kind in _LATER
    ]
    others = [
        Following(spoken(each.words), cite(each.source), each.link, is_warning=False)
        for each in found.told
        if each.shared is None
    ]
    return own + others


def sums(found: Simulated, cite: Cite) -> list[Sum]:
    """The sums that would be shared otherwise, party by party."""
    return [_sum(each, each.shared, cite) for each in found.told if each.shared]


def _sum(told: Told, shared: Shared, cite: Cite) -> Sum:
    now = [each.now_ore for each in shared.payers if each.now_ore is not None]
    then = [each.then_ore for each in shared.payers if each.then_ore is not None]
    return Sum(
        spoken(told.words),
        shared.key,
        tuple(links(shared.clauses, cite)),
        cite(told.source),
        told.link,
        tuple(_paid(each) for each in shared.payers),
        Paid(_("Summa"), _amount(sum(now)), _amount(sum(then)), _signed(sum(then) - sum(now))),
    )


def _paid(payer: Payer) -> Paid:
    now, then = payer.now_ore, payer.then_ore
    return Paid(
        payer.name,
        _NONE if now is None else _amount(now),
        _("har lämnat") if then is None else _amount(then),
        _signed((then or 0) - (now or 0)),
    )


def _amount(ore: int) -> str:
    return kronor(ore, current())


def _signed(ore: int) -> str:
    """A difference with its sign: "+1 200 kr", "−3 kr", "0 kr"."""
    return f"+{_amount(ore)}" if ore > 0 else _amount(ore)


def questions(found: Simulated, cite: Cite) -> list[Question]:
    """What the text leaves open and makes a difference here."""
    return [Question(str(each.of), spoken(each.asks), cite(each.source)) for each in found.silences]


def readings(found: Simulated, cite: Cite, asked: QueryDict) -> list[Read]:
    """Every way to read what is open, side by side."""
    return [
        Read(capfirst(spoken(each.words)), tuple(_read_days(each, cite)), _with(each, asked))
        for each in found.readings
    ]


def _read_days(reading: Reading, cite: Cite) -> Iterator[tuple[str, Cell]]:
    for each in reading.days:
        none = _("tills vidare") if each.key == "until:others" else _("dagen är inte given")
        if each.key == "in_force_from":
            none = _("inte")
        yield capfirst(spoken(each.label)), Cell(each.told, none, tuple(linked(each.steps, cite)))


def _with(reading: Reading, asked: QueryDict) -> str:
    """The same question with the text read like this."""
    query = asked.copy()
    for of, way in reading.said:
        query[READ[of]] = way
    return query.urlencode()
