"""Agreements as pages and commands ask for them, as of a day."""

from samverk.agreements.queries.knowing import Read, find, read, with_happenings
from samverk.agreements.queries.status import Dated, PartyStatus, Status, status, status_of

__all__ = [
    "Dated",
    "PartyStatus",
    "Read",
    "Status",
    "find",
    "read",
    "status",
    "status_of",
    "with_happenings",
]
