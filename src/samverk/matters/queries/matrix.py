"""One recommendation with everything that its matrix shows: rows, how they stand, and who was reminded."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from samverk.bodies.queries.nearest import rules_near
from samverk.matters.models import Matter, Recommendation, Reminder, ReminderPause
from samverk.matters.queries.reminding import holds
from samverk.matters.queries.rows import Standing, standing_of, with_rows
from samverk.rulebook.structure.model import LegalForm
from samverk.rulebook.structure.model import Structure as Rules

Reminded = Mapping[int, tuple[Reminder, ...]]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A recommendation as it stood on a day, by the rules of then; reminded and paused by the number of the row.

    form is that of the body behind it.
    """

    found: Standing
    on: dt.date
    reminded: Reminded
    form: LegalForm | None
    rules: Rules | None
    paused: Mapping[int, ReminderPause]

    @property
    def recommendation(self) -> Recommendation:
        """What was handed over."""
        return self.found.recommendation


def recommendation_of(matter: Matter, number: int) -> Recommendation | None:
    """The recommendation of that number in the matter, with its rows; None where there is none. Six queries."""
    found = with_rows(Recommendation.objects.filter(matter=matter, number=number))
    return found.select_related("matter__structure", "treatment__body").first()


def matrix_of(recommendation: Recommendation, *, on: dt.date) -> Matrix:
    """How a recommendation (of recommendation_of) stood on a day. Four queries, however many rows there are."""
    rules = rules_near(recommendation.matter.structure, on=on)
    return Matrix(
        found=standing_of(recommendation, on=on),
        on=on,
        reminded=reminded_of(recommendation, on=on),
        form=_form_of(recommendation, rules),
        rules=rules,
        paused=paused_of(recommendation, on=on),
    )


def reminded_of(recommendation: Recommendation, *, on: dt.date) -> Reminded:
    """Who had been reminded by then, and when, in order. One query."""
    rows = Reminder.objects.filter(row__recommendation=recommendation, on__lte=on)
    found: dict[int, tuple[Reminder, ...]] = {}
    for each in rows.order_by("on", "pk"):
        if each.row_id is not None:
            found[each.row_id] = (*found.get(each.row_id, ()), each)
    return found


def paused_of(recommendation: Recommendation, *, on: dt.date) -> Mapping[int, ReminderPause]:
    """By the number of the row: why the rule reminded it of nothing that day. One query."""
    rows = ReminderPause.objects.filter(row__recommendation=recommendation, stopped_on__lte=on)
    return {each.row_id: each for each in rows.order_by("pk") if holds(each, on=on)}


def _form_of(recommendation: Recommendation, rules: Rules | None) -> LegalForm | None:
    """What kind of body recommends, None for one that is not in the register."""
    treatment = recommendation.treatment
    if treatment is None or treatment.body is None or rules is None:
        return None
    known = rules.bodies.get(treatment.body.key)
    return known.form if known else None
