"""Tells what the stories say of costs, through the acts that everybody uses, each on its day."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from importlib import resources
from typing import Any

from django.db import transaction

from samverk.agreements.models import Agreement
from samverk.bodies.models import Structure
from samverk.costs import actions
from samverk.costs.models import Budget, CostKey, Scenario
from samverk.matters.models import Recommendation
from samverk.rulebook.costs.amounts import read as ore

ACTOR = "Demonstrationen"
STRUCTURES = ("rss-dalarna", "vasterbotten", "sodra-dalarna")
Row = Mapping[str, Any]


def load() -> None:
    """Tell the costs of the structures that have no key yet. One query where all have."""
    known = set(CostKey.objects.values_list("structure__key", flat=True))
    for key in STRUCTURES:
        if key not in known:
            _Telling(Structure.objects.get(key=key)).tell(read(key))


def read(structure: str) -> Row:
    """What a structure's story says of its costs."""
    file = resources.files("samverk.demonstration.stories").joinpath(f"{structure}-kostnader.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


class _Telling:
    """One structure's story, told in the order in which it is written."""

    def __init__(self, structure: Structure) -> None:
        self._structure = structure
        self._keys: dict[str, CostKey] = {}
        self._budgets: dict[str, Budget] = {}
        rows = structure.parties.select_related("party").order_by("period")
        self._parties = {row.key: row.party for row in rows}

    @transaction.atomic
    def tell(self, story: Row) -> None:
        """Keys and budgets first, then what was compared, decided and computed with them."""
        for row in story["keys"]:
            self._key(row)
        for row in story.get("budgets", ()):
            self._budget(row)
        for row in story.get("comparisons", ()):
            self._comparison(row)
        for row in story.get("in_force", ()):
            self._in_force(row)
        for row in story.get("runs", ()):
            self._run(row)

    def _key(self, row: Row) -> None:
        file = resources.files("samverk.structures").joinpath("keys", f"{row['file']}.toml")
        self._keys[row["file"]] = actions.write_key(
            structure=self._structure,
            key=row["file"],
            text=file.read_text(encoding="utf-8"),
            on=row["on"],
            actor=ACTOR,
        )

    def _in_force(self, row: Row) -> None:
        taking = actions.Taking(
            row["from"],
            agreement=self._agreement(row),
            recommendation=self._recommendation(row),
            decided=row.get("decided", ""),
        )
        key = self._keys[row["key"]]
        actions.put_in_force(cost_key=key, taking=taking, on=row["on"], actor=ACTOR)

    def _budget(self, row: Row) -> None:
        written = actions.WrittenBudget(
            row["key"],
            row["year"],
            row["name"],
            tuple(_line(each) for each in row["lines"]),
            agreement=self._agreement(row),
            source=row.get("source", ""),
        )
        budget = actions.write_budget(
            structure=self._structure, written=written, on=row["on"], actor=ACTOR
        )
        if "decided" in row:
            budget = actions.decide_budget(
                budget=budget,
                decision=_decision(row["decided"]),
                on=row["decided"]["noted"],
                actor=ACTOR,
            )
        for ledger in row.get("outcomes", ()):
            self._outcome(budget, ledger)
        self._budgets[row["key"]] = budget

    def _outcome(self, budget: Budget, row: Row) -> None:
        lines = tuple(
            actions.LedgerLine(each["text"], ore(each["kr"]), each["kind"], each["line"])
            for each in row["lines"]
        )
        ledger = actions.Ledger(row["quarter"], lines, row["source"])
        actions.read_outcome(budget=budget, ledger=ledger, on=row["on"], actor=ACTOR)

    def _comparison(self, row: Row) -> None:
        asked = actions.Asked(row["key"], row["name"], row["question"], self._agreement(row))
        comparison = actions.begin_comparison(
            structure=self._structure, asked=asked, on=row["on"], actor=ACTOR
        )
        made: dict[str, Scenario] = {}
        for each in row["scenarios"]:
            made[each["name"]] = actions.add_scenario(
                comparison=comparison, supposed=self._supposed(each), on=row["on"], actor=ACTOR
            )
        if "public_from" in row:
            day = row["public_from"]
            actions.open_comparison(comparison=comparison, public_from=day, on=day, actor=ACTOR)
        if "chosen" in row:
            comparison.refresh_from_db()
            chosen = actions.choose_scenario(
                scenario=made[row["chosen"]],
                why=row["why"],
                version=comparison.version,
                on=row["chosen_on"],
                actor=ACTOR,
            )
            recommendation = self._recommendation(row)
            if recommendation is not None:
                actions.annex(
                    comparison=chosen,
                    recommendation=recommendation,
                    on=row["chosen_on"],
                    actor=ACTOR,
                )

    def _supposed(self, row: Row) -> actions.Supposed:
        return actions.Supposed(
            row["name"],
            ore(row["kr"]),
            self._keys[row["key"]],
            row["year"],
            row["bases_on"],
            without=tuple(self._parties[key] for key in row.get("without", ())),
            is_present=row.get("is_present", False),
            note=row.get("note", ""),
        )

    def _run(self, row: Row) -> None:
        proposal = actions.Proposal(
            row["title"],
            row["year"],
            ore(row["kr"]),
            self._keys[row["key"]],
            row["bases_on"],
            agreement=self._agreement(row),
            budget=self._budgets.get(row.get("budget", "")),
        )
        run = actions.propose_run(
            structure=self._structure, proposal=proposal, on=row["on"], actor=ACTOR
        )
        if "decision" in row:
            run = actions.approve_run(
                run=run,
                decision=_decision(row["decision"]),
                version=run.version,
                on=row["approved_on"],
                actor=ACTOR,
                recommendation=self._recommendation(row),
            )
        if "locked_on" in row:
            actions.lock_run(run=run, version=run.version, on=row["locked_on"], actor=ACTOR)

    def _agreement(self, row: Row) -> Agreement | None:
        return Agreement.objects.get(key=row["agreement"]) if "agreement" in row else None

    def _recommendation(self, row: Row) -> Recommendation | None:
        if "matter" not in row:
            return None
        rows = Recommendation.objects.filter(matter__structure=self._structure, title=row["matter"])
        return rows.order_by("number")[0]


def _decision(row: Row) -> actions.Decision:
    return actions.Decision(row["by"], row["on"], row.get("item", ""))


def _line(row: Row) -> actions.WrittenLine:
    share = Decimal(row["share"]) if "share" in row else None
    return actions.WrittenLine(
        row["kind"],
        row["text"],
        amount_ore=ore(row["kr"]) if "kr" in row else 0,
        full_time_share=share,
        yearly_ore=ore(row["yearly"]) if "yearly" in row else None,
        clause=row.get("clause", ""),
    )
