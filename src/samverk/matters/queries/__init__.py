"""Matters as pages, commands and other parts ask for them, as of a day."""

from samverk.matters.queries.finding import find
from samverk.matters.queries.rows import (
    Standing,
    recommendations,
    standing_of,
    standings,
)
from samverk.matters.queries.status import Status, status
from samverk.matters.queries.story import Story, story_of

__all__ = [
    "Standing",
    "Status",
    "Story",
    "find",
    "recommendations",
    "standing_of",
    "standings",
    "status",
    "story_of",
]
