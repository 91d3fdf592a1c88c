"""Short phrases on places, seats, chairs, meetings and days."""

import datetime as dt

from samverk.rulebook.bodies import naming
from samverk.rulebook.dates import Period, day_in_words
from samverk.rulebook.findings import Words
from samverk.rulebook.structure.aspects.aspect import joined, listed, same
from samverk.rulebook.structure.format import choices
from samverk.rulebook.structure.model import UNSTATED as UNSTATED_COUNT
from samverk.rulebook.structure.model import (
    Body,
    ChairRule,
    Count,
    Filler,
    Key,
    Meetings,
    SeatRule,
    Standing,
    Structure,
    Term,
    ViceRule,
)

UNSTATED = choices.UNSTATED.options["unstated"]
WHEN_NEEDED = choices.MEETINGS.options["when needed"]
_ORDINARY = Words("ordinarie", "ordinary")
_SUBSTITUTES = Words("ersättare", "substitutes")


def number(count: Count) -> Words:
    """How many: "3", "18–20", "minst 1"; a question mark where the text gives no number."""
    if count.most is not None:
        few = count.least == count.most
        return same(str(count.least) if few else f"{count.least}–{count.most}")
    if count.least == 0:
        return same("?")
    return Words(f"minst {count.least}", f"at least {count.least}")


def days(first: dt.date | None, until: dt.date | None) -> Words | None:
    """From which day to which; the last day is named, not the first one after it."""
    start = day_in_words(first) if first else None
    last = day_in_words(until - dt.timedelta(days=1)) if until else None
    parts = []
    if start:
        parts.append(Words(f"från {start.sv}", f"from {start.en}"))
    if last:
        parts.append(Words(f"till {last.sv}", f"to {last.en}"))
    return joined(parts, " ") if parts else None


def period(held: Period) -> Words:
    """From which day, and to which or until further notice."""
    said = days(held.from_day, held.until_day)
    open_end = choices.UNTIL.options["further notice"]
    return (
        joined([said, *([open_end] if held.until_day is None else [])], " ") if said else UNSTATED
    )


def every(years: int) -> Words:
    """How often, in years."""
    if years == 1:
        return Words("varje år", "every year")
    if years == 2:  # noqa: PLR2004 -- two has a word of its own
        return Words("vartannat år", "every second year")
    return Words(f"vart {years}:e år", f"every {years} years")


def fillers(filled_by: tuple[Filler, ...], structure: Structure) -> Words:
    """Who fills the seats of a rule; all the parties of a side are named together."""
    if not filled_by:
        return Words("ingen", "nobody")
    together = _together(filled_by, structure)
    return together or listed(naming.of_filler(filler, structure) for filler in filled_by)


def _together(filled_by: tuple[Filler, ...], structure: Structure) -> Words | None:
    """The parties in one phrase, after the office that each of them sends where there is one."""
    given = [filler.party for filler in filled_by if filler.party is not None]
    offices = {filler.key for filler in filled_by if filler.key != filler.party}
    if len(given) < len(filled_by) or len(given) == 1 or len(offices) > 1:
        return None
    who = _all_of_a_side(given, structure) or listed(same(structure.name_of(key)) for key in given)
    if not offices:
        return who
    office = structure.name_of(*offices)
    return Words(f"{office} hos {who.sv}", f"{office} at {who.en}")


def _all_of_a_side(given: list[Key], structure: Structure) -> Words | None:
    side = structure.parties[given[0]].side
    parties = {key for key, party in structure.parties.items() if party.side == side}
    if side is None or set(given) != parties:
        return None
    return same(f"{structure.sides[side].name} ({len(parties)})")


def places(rule: SeatRule) -> Words:
    """How many of what a rule gives each of its fillers: "1 ordinarie, 1 ersättare var"."""
    if rule.ordinary == UNSTATED_COUNT:
        return Words("antalet anges inte", "the number is not stated")
    counted = ((number(rule.ordinary), _ORDINARY), (number(rule.substitutes), _SUBSTITUTES))
    said = joined(
        Words(f"{many.sv} {words.sv}", f"{many.en} {words.en}")
        for many, words in counted
        if many.sv != "0"
    )
    return Words(f"{said.sv} var", f"{said.en} each") if len(rule.fillers) > 1 else said


def standing(rule: SeatRule) -> Words | None:
    """In what capacity, where it is not as a member: "adjungerad, vid behov"."""
    if rule.standing is Standing.MEMBER:
        return None
    words = [choices.STANDING.options[rule.standing.value]]
    return joined([*words, WHEN_NEEDED]) if rule.is_when_needed else words[0]


def chair(rule: ChairRule, body: Body, structure: Structure) -> Words:
    """Where the chair comes from, and how often it turns."""
    if rule.side is not None:
        return same(structure.name_of(rule.side))
    if not rule.alternates:
        return choices.CHAIR_SIDE["any"]
    turns = every(rule.every_years or 1)
    if rule.per_mandate_period and body.term:
        turns = Words("varje mandatperiod", "every term of office")
    return joined([choices.CHAIR_SIDE["alternates"], turns], " ")


def first_turn(rule: ChairRule, structure: Structure) -> Words | None:
    """From when the turns are counted."""
    if rule.first is None:
        return None
    side = structure.name_of(rule.first.side)
    return Words(f"{side} {rule.first.year}", f"{side} in {rule.first.year}")


def vice(rule: ViceRule, structure: Structure) -> Words:
    """Where the vice chair comes from, and how many there are when it is not one."""
    whence = choices.VICE_SIDE.get(rule.side or "") or _vice_by_name(rule, structure)
    if rule.count == 1:
        return whence
    return Words(f"{rule.count}, {whence.sv}", f"{rule.count}, {whence.en}")


def _vice_by_name(rule: ViceRule, structure: Structure) -> Words:
    key = rule.network or rule.side
    return same(structure.name_of(key)) if key else UNSTATED


def term(rule: Term) -> Words:
    """How long a term is and when it begins."""
    start = day_in_words(dt.date(rule.first_year, *rule.starts))
    years = rule.years
    return Words(f"{years} år, räknat från {start.sv}", f"{years} years, counted from {start.en}")


def meetings(rule: Meetings) -> Words:
    """How often a body meets."""
    if rule.about is not None:
        return Words(f"ungefär {rule.about} om året", f"about {rule.about} a year")
    if rule.least is None and rule.most is None:
        return WHEN_NEEDED
    times = number(Count(rule.least or 0, rule.most))
    return Words(f"{times.sv} om året", f"{times.en} a year")
