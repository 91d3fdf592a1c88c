"""What is known of a matter besides its steps, as the rules need it."""

from dataclasses import dataclass

from samverk.rulebook.structure.model import Document, Key

__all__ = ["Document", "MatterFacts"]


@dataclass(frozen=True, slots=True)
class MatterFacts:
    """The principals concerned, those whose own line has been involved, what is written down, and opinions asked for."""

    concerned: tuple[Key, ...] = ()
    involved: frozenset[Key] = frozenset()
    documents: frozenset[str] = frozenset()
    asked: tuple[Key, ...] = ()
    answered: frozenset[Key] = frozenset()

    @property
    def is_written(self) -> bool:
        """Whether the question itself is written down."""
        return Document.QUESTION_FORM in self.documents
