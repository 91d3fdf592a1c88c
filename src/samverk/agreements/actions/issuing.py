"""The depositary tells the parties what has happened to an agreement: numbered notices, each act once."""

import datetime as dt
from collections.abc import Iterable
from typing import Final

from django.db import transaction
from django.db.models import Exists, OuterRef

from samverk.agreements import facts_acts
from samverk.agreements.models import Agreement, DepositaryNotice
from samverk.agreements.queries import knowing
from samverk.agreements.queries.remembered import briefs
from samverk.foundation import audit
from samverk.matters.models import Recommendation
from samverk.parties.models import Party
from samverk.rulebook.agreements.acts import Act, Record
from samverk.rulebook.agreements.depositary import key_of, untold
from samverk.rulebook.agreements.state import State

ACTOR: Final = "Samverk"


@transaction.atomic
def issue(*, agreement: Agreement, on: dt.date, actor: str) -> list[DepositaryNotice]:
    """Tell of every act that has not been told, in the order of the acts' own days; nothing where all has been.

    The agreement is kept from others until the transaction ends, so that the numbers have no gaps. Where there was
    something to tell, the agreements that wait for this one are told of too: it may let them enter into force.
    Queries: at most thirty, and as many for each agreement that waits.
    """
    issued: list[DepositaryNotice] = []
    turn = [agreement.pk]
    for pk in turn:
        own = _issue(pk, on, actor)
        issued += own
        turn += [each for each in _waiting_for(pk) if own and each not in turn]
    return issued


def issue_what_the_day_brought(*, on: dt.date) -> int:
    """Tell of the agreements that have ended without anybody having told of it: their own time is over. Gives how many.

    Each is a transaction of its own. Safe to run twice.
    """
    silent = Agreement.objects.exclude(
        Exists(DepositaryNotice.objects.filter(agreement=OuterRef("pk"), kind="ends", party=None))
    )
    known = briefs(silent.values_list("pk", flat=True), on=on)
    over = [pk for pk, each in known.items() if each.state is State.ENDED]
    rows = Agreement.objects.in_bulk(over)
    return sum(bool(issue(agreement=rows[pk], on=on, actor=ACTOR)) for pk in over if pk in rows)


def of_recommendation(recommendation: Recommendation, on: dt.date, actor: str) -> None:
    """Tell of what answers on a recommendation brought to the agreements that it adopts."""
    for agreement in recommendation.agreements.order_by("pk"):
        issue(agreement=agreement, on=on, actor=actor)


def _waiting_for(pk: int) -> list[int]:
    waiting = Agreement.objects.filter(conditions__other=pk).order_by("pk")
    return list(waiting.values_list("pk", flat=True).distinct())


def _issue(pk: int, on: dt.date, actor: str) -> list[DepositaryNotice]:
    locked = Agreement.objects.select_for_update(of=("self",)).get(pk=pk)
    agreement = knowing.find(locked.key)
    read = knowing.read(agreement, on=on) if agreement else None
    if read is None:
        return []
    told = list(locked.depositary_notices.select_related("party").order_by("number"))
    record = facts_acts.record(told)
    news = untold(facts_acts.happened(read), record, on=on)
    if not news:
        return []
    first = told[-1].number + 1 if told else 1
    with audit.acting(actor=actor, reason=locked.name, day=on):
        return DepositaryNotice.objects.bulk_create(
            _notices(locked, news, record, first=first, on=on)
        )


def _notices(
    agreement: Agreement, news: Iterable[Act], record: Record, *, first: int, on: dt.date
) -> Iterable[DepositaryNotice]:
    wanted = {act.party for act in news if act.party}
    parties = {party.key: party for party in Party.objects.filter(key__in=wanted)}
    for number, act in enumerate(news, start=first):
        yield DepositaryNotice(
            agreement=agreement,
            number=number,
            kind=act.kind,
            key=key_of(act, record),
            party=parties.get(act.party or ""),
            issued_on=on,
            of_day=act.on,
            text_sv=act.text.sv,
            text_en=act.text.en,
        )
