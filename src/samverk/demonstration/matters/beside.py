"""What hangs together with a matter or goes on beside it: links, bilateral contacts, and what was anchored at home."""

from collections.abc import Mapping

from samverk.bodies.models import Structure
from samverk.demonstration.matters.story import COORDINATOR, Question, Story
from samverk.matters.actions import publishing
from samverk.matters.actions.beside import Anchored, Contacted, anchor, note_contact, tie_contact
from samverk.matters.models import Matter
from samverk.parties.models import Party

REGION = "region-vasterbotten"
TRACK = "bilateralt"


def link(question: Question, matters: Mapping[str, Matter]) -> None:
    """Say how the matter hangs together with others."""
    matter = matters[question.key]
    for kind, key in question.links:
        on = question.steps[0].on
        publishing.link(matter=matter, other=matters[key], kind=kind, on=on, actor=COORDINATOR)


def contacts(
    story: Story,
    structure: Structure,
    parties: Mapping[str, Party],
    matters: Mapping[str, Matter],
) -> None:
    """Note the contacts between one municipality and the region, and on which matter they were."""
    for told in story.contacts:
        contacted = Contacted(
            party=parties[told.party],
            other=parties[REGION],
            on=told.on,
            subject=told.subject,
            notes=told.notes,
            touches_more=told.touches_more,
            track=TRACK,
        )
        row = note_contact(structure=structure, contacted=contacted, on=told.on, actor=COORDINATOR)
        if told.matter:
            tie_contact(contact=row, matter=matters[told.matter], on=told.on, actor=COORDINATOR)


def anchorings(
    question: Question, parties: Mapping[str, Party], matters: Mapping[str, Matter]
) -> None:
    """Note what representatives did to involve their own organisations."""
    for told in question.anchored:
        anchored = Anchored(on=told.on, with_whom=told.with_whom, text=told.text)
        anchor(
            matter=matters[question.key],
            party=parties[told.party],
            anchored=anchored,
            on=told.on,
            actor=told.by,
        )
