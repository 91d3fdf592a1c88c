"""What the principals did with a recommendation: where it lay in their line, when they decided, what they answered."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from samverk.demonstration.matters import papers
from samverk.demonstration.matters.story import COORDINATOR, Answered, Recommended, Row, Stop
from samverk.matters import actions
from samverk.matters.actions import Dispatch, Said, Written
from samverk.matters.models import PartyDecision, Recommendation
from samverk.matters.models.choices import LineDoes, Via
from samverk.parties.models import Organ, Party

ASKER_EMAIL = "koordinator@samverk.example"
SITE = "http://localhost:8000"
SUBJECT = "Beslut önskas: {{ rubrik }} ({{ diarienummer }}), svar senast {{ senast }}"
LETTER = """Hej!

{{ organ }} rekommenderar {{ part }} att besluta:

{{ att_satser }}

Här finns hela underlaget, och här svarar ni när beslutet är fattat. Det kräver inget konto:
{{ lank }}

Svara senast {{ senast }}. Ni kan också svara på det här brevet. Låt raden stå kvar:
Svarskod: {{ svarskod }}

Med vänlig hälsning
{{ avsandare }}
"""
LEARNED_AFTER = dt.timedelta(days=2)

Event = Callable[[Recommendation], object]


def send(
    recommendation: Recommendation,
    asked: Recommended,
    parties: Sequence[Party],
    *,
    on: dt.date,
    by: str,
) -> None:
    """Hand the recommendation over, with a letter to each that has a contact.

    Shape: contacts begin when the structure does, so what was sent years ago is a row and no letter of today.
    """
    dispatch = Dispatch(
        subject=SUBJECT,
        letter=LETTER,
        due=asked.due,
        asker_name=COORDINATOR,
        asker_email=ASKER_EMAIL,
        site=SITE,
        reminders=asked.reminders,
    )
    actions.send_out(
        recommendation=recommendation, parties=parties, dispatch=dispatch, on=on, actor=by
    )


def events(asked: Recommended) -> Iterator[tuple[dt.date, Event]]:
    """What happened on the rows, each with the day when it came to be known."""
    for row in asked.rows:
        if row.planned_noted:
            yield row.planned_noted, partial(_plan, row)
        for stop in row.line:
            noted = _noted(stop)
            yield noted, partial(_stop, row.party, stop, noted)
        for said in row.answers:
            yield said.on, partial(_answer, row, said)


def _noted(stop: Stop) -> dt.date:
    day = stop.noted or (stop.on + LEARNED_AFTER if stop.on else None)
    if day is None:
        message = f"{stop.organ}: a stop without a day is noted on a day"
        raise ValueError(message)
    return day


def _of(recommendation: Recommendation, party: str) -> PartyDecision:
    rows = recommendation.rows.select_related("party", "recommendation__matter")
    return rows.get(party__key=party)


def _plan(row: Row, recommendation: Recommendation) -> None:
    if row.planned_noted:
        actions.plan(
            row=_of(recommendation, row.party),
            planned_on=row.planned,
            organ="",
            registry_number=row.number,
            on=row.planned_noted,
            actor=COORDINATOR,
        )


def _stop(party: str, stop: Stop, noted: dt.date, recommendation: Recommendation) -> None:
    row = _of(recommendation, party)
    kept = actions.Stop(
        organ=stop.organ,
        does=LineDoes(stop.does),
        on=stop.on,
        paragraph=stop.paragraph,
        kind=_kind(row.party, stop.organ),
        is_planned=stop.is_planned,
    )
    actions.record_stop(row=row, stop=kept, on=noted, actor=COORDINATOR)


def _kind(party: Party, organ: str) -> str:
    """What kind of organ it is in the party's line.

    Raises: Organ.DoesNotExist where the party has no organ of that name: then the story says something impossible.
    """
    return str(Organ.objects.filter(party=party, name=organ).values_list("kind", flat=True)[0])


def _answer(row: Row, said: Answered, recommendation: Recommendation) -> None:
    asked = _of(recommendation, row.party)
    sent = actions.answer(
        row=asked,
        written=_written(row, said, asked),
        version=asked.version,
        via=Via(said.via),
        on=said.on,
    )
    if said.reviewed:
        actions.confirm(answer=sent, on=said.reviewed, actor=COORDINATOR)


def _written(row: Row, said: Answered, asked: PartyDecision) -> Written:
    organ = said.organ or asked.competent_organ
    clauses = {
        number: Said(outcome, said.words.get(str(number), ""))
        for number, outcome in enumerate(said.clauses, start=1)
    }
    return Written(
        clauses=clauses,
        organ=organ,
        organ_kind=_kind(asked.party, organ) if said.decided else "",
        decided_on=said.decided,
        paragraph=said.paragraph,
        registry_number=row.number,
        has_dissent=bool(said.dissent),
        dissent=said.dissent,
        announced_on=said.announced,
        note=said.note,
        written_by=said.by,
        extract=papers.extract(asked, organ, said) if said.extract else None,
    )
