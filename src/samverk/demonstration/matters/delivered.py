"""The letters of the story: those that have been answered left on their day, and only what is still open goes out now."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from samverk.demonstration.delivering import left_on
from samverk.foundation import audit, mail
from samverk.foundation.mail import State
from samverk.matters.models import Answer, Matter, Opinion

ACTOR = "Demonstrationen"
REASON = "Brev som i berättelsen är besvarade"


@dataclass(frozen=True, slots=True)
class Correspondence:
    """When one was asked, and when the last answer came."""

    asked: dt.date
    answered: dt.date


def deliver(matters: Iterable[Matter]) -> None:
    """Let each letter about what has been answered be one that was sent then. Three queries a matter, one a letter."""
    with audit.acting(actor=ACTOR, reason=REASON, kind="system"):
        for matter in matters:
            of = {**_decisions(matter), **_opinions(matter)}
            for letter in mail.letters_about(f"matter:{matter.pk}").filter(state=State.QUEUED):
                about = letter.about.rpartition("/")[2]
                if about in of:
                    asks = letter.key.endswith("/asked")
                    left_on(letter, of[about].asked if asks else of[about].answered)


def _decisions(matter: Matter) -> Mapping[str, Correspondence]:
    """By what the letters on a row are about: "party:umea"."""
    answers = Answer.objects.filter(
        row__recommendation__matter=matter, received_on__isnull=False
    ).select_related("row__party")
    return {
        f"party:{answer.row.party.key}": Correspondence(
            answer.row.asked_on or answer.received_on, answer.received_on
        )
        for answer in answers.order_by("received_on")
        if answer.received_on
    }


def _opinions(matter: Matter) -> Mapping[str, Correspondence]:
    """By what the letters on a row are about: "respondent:12"."""
    opinions = Opinion.objects.filter(
        row__referral__matter=matter, sent_on__isnull=False
    ).select_related("row__referral")
    return {
        f"respondent:{opinion.row_id}": Correspondence(
            opinion.row.referral.sent_on or opinion.sent_on, opinion.sent_on
        )
        for opinion in opinions.order_by("sent_on")
        if opinion.sent_on
    }
