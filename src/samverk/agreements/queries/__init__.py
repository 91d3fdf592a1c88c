"""Agreements as pages and commands ask for them, as of a day."""

from samverk.agreements.queries.status import Dated, PartyStatus, Status, find, status

__all__ = ["Dated", "PartyStatus", "Status", "find", "status"]
