"""Decisions on costs: by which body, on which day, under which item; one that only recommends has decided nothing."""

import datetime as dt
from dataclasses import dataclass

from samverk.bodies.models import Structure
from samverk.bodies.queries.nearest import rules_near
from samverk.foundation.refusals import Refused
from samverk.rulebook.bodies import power
from samverk.rulebook.costs.deciding import without_power
from samverk.rulebook.findings import Facts, Finding, Weight


@dataclass(frozen=True, slots=True)
class Decision:
    """By whom something was decided, on which day, and under which item number where there is one."""

    by: str
    on: dt.date
    item: str = ""

    def __str__(self) -> str:
        """As it is cited: "Kommunfullmäktige i Umeå 2026-03-04 § 7"."""
        item = self.item.strip()
        numbered = f"§ {item}" if item[:1].isdigit() else item
        return " ".join(part for part in (self.by.strip(), f"{self.on}", numbered) if part)


def demand_power(by: str, structure: Structure, *, on: dt.date) -> None:
    """Nothing where whoever is named can have decided, as far as the structure says. Three queries at the most.

    Raises: Refused for a body of the structure that only recommends.
    """
    rules = rules_near(structure, on=on)
    body = without_power(by, rules) if rules else None
    if rules is None or body is None:
        return
    facts: Facts = {
        "body_name": body.name,
        "form": power.FORMS[body.form],
        "structure": rules.name,
        "parties": ", ".join(party.name for party in rules.signatories()),
    }
    raise Refused([Finding("costs.only_recommends", Weight.STOP, "samverk K16", facts)])
