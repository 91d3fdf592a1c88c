"""Matters with their steps, what the principals were asked and answered, and what was said on the way.

What has happened is never written over: a step, a sent answer and a sent opinion stand, and a change is a new row.
"""

from samverk.matters.models.answers import Answer, ClauseAnswer
from samverk.matters.models.beside import Anchoring, BilateralContact
from samverk.matters.models.links import Reminder, ReminderPause, ReplyLink
from samverk.matters.models.matters import Matter, MatterLink, MatterParty, Series
from samverk.matters.models.notices import PublicNotice
from samverk.matters.models.papers import MatterDocument
from samverk.matters.models.recommendations import (
    DecisionClause,
    LineStep,
    PartyDecision,
    PlannedDay,
    Recommendation,
)
from samverk.matters.models.referrals import Opinion, OpinionEffect, Referral, ReferralRow
from samverk.matters.models.steps import MatterStep, Treatment

__all__ = [
    "Anchoring",
    "Answer",
    "BilateralContact",
    "ClauseAnswer",
    "DecisionClause",
    "LineStep",
    "Matter",
    "MatterDocument",
    "MatterLink",
    "MatterParty",
    "MatterStep",
    "Opinion",
    "OpinionEffect",
    "PartyDecision",
    "PlannedDay",
    "PublicNotice",
    "Recommendation",
    "Referral",
    "ReferralRow",
    "Reminder",
    "ReminderPause",
    "ReplyLink",
    "Series",
    "Treatment",
]
