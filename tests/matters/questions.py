"""A county with a question in it, and steps to take with it."""

import datetime as dt

from samverk.bodies.models import Body, Structure
from samverk.matters import actions, letters
from samverk.matters.actions import Dispatch, Move, Proposal, Question, Said, Written
from samverk.matters.models import Answer, Matter, MatterStep, PartyDecision, Recommendation
from samverk.matters.models.choices import Via
from samverk.parties.models import Party
from samverk.rulebook.matters.steps import Act
from tests import builders
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


def a_recommended(structure: Structure | None = None, **facts: object) -> Recommendation:
    """A matter that the consultation body recommends, with two clauses; not sent yet."""
    matter = a_question(structure, **facts)
    place(matter, "samrad", on=day(3))
    treat(matter, "samrad", "recommend", on=day(20))
    proposal = Proposal("Ny rutin", ("Rutinen antas.", "Rutinen följs upp efter två år."))
    return actions.propose(matter=matter, proposal=proposal, on=day(20), actor=COORDINATOR)


def a_sent(structure: Structure | None = None, **facts: object) -> Recommendation:
    """A recommendation handed over to every principal of the county, each with a contact."""
    recommendation = a_recommended(structure, **facts)
    parties = concerned(recommendation.matter)
    for party in parties:
        builders.a_contact(party, email=f"registrator@{party.key}.example")
    return send_out(recommendation, parties)


def send_out(recommendation: Recommendation, parties: list[Party]) -> Recommendation:
    """Hand the recommendation over on the twenty-fifth day, with answers due on the hundredth."""
    return actions.send_out(
        recommendation=recommendation, parties=parties, dispatch=DISPATCH, on=day(25), actor="Jonas"
    )


def concerned(matter: Matter) -> list[Party]:
    """The principals concerned, in the order of the file."""
    return list(Party.objects.filter(matters__matter=matter).order_by("pk"))


def row(recommendation: Recommendation, party: str) -> PartyDecision:
    """A party's row as it is now."""
    return recommendation.rows.get(party__key=party)


def answer(recommendation: Recommendation, party: str, *, on: dt.date, **facts: object) -> Answer:
    """The party adopts every clause, if nothing else is said, three days before the answer comes in."""
    said = {clause.number: Said("adopted") for clause in recommendation.clauses.all()}
    given = {"clauses": said, "organ": "Kommunfullmäktige", "written_by": "Eva Lind", **facts}
    given.setdefault("decided_on", on - dt.timedelta(days=3))
    asked = row(recommendation, party)
    written = Written(**given)  # type: ignore[arg-type] # facts of a test
    return actions.answer(row=asked, written=written, version=asked.version, via=Via.LINK, on=on)


def confirmed(
    recommendation: Recommendation, party: str, *, on: dt.date, **facts: object
) -> Answer:
    """An answer that the coordinator has reviewed the same day."""
    sent = answer(recommendation, party, on=on, **facts)
    return actions.confirm(answer=sent, on=on, actor=COORDINATOR)


DISPATCH = Dispatch(
    subject=letters.SUBJECT,
    letter=letters.LETTER,
    due=day(100),
    asker_name=COORDINATOR,
    asker_email="jonas@lanet.example",
    site="http://testserver",
    reminders=(-14, -3, 1),
)
