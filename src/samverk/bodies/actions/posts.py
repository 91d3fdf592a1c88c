"""Choose a presidium, end a post in it, and let chair and vice chair change places."""

import datetime as dt

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from samverk.bodies.actions import refusals, terms
from samverk.bodies.actions.decisions import DecisionFacts
from samverk.bodies.models import Body, Post, StructureParty
from samverk.foundation import audit
from samverk.parties.models import Party, Person
from samverk.rulebook.dates import day_in_words


@transaction.atomic
def elect(  # noqa: PLR0913 -- each is a fact of the act
    *,
    body: Body,
    role: str,
    person: Person,
    on: dt.date,
    until: dt.date | None = None,
    number: int = 1,
    party: Party | None = None,
    side: str = "",
    prolonged_by: str = "",
    decision: DecisionFacts,
    actor: str,
    reason: str = "",
) -> Post:
    """Let a person have a post in the presidium from a day; whoever has it now leaves it that day.

    The side is the party's own where none is named. A term that begins on the very day is mended in its row.
    Raises: Refused where somebody is chosen later in that time, or the body is not there.
    """
    Body.objects.select_for_update().get(pk=body.pk)
    period = terms.days_in(body, on, until)
    with audit.acting(actor=actor, reason=reason, day=on), refusals.at_once():
        same = Post.objects.filter(body=body, role=role, number=number)
        row = terms.make_room(same, period) or Post()
        row.body, row.role, row.number, row.person = body, role, number, person
        row.party, row.side = party, side or _side_of(party, body, on)
        row.prolonged_by = prolonged_by
        row.period = DateRange(period.from_day, period.until_day)
        decision.put_on(row)
        row.save()
    return row


@transaction.atomic
def end_post(*, post: Post, on: dt.date, actor: str, reason: str = "") -> Post:
    """End a post without anybody after: on is the first day on which the person no longer has it.

    Raises: Refused where it would hold no day, or ends already.
    """
    row = Post.objects.select_for_update(of=("self",)).get(pk=post.pk)
    with audit.acting(actor=actor, reason=reason, day=on):
        terms.end_early(row, on)
    return row


def _side_of(party: Party | None, body: Body, on: dt.date) -> str:
    there = StructureParty.objects.filter(
        party=party, structure=body.structure_id, period__contains=on
    )
    return (there.values_list("side", flat=True).first() or "") if party else ""


@transaction.atomic
def swap_chair(
    *,
    body: Body,
    on: dt.date,
    until: dt.date | None = None,
    decision: DecisionFacts,
    actor: str,
    reason: str = "",
) -> tuple[Post, Post]:
    """Let chair and vice chair change places from a day, as when the chair turns at a year's end.

    Shape:  the new chair, then the new vice chair.
    Raises: Refused where one of the two is missing the day before.
    """
    eve = on - dt.timedelta(days=1)
    posts = Post.objects.filter(body=body, number=1, period__contains=eve).select_related("person")
    chair = posts.filter(role=Post.Role.CHAIR).first()
    vice = posts.filter(role=Post.Role.VICE_CHAIR).first()
    if chair is None or vice is None:
        refusals.refuse("bodies.no_one_to_swap_with", day=day_in_words(on))

    def take(role: str, was: Post) -> Post:
        return elect(
            body=body,
            role=role,
            person=was.person,
            on=on,
            until=until,
            party=was.party,
            side=was.side,
            decision=decision,
            actor=actor,
            reason=reason,
        )

    return take(Post.Role.CHAIR, vice), take(Post.Role.VICE_CHAIR, chair)
