"""Letters by e-mail: queued in the transaction of the act, sent by the worker, kept with what became of them.

    mail.queue(to=mail.Address("Registrator", "registrator@ekby.example"), subject=…, text=…,
               kind="round", about="round:12/party:ekby", key="round:12/party:ekby/asked")

The models are imported late: this package holds one of foundation's models itself.
"""

from typing import TYPE_CHECKING

from samverk.foundation.mail.address import Address, Sender

if TYPE_CHECKING:
    from samverk.foundation.mail.models import Letter, State
    from samverk.foundation.mail.queueing import letters_about, queue

__all__ = ["Address", "Letter", "Sender", "State", "letters_about", "queue"]

_DOORS = {
    "Letter": "models",
    "State": "models",
    "letters_about": "queueing",
    "queue": "queueing",
}


def __getattr__(name: str) -> object:
    from importlib import import_module  # noqa: PLC0415

    if name not in _DOORS:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_DOORS[name]}"), name)
