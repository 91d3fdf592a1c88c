"""What each party would get, before anything is sent."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from samverk.bodies.models import Structure
from samverk.foundation import mail
from samverk.rulebook.findings import Finding, Weight
from samverk.staffing import queries
from samverk.staffing.actions import Letter, findings, letter_facts
from samverk.staffing.queries import PartySeats

MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Page:
    """The letter to one party."""

    party: str
    to: str
    seats: int
    proposals: int
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The letters, as many as can be read, with what speaks against sending them."""

    pages: tuple[Page, ...]
    parties: int
    seats: int
    proposals: int
    letters: int
    findings: tuple[Finding, ...]

    @property
    def is_stopped(self) -> bool:
        """Whether nothing can be sent at all."""
        return any(each.weight is Weight.STOP for each in self.findings)

    @property
    def unshown(self) -> int:
        """How many letters are not shown."""
        return self.parties - len(self.pages)


def preview(
    structure: Structure, parties: Sequence[PartySeats], letter: Letter, *, on: dt.date
) -> Preview:
    """The letters of a round that is not sent yet. One query."""
    contacts = queries.contacts([each.party for each in parties], on=on)
    pages = []
    for each in parties[:MOST_SHOWN]:
        contact = contacts.get(each.party.pk)
        facts = letter_facts(structure, letter, each, contact, f"{letter.site}/svar/…/")
        pages.append(
            Page(
                party=each.name,
                to=f"{contact.name}, {contact.email}" if contact else "",
                seats=len(each.seats),
                proposals=len(each.proposals),
                subject=mail.merge(letter.subject, facts).text,
                text=mail.merge(letter.text, facts).text,
            )
        )
    return Preview(
        pages=tuple(pages),
        parties=len(parties),
        seats=sum(len(each.seats) for each in parties),
        proposals=len({among.id for each in parties for among in each.proposals}),
        letters=len(contacts),
        findings=findings(parties, contacts),
    )
