"""What a structure says of its parties, its support, and the ways beside and between its bodies."""

from collections.abc import Iterator

from samverk.rulebook.findings import Words
from samverk.rulebook.structure.aspects import phrases
from samverk.rulebook.structure.aspects.aspect import Aspect, joined, label, listed, named, same
from samverk.rulebook.structure.format import choices
from samverk.rulebook.structure.model import (
    MatterRules,
    Party,
    Route,
    Secretariat,
    Structure,
    Track,
)

_NAME = label("name", "namn", "name")
_KIND = label("kind", "slag", "kind")
_SIDE = label("side", "sida", "side")
_CODE = label("scb", "SCB-kod", "code of Statistics Sweden")
_ORGANISATION_NUMBER = label("organisation_number", "organisationsnummer", "organisation number")
_OTHER_NAMES = label("aliases", "andra namn", "other names")
_SIGNS = label("signatory", "undertecknar", "signs")
_DAYS = label("joined", "part", "party")
_SECRETARIAT = label("secretariat", "kansli", "secretariat")
_PARTIES = label("parties", "parter", "parties")
_FIRST_MEETING = label("first_meeting", "första mötet", "first meeting")
_CONVENER = label("convener", "sammankallar", "convenes")
_THEN = label("then", "därefter", "then")
_NOTES = label("notes_by", "antecknar", "takes notes")
_INTO = label("into", "förs vidare till", "goes on to")
_SERIES = label("series", "ärendenummer", "matter numbers")
_GROUPS = label("target_groups", "målgrupper", "target groups")
_IDLE = label("idle_days", "stillastående", "not moved")
_STOPS = label("stops", "väg", "route")
_BETWEEN = label("between_levels", "byte av nivå", "change of level")
_WRITTEN = label("written", "form", "form")
_ROUTINE = label("routine_by", "rutinen beslutas av", "routine decided by")


def of_party(party: Party, structure: Structure) -> Iterator[Aspect]:
    """Everything that is said of a party."""
    yield from _NAME.says(same(party.name), party.clauses)
    yield from _KIND.says(choices.PARTY_KIND.options[party.kind])
    yield from _SIDE.says(named(structure, party.side, {}))
    yield from _CODE.says(same(party.scb or ""))
    yield from _ORGANISATION_NUMBER.says(same(party.organisation_number or ""))
    yield from _OTHER_NAMES.says(same(", ".join(party.aliases)))
    yield from _SIGNS.says(Words("nej", "no") if not party.is_signatory else None)
    yield from _DAYS.says(phrases.days(party.joined, party.left))


def of_secretariat(rule: Secretariat | None, structure: Structure) -> Iterator[Aspect]:
    """Who keeps the secretariat."""
    if rule is None:
        return
    parts = [choices.SECRETARIAT_FORM.options[rule.form]]
    if rule.name:
        parts.insert(0, same(rule.name))
    if rule.among:
        names = listed(same(structure.name_of(key)) for key in rule.among)
        parts.append(Words(f"hos {names.sv}", f"at {names.en}"))
    if rule.every_years:
        parts.append(phrases.every(rule.every_years))
    if rule.full_time_posts:
        posts = rule.full_time_posts
        parts.append(Words(f"{posts.replace('.', ',')} årsarbetare", f"{posts} full-time posts"))
    said = joined([joined(parts), *([same(rule.note)] if rule.note else [])], ". ")
    yield from _SECRETARIAT.says(said, rule.clauses)


def of_track(track: Track, structure: Structure) -> Iterator[Aspect]:
    """Everything that is said of a track."""
    yield from _NAME.says(same(track.name), track.clauses)
    names = listed(same(structure.name_of(key)) for key in track.parties)
    other = structure.name_of(track.meets)
    yield from _PARTIES.says(
        Words(f"{names.sv}, var för sig, med {other}", f"{names.en}, each alone, with {other}")
    )
    if track.first_meeting:
        year, season = track.first_meeting
        said = choices.SEASON.options[season]
        yield from _FIRST_MEETING.says(Words(f"{said.sv} {year}", f"{said.en} of {year}"))
    yield from _CONVENER.says(choices.CONVENER.options[track.convener] if track.convener else None)
    yield from _THEN.says(choices.THEN.options[track.then] if track.then else None)
    yield from _NOTES.says(same(track.notes_by or ""))
    yield from _INTO.says(named(structure, track.into, {}))


def of_route(route: Route, structure: Structure) -> Iterator[Aspect]:
    """Everything that is said of a route."""
    yield from _NAME.says(same(route.name), route.clauses)
    stops = [choices.STOP.get(stop) or same(structure.name_of(stop)) for stop in route.stops]
    yield from _STOPS.says(joined(stops, " → "))
    line = choices.BETWEEN_LEVELS.options["line"]
    yield from _BETWEEN.says(line if route.through_the_line else None)
    yield from _WRITTEN.says(Words("skriftlig", "in writing") if route.is_written else None)
    yield from _ROUTINE.says(named(structure, route.routine_by, {}))


def of_matters(rules: MatterRules | None) -> Iterator[Aspect]:
    """What is said of matters: the letters of their numbers, their target groups, when one counts as not moved."""
    if rules is None:
        return
    yield from _SERIES.says(same(rules.series or ""), rules.clauses)
    names = [same(name) for name in rules.target_groups.values()]
    yield from _GROUPS.says(listed(names) if names else None, rules.clauses)
    if rules.idle_days is not None:
        days = rules.idle_days
        said = Words(f"efter {days} dagar", f"after {days} days")
        yield from _IDLE.says(said, rules.clauses)
