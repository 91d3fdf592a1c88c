"""What hangs together with a matter or goes on beside it: links between matters, and bilateral contacts."""

from collections.abc import Mapping

from samverk.demonstration.matters.story import COORDINATOR, Question, Story
from samverk.foundation import audit
from samverk.matters.actions import publishing
from samverk.matters.models import BilateralContact, Matter
from samverk.parties.models import Party

REGION = "region-vasterbotten"
TRACK = "bilateralt"


def link(question: Question, matters: Mapping[str, Matter]) -> None:
    """Say how the matter hangs together with others."""
    matter = matters[question.key]
    for kind, key in question.links:
        on = question.steps[0].on
        publishing.link(matter=matter, other=matters[key], kind=kind, on=on, actor=COORDINATOR)


def contacts(story: Story, parties: Mapping[str, Party], matters: Mapping[str, Matter]) -> None:
    """Note the contacts between one municipality and the region."""
    for contact in story.contacts:
        with audit.acting(actor=COORDINATOR, reason=contact.subject, day=contact.on):
            BilateralContact.objects.create(
                structure_id=matters[story.questions[0].key].structure_id,
                track=TRACK,
                party=parties[contact.party],
                other=parties[REGION],
                on=contact.on,
                subject=contact.subject,
                notes=contact.notes,
                touches_more=contact.touches_more,
                matter=matters.get(contact.matter),
                noted_by=COORDINATOR,
            )
