"""Send what is due, and keep what somebody chose."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from samverk.foundation import audit, mail
from samverk.foundation.digest import queries, stopping, wording
from samverk.foundation.digest.items import Item
from samverk.foundation.digest.models import Reminded, Subscriber, Subscription
from samverk.foundation.mail.models import Letter

# Letters go out in Swedish, as those of rounds do: they are the county's own words.
LANGUAGE = "sv"


@transaction.atomic
def send(*, to: mail.Address, items: Iterable[Item], on: dt.date, actor: str) -> Letter | None:
    """Queue one letter with all that is due and not yet told; None where there is nothing, or one went today already.

    What was not told today is still due tomorrow. Safe to run twice: the letter and what it told are one transaction.
    Queries: seventeen at the most.
    Raises: ValueError where the address is none.
    """
    asked = tuple(items)
    if not asked:
        return None
    with audit.acting(actor=actor, reason=gettext("Påminnelser"), day=on, kind="system"):
        subscriber = _locked(to.email)
        _remember_topics(subscriber, asked)
        known = queries.history(subscriber.email, keys=(item.key for item in asked))
        due = queries.still_due(asked, known)
        if not due or subscriber.reminded.filter(on=on).exists():
            return None
        letter = _write(to, subscriber, due, on)
        Reminded.objects.bulk_create(
            Reminded(
                subscriber=subscriber, key=item.key, occasion=item.occasion, on=on, letter=letter
            )
            for item in due
        )
        return letter


@transaction.atomic
def change(
    *, subscriber: Subscriber, stop: Mapping[str, bool], on: dt.date, actor: str
) -> list[Subscription]:
    """Stop the reminders about some topics, or begin again; gives what stands afterwards. Queries: three, and one for each change."""
    with audit.acting(actor=actor, reason=gettext("Val av påminnelser"), day=on):
        rows = list(subscriber.subscriptions.select_for_update().order_by("name", "pk"))
        for row in rows:
            wanted = on if stop.get(row.topic, row.stopped_on is not None) else None
            if (wanted is None) != (row.stopped_on is None):
                row.stopped_on = wanted
                row.save(update_fields=["stopped_on"])
        return rows


@transaction.atomic
def subscribe(*, email: str, topics: Mapping[str, str], actor: str) -> Subscriber:
    """The subscriber behind an address, with a choice to make about each topic: name by key."""
    with audit.acting(actor=actor, reason=gettext("Val av påminnelser")):
        subscriber = _locked(email)
        _choices(subscriber, topics)
        return subscriber


def _locked(email: str) -> Subscriber:
    """The row of an address, ours alone until the transaction ends: two at once would send two letters."""
    Subscriber.objects.bulk_create([Subscriber(email=email.lower())], ignore_conflicts=True)
    return Subscriber.objects.select_for_update().get(email=email.lower())


def _remember_topics(subscriber: Subscriber, items: Iterable[Item]) -> None:
    _choices(subscriber, {item.topic.key: item.topic.name for item in items})


def _choices(subscriber: Subscriber, topics: Mapping[str, str]) -> None:
    Subscription.objects.bulk_create(
        (
            Subscription(subscriber=subscriber, topic=key, name=name[:200])
            for key, name in topics.items()
        ),
        ignore_conflicts=True,
    )


def _write(to: mail.Address, subscriber: Subscriber, due: tuple[Item, ...], on: dt.date) -> Letter:
    stop = stopping.address(subscriber)
    with translation.override(LANGUAGE):
        said = wording.letter(due, name=to.name, stop=stop, on=on)
    return mail.queue(
        to=to,
        subject=said.subject,
        text=said.text,
        html=said.html,
        kind=stopping.KIND,
        about=f"digest:{subscriber.pk}",
        key=f"digest:{subscriber.pk}/{on}",
        confidential=[stop],
    )
