"""What has been sent, and what somebody wants."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from samverk.foundation.digest.items import Item
from samverk.foundation.digest.models import Reminded, Subscription
from samverk.rulebook.terms import reminding


@dataclass(frozen=True, slots=True)
class History:
    """What an address has been reminded of, by the key of the thing, and the topics that it has stopped."""

    occasions: dict[str, set[int]] = field(default_factory=dict)
    stopped: frozenset[str] = frozenset()

    def of(self, key: str) -> set[int]:
        """The occasions on which it has been reminded of a thing."""
        return self.occasions.get(key, set())


def history(email: str, *, keys: Iterable[str]) -> History:
    """What an address has been reminded of among some things, and what it has stopped. Two queries."""
    found: dict[str, set[int]] = {}
    rows = Reminded.objects.filter(subscriber__email=email.lower(), key__in=set(keys))
    for key, occasion in rows.values_list("key", "occasion"):
        found.setdefault(key, set()).add(occasion)
    stopped = Subscription.objects.filter(
        subscriber__email=email.lower(), stopped_on__isnull=False
    ).values_list("topic", flat=True)
    return History(found, frozenset(stopped))


def still_due(items: Iterable[Item], known: History) -> tuple[Item, ...]:
    """Those that the address wants and has not been told; of each thing only the latest occasion, the nearest first.

    No queries.
    """
    latest: dict[str, Item] = {}
    for item in items:
        if item.topic.key not in known.stopped and reminding.is_new(
            item.occasion, known.of(item.key)
        ):
            before = latest.get(item.key)
            latest[item.key] = min(before, item, key=_occasion) if before else item
    return tuple(sorted(latest.values(), key=_order))


def _occasion(item: Item) -> int:
    return item.occasion


def _order(item: Item) -> tuple[str, object, str, str]:
    return (item.topic.name, item.on, item.section, item.key)
