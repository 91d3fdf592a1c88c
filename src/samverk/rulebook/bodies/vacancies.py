"""Seats without holders, holders without seats, and numbers that do not add up."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from samverk.rulebook.bodies import naming
from samverk.rulebook.bodies.facts import SeatKind
from samverk.rulebook.bodies.places import Place
from samverk.rulebook.bodies.roll import Roll
from samverk.rulebook.clauses import first_of
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Facts, Finding, Weight
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import LegalForm, Standing

AS_MANY_BY_LAW = {
    LegalForm.COORDINATION_ASSOCIATION: "sfs-2003-1210 10 §",
    LegalForm.JOINT_COMMITTEE: "sfs-2017-725 9:24",
}


def findings(roll: Roll) -> Iterator[Finding]:
    """Everything about how many seats are filled."""
    yield from vacant_seats(roll)
    yield from personal_substitutes_missing(roll)
    yield from over_full(roll)
    yield from unequal_substitutes(roll)
    yield from quotas_not_met(roll)


@rule
def vacant_seats(roll: Roll) -> Iterator[Finding]:
    """Seats that the rules want filled and that nobody holds; a seat that may be used is none of them.

    Source: samverk K1; samverk K4; samverk K5
    """
    for place in roll.places:
        if place.is_required and place.holder is None:
            yield _vacancy(place, roll)


def _vacancy(place: Place, roll: Roll) -> Finding:
    since = place.vacant_since or place.opened
    facts: Facts = {"seat": place.words, "since": day_in_words(since)}
    if place.follows_an_office:
        source = first_of(place.clauses, "samverk K1")
        return roll.finding("bodies.ex_officio_vacant", Weight.INFO, source, facts, place)
    ended = [h for h in place.holdings if h.period.until_day and h.period.until_day <= roll.on]
    if ended:
        last = max(ended, key=lambda holding: (holding.period.until_day, holding.id))
        days = (roll.on - since).days
        facts = {**facts, "person": roll.name(last.person), "days": days, "ago": naming.ago(days)}
        source = first_of(place.clauses, "samverk K5")
        return roll.finding("bodies.appointment_expired", Weight.WARN, source, facts, place)
    is_substitute = place.kind is SeatKind.SUBSTITUTE
    code = "bodies.missing_substitute" if is_substitute else "bodies.vacant_seat"
    source = first_of(place.clauses, "samverk K4" if is_substitute else "samverk K1")
    return roll.finding(code, Weight.WARN, source, facts, place)


@rule
def personal_substitutes_missing(roll: Roll) -> Iterator[Finding]:
    """Members without a substitute of their own where substitutes are personal.

    Source: samverk K4
    Shape: a required substitute's seat that is vacant is told by vacant_seats, and not again here.
    """
    rules = roll.body.substitutes
    if rules is None or not rules.is_personal:
        return
    have_substitutes = {p.filler for p in roll.places if p.kind is SeatKind.SUBSTITUTE}
    for place in roll.places:
        is_held = place.standing is Standing.MEMBER and place.is_ordinary and place.holder
        if is_held and place.filler in have_substitutes and not _has_own(place, roll):
            facts: Facts = {"person": roll.name(str(place.holder)), "seat": place.words}
            source = first_of(rules.clauses, "samverk K4")
            yield roll.finding(
                "bodies.personal_substitute_missing", Weight.WARN, source, facts, place
            )


def _has_own(place: Place, roll: Roll) -> bool:
    return any(own.holder or own.is_required for own, _ in roll.pool.places_for(place))


@rule
def over_full(roll: Roll) -> Iterator[Finding]:
    """More holders than the rules allow, and holders of seats that no rule gives.

    Source: samverk K2; samverk K9
    """
    groups: dict[object, list[Place]] = defaultdict(list)
    for place in roll.places:
        groups[place.group].append(place)
    for same in groups.values():
        outside = [place for place in same if place.slot is None and place.holder]
        held = sum(place.holder is not None for place in same)
        allowed = sum(place.slot is not None for place in same)
        if outside and allowed and held > allowed:
            yield _too_many(same, held, allowed, roll)
        else:
            yield from (_outside(place, roll) for place in outside)


def _too_many(same: list[Place], held: int, allowed: int, roll: Roll) -> Finding:
    slot = next(place.slot for place in same if place.slot is not None)
    facts: Facts = {
        "filler": naming.of_filler(slot.filler, roll.structure),
        "seats": naming.of_seat(slot.kind, slot.standing, None),
        "held": held,
        "allowed": allowed,
    }
    source = first_of(slot.clauses, "samverk K2")
    return roll.finding("bodies.over_full", Weight.WARN, source, facts, same[-1])


def _outside(place: Place, roll: Roll) -> Finding:
    facts: Facts = {"person": roll.name(str(place.holder)), "seat": place.words}
    return roll.finding("bodies.seat_outside_rules", Weight.WARN, "samverk K9", facts, place)


@rule
def unequal_substitutes(roll: Roll) -> Iterator[Finding]:
    """Another number of substitutes than of members in use, where they shall be as many.

    Source: samverk K4; sfs-2003-1210 10 §; sfs-2017-725 9:24
    Shape: required seats count although vacant: their vacancy is told by vacant_seats.
    """
    rules, law = roll.body.substitutes, AS_MANY_BY_LAW.get(roll.body.form)
    if law is None and (rules is None or not rules.as_many_as_ordinary):
        return
    members = [place for place in roll.places if place.standing is Standing.MEMBER]
    used = Counter(place.kind for place in members if place.holder or place.is_required)
    ordinary, substitutes = used[SeatKind.ORDINARY], used[SeatKind.SUBSTITUTE]
    if ordinary != substitutes:
        agreed = first_of(rules.clauses, "samverk K4") if rules else "samverk K4"
        yield roll.finding(
            "bodies.unequal_substitutes",
            Weight.STOP if law else Weight.WARN,
            law or agreed,
            {"ordinary": ordinary, "substitutes": substitutes},
        )


@rule
def quotas_not_met(roll: Roll) -> Iterator[Finding]:
    """Professions that the rules want more of among the members than there are.

    Source: samverk K11
    Shape: a person counts once, however many seats they hold.
    """
    for quota in roll.body.quotas:
        seated = {
            place.holder
            for place in roll.places
            if place.is_ordinary and place.holder and quota.side in {None, place.side}
        }
        have = sum(quota.profession in roll.facts.person(each).professions for each in seated)
        if have < quota.at_least:
            yield roll.finding(
                "bodies.quota_not_met",
                Weight.WARN,
                first_of(quota.clauses, "samverk K11"),
                {
                    "profession": roll.structure.name_of(quota.profession),
                    "at_least": quota.at_least,
                    "have": have,
                },
            )
