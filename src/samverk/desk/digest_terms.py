"""What comes in structures, told to whoever can act on it: the first source of reminders."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.bodies.queries.state import StructureState
from samverk.desk import planned, words
from samverk.desk.digest_readers import Reader, Readers
from samverk.desk.digest_things import Thing
from samverk.desk.groups import Groups
from samverk.desk.planned import Known
from samverk.foundation.digest import Item, Topic
from samverk.foundation.formats import sv_sort
from samverk.foundation.language import spoken
from samverk.rulebook.terms import reminding
from samverk.rulebook.terms.coming import Coming, Kind
from samverk.rulebook.terms.reminding import Hearer

_LONGEST = 40
_MOST_NAMES = 6


@dataclass(frozen=True, slots=True)
class Told:
    """Things that come in a structure on one day and are told as one: appointments in a body that end together."""

    state: StructureState
    comings: tuple[Coming, ...]

    @property
    def first(self) -> Coming:
        """The one that stands for all: they share kind, body and day."""
        return self.comings[0]

    @property
    def key(self) -> str:
        """What tells it from all else, its day included."""
        return _key(self.state, self.first)

    @property
    def occasions(self) -> tuple[int, ...]:
        """On which days it is told, in days before it."""
        return reminding.occasions(self.first.kind)


def told(
    states: Iterable[StructureState], known: Known, ending: Groups, readers: Readers, *, within: int
) -> dict[Reader, list[Told]]:
    """Everything that comes within so many days, by who is reminded of it. No queries."""
    gathered: dict[Reader, dict[str, list[Coming]]] = {}
    of_key: dict[str, StructureState] = {}
    for state in states:
        for coming in _coming(state, known, ending, within):
            key = _key(state, coming)
            of_key[key] = state
            for reader in _hearing(state, coming, known, readers):
                gathered.setdefault(reader, {}).setdefault(key, []).append(coming)
    return {
        reader: [Told(of_key[key], tuple(comings)) for key, comings in by_key.items()]
        for reader, by_key in gathered.items()
    }


def item(of: Told, occasion: int) -> Item:
    """One thing as the letter tells it, in the language that is active. No queries."""
    coming, state = of.first, of.state
    cited = words.cited(coming.source, state.rules)
    return Item(
        key=of.key,
        occasion=occasion,
        topic=Topic(state.row.key, state.row.name),
        section=section(coming.kind, is_late=occasion < 0),
        text=_text(of),
        on=coming.on,
        address=settings.SITE + path(of),
        cited=cited.label if cited else "",
    )


def thing(of: Told) -> Thing:
    """One thing as it is planned to be told. No queries."""
    return Thing(item(of, 0), path(of), of.occasions, stays=of.first.kind is Kind.REVIEW_DUE)


def section(kind: Kind, *, is_late: bool) -> str:
    """Under which heading things of a kind stand."""
    match kind:
        case Kind.CHAIR_TURNS:
            return _("Ordförandeskiften")
        case Kind.REVIEW_DUE:
            return _("Översyner som är sena") if is_late else _("Översyner")
        case Kind.TERM_BEGINS:
            return _("Mandatperioder")
        case Kind.GROUP_ENDS:
            return _("Arbetsgrupper")
        case Kind.DUTY_DUE | Kind.YEARLY:
            return _("I årshjulet")
        case _:
            return _("Uppdrag som går ut")


def _coming(state: StructureState, known: Known, ending: Groups, within: int) -> Iterator[Coming]:
    yield from planned.ahead_of(state, known, within=within)
    yield from ending.get(state.row.pk, ())


def _hearing(
    state: StructureState, coming: Coming, known: Known, readers: Readers
) -> Iterator[Reader]:
    """Who is to hear of it, each once."""
    found: dict[Reader, None] = {}
    for hearer in reminding.hearers(coming.kind):
        match hearer:
            case Hearer.COORDINATOR:
                found |= dict.fromkeys(readers.coordinators(state))
            case Hearer.PARTY:
                facts = known[state.row.pk][str(coming.body)]
                found |= dict.fromkeys(readers.contacts(state, reminding.party_of(coming, facts)))
            case Hearer.CHAIR:
                found |= dict.fromkeys(readers.chairs(state, str(coming.body)))
    yield from found


def _key(state: StructureState, coming: Coming) -> str:
    about = "" if coming.kind is Kind.APPOINTMENT_ENDS else coming.about
    if len(about) > _LONGEST:  # a duty is known by its text
        about = hashlib.sha256(about.encode()).hexdigest()[:_LONGEST]
    return "/".join((state.row.key, coming.kind, coming.body or "", about, str(coming.on)))


def _text(of: Told) -> str:
    if len(of.comings) == 1:
        return spoken(of.first.text)
    body = of.state.bodies[str(of.first.body)]
    names = sorted((body.facts.name_of(str(each.person)) for each in of.comings), key=sv_sort)
    number = len(names)
    what = ngettext(
        "%(number)d uppdrag i %(body)s går ut", "%(number)d uppdrag i %(body)s går ut", number
    ) % {"number": number, "body": body.rule.short}
    return f"{what}: {_listed(names)}"


def _listed(names: list[str]) -> str:
    rest = len(names) - _MOST_NAMES
    if rest <= 0:
        return ", ".join(names)
    shown = ", ".join(names[:_MOST_NAMES])
    return _("%(names)s och %(number)d till") % {"names": shown, "number": rest}


def path(of: Told) -> str:
    """Where it can be seen: the body, else the structure."""
    structure, body = of.state.row.key, of.first.body
    if body:
        return reverse("portal:body", args=(structure, body))
    return reverse("portal:structure", args=(structure,))


def due(of: Iterable[Told], *, on: dt.date) -> Iterator[Item]:
    """What there is to tell on a day, whoever has been told before. No queries."""
    for each in of:
        occasion = reminding.due(each.first.on, each.occasions, (), on=on)
        if occasion is not None:
            yield item(each, occasion)
