"""Working groups: set up with a task and a last day, ended early, prolonged, given another task."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from samverk.bodies.actions import refusals, terms
from samverk.bodies.actions.decisions import DecisionFacts
from samverk.bodies.models import Body, GroupMember, WorkingGroup
from samverk.foundation import audit
from samverk.parties.models import Person
from samverk.rulebook.dates import Period, day_in_words


@transaction.atomic
def set_up_group(  # noqa: PLR0913 -- each is a fact of the act
    *,
    body: Body,
    name: str,
    task: str,
    on: dt.date,
    until: dt.date,
    members: Iterable[Person],
    decision: DecisionFacts,
    actor: str,
    reason: str = "",
) -> WorkingGroup:
    """Set up a working group outside the fixed structure, for one task, until a day.

    Raises: Refused where the body is not there on all those days.
    """
    Body.objects.select_for_update().get(pk=body.pk)
    period = terms.days_in(body, on, until)
    with audit.acting(actor=actor, reason=reason, day=on), refusals.at_once():
        row = _write(WorkingGroup(body=body, name=name), task, period, decision)
        _let_in(row, members)
    return row


@transaction.atomic
def end_group(*, group: WorkingGroup, on: dt.date, actor: str, reason: str = "") -> WorkingGroup:
    """End a working group before its time: on is the first day on which it no longer works.

    Raises: Refused where it would hold no day, or ends already.
    """
    row = WorkingGroup.objects.select_for_update(of=("self",)).get(pk=group.pk)
    began, ends = row.period.lower, row.period.upper
    if not began < on < ends:
        period = refusals.period_in_words(began, ends)
        refusals.refuse("bodies.group_ends_otherwise", group=row.name, period=period)
    with audit.acting(actor=actor, reason=reason, day=on):
        _shorten(row, on)
    return row


@transaction.atomic
def change_group(  # noqa: PLR0913 -- each is a fact of the act
    *,
    group: WorkingGroup,
    on: dt.date,
    until: dt.date,
    task: str,
    members: Iterable[Person],
    decision: DecisionFacts,
    actor: str,
    reason: str = "",
) -> WorkingGroup:
    """Let a working group go on from a day with the task, the members and the last day that it is given now.

    What held before stays as it was until that day. From the group's very first day it is mended in its row.
    Raises: Refused where the group does not work then, or the body is not there.
    """
    Body.objects.select_for_update().get(pk=group.body_id)
    row = WorkingGroup.objects.select_related("body").get(pk=group.pk)
    period = terms.days_in(row.body, on, until)
    _check_goes_on(row, period)
    wanted = list(dict.fromkeys(members))
    with audit.acting(actor=actor, reason=reason, day=on), refusals.at_once():
        if on != row.period.lower:
            _shorten(row, min(on, row.period.upper))
            row = WorkingGroup(body=row.body, name=row.name)
        _write(row, task, period, decision)
        _let_in(row, wanted)
    return row


def _check_goes_on(row: WorkingGroup, period: Period) -> None:
    """Nothing, where the group works on the first day, or ended the day before, and nothing else comes after."""
    began, ends = row.period.lower, row.period.upper
    if not began <= period.from_day <= ends:
        there = refusals.period_in_words(began, ends)
        refusals.refuse("bodies.group_not_there", group=row.name, period=there)
    days = DateRange(period.from_day, period.until_day)
    same = WorkingGroup.objects.filter(body=row.body, name=row.name, period__overlap=days)
    later = same.exclude(pk=row.pk).order_by("period").first()
    if later:
        day = day_in_words(later.period.lower)
        refusals.refuse("bodies.group_goes_on_later", group=row.name, day=day)


def _shorten(row: WorkingGroup, until_day: dt.date) -> None:
    row.period = DateRange(row.period.lower, until_day)
    row.save(update_fields=["period"])


def _write(row: WorkingGroup, task: str, period: Period, decision: DecisionFacts) -> WorkingGroup:
    row.task, row.period = task, DateRange(period.from_day, period.until_day)
    decision.put_on(row)
    row.save()
    return row


def _let_in(row: WorkingGroup, members: Iterable[Person]) -> None:
    """Write down the members. Whoever is one stays one as long as the row lasts.

    Raises: Refused where somebody who is a member is not among them.
    """
    wanted = list(dict.fromkeys(members))
    present = {member.person_id: member.person for member in row.members.select_related("person")}
    missing = present.keys() - {person.pk for person in wanted}
    if missing:
        names = ", ".join(sorted(present[pk].name for pk in missing))
        refusals.refuse("bodies.member_since_the_first_day", person=names)
    for person in wanted:
        if person.pk not in present:
            GroupMember.objects.create(group=row, person=person)
