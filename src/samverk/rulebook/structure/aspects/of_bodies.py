"""What a structure says of a body."""

from collections.abc import Iterator

from samverk.rulebook.findings import Words
from samverk.rulebook.structure.aspects import phrases
from samverk.rulebook.structure.aspects.aspect import Aspect, joined, label, listed, named, same
from samverk.rulebook.structure.aspects.of_the_rest import of_secretariat
from samverk.rulebook.structure.format import choices
from samverk.rulebook.structure.model import (
    Body,
    Quota,
    Review,
    SeatRule,
    Structure,
    SubstituteRule,
)

_NAME = label("name", "namn", "name")
_SHORT = label("short", "kort namn", "short name")
_OTHER_NAMES = label("aliases", "andra namn", "other names")
_FORM = label("form", "rättslig form", "legal form")
_KIND = label("kind", "slag", "kind")
_LEVEL = label("level", "nivå", "level")
_DAYS = label("starts", "finns", "exists")
_OUTSIDE = label("outside", "ställning", "standing")
_AREA = label("area", "delregion", "sub-region")
_PARENT = label("parent", "hör till", "belongs to")
_PREPARES = label("prepares_for", "bereder för", "prepares for")
_PRESENTER = label("presenter", "föredragande", "presenter")
_OUTCOMES = label("outcomes", "utfall", "outcomes")
_SEATS = label("seats", "platser", "seats")
_QUOTAS = label("quotas", "yrken", "professions")
_SUBSTITUTES = label("substitutes", "ersättare", "substitutes")
_CHAIR = label("presidium.chair", "ordförande", "chair")
_FIRST = label("presidium.chair.first", "börjar med", "begins with")
_VICE = label("presidium.vice", "vice ordförande", "vice chair")
_CHOSEN = label("presidium.chosen_by", "utses av", "chosen by")
_LONGER = label("presidium.longer_by", "förlängs genom", "prolonged by")
_TERM = label("term", "mandatperiod", "term of office")
_MEETINGS = label("meetings", "möten", "meetings")
_REMIT = label("remit", "uppdrag", "remit")
_REMIT_OWNER = label("remit.decided_by", "fastställs av", "settled by")
_RULES_OWNER = label("remit.rules_by", "arbetsordning", "rules of procedure")
_REVIEWS = label("reviews", "ses över", "reviewed")
_REQUIRES = label("requires", "kräver av ett ärende", "requires of a matter")
_NOTE = label("note", "anmärkning", "remark")


def of_body(body: Body, structure: Structure) -> Iterator[Aspect]:
    """Everything that is said of a body except its seats."""
    yield from _identity(body, structure)
    yield from _links(body, structure)
    yield from _people(body, structure)
    yield from _presidium(body, structure)
    yield from _work(body, structure)


def of_seat(rule: SeatRule, structure: Structure) -> Aspect:
    """One seat rule: who fills, how many, and in what capacity."""
    who = phrases.fillers(rule.fillers, structure)
    standing = phrases.standing(rule)
    how = [phrases.places(rule)] if standing is None else [standing]
    if rule.profession:
        how.append(same(structure.name_of(rule.profession)))
    if rule.eligible:
        eligible = listed(choices.ELIGIBLE.options[word] for word in rule.eligible)
        how.append(Words(f"valbar: {eligible.sv}", f"eligible: {eligible.en}"))
    said = joined(how, "; ")
    return Aspect(
        _SEATS.key,
        _SEATS.words,
        Words(f"{who.sv}: {said.sv}", f"{who.en}: {said.en}"),
        rule.clauses,
    )


def _identity(body: Body, structure: Structure) -> Iterator[Aspect]:
    yield from _NAME.says(same(body.name), body.clauses)
    yield from _SHORT.says(same(body.short if body.short != body.name else ""))
    yield from _OTHER_NAMES.says(same(", ".join(body.aliases)))
    yield from _FORM.says(choices.LEGAL_FORM.options[body.form.value])
    yield from _KIND.says(choices.BODY_KIND.options[body.kind] if body.kind != "body" else None)
    yield from _LEVEL.says(same(structure.levels[body.level].name))
    yield from _DAYS.says(phrases.days(body.starts, body.ends))
    outside = Words("vid sidan av avtalet", "beside the agreement")
    yield from _OUTSIDE.says(outside if body.is_outside else None)


def _links(body: Body, structure: Structure) -> Iterator[Aspect]:
    yield from _AREA.says(same(structure.areas[body.area][0]) if body.area else None)
    yield from _PARENT.says(named(structure, body.parent, {}))
    prepares = [same(structure.name_of(key)) for key in body.prepares_for]
    yield from _PREPARES.says(listed(prepares) if prepares else None)
    if body.presenter_chairs:
        name = structure.name_of(body.presenter_chairs)
        yield from _PRESENTER.says(Words(f"ordföranden i {name}", f"the chair of {name}"))


def _people(body: Body, structure: Structure) -> Iterator[Aspect]:
    for quota in body.quotas:
        yield from _QUOTAS.says(_quota(quota, structure), quota.clauses)
    if body.substitutes:
        yield from _SUBSTITUTES.says(_how_they_serve(body.substitutes), body.substitutes.clauses)


def _quota(quota: Quota, structure: Structure) -> Words:
    name = structure.name_of(quota.profession)
    whence = f" ({structure.name_of(quota.side)})" if quota.side else ""
    return Words(
        f"minst {quota.at_least} {name}{whence}", f"at least {quota.at_least} {name}{whence}"
    )


def _how_they_serve(rule: SubstituteRule) -> Words | None:
    parts = []
    if rule.attend:
        attend = choices.ATTEND.options[rule.attend]
        parts.append(Words(f"deltar {attend.sv}", f"attend {attend.en}"))
    if rule.is_personal is not None:
        kind = "personal" if rule.is_personal else "pool"
        parts.append(choices.SUBSTITUTE_KIND.options[kind])
    if rule.as_many_as_ordinary:
        parts.append(Words("lika många som ordinarie", "as many as ordinary"))
    return joined(parts) if parts else None


def _presidium(body: Body, structure: Structure) -> Iterator[Aspect]:
    rule = body.presidium
    if rule is None:
        return
    if rule.chair:
        yield from _CHAIR.says(phrases.chair(rule.chair, body, structure), rule.chair.clauses)
        yield from _FIRST.says(phrases.first_turn(rule.chair, structure))
    if rule.vice:
        yield from _VICE.says(phrases.vice(rule.vice, structure), rule.vice.clauses)
    yield from _CHOSEN.says(named(structure, rule.chosen_by, choices.CHOOSER), rule.clauses)
    longer = choices.LONGER_BY.options[rule.longer_by] if rule.longer_by else None
    yield from _LONGER.says(longer, rule.clauses)


def _work(body: Body, structure: Structure) -> Iterator[Aspect]:
    if body.term:
        yield from _TERM.says(phrases.term(body.term), body.term.clauses)
    if body.meetings:
        yield from _MEETINGS.says(phrases.meetings(body.meetings), body.meetings.clauses)
    if body.remit:
        yield from _REMIT.says(same(body.remit.text), body.remit.clauses)
        owner = named(structure, body.remit.decided_by, choices.REMIT_OWNER)
        yield from _REMIT_OWNER.says(owner, body.remit.clauses)
        rules = named(structure, body.remit.rules_by, choices.RULES_OWNER)
        yield from _RULES_OWNER.says(rules, body.remit.clauses)
    for review in body.reviews:
        yield from _REVIEWS.says(_review(review, structure), review.clauses)
    outcomes = [choices.OUTCOME.options[word] for word in body.outcomes]
    yield from _OUTCOMES.says(listed(outcomes) if outcomes else None)
    for one in body.requires:
        yield from _REQUIRES.says(choices.REQUIRED.options[one.what.value], one.clauses)
    yield from of_secretariat(body.secretariat, structure)
    yield from _NOTE.says(same(body.note))


def _review(review: Review, structure: Structure) -> Words:
    what = listed(choices.REVIEWED.options[word] for word in review.of)
    often = phrases.every(review.every_years)
    by = named(structure, review.by, choices.REVIEWER)
    whom = Words(f" av {by.sv}", f" by {by.en}") if by else Words("", "")
    return Words(f"{what.sv} minst {often.sv}{whom.sv}", f"{what.en} at least {often.en}{whom.en}")
