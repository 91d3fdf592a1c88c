"""The lines of a decision matrix in words: what each principal has answered, or when it will."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samverk.foundation import mail
from samverk.foundation.formats import day_short, sv_sort
from samverk.foundation.language import current, spoken
from samverk.matters.models import LineStep, PartyDecision, Recommendation, Reminder
from samverk.matters.models.choices import LineDoes
from samverk.matters.queries.deciding import boards_of_answers, joint_committee
from samverk.matters.queries.matrix import Matrix
from samverk.rulebook.matters import decisions, legal_force
from samverk.rulebook.matters.decisions import Outcome, RowState
from samverk.rulebook.matters.decisions.texts import STATES
from samverk.rulebook.steps import Explained

# The order of the states: first those that somebody has to do something about.
ORDER = (
    RowState.RECEIVED,
    RowState.OVERDUE,
    RowState.MISSING,
    RowState.REFERRED_BACK,
    RowState.POSTPONED,
    RowState.MIXED,
    RowState.REJECTED,
    RowState.CHANGED,
    RowState.NOTED,
    RowState.ADOPTED,
    RowState.NOT_ASKED,
    RowState.WITHDRAWN,
)
WEIGHTS = {
    RowState.RECEIVED: "info",
    RowState.OVERDUE: "warn",
    RowState.REFERRED_BACK: "warn",
    RowState.MIXED: "warn",
    RowState.REJECTED: "stop",
    RowState.CHANGED: "info",
    RowState.ADOPTED: "done",
}
_SHORT: dict[Outcome, tuple[Callable[[], str], str]] = {
    Outcome.ADOPTED: (lambda: _("Antagen"), "done"),
    Outcome.CHANGED: (lambda: _("Ändrad"), "info"),
    Outcome.REJECTED: (lambda: _("Avslagen"), "stop"),
    Outcome.REFERRED_BACK: (lambda: _("Återremiss"), "warn"),
    Outcome.POSTPONED: (lambda: _("Bordlagd"), "plain"),
    Outcome.NOTED: (lambda: _("Antecknad"), "plain"),
}
SIDES = ("region", "municipalities", "state", "other", "")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one principal decided on one clause; without a word where nothing is known."""

    number: int
    word: str = ""
    weight: str = ""
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One principal in the matrix, as it stood on the day."""

    key: str
    name: str
    side: str
    state: RowState
    word: str
    weight: str
    cells: tuple[Cell, ...]
    organ: str
    decided_on: dt.date | None
    paragraph: str
    registry_number: str
    extract: int | None
    dissent: bool
    expected: str
    is_late: bool
    is_waiting: bool
    to_review: int
    pending: str
    stops: tuple[str, ...]
    reminded: str
    force: Explained[dt.date | None] | None

    @property
    def changed(self) -> tuple[Cell, ...]:
        """The clauses with a wording of the principal's own."""
        return tuple(cell for cell in self.cells if cell.wording)

    @property
    def is_changed(self) -> bool:
        """Whether anything was decided in other words than those sent out."""
        changed = {RowState.CHANGED, RowState.MIXED, RowState.REJECTED}
        return self.state in changed or bool(self.changed)

    @property
    def is_received(self) -> bool:
        """Whether an answer has come that nobody has reviewed."""
        return self.state is RowState.RECEIVED

    @property
    def has_decided(self) -> bool:
        """Whether there is a decision to show in the row."""
        return bool(self.organ or self.decided_on)

    @property
    def is_on_its_way(self) -> bool:
        """Whether a decision is expected though there is one already, such as to refer it back."""
        return self.has_decided and bool(self.expected)


def lines(matrix: Matrix) -> list[Line]:
    """Every line, by name."""
    rows = matrix.found.rows
    made = [_line(matrix, each, rows[each.party]) for each in matrix.found.standing.rows]
    return sorted(made, key=by_name)


def by_name(line: Line) -> tuple[str, str]:
    """The order of names."""
    return sv_sort(line.name)


def by_state(line: Line) -> tuple[int, tuple[str, str]]:
    """Those that somebody has to do something about first."""
    return ORDER.index(line.state), by_name(line)


def by_day(line: Line) -> tuple[dt.date, tuple[str, str]]:
    """The latest decision first, those without one last."""
    day = line.decided_on
    return (
        dt.date.max
        if day is None
        else dt.date.fromordinal(dt.date.max.toordinal() - day.toordinal())
    ), by_name(line)


def _line(matrix: Matrix, row: decisions.RowStanding, asked: PartyDecision) -> Line:
    counts = row.answer
    number = (counts.registry_number if counts else "") or asked.registry_number
    return Line(
        key=row.party,
        name=row.name,
        side=row.side,
        state=row.state,
        word=capfirst(spoken(STATES[row.state])),
        weight=WEIGHTS.get(row.state, "plain"),
        cells=tuple(map(_cell, row.clauses)),
        organ=counts.organ if counts else "",
        decided_on=counts.decided_on if counts else None,
        paragraph=counts.paragraph if counts else "",
        registry_number=number,
        extract=_extract(counts, asked),
        dissent=bool(counts and counts.has_dissent),
        expected=_expected(row.expected) if row.is_waiting else "",
        is_late=row.is_late,
        is_waiting=row.is_waiting,
        to_review=len(row.to_review),
        pending=_pending(row.to_review[-1]) if row.to_review else "",
        stops=tuple(stops(asked.line.all(), on=matrix.on)),
        reminded=_reminded(matrix, row, asked),
        force=force_of(matrix, row),
    )


def _extract(counts: decisions.Answer | None, asked: PartyDecision) -> int | None:
    """The answer that counts, where it came with an extract of the minutes."""
    if counts is None or not counts.has_extract:
        return None
    return next(each.pk for each in asked.answers.all() if each.number == counts.number)


def _pending(answer: decisions.Answer) -> str:
    """What an answer that nobody has reviewed says of who decided, when and under which paragraph."""
    day = day_short(answer.decided_on, current()) if answer.decided_on else ""
    return ", ".join(part for part in (answer.organ, day, answer.paragraph) if part)


def _cell(clause: decisions.ClauseStanding) -> Cell:
    if clause.outcome is None:
        return Cell(clause.clause)
    word, weight = _SHORT[clause.outcome]
    return Cell(clause.clause, word(), weight, clause.wording)


def _expected(expected: "decisions.Expected | None") -> str:
    """Väntas 12 maj 2020, socialnämnden."""
    if expected is None:
        return ""
    organ = expected.organ
    small = organ[:1].lower() + organ[1:] if organ[1:2].islower() else organ
    if expected.on is None:
        return _("Beslutas av %(organ)s, dagen är inte känd") % {"organ": small}
    said = {"day": day_short(expected.on, current()), "organ": small}
    if expected.is_past:
        text = _("Väntades %(day)s, %(organ)s") if organ else _("Väntades %(day)s")
    else:
        text = _("Väntas %(day)s, %(organ)s") if organ else _("Väntas %(day)s")
    return text % said


_DOES = {
    LineDoes.PREPARES: lambda: _("bereder"),
    LineDoes.PROPOSES: lambda: _("föreslår"),
    LineDoes.DECIDES: lambda: _("beslutar"),
}


def stops(rows: Iterable[LineStep], *, on: dt.date) -> list[str]:
    """The way inside the principal as it was known that day, the first stop first."""
    known = sorted((row for row in rows if row.recorded_on <= on), key=_in_time)
    return [_stop(row) for row in known]


def _in_time(row: LineStep) -> tuple[dt.date, int]:
    return (row.on or dt.date.max, row.number)


def _stop(row: LineStep) -> str:
    said = [f"{row.organ} {_DOES[LineDoes(row.does)]()}"]
    if row.on is not None:
        said.append(day_short(row.on, current()))
    if row.paragraph:
        said.append(row.paragraph)
    if row.is_planned:
        said.append(_("planerat"))
    return ", ".join(said)


def _reminded(matrix: Matrix, row: decisions.RowStanding, asked: PartyDecision) -> str:
    """When the principal was reminded last, and when it will be next."""
    known = matrix.reminded.get(asked.pk, ())
    parts = []
    if known:
        parts.append(_("Påmind %(day)s.") % {"day": day_short(known[-1].on, current())})
    paused = matrix.paused.get(asked.pk)
    following = next_reminder(matrix.recommendation, row, asked, known, on=matrix.on)
    if paused is not None and row.is_waiting:
        said = {"day": day_short(paused.stopped_on, current()), "why": paused.why.rstrip(".")}
        parts.append(_("Påminns inte sedan %(day)s: %(why)s.") % said)
    elif following is not None:
        parts.append(_("Påminns %(day)s.") % {"day": day_short(following, current())})
    return " ".join(parts)


def next_reminder(
    recommendation: Recommendation,
    row: decisions.RowStanding,
    asked: PartyDecision,
    known: Sequence[Reminder],
    *,
    on: dt.date,
) -> dt.date | None:
    """The next day on which the rule reminds the principal, None where it does not."""
    due, stopped = recommendation.due, recommendation.reminders_stopped_on
    if (
        not row.is_waiting
        or not mail.is_address(asked.contact_email)
        or due is None
        or stopped is not None
    ):
        return None
    done = {each.occasion for each in known}
    days = (due + dt.timedelta(days=day) for day in recommendation.reminders if day not in done)
    return min((day for day in days if day > on), default=None)


def force_of(matrix: Matrix, row: decisions.RowStanding) -> Explained[dt.date | None] | None:
    """When the decision that counts has legal force and how that is counted, None where no notice is known.

    What a joint committee decided has it from the latest of its parties' boards, as each says in its own answer.
    """
    answer = row.answer
    if answer is None:
        return None
    joint = joint_committee(answer.organ, matrix.rules)
    if joint is None or matrix.rules is None:
        if answer.announced_on is None:
            return None
        board = legal_force.Board(answer.organ or row.name, announced_on=answer.announced_on)
        return legal_force.legal_force([board], on=matrix.on)
    announced = {
        each.party: each.answer.announced_on
        for each in matrix.found.standing.rows
        if each.answer
        and each.answer.decided_on == answer.decided_on
        and joint_committee(each.answer.organ, matrix.rules) is joint
    }
    if not any(announced.values()):
        return None
    boards = boards_of_answers(joint, matrix.rules, announced, on=matrix.on)
    return legal_force.legal_force(boards, on=matrix.on, form=joint.form)
