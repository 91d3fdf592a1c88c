"""Agreements as rows: their terms, their text, and what has happened to them."""

from samverk.agreements.models.agreement import Agreement, Condition
from samverk.agreements.models.happenings import (
    Adoption,
    DepositaryNotice,
    Fulfilment,
    Interpretation,
    NoticeOfTermination,
)
from samverk.agreements.models.terms import AgreementParty, EnteredDuty, EnteredTerms
from samverk.agreements.models.texts import AgreementText, TextClause

__all__ = [
    "Adoption",
    "Agreement",
    "AgreementParty",
    "AgreementText",
    "Condition",
    "DepositaryNotice",
    "EnteredDuty",
    "EnteredTerms",
    "Fulfilment",
    "Interpretation",
    "NoticeOfTermination",
    "TextClause",
]
