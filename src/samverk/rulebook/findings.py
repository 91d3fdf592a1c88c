"""What a rule says about the facts it was shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Weight(StrEnum):
    """How much a finding matters: stop is wrong, warn is doubtful, info is good to know."""

    STOP = "stop"
    WARN = "warn"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Words:
    """One text in the two languages that Samverk speaks."""

    sv: str
    en: str

    def __call__(self, language: str) -> str:
        """The text in "en", else in Swedish, which is the source language."""
        return self.en if language == "en" else self.sv


Facts = Mapping[str, str | int | Words]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, doubtful or worth knowing, under which clause, with the facts that the sentence needs.

    body, seat and party are keys (a seat's is its id in the facts): they tell where to mend it.
    """

    code: str
    weight: Weight
    source: str
    facts: Facts = field(default_factory=dict)
    body: str | None = None
    seat: str | None = field(default=None, compare=False)
    party: str | None = field(default=None, compare=False)


def heaviest(findings: Iterable[Finding]) -> Weight | None:
    """The greatest weight among the findings, or None where there are none."""
    weights = {finding.weight for finding in findings}
    return next((weight for weight in Weight if weight in weights), None)
