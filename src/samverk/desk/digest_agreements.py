"""What agreements oblige to and when they can be left, told to whoever can act on it: a source of reminders."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from samverk.agreements.queries import reminders
from samverk.agreements.queries.reminders import Reminder
from samverk.bodies.queries.state import StructureState
from samverk.desk import words
from samverk.desk.digest_readers import Reader, Readers
from samverk.desk.digest_terms import Told
from samverk.desk.digest_things import Thing
from samverk.foundation.digest import Item, Topic
from samverk.foundation.language import spoken
from samverk.rulebook.agreements import reminding
from samverk.rulebook.agreements.reminding import Due, Hearer, Sort
from samverk.rulebook.structure.model import Key
from samverk.rulebook.terms.coming import Kind

OWN = "avtal:"
_LONGEST = 40
STAYS = frozenset({Sort.DUTY, Sort.QUESTION})


def told(
    states: Iterable[StructureState], readers: Readers, *, on: dt.date
) -> dict[Reader, list[Thing]]:
    """What the agreements of the structures remind of, by who is reminded. Queries: those of reminders.reminders."""
    of_pk = {state.row.pk: state for state in states}
    gathered: dict[Reader, list[Thing]] = {}
    for each in reminders.reminders({pk: state.rules for pk, state in of_pk.items()}, on=on):
        state = of_pk[each.agreement.structure_id]
        for reader in _hearing(each, state, readers):
            gathered.setdefault(reader, []).append(_thing(each, state))
    return gathered


def without_agreements(
    of_terms: Mapping[Reader, list[Told]], states: Iterable[StructureState]
) -> dict[Reader, list[Told]]:
    """What comes in structures but for the duties of agreements that are registered, which are told here. One query."""
    known = reminders.registered([state.row.pk for state in states])
    return {
        reader: [each for each in rows if (each.state.row.pk, _terms_of(each)) not in known]
        for reader, rows in of_terms.items()
    }


def _terms_of(each: Told) -> Key:
    """The key of the agreement in the structure's file whose duty it is; empty where it is none."""
    return each.first.about.partition(" ")[0] if each.first.kind is Kind.DUTY_DUE else ""


def _hearing(each: Reminder, state: StructureState, readers: Readers) -> Iterator[Reader]:
    """Who is to hear of it, each once."""
    found: dict[Reader, None] = {}
    for hearer in reminding.hearers(each.due, state.bodies):
        found |= dict.fromkeys(_of(hearer, each, state, readers))
    yield from found


def _of(
    hearer: Hearer, each: Reminder, state: StructureState, readers: Readers
) -> Iterator[Reader]:
    match hearer:
        case Hearer.COORDINATOR:
            yield from readers.coordinators(state)
        case Hearer.OFFICERS:
            yield from readers.chairs(state, str(each.due.owner))
            yield from readers.secretaries(state, str(each.due.owner))
        case Hearer.PARTY:
            yield from readers.contacts(state, each.due.owner)
        case Hearer.PARTIES:
            for party in each.parties:
                yield from readers.contacts(state, party)


def _thing(each: Reminder, state: StructureState) -> Thing:
    due, key = each.due, each.agreement.key
    path = reverse("agreements:agreement", args=(state.row.key, key))
    return Thing(
        item=Item(
            key=_key(state, key, due),
            occasion=0,  # said when it is sent
            topic=Topic(state.row.key, state.row.name),
            section=_SECTIONS[due.sort](),
            text=spoken(due.text),
            on=due.on,
            address=settings.SITE + path,
            cited=_cited(due, state),
        ),
        path=path,
        occasions=reminding.occasions(due.sort),
        late=_("Åtaganden som är sena") if due.sort is Sort.DUTY else "",
        stays=due.sort in STAYS,
    )


def _key(state: StructureState, agreement: Key, due: Due) -> str:
    about = due.about
    if len(about) > _LONGEST:
        about = hashlib.sha256(about.encode()).hexdigest()[:_LONGEST]
    return "/".join((state.row.key, f"agreement {due.sort}", agreement, about, str(due.on)))


_SECTIONS = {
    Sort.DUTY: lambda: _("Åtaganden i avtal"),
    Sort.LAST_NOTICE: lambda: _("Sista dag att säga upp avtal"),
    Sort.END: lambda: _("Avtal som upphör"),
    Sort.QUESTION: lambda: _("Frågor som en uppsägning lämnar öppna"),
}


def _cited(due: Due, state: StructureState) -> str:
    """The clause in the agreement's own text, or in the structure's; our own order is no clause of the agreement."""
    if due.source.startswith(OWN):
        return _("%(number)s i avtalet") % {"number": due.source.partition(" ")[2]}
    if due.source.startswith("samverk"):
        return ""
    found = words.cited(due.source, state.rules)
    return found.label if found else ""
