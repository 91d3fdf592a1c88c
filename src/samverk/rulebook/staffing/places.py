"""What a structure says of the places that a party is asked to fill in a body, told once for the body."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from samverk.rulebook.bodies import naming, power
from samverk.rulebook.bodies.facts import SeatKind
from samverk.rulebook.bodies.slots import Slot
from samverk.rulebook.bodies.substitutes import attendance
from samverk.rulebook.findings import Words
from samverk.rulebook.rule import rule
from samverk.rulebook.staffing.requirements import requirements
from samverk.rulebook.structure.aspects import phrases
from samverk.rulebook.structure.aspects.aspect import listed
from samverk.rulebook.structure.model import (
    UNSTATED,
    Body,
    Clauses,
    Count,
    FilledBy,
    Filler,
    Quota,
    SeatRule,
    Standing,
    Structure,
    SubstituteRule,
)


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a structure says, with its clauses."""

    words: Words
    clauses: Clauses


# One of them and several.
_PLACES = {
    Standing.MEMBER: (
        Words("ordinarie plats", "ordinary seat"),
        Words("ordinarie platser", "ordinary seats"),
    ),
    Standing.EX_OFFICIO: (
        Words("plats i kraft av uppdrag", "ex officio seat"),
        Words("platser i kraft av uppdrag", "ex officio seats"),
    ),
    Standing.CO_OPTED: (
        Words("adjungerad plats", "co-opted place"),
        Words("adjungerade platser", "co-opted places"),
    ),
    Standing.OBSERVER: (
        Words("observatörsplats", "observer's place"),
        Words("observatörsplatser", "observers' places"),
    ),
    Standing.ATTENDS: (
        Words("närvaroplats", "attending place"),
        Words("närvaroplatser", "attending places"),
    ),
}
_SUBSTITUTES = (
    Words("ersättarplats", "substitute's seat"),
    Words("ersättarplatser", "substitutes' seats"),
)


@rule
def said_of_places(body: Body, asked: Sequence[Slot], structure: Structure) -> Iterator[Said]:
    """What the structure says of the asked places: what the body is, how many, for whom, how substitutes serve.

    Source: samverk K11; samverk-fragor F1
    Shape: nothing where the structure says nothing.
    """
    fillers = {slot.filler.id: slot.filler for slot in asked}
    yield Said(_what(body, structure), body.clauses)
    for place, of in enumerate(body.seats):
        before = {filler.id for earlier in body.seats[:place] for filler in earlier.fillers}
        for filler in of.fillers:
            if filler.id in fillers:
                yield from _counted(of, filler, structure, is_more=filler.id in before)
    yield from _required_of_all(asked, structure)
    for quota in body.quotas:
        if quota.side is None or quota.side in _sides(fillers.values(), structure):
            yield Said(_quota(quota, structure), quota.clauses)
    if any(slot.kind is SeatKind.SUBSTITUTE for slot in asked):
        yield from _of_substitutes(body)


def _what(body: Body, structure: Structure) -> Words:
    form, level = power.FORMS[body.form], structure.levels[body.level].name
    sv, en = form.sv[:1].upper() + form.sv[1:], form.en[:1].upper() + form.en[1:]
    return Words(f"{sv} på nivån {level}.", f"{en} at the level {level}.")


def _counted(
    of: SeatRule, filler: Filler, structure: Structure, *, is_more: bool
) -> Iterator[Said]:
    """How many places the filler has by the rule, and how many it may have."""
    counts = [
        (count, kind)
        for count, kind in ((of.ordinary, _PLACES[of.standing]), (of.substitutes, _SUBSTITUTES))
        if count != UNSTATED and count.most != 0
    ]
    has = [_number(count, kind) for count, kind in counts if count.least]
    may = [_number(count, kind) for count, kind in counts if not count.least]
    who = naming.of_filler(filler, structure)
    is_own = filler.kind in {FilledBy.PARTY, FilledBy.SIDE}
    needed = phrases.WHEN_NEEDED if of.is_when_needed else None
    end = Words(f", {needed.sv}.", f", {needed.en}.") if needed else Words(".", ".")
    if has:
        verb = Words(" har", " has") if is_own else Words(":", ":")
        yield Said(_sentence(who, verb, listed(has), end), of.clauses)
    if may:
        verb = Words(" får ha", " may have") if is_own else Words(": högst", ": at most")
        more = Words(f" till{end.sv}", f" more{end.en}") if is_more else end
        yield Said(_sentence(who, verb, listed(may), more), of.clauses)


def _number(count: Count, kind: tuple[Words, Words]) -> Words:
    """How many: "1 ordinarie plats", "minst 2 ersättarplatser"; where it is only a possibility, the most."""
    shown = count if count.least else Count(count.most or 0, count.most)
    many = phrases.number(shown)
    words = kind[(count.most or count.least) > 1]
    return Words(f"{many.sv} {words.sv}", f"{many.en} {words.en}")


def _sentence(*parts: Words) -> Words:
    who, verb, what, end = parts
    return Words(f"{who.sv}{verb.sv} {what.sv}{end.sv}", f"{who.en}{verb.en} {what.en}{end.en}")


def _required_of_all(asked: Sequence[Slot], structure: Structure) -> Iterator[Said]:
    """What every one of the asked places requires; what only some require is told at those."""
    each = [tuple(requirements(slot, structure)) for slot in asked]
    for words in each[0] if each else ():
        if all(words in wanted for wanted in each):
            clauses = (clause for slot in asked for clause in slot.clauses)
            yield Said(words, tuple(dict.fromkeys(clauses)))


def _sides(fillers: Collection[Filler], structure: Structure) -> set[str | None]:
    of_parties = {structure.parties[filler.party].side for filler in fillers if filler.party}
    return of_parties | {filler.side or filler.key for filler in fillers}


def _quota(quota: Quota, structure: Structure) -> Words:
    name = structure.name_of(quota.profession)
    whence = structure.name_of(quota.side) if quota.side else ""
    sv, en = (f" från {whence}", f" from {whence}") if whence else ("", "")
    return Words(
        f"Minst {quota.at_least} av ledamöterna{sv} ska ha yrket {name}.",
        f"At least {quota.at_least} of the members{en} shall have the profession {name}.",
    )


def _of_substitutes(body: Body) -> Iterator[Said]:
    attend = attendance(body)
    if attend.value is not None:
        yield from (Said(step.text, (step.source,)) for step in attend.steps)
    if body.substitutes:
        yield from (Said(words, body.substitutes.clauses) for words in _order(body.substitutes))


def _order(of: SubstituteRule) -> Iterator[Words]:
    if of.as_many_as_ordinary:
        yield Words(
            "Ersättarna ska vara lika många som de ordinarie.",
            "There shall be as many substitutes as ordinary members.",
        )
    if of.is_personal is not None:
        yield (
            Words("Varje ersättare är personlig.", "Each substitute is personal.")
            if of.is_personal
            else Words(
                "Ersättarna är gemensamma för parten eller sidan.",
                "The substitutes are shared by the party or the side.",
            )
        )
