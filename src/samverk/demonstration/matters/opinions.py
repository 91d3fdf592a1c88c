"""Opinions that were asked for, and what came in."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from samverk.demonstration.matters.principals import ASKER_EMAIL, SITE
from samverk.demonstration.matters.story import COORDINATOR, Opinion, Referred
from samverk.matters import actions
from samverk.matters.actions import Opined, Other, Request
from samverk.matters.models import Matter, Referral, ReferralRow
from samverk.matters.models.choices import Via
from samverk.parties.models import Party

SUBJECT = "Remiss: {{ amne }} ({{ diarienummer }}), yttrande senast {{ senast }}"
LETTER = """Hej!

{{ samverkan }} ber {{ part }} om ett yttrande i ärende {{ diarienummer }}, {{ amne }}.

{{ fragan }}

{{ har }} Det kräver inget konto:
{{ lank }}

Svara senast {{ senast }}. Ni kan också svara på det här brevet. Låt raden stå kvar:
Svarskod: {{ svarskod }}

Med vänlig hälsning
{{ avsandare }}
"""

Event = Callable[[Referral], object]


def ask(
    matter: Matter, asked: Referred, parties: Sequence[Party], *, on: dt.date, paragraph: str
) -> Referral:
    """Ask all of them, and the others that the story names, at the same time."""
    request = Request(
        subject=asked.subject,
        question=asked.question,
        due=asked.due,
        letter_subject=SUBJECT,
        letter=LETTER,
        asker_name=COORDINATOR,
        asker_email=ASKER_EMAIL,
        site=SITE,
        reminders=asked.reminders,
        documents=tuple(matter.documents.filter(removed_on=None).order_by("number")),
        paragraph=paragraph,
    )
    return actions.ask_for_opinions(
        matter=matter,
        request=request,
        parties=parties,
        others=tuple(map(Other, asked.others)),
        on=on,
        actor=COORDINATOR,
    )


def events(asked: Referred) -> Iterator[tuple[dt.date, Event]]:
    """Each opinion, with the day when it came."""
    for opinion in asked.answers:
        yield opinion.on, partial(_give, opinion)


def _give(opinion: Opinion, referral: Referral) -> None:
    row = ReferralRow.objects.get(referral=referral, party__key=opinion.party)
    opined = Opined(
        stance=opinion.stance,
        text=opinion.text,
        proposals=opinion.proposals,
        organ=opinion.organ,
        decided_on=opinion.decided,
        registry_number=opinion.number,
        written_by=opinion.by,
    )
    actions.give_opinion(
        row=row, opined=opined, version=row.version, via=Via(opinion.via), on=opinion.on
    )
