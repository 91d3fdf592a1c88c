"""Letters by e-mail: queued in the transaction of the act, sent by the worker, kept with what became of them.

    mail.queue(to=mail.Address("Registrator", "registrator@ekby.example"), subject=…, text=…,
               kind="round", about="round:12/party:ekby", key="round:12/party:ekby/asked")

The models are imported late: this package holds one of foundation's models itself.
"""

from typing import TYPE_CHECKING

from samverk.foundation.mail.address import Address, Sender, is_address
from samverk.foundation.mail.templates import Merged, merge

if TYPE_CHECKING:
    from samverk.foundation.mail.bounces import record_bounce
    from samverk.foundation.mail.models import Letter, State
    from samverk.foundation.mail.queueing import ToQueue, letters_about, queue, queue_many

__all__ = [
    "Address",
    "Letter",
    "Merged",
    "Sender",
    "State",
    "ToQueue",
    "is_address",
    "letters_about",
    "merge",
    "queue",
    "queue_many",
    "record_bounce",
]

_DOORS = {
    "Letter": "models",
    "State": "models",
    "ToQueue": "queueing",
    "letters_about": "queueing",
    "queue": "queueing",
    "queue_many": "queueing",
    "record_bounce": "bounces",
}


def __getattr__(name: str) -> object:
    from importlib import import_module  # noqa: PLC0415

    if name not in _DOORS:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_DOORS[name]}"), name)
