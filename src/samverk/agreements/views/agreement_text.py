"""What the page of an agreement says of its text: which version, and how much of it Samverk computes with."""

from collections.abc import Sequence
from dataclasses import dataclass

from samverk.agreements.models import Agreement, AgreementText
from samverk.agreements.queries import wording
from samverk.agreements.queries.wording import Version
from samverk.agreements.views import text_parts
from samverk.foundation.day import ChosenDay
from samverk.rulebook.structure.model import Structure as Rules


@dataclass(frozen=True, slots=True)
class Wording:
    """The newest text in a sentence, with how many of its clauses have each mark; versions is how many there are."""

    sentence: str
    meter: Sequence[text_parts.Part]
    versions: int


def told_text(row: Agreement, rules: Rules | None, day: ChosenDay) -> Wording | None:
    """The text of an agreement on the chosen day; None where there is none. Two queries."""
    rows = wording.texts(row)
    found = _version(row, rules, wording.newest(rows, on=day.on))
    if found is None:
        return None
    return Wording(text_parts.sentence(found), text_parts.meter(found), len(rows))


def _version(row: Agreement, rules: Rules | None, newest: AgreementText | None) -> Version | None:
    if newest is not None:
        return wording.version_of(newest)
    source = wording.source_of(row, rules)
    return wording.of_source(row, source) if source else None
