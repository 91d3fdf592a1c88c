"""A county with a question in it, and steps to take with it."""

import datetime as dt

from samverk.bodies.models import Body, Structure
from samverk.matters import actions
from samverk.matters.actions import Move, Question
from samverk.matters.models import Matter, MatterStep
from samverk.parties.models import Party
from samverk.rulebook.matters.steps import Act
from tests.portal.county import a_county

RAISED_ON = dt.date(2021, 3, 1)
COORDINATOR = "Jonas Hedman"


def day(number: int) -> dt.date:
    """So many days after the question was raised."""
    return RAISED_ON + dt.timedelta(days=number)


def a_question(structure: Structure | None = None, **facts: object) -> Matter:
    """A question raised in the county, with the coordinator."""
    draft = a_draft(structure, **facts)
    return actions.raise_matter(matter=draft, on=RAISED_ON, actor=COORDINATOR)


def a_draft(structure: Structure | None = None, **facts: object) -> Matter:
    """A question that nobody has sent yet; every principal of the county is concerned."""
    structure = structure or a_county()
    parties = tuple(Party.objects.filter(structures__structure=structure).order_by("pk"))
    given = {"title": "Gemensam rutin för utskrivning", "parties": parties, **facts}
    question = Question(**given)  # type: ignore[arg-type] # facts of a test
    return actions.write(
        structure=structure, question=question, on=RAISED_ON, by=None, actor=COORDINATOR
    )


def body(matter: Matter, key: str) -> Body:
    """A body of the matter's structure."""
    return Body.objects.get(structure=matter.structure, key=key)


def place(matter: Matter, key: str, *, on: dt.date, **facts: object) -> MatterStep:
    """Lay the matter on a body's table."""
    return step(matter, Act.PLACE, on=on, to_body=body(matter, key), **facts)


def treat(matter: Matter, key: str, outcome: str, *, on: dt.date, **facts: object) -> MatterStep:
    """Let the body come to an outcome."""
    return step(matter, Act.TREAT, on=on, body=body(matter, key), outcome=outcome, **facts)


def step(matter: Matter, act: Act, *, on: dt.date, **facts: object) -> MatterStep:
    """Take one step."""
    move = Move(act, on, **facts)  # type: ignore[arg-type] # facts of a test
    return actions.move(matter=matter, move=move, actor=COORDINATOR)
