"""What an act leads to, in words: who sits where before and after, and what the rules say of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.bodies.actions import Consequence
from samverk.bodies.queries.state import BodyState, StructureState
from samverk.foundation.citing import Cited, cite
from samverk.foundation.language import spoken
from samverk.rulebook.bodies.facts import SeatKind
from samverk.rulebook.bodies.places import Place
from samverk.rulebook.bodies.posts import ROLES, holding
from samverk.rulebook.bodies.texts import SENTENCES
from samverk.rulebook.findings import Finding, Weight
from samverk.rulebook.structure.model import Key
from samverk.rulebook.words import says


@dataclass(frozen=True, slots=True)
class Changed:
    """A place or a post, and who has it before and after; empty where nobody does."""

    body: str
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in a sentence, with its clause."""

    weight: Weight
    says: str
    cited: Cited | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything that the confirmation of an act shows."""

    changed: tuple[Changed, ...]
    counts: tuple[str, ...]
    created: tuple[Told, ...]
    cured: tuple[Told, ...]
    doubts: str

    @property
    def is_nothing(self) -> bool:
        """Whether nobody's place changes that day."""
        return not self.changed


def outcome(consequence: Consequence) -> Outcome:
    """What an act leads to. No queries."""
    before, after = consequence.before, consequence.after
    if before is None or after is None:
        return Outcome((), (), (), (), "")
    return Outcome(
        changed=tuple(_changed(before, after)),
        counts=tuple(_counts(before, after)),
        created=tuple(_told(consequence.created, after)),
        cured=tuple(_told(consequence.cured, before)),
        doubts=" ".join(says(finding, SENTENCES).sv for finding in consequence.doubts),
    )


def _told(findings: Iterable[Finding], state: StructureState) -> Iterator[Told]:
    for finding in findings:
        sentence = spoken(says(finding, SENTENCES))
        yield Told(finding.weight, sentence, cite(finding.source, state.rules))


def _changed(before: StructureState, after: StructureState) -> Iterator[Changed]:
    for key, body in after.bodies.items():
        was, becomes = _holders(before.bodies.get(key)), _holders(body)
        for what in dict.fromkeys([*was, *becomes]):
            one, other = was.get(what, ""), becomes.get(what, "")
            if one != other:
                yield Changed(body.row.name, what[1], one, other)


def _holders(body: BodyState | None) -> dict[tuple[str, str], str]:
    """Who is in each place and post, by what people call it."""
    if body is None:
        return {}
    seats = {(place.id, spoken(place.words)): _in(place, body) for place in _places(body)}
    return {**seats, **_posts(body)}


def _places(body: BodyState) -> tuple[Place, ...]:
    return body.judged.composition.places


def _in(place: Place, body: BodyState) -> str:
    roll = body.judged.composition.roll
    holder = roll.name(place.holder) if place.holder else ""
    if place.stand_in is None:
        return holder
    facts = {"person": holder or _("ingen"), "stand_in": roll.name(place.stand_in.person)}
    return _("%(person)s, ersätts av %(stand_in)s") % facts


def _posts(body: BodyState) -> dict[tuple[str, str], str]:
    roll = body.judged.composition.roll
    return {
        (f"{role}/{number}", spoken(words)): roll.name(post.person)
        for role, words in ROLES.items()
        for number, post in enumerate(holding(roll, role))
    }


def _counts(before: StructureState, after: StructureState) -> Iterator[str]:
    """How many of their seats the parties have filled in each body where that changes."""
    for key, body in after.bodies.items():
        was, becomes = _filled(before.bodies.get(key)), _filled(body)
        parties = dict.fromkeys(party for party, _kind in becomes if party)
        for party in parties:
            both = {(party, kind) for kind in SeatKind}
            if any(was.get(each) != becomes.get(each) for each in both):
                yield _count(party, body, becomes, after)


Filled = dict[tuple[Key | None, SeatKind], tuple[int, int]]


def _filled(body: BodyState | None) -> Filled:
    """How many seats each party has filled, and how many it has, of each kind."""
    held: Counter[tuple[Key | None, SeatKind]] = Counter()
    there: Counter[tuple[Key | None, SeatKind]] = Counter()
    for place in _places(body) if body else ():
        party = place.party or (place.holding.party if place.holding else None)
        is_held = place.holder is not None
        held[party, place.kind] += is_held
        there[party, place.kind] += is_held or place.is_required
    return {each: (held[each], number) for each, number in there.items()}


def _count(party: Key, body: BodyState, filled: Filled, state: StructureState) -> str:
    ordinary, of = filled.get((party, SeatKind.ORDINARY), (0, 0))
    substitutes, of_substitutes = filled.get((party, SeatKind.SUBSTITUTE), (0, 0))
    facts = {
        "party": state.rules.name_of(party),
        "body": body.row.name,
        "ordinary": ordinary,
        "of": of,
        "substitutes": substitutes,
        "of_substitutes": of_substitutes,
    }
    said = ngettext(
        "%(party)s har därmed %(ordinary)s av %(of)s ordinarie plats i %(body)s tillsatt",
        "%(party)s har därmed %(ordinary)s av %(of)s ordinarie platser i %(body)s tillsatta",
        of,
    )
    if not of_substitutes:
        return said % facts + "."
    missing = of_substitutes - substitutes
    rest = (
        ngettext("%(n)s ersättare saknas", "%(n)s ersättare saknas", missing) % {"n": missing}
        if missing
        else _("ingen ersättare saknas")
    )
    return f"{said % facts}; {rest}."
