"""The contacts of a structure's parties: one row for each party, those without a contact first."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from samverk.bodies.models import Structure, StructureParty
from samverk.foundation.formats import sv_sort
from samverk.foundation.mail import Letter
from samverk.parties.models import Contact, Party
from samverk.rulebook.staffing.answers import WAITING
from samverk.staffing.models import Question, Round
from samverk.staffing.overview import TROUBLE


@dataclass(frozen=True, slots=True)
class Line:
    """One contact: who, since when, until when, and what became of the last letter there where it went wrong."""

    row: Contact
    trouble: str
    error: str


@dataclass(frozen=True, slots=True)
class Row:
    """One party: whom the next letter goes to, and everyone who is a contact now or later."""

    party: Party
    name: str
    to: Contact | None
    lines: tuple[Line, ...]


def rows(structure: Structure, *, on: dt.date, only: Collection[str] | None = None) -> list[Row]:
    """Each party of the structure that day, or only those of the given keys. Three queries."""
    there = StructureParty.objects.filter(structure=structure, period__contains=on)
    found = there.select_related("party")
    parties = [each for each in found if only is None or each.party.key in only]
    contacts = _contacts([each.party_id for each in parties], on)
    letters = _letters({row.email for own in contacts.values() for row in own})
    made = [_row(each, contacts.get(each.party_id, []), letters, on) for each in parties]
    return sorted(made, key=lambda row: (row.to is not None, sv_sort(row.name)))


def recipient(contacts: Iterable[Contact], *, on: dt.date) -> Contact | None:
    """Whom a letter goes to that day, of a party's contacts in order of time: of several the one that was first."""
    return next((row for row in contacts if _holds(row, on)), None)


def contacts_of(party: Party, *, on: dt.date) -> list[Contact]:
    """The contacts of a party that day and later, in order of time. One query."""
    return _contacts([party.pk], on).get(party.pk, [])


def stale_questions(party: Party, structure: Structure, to: Contact | None) -> list[Question]:
    """Questions that the party has not answered and whose letter went to somebody else. One query."""
    states = [state.value for state in WAITING]
    found = Question.objects.filter(
        party=party, round__structure=structure, round__state=Round.State.OPEN, state__in=states
    ).select_related("round")
    return [row for row in found.order_by("pk") if to is None or row.contact_email != to.email]


def _contacts(parties: Collection[int], on: dt.date) -> Mapping[int, list[Contact]]:
    ahead = Q(period__contains=on) | Q(period__startswith__gt=on)
    found: dict[int, list[Contact]] = {}
    kept = Contact.objects.filter(ahead, party__in=parties).select_related("party")
    for row in kept.order_by("period", "pk"):
        found.setdefault(row.party_id, []).append(row)
    return found


def _letters(addresses: Collection[str]) -> Mapping[str, Letter]:
    """The last letter of a round to each address."""
    found = Letter.objects.filter(about__startswith="round:", to_email__in=addresses)
    return {letter.to_email: letter for letter in found.defer("text", "html").order_by("pk")}


def _row(
    of: StructureParty, contacts: list[Contact], letters: Mapping[str, Letter], on: dt.date
) -> Row:
    lines = []
    for each in contacts:
        letter = letters.get(each.email)
        is_trouble = letter is not None and letter.state in TROUBLE
        trouble = str(letter.get_state_display()) if letter and is_trouble else ""
        lines.append(Line(each, trouble, letter.error if letter and is_trouble else ""))
    return Row(of.party, of.name, recipient(contacts, on=on), tuple(lines))


def _holds(row: Contact, on: dt.date) -> bool:
    return bool(row.period.lower <= on and (row.period.upper is None or on < row.period.upper))
