"""Reminders by digest: what is due for one recipient goes in one letter a day, and never twice.

    item = digest.Item(
        key="lanet/chair turns/samrad/2027-01-01", occasion=30, topic=digest.Topic("lanet", "Länet"),
        section="Ordförandeskiften", text="Ordförandeskapet i Samrådet går till Regionen",
        on=dt.date(2027, 1, 1), address="https://…", cited="5.2 i avtalet")
    digest.send(to=mail.Address("Kim Ek", "kim@ekby.example"), items=[item], on=today, actor="Samverk")

The doors are opened late: this package holds three of foundation's models.
"""

from typing import TYPE_CHECKING

from samverk.foundation.digest.items import Item, Topic

if TYPE_CHECKING:
    from samverk.foundation.digest.actions import change, send, subscribe
    from samverk.foundation.digest.forms import wanted
    from samverk.foundation.digest.models import Reminded, Subscriber, Subscription
    from samverk.foundation.digest.queries import History, history

__all__ = [
    "History",
    "Item",
    "Reminded",
    "Subscriber",
    "Subscription",
    "Topic",
    "change",
    "history",
    "send",
    "subscribe",
    "wanted",
]

_DOORS = {
    "History": "queries",
    "Reminded": "models",
    "Subscriber": "models",
    "Subscription": "models",
    "change": "actions",
    "history": "queries",
    "send": "actions",
    "subscribe": "actions",
    "wanted": "forms",
}


def __getattr__(name: str) -> object:
    from importlib import import_module  # noqa: PLC0415

    if name not in _DOORS:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_DOORS[name]}"), name)
