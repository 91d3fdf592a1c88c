"""What happens to a recommendation, told to those above that follow it: in the same transaction, or not at all.

A follower is registered once, when its application starts (docs/decisions/0014-followers-of-a-recommendation.md).

In the same manner and for the same reason pages learn what a recommendation leads to: what it adopts stands above
matters, which may not import it. A leader is asked when a page is shown, reads with one query for all the
recommendations of a matter, shows only what the reader may see, and writes nothing.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from samverk.foundation.access import User
from samverk.foundation.day import ChosenDay
from samverk.matters.models import Matter, Recommendation

Follower = Callable[[Recommendation, dt.date, str], None]
_FOLLOWERS: dict[str, Follower] = {}


def follow(name: str, follower: Follower) -> None:
    """Let a capability do its part when answers change. Registered again under its name, the later one counts."""
    _FOLLOWERS[name] = follower


def tell(recommendation: Recommendation, *, on: dt.date, actor: str) -> None:
    """Say that a recommendation was sent, or that an answer on it now counts or no longer does."""
    for follower in _FOLLOWERS.values():
        follower(recommendation, on, actor)


@dataclass(frozen=True, slots=True)
class Lead:
    """What the recommendation of this number leads to: a sentence in the reader's language, and where it is read."""

    number: int
    words: str
    address: str


Leader = Callable[[Matter, User, ChosenDay], Iterable[Lead]]
_LEADERS: dict[str, Leader] = {}


def lead(name: str, leader: Leader) -> None:
    """Let a capability say what recommendations lead to. Registered again under its name, the later one counts."""
    _LEADERS[name] = leader


def leads(matter: Matter, user: User, day: ChosenDay) -> Mapping[int, tuple[Lead, ...]]:
    """What each recommendation of a matter leads to, by its number, as far as the user may see it.

    Queries: one for each leader.
    """
    found: dict[int, tuple[Lead, ...]] = {}
    for leader in _LEADERS.values():
        for each in leader(matter, user, day):
            found[each.number] = (*found.get(each.number, ()), each)
    return found
