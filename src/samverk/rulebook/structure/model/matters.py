"""What a structure says of its matters, and what a body requires of one before it takes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from samverk.rulebook.structure.model.values import Clauses, Key


class Document(StrEnum):
    """What a body can require of a matter: a document, or answers in the matter itself."""

    QUESTION_FORM = "question form"
    OFFICIAL_REPORT = "draft official report"
    CONSEQUENCES = "consequences"
    OPINIONS = "opinions"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that a body requires of a matter."""

    what: Document
    clauses: Clauses


@dataclass(frozen=True, slots=True)
class MatterRules:
    """The letters of the registry series, the target groups, and after how many days a matter counts as not moved.

    None and an empty table are that the file is silent.
    """

    series: str | None
    target_groups: Mapping[Key, str]
    idle_days: int | None
    clauses: Clauses
