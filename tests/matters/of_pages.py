"""What the pages of matters are about, in the county of the access matrix."""

from collections.abc import Mapping

from samverk.matters import actions
from samverk.matters.actions import Move, Question
from samverk.matters.models import Matter
from samverk.rulebook.matters.steps import Act
from tests.structure import roles
from tests.structure.roles import County


def of_a_draft(county: County) -> Mapping[str, object]:
    """The arguments of a draft that the coordinator writes."""
    row = _matter(county, "Ett utkast")
    return {"structure": county.structure.key, "pk": row.pk}


def of_a_matter(county: County) -> Mapping[str, object]:
    """The arguments of a matter that the coordinator has raised, and nobody outside sees."""
    row = _matter(county, "En fråga")
    if row.registry_number is None:
        on = county.body.period.lower
        row = actions.raise_matter(matter=row, on=on, actor="Jonas")
    return {"structure": county.structure.key, "year": row.year, "number": row.number}


def of_an_act(county: County) -> Mapping[str, object]:
    """The arguments of a step on a matter that lies in the body, which its chair takes too."""
    found = of_a_matter(county)
    row = _matter(county, "En fråga")
    if row.holder_body is None:
        there = Move(Act.PLACE, county.body.period.lower, to_body=county.body)
        actions.move(matter=row, move=there, actor="Jonas")
    return {**found, "act": "behandla"}


def of_a_change(county: County) -> Mapping[str, object]:
    """The arguments of a change that does not move the matter."""
    return {**of_a_matter(county), "change": "koppla"}


def _matter(county: County, title: str) -> Matter:
    found = Matter.objects.filter(title=title).first()
    return found or actions.write(
        structure=county.structure,
        question=Question(title),
        on=county.body.period.lower,
        by=county.users[roles.COORDINATOR],
        actor="Jonas",
    )
