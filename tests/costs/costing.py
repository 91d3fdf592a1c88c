"""A small county that shares a cost: its parties with their population, and a key."""

import datetime as dt
from decimal import Decimal

from samverk.bodies.models import Structure
from samverk.costs import actions
from samverk.costs.models import CostKey, Run
from samverk.figures.models import Figure, Series
from samverk.parties.models import Party
from tests import builders
from tests.portal import county

KR = 100
TODAY = dt.date(2022, 3, 1)
BASES_ON = dt.date(2021, 12, 31)
PEOPLE = {"ekby": 22_986, "alby": 52_460, "regionen": 75_446}
DECIDED = actions.Decision("Regionfullmäktige", TODAY, "7")
BY_POPULATION = 'name = "Efter folkmängd"\nby = "population"\nunit = "krona"\n'


def a_county() -> Structure:
    """The county, with the population of each party on one day."""
    structure = county.a_county()
    series = builders.a_series("folkmangd", measures=Series.Measures.POPULATION)
    for key, people in PEOPLE.items():
        a_population(series, key, people)
    return structure


def a_population(series: Series, key: str, people: int, **facts: object) -> Figure:
    given = {
        "on": BASES_ON,
        "source": "Provtabellen",
        "noted_on": BASES_ON,
        "noted_by": "Kim",
        **facts,
    }
    party = Party.objects.get(key=key)
    return Figure.objects.create(series=series, party=party, value=Decimal(people), **given)


def a_key(structure: Structure, text: str = BY_POPULATION, key: str = "folk") -> CostKey:
    return actions.write_key(structure=structure, key=key, text=text, on=TODAY, actor="Kim")


def a_proposal(cost_key: CostKey, total_ore: int = 1_000_000 * KR) -> actions.Proposal:
    return actions.Proposal("Gemensam stab", 2022, total_ore, cost_key, BASES_ON)


def a_run(structure: Structure, corrects: Run | None = None) -> Run:
    proposal = a_proposal(a_key(structure))
    return actions.propose_run(
        structure=structure, proposal=proposal, on=TODAY, actor="Kim", corrects=corrects
    )


def a_locked(structure: Structure) -> Run:
    run = actions.approve_run(
        run=a_run(structure), decision=DECIDED, version=1, on=TODAY, actor="Kim"
    )
    return actions.lock_run(run=run, version=2, on=TODAY, actor="Kim")


def in_force(cost_key: CostKey, from_day: dt.date = dt.date(2022, 1, 1)) -> None:
    """Put the key in force by a decision of the parties."""
    taking = actions.Taking(from_day, decided="Regionfullmäktige § 3")
    actions.put_in_force(cost_key=cost_key, taking=taking, on=TODAY, actor="Kim")
