"""What happens to a recommendation, told to those above that follow it: in the same transaction, or not at all.

A follower is registered once, when its application starts (docs/decisions/0014-followers-of-a-recommendation.md).
"""

import datetime as dt
from collections.abc import Callable

from samverk.matters.models import Recommendation

Follower = Callable[[Recommendation, dt.date, str], None]
_FOLLOWERS: dict[str, Follower] = {}


def follow(name: str, follower: Follower) -> None:
    """Let a capability do its part when answers change. Registered again under its name, the later one counts."""
    _FOLLOWERS[name] = follower


def tell(recommendation: Recommendation, *, on: dt.date, actor: str) -> None:
    """Say that a recommendation was sent, or that an answer on it now counts or no longer does."""
    for follower in _FOLLOWERS.values():
        follower(recommendation, on, actor)
