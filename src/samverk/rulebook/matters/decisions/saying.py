"""The sentences that say how a recommendation stands, short also with 290 parties."""

import datetime as dt
from collections.abc import Iterator, Sequence

from samverk.rulebook.alphabet import sv_sort
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Words
from samverk.rulebook.matters.decisions.rows import ASIDE, RowStanding, RowState

MOST_NAMED = 6  # of more than these, five are named and the rest counted: nobody is "1 more"
_SV = [
    "Ingen",
    "En",
    "Två",
    "Tre",
    "Fyra",
    "Fem",
    "Sex",
    "Sju",
    "Åtta",
    "Nio",
    "Tio",
    "Elva",
    "Tolv",
]
_EN = [
    "None",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
]

_DONE = {
    RowState.CHANGED: (
        Words("har antagit med ändring", "has adopted with a change"),
        Words("har antagit med ändring", "have adopted with a change"),
    ),
    RowState.REJECTED: (
        Words("har avslagit", "has rejected"),
        Words("har avslagit", "have rejected"),
    ),
    RowState.NOTED: (
        Words("har antecknat den", "has noted it"),
        Words("har antecknat den", "have noted it"),
    ),
    RowState.MIXED: (
        Words("har svarat olika på att-satserna", "has answered differently from clause to clause"),
        Words(
            "har svarat olika på att-satserna", "have answered differently from clause to clause"
        ),
    ),
    RowState.RECEIVED: (
        Words("har svarat och ska granskas", "has answered and is to be reviewed"),
        Words("har svarat och ska granskas", "have answered and are to be reviewed"),
    ),
}
_WHY_AGAIN = {
    RowState.REFERRED_BACK: Words("återremitterat", "referred back"),
    RowState.POSTPONED: Words("bordlagt", "postponed"),
    RowState.MIXED: Words("delvis besvarat", "answered in part"),
}


def sentence(rows: Sequence[RowStanding], due: dt.date | None, *, on: dt.date) -> Words:
    """Everything at once: "Antagen av 10 av 16. Två har avslagit. Väntar på Dorotea (nämnd 12 maj)" and so on."""
    asked = [row for row in rows if row.state not in ASIDE]
    parts = [*_adopted(asked), *_done(asked), *_late(asked), *_waiting(asked, due, on=on)]
    parts.extend(_aside(rows))
    return Words(" ".join(part.sv for part in parts), " ".join(part.en for part in parts))


def day_of(day: dt.date, *, on: dt.date) -> Words:
    """The day without its year where that is the year we are in: "12 maj"."""
    words = day_in_words(day)
    year = f" {day.year}" if day.year == on.year else ""
    return Words(words.sv.removesuffix(year), words.en.removesuffix(year))


def names(rows: Sequence[Words]) -> Words:
    """A list that stays short: "A, B och C", "A, B, C, D, E och 31 till"."""
    if len(rows) > MOST_NAMED:
        more = len(rows) - MOST_NAMED + 1
        rows = [*rows[: MOST_NAMED - 1], Words(f"{more} till", f"{more} more")]
    return Words(_listed([each.sv for each in rows], "och"), _listed([e.en for e in rows], "and"))


def _listed(texts: Sequence[str], last: str) -> str:
    return f" {last} ".join([", ".join(texts[:-1]), texts[-1]] if len(texts) > 1 else texts)


def _adopted(asked: Sequence[RowStanding]) -> Iterator[Words]:
    of, count = len(asked), sum(row.state is RowState.ADOPTED for row in asked)
    if not of:
        yield Words("Ingen part har frågats.", "No party has been asked.")
    elif of == 1:
        yield Words("Antagen.", "Adopted.") if count else Words("Inte antagen.", "Not adopted.")
    elif count == of:
        yield Words(f"Antagen av alla {of}.", f"Adopted by all {of}.")
    elif not count:
        yield Words(f"Ingen av {of} har antagit.", f"None of {of} has adopted.")
    else:
        yield Words(f"Antagen av {count} av {of}.", f"Adopted by {count} of {of}.")


def _done(asked: Sequence[RowStanding]) -> Iterator[Words]:
    for state, (one, more) in _DONE.items():
        count = sum(row.state is state and not row.is_waiting for row in asked)
        if count:
            yield _counted(count, one if count == 1 else more)


def _counted(count: int, does: Words) -> Words:
    sv, en = (words[count] if count < len(words) else str(count) for words in (_SV, _EN))
    return Words(f"{sv} {does.sv}.", f"{en} {does.en}.")


def _late(asked: Sequence[RowStanding]) -> Iterator[Words]:
    count = sum(row.is_late for row in asked)
    if count:
        yield _counted(
            count,
            Words("svarade efter sista svarsdagen", "answered after the last day for answers"),
        )


def _waiting(asked: Sequence[RowStanding], due: dt.date | None, *, on: dt.date) -> Iterator[Words]:
    waiting = sorted((row for row in asked if row.is_waiting), key=soonest)
    if not waiting:
        return
    who = names([_waited_for(row, on=on) for row in waiting])
    yield Words(f"Väntar på {who.sv}.", f"Waiting for {who.en}.")
    if due is not None and on > due:
        day = day_of(due, on=on)
        yield Words(f"Sista svarsdagen var {day.sv}.", f"The last day for answers was {day.en}.")


def soonest(row: RowStanding) -> tuple[dt.date, tuple[str, str], str]:
    """What those waited for are sorted by: the day expected, unknown days last, then the name."""
    day = row.expected.on if row.expected else None
    return (day or dt.date.max, sv_sort(row.name), row.party)


def _waited_for(row: RowStanding, *, on: dt.date) -> Words:
    """One name with what is known: "Dorotea (återremitterat, nämnd 12 maj)"."""
    known = [*_again(row), *_meeting(row, on=on)]
    if not known:
        return Words(row.name, row.name)
    sv, en = ", ".join(each.sv for each in known), ", ".join(each.en for each in known)
    return Words(f"{row.name} ({sv})", f"{row.name} ({en})")


def _again(row: RowStanding) -> Iterator[Words]:
    if row.state in _WHY_AGAIN:
        yield _WHY_AGAIN[row.state]


def _meeting(row: RowStanding, *, on: dt.date) -> Iterator[Words]:
    if row.expected is None or row.expected.on is None:
        return
    day, organ = day_of(row.expected.on, on=on), _small(row.expected.organ)
    if row.expected.is_past:
        yield Words(f"{organ}skulle mötas {day.sv}", f"{organ}was to meet on {day.en}")
    else:
        yield Words(f"{organ}{day.sv}", f"{organ}{day.en}")


def _small(organ: str) -> str:
    """The organ within a sentence: "Kommunfullmäktige" with a small letter, "KS" as it is."""
    small = organ[:1].lower() + organ[1:] if organ[1:2].islower() else organ
    return f"{small} " if small else ""


def _aside(rows: Sequence[RowStanding]) -> Iterator[Words]:
    withdrawn = [Words(row.name, row.name) for row in rows if row.state is RowState.WITHDRAWN]
    if withdrawn:
        who = names(withdrawn)
        yield Words(f"Frågas inte längre: {who.sv}.", f"No longer asked: {who.en}.")
    count = sum(row.state is RowState.NOT_ASKED for row in rows)
    if count and count < len(rows):
        has = "has" if count == 1 else "have"
        yield _counted(count, Words("har inte frågats än", f"{has} not been asked yet"))
