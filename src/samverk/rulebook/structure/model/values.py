"""What the parts of a structure share: keys, legal forms, standings, counts and fillers."""

from dataclasses import dataclass
from enum import StrEnum

Key = str
Clauses = tuple[str, ...]


class LegalForm(StrEnum):
    """What a body is in law; decides what it can decide."""

    CONSULTATION = "consultation"
    OFFICIALS_GROUP = "officials_group"
    COMMITTEE = "committee"
    JOINT_COMMITTEE = "joint_committee"
    FEDERATION = "federation"
    COORDINATION_ASSOCIATION = "coordination_association"
    PROJECT_STEERING_GROUP = "project_steering_group"


class Standing(StrEnum):
    """In what capacity somebody takes part."""

    MEMBER = "member"
    EX_OFFICIO = "ex officio"
    CO_OPTED = "co-opted"
    OBSERVER = "observer"
    ATTENDS = "attends"


@dataclass(frozen=True, slots=True)
class Count:
    """How many: at least and at most; most None is that the text sets no upper bound."""

    least: int
    most: int | None

    def __add__(self, other: "Count") -> "Count":
        most = None if self.most is None or other.most is None else self.most + other.most
        return Count(self.least + other.least, most)


NONE = Count(0, 0)
UNSTATED = Count(0, None)


class FilledBy(StrEnum):
    """The ways in which a seat can be filled."""

    PARTY = "party"
    SIDE = "side"
    CHAIR_OF = "chair of"
    VICE_CHAIR_OF = "vice chair of"
    OFFICE = "office"
    BODY = "body"
    ASSOCIATION = "association"
    PARTY_GROUP = "party group"
    FUNCTION = "function"


@dataclass(frozen=True, slots=True)
class Filler:
    """Who fills the seats of one rule: one entry for each that fills (a party, a side, an office at a party …).

    key names what kind says: the party, the side, the body, the office, the association, the group or the function.
    party and side are on whose behalf, where that is known; appointed_by is who appoints for a side.
    """

    kind: FilledBy
    key: Key
    party: Key | None = None
    side: Key | None = None
    or_appointed: bool = False
    appointed_by: Key | None = None

    @property
    def id(self) -> str:
        """A name that stays the same from version to version: "party:umea", "office:socialchef@umea"."""
        at = f"@{self.party}" if self.party and self.kind is not FilledBy.PARTY else ""
        of = (
            f"/{self.side}"
            if self.side and self.kind in {FilledBy.BODY, FilledBy.ASSOCIATION, FilledBy.FUNCTION}
            else ""
        )
        return f"{self.kind.value.replace(' ', '_')}:{self.key}{at}{of}"
