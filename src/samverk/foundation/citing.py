"""Clauses as a page cites them: the number, whose it is, and where it can be read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from samverk.foundation.language import spoken
from samverk.rulebook.findings import Words
from samverk.rulebook.source import Source, shipped
from samverk.rulebook.steps import Step
from samverk.rulebook.structure.model import Structure as Rules

_LAW = re.compile(r"^(.*?\(\d{4}:\d+\))")
_NOT_IN_AN_ANCHOR = re.compile(r"[^0-9A-Za-zÅÄÖåäö.:]+")


@dataclass(frozen=True, slots=True)
class Cited:
    """One clause: its number, the short name of its source, what it says, and the page that it is on."""

    number: str
    of: str
    says: str
    source: str
    anchor: str

    @property
    def label(self) -> str:
        """The clause as people write it: "5.1.3 i avtalet"."""
        return _("%(number)s i %(source)s") % {"number": self.number, "source": self.of}


def cite(reference: str, rules: Rules | None = None) -> Cited | None:
    """The clause behind "vasterbotten-2020 5.1.3"; None where nothing is cited or the source is unknown."""
    source_id, _space, number = reference.partition(" ")
    source = rules.source(source_id) if rules else shipped(source_id)
    if source is None or not number:
        return None
    clause = source.clauses.get(number)
    says = spoken(Words(clause.sv, clause.en)) if clause else ""
    return Cited(number, short_name(source, rules), says, source_id, anchor(number))


def cite_all(references: Iterable[str], rules: Rules) -> list[Cited]:
    """Those of the references that can be cited, each once, in their order."""
    found = (cite(reference, rules) for reference in dict.fromkeys(references))
    return [cited for cited in found if cited]


def short_name(source: Source, rules: Rules | None) -> str:
    """What to call a source beside one of its clauses: "avtalet" for the structure's own agreement."""
    if rules and source.id == rules.agreement:
        return _("avtalet")
    if source.id == "samverk":
        return _("Samverks kontroller")
    law = _LAW.match(source.title)
    return law[1] if law else source.title


def anchor(number: str) -> str:
    """The id that a clause has on the page of its source: "p-5.1.3", "p-4-§" becomes "p-4"."""
    return "p-" + _NOT_IN_AN_ANCHOR.sub("-", number).strip("-")


def readable(steps: Iterable[Step], rules: Rules) -> list[Step]:
    """The steps, with each clause as people write it."""
    cited = ((step, cite(step.source, rules)) for step in steps)
    return [replace(step, source=clause.label if clause else "") for step, clause in cited]
