"""What is known of a matter besides its steps, as the rules need it."""

from dataclasses import dataclass
from enum import StrEnum

from samverk.rulebook.structure.model import Key


class Document(StrEnum):
    """What a body can require of a matter before it takes it: a document, or answers in the matter itself."""

    QUESTION_FORM = "question form"
    OFFICIAL_REPORT = "draft official report"
    CONSEQUENCES = "consequences"
    OPINIONS = "opinions"


@dataclass(frozen=True, slots=True)
class MatterFacts:
    """The principals concerned, those whose own line has been involved, and what is written down."""

    concerned: tuple[Key, ...] = ()
    involved: frozenset[Key] = frozenset()
    documents: frozenset[str] = frozenset()

    @property
    def is_written(self) -> bool:
        """Whether the question itself is written down."""
        return Document.QUESTION_FORM in self.documents
