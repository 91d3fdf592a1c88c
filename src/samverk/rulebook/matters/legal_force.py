"""When a decision can no longer be appealed, from the days on which its minutes were announced."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samverk.rulebook.bodies.seats import capacity
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Finding, Weight, Words
from samverk.rulebook.holidays import next_weekday, why_no_end
from samverk.rulebook.rule import rule
from samverk.rulebook.steps import Explained, Step
from samverk.rulebook.structure.model import Body, Key, LegalForm, Structure

APPROVED_WITHIN = dt.timedelta(days=14)
ANNOUNCED_WITHIN = dt.timedelta(days=2)
APPEALED_WITHIN = dt.timedelta(weeks=3)
_DAY = dt.timedelta(days=1)

APPEALABLE = frozenset({LegalForm.COMMITTEE, LegalForm.JOINT_COMMITTEE, LegalForm.FEDERATION})
_KL_ANNOUNCED, _KL_TIME = "sfs-2017-725 8:12", "sfs-2017-725 13:5"


@dataclass(frozen=True, slots=True)
class Board:
    """One notice board and what was put up on it; a joint committee has one at each of its parties."""

    name: str
    meeting_on: dt.date | None = None
    approved_on: dt.date | None = None
    announced_on: dt.date | None = None
    taken_down_on: dt.date | None = None
    appealed_on: dt.date | None = None


@rule
def approve_by(meeting_on: dt.date) -> dt.date:
    """The last day for approving the minutes of a meeting.

    Source: sfs-2017-725 5:69; sfs-2017-725 6:35
    """
    return meeting_on + APPROVED_WITHIN


@rule
def announce_by(approved_on: dt.date) -> dt.date:
    """The last day for announcing that minutes have been approved.

    Source: sfs-2017-725 8:12
    """
    return approved_on + ANNOUNCED_WITHIN


@rule
def appeal_ends(announced_on: dt.date) -> Explained[dt.date]:
    """The last day for appeal when the announcement was made on the day.

    Source: sfs-2017-725 13:5; sfs-1930-173 1 §; sfs-1930-173 2 §
    """
    weeks = announced_on + APPEALED_WITHIN
    last = next_weekday(weeks)
    return Explained(last, (_three_weeks(weeks), *_moved(weeks, last)))


def _three_weeks(weeks: dt.date) -> Step:
    day = day_in_words(weeks)
    text = Words(f"Tre veckor därefter är {day.sv}.", f"Three weeks from then is {day.en}.")
    return Step(text, _KL_TIME)


def _moved(weeks: dt.date, last: dt.date) -> Iterator[Step]:
    why = why_no_end(weeks)
    if why is not None:
        day = day_in_words(last)
        text = Words(
            f"Den dagen är {why.sv}. Sista dagen för att överklaga är nästa vardag, {day.sv}.",
            f"That day is {why.en}. The last day for appeal is the next weekday, {day.en}.",
        )
        yield Step(text, "sfs-1930-173 2 §")


@rule
def parties_that_announce(body: Body, structure: Structure, *, on: dt.date) -> tuple[Key, ...]:
    """The parties on whose notice boards the minutes of the body are announced; none is the body's own board alone.

    Source: sfs-2017-725 13:5
    Shape: in the order of the body's rules.
    """
    if body.form is LegalForm.JOINT_COMMITTEE:
        return tuple(capacity(body, structure, on=on).of_party)
    return ()


@rule
def why_not_appealable(form: LegalForm, *, is_preparatory: bool = False) -> Step | None:
    """What makes legal force not apply to what a body of the form said, None where it does apply.

    Source: sfs-2017-725 13:1; sfs-2017-725 13:2; samverk K16
    """
    if form is LegalForm.COORDINATION_ASSOCIATION:
        text = Words(
            "Reglerna om laga kraft är inte prövade för ett samordningsförbund. Fråga förbundet.",
            "The rules on legal force have not been tried for a coordination association. Ask it.",
        )
        return Step(text, "sfs-2017-725 13:1")
    if form not in APPEALABLE:
        text = Words(
            "Organet fattar inga beslut som kan överklagas, så laga kraft gäller inte här.",
            "The body makes no decisions that can be appealed, so legal force does not apply here.",
        )
        return Step(text, "samverk K16")
    if is_preparatory:
        text = Words(
            "Ett beslut som bara förbereder ett annat kan inte överklagas: räkna från det slutliga.",
            "A decision that only prepares another cannot be appealed: count from the final one.",
        )
        return Step(text, "sfs-2017-725 13:2")
    return None


@rule
def legal_force(
    boards: Sequence[Board],
    *,
    on: dt.date,
    form: LegalForm = LegalForm.COMMITTEE,
    is_preparatory: bool = False,
) -> Explained[dt.date | None]:
    """The day from which the decision has legal force, as far as is known on a day; None where none is known.

    Source: sfs-2017-725 8:12; sfs-2017-725 13:1; sfs-2017-725 13:5
    Shape: of several boards the one that announced last; the day may lie ahead.
    """
    excused = why_not_appealable(form, is_preparatory=is_preparatory)
    if excused is not None:
        return Explained(None, (excused,))
    missing = [board for board in boards if _up(board, on=on) is None]
    if missing or not boards:
        return Explained(None, (_not_announced(missing),))
    start = max(day for board in boards if (day := _up(board, on=on)) is not None)
    ends = appeal_ends(start)
    steps = (*_announced(boards), *_counted_from(start, boards), *ends.steps)
    stopped = tuple(_stopped(boards, ends.value, on=on))
    if stopped:
        return Explained(None, (*steps, *stopped))
    return Explained(ends.value + _DAY, (*steps, _force(ends.value + _DAY)))


def _up(board: Board, *, on: dt.date) -> dt.date | None:
    """The day of the announcement, as far as it is known on a day."""
    day = board.announced_on
    return day if day is not None and day <= on else None


def _not_announced(missing: Sequence[Board]) -> Step:
    names = ", ".join(sorted(board.name for board in missing))
    after = f": {names}" if names else ""
    text = Words(
        f"Det är inte antecknat att protokollet har tillkännagetts{after}. Då löper ingen tid.",
        f"It is not recorded that the minutes have been announced{after}. So no time is running.",
    )
    return Step(text, _KL_ANNOUNCED)


def _announced(boards: Sequence[Board]) -> Iterator[Step]:
    """Shape: in order of day, whatever order the boards were registered in."""
    for day, name in sorted((b.announced_on, b.name) for b in boards if b.announced_on is not None):
        words = day_in_words(day)
        text = Words(f"{name}: tillkännagivet {words.sv}.", f"{name}: announced on {words.en}.")
        yield Step(text, _KL_ANNOUNCED)


def _counted_from(start: dt.date, boards: Sequence[Board]) -> Iterator[Step]:
    if len(boards) > 1:
        day = day_in_words(start)
        text = Words(
            f"Tiden räknas från den senaste av anslagstavlorna, {day.sv}.",
            f"The time is counted from the latest of the notice boards, {day.en}.",
        )
        yield Step(text, _KL_TIME)


def _stopped(boards: Sequence[Board], last: dt.date, *, on: dt.date) -> Iterator[Step]:
    for board in sorted(boards, key=_name):
        if board.appealed_on is not None and board.appealed_on <= on:
            day = day_in_words(board.appealed_on)
            text = Words(
                f"Beslutet överklagades {day.sv} ({board.name}). Det får laga kraft först när det är avgjort.",
                f"The decision was appealed on {day.en} ({board.name}). It has legal force only when that is settled.",
            )
            yield Step(text, "sfs-2017-725 13:1")
        if _is_down_early(board, last, on=on):
            text = Words(
                f"Anslaget togs ned för tidigt ({board.name}). Då går tiden inte ut.",
                f"The notice was taken down too early ({board.name}). So the time does not run out.",
            )
            yield Step(text, _KL_TIME)


def _name(board: Board) -> str:
    return board.name


def _is_down_early(board: Board, last: dt.date, *, on: dt.date) -> bool:
    down = board.taken_down_on
    return down is not None and down <= last and down <= on


def _force(day: dt.date) -> Step:
    words = day_in_words(day)
    text = Words(
        f"Överklagar ingen har beslutet laga kraft från {words.sv}.",
        f"Unless somebody appeals, the decision has legal force from {words.en}.",
    )
    return Step(text, "sfs-2017-725 13:1")


@rule
def findings(board: Board, *, on: dt.date) -> Iterator[Finding]:
    """What was done too late with the minutes, or on days that cannot be right.

    Source: sfs-2017-725 5:69; sfs-2017-725 8:12
    """
    if board.meeting_on and board.approved_on and board.approved_on > approve_by(board.meeting_on):
        yield _found(board, "matters.approved_late", board.approved_on, "sfs-2017-725 5:69")
    if board.approved_on and board.announced_on:
        yield from _of_announcement(board, board.approved_on, board.announced_on)
    if board.announced_on and board.taken_down_on:
        last = appeal_ends(board.announced_on).value
        if _is_down_early(board, last, on=on):
            yield _found(board, "matters.taken_down_early", board.taken_down_on, _KL_ANNOUNCED)


def _of_announcement(
    board: Board, approved_on: dt.date, announced_on: dt.date
) -> Iterator[Finding]:
    if announced_on < approved_on:
        yield _found(board, "matters.announced_before_approved", announced_on, _KL_ANNOUNCED)
    if announced_on > announce_by(approved_on):
        yield _found(board, "matters.announced_late", announced_on, _KL_ANNOUNCED)


def _found(board: Board, code: str, day: dt.date, clause: str) -> Finding:
    return Finding(code, Weight.WARN, clause, {"name": board.name, "day": day_in_words(day)})
