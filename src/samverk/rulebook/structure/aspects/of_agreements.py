"""What a structure says of its agreements and of the year."""

import datetime as dt
from collections.abc import Iterator

from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Words
from samverk.rulebook.structure.aspects import phrases
from samverk.rulebook.structure.aspects.aspect import Aspect, Label, joined, label, named, same
from samverk.rulebook.structure.format import choices
from samverk.rulebook.structure.model import (
    Agreement,
    Duty,
    Force,
    Lasts,
    Notice,
    Structure,
    Yearly,
)

_COMMON_YEAR = 2001
_NAME = label("name", "namn", "name")
_KIND = label("kind", "slag", "kind")
_PARENT = label("parent", "under", "under")
_PARTIES = label("parties", "parter", "parties")
_NUMBER = label("registry_number", "diarienummer", "registry number")
_REQUIRED = label("required_by", "krävs av", "required by")
_FORCE = label("force", "gäller", "in force")
_LASTS = label("lasts", "tid", "term")
_NOTICE = label("notice", "uppsägning", "notice")
_DISPUTES = label("disputes", "tvister", "disputes")
_WHAT = label("what", "vad", "what")
_WHEN = label("when", "när", "when")
_OWNER = label("owner", "vem", "who")
_SETTLED = label("settled_by", "fastställs av", "settled by")


def of_agreement(agreement: Agreement, structure: Structure) -> Iterator[Aspect]:
    """Everything that is said of an agreement, its duties last."""
    yield from _NAME.says(same(agreement.name), agreement.clauses)
    yield from _KIND.says(choices.AGREEMENT_KIND.options[agreement.kind])
    parent = structure.agreements.get(agreement.parent or "")
    yield from _PARENT.says(same(parent.name) if parent else None)
    yield from _PARTIES.says(_parties(agreement, structure))
    yield from _NUMBER.says(same(agreement.registry_number or ""))
    yield from _REQUIRED.says(same(agreement.required_by or ""))
    if agreement.force:
        yield from _FORCE.says(_force(agreement.force, structure), agreement.force.clauses)
    if agreement.lasts:
        yield from _LASTS.says(_lasts(agreement.lasts), agreement.lasts.clauses)
    if agreement.notice:
        yield from _NOTICE.says(_notice(agreement.notice, structure), agreement.notice.clauses)
    yield from _DISPUTES.says(same(agreement.disputes or ""))
    for duty in agreement.duties:
        yield _duty(duty, structure)


def _parties(agreement: Agreement, structure: Structure) -> Words:
    signatories = tuple(party.key for party in structure.signatories())
    if agreement.parties == signatories:
        number = len(signatories)
        who = Words(f"alla {number} parter", f"all {number} parties")
    else:
        who = same(", ".join(structure.name_of(key) for key in agreement.parties))
    if agreement.each_with is None:
        return who
    one = structure.name_of(agreement.each_with)
    return Words(
        f"{who.sv}, ett avtal mellan {one} och var och en av de andra",
        f"{who.en}, one agreement between {one} and each of the others",
    )


def _force(force: Force, structure: Structure) -> Words:
    parts = [choices.FORCE.options[force.when]]
    if force.number:
        parts.append(same(str(force.number)))
    if force.parties:
        parts.append(same(", ".join(map(structure.name_of, force.parties))))
    if force.not_before:
        day = day_in_words(force.not_before)
        parts.append(Words(f"tidigast {day.sv}", f"not before {day.en}"))
    return joined(parts)


def _lasts(lasts: Lasts) -> Words:
    said = phrases.days(lasts.from_day, lasts.until)
    parts = [said] if said else []
    if lasts.until is None:
        parts.append(choices.UNTIL.options["further notice"])
    if lasts.renewal_months:
        months = lasts.renewal_months
        parts.append(Words(f"förlängs {months} månader", f"prolonged by {months} months"))
    return joined(parts)


def _notice(notice: Notice, structure: Structure) -> Words:
    when = choices.COUNTED_FROM.options[notice.counted_from]
    whom = choices.ENDS_FOR.options[notice.ends_for or "unstated"]
    parts = [
        Words(f"{notice.months} månader", f"{notice.months} months"),
        Words(f"räknat från: {when.sv}", f"counted from: {when.en}"),
        Words(f"upphör för: {whom.sv}", f"ends for: {whom.en}"),
    ]
    if notice.by:
        by = structure.name_of(notice.by)
        parts.insert(1, Words(f"till {by}", f"to {by}"))
    if notice.is_written:
        parts.insert(1, Words("skriftligt", "in writing"))
    return joined(parts)


def _duty(duty: Duty, structure: Structure) -> Aspect:
    parts = [same(duty.what)]
    owner = named(structure, duty.owner, choices.DUTY_OWNER)
    if owner:
        parts.append(owner)
    if duty.latest:
        day = day_in_words(duty.latest)
        parts.append(Words(f"senast {day.sv}", f"by {day.en}"))
    if duty.at:
        parts.append(same(duty.at))
    words = Words("skyldighet", "duty")
    return Aspect(f"duties.{duty.key}", words, joined(parts, " · "), duty.clauses)


def of_yearly(yearly: Yearly, structure: Structure) -> Iterator[Aspect]:
    """Everything that is said of a duty that comes back each year."""
    yield from _WHAT.says(same(yearly.what), yearly.clauses)
    yield from _WHEN.says(_when(yearly))
    yield from _said_of(_OWNER, yearly.owner, structure)
    yield from _said_of(_SETTLED, yearly.settled_by, structure)


def _said_of(known: Label, key: str | None, structure: Structure) -> tuple[Aspect, ...]:
    return known.says(named(structure, key, choices.CALENDAR_OWNER))


def _when(yearly: Yearly) -> Words | None:
    if yearly.on:
        return _month_day(yearly.on)
    if yearly.by:
        day = _month_day(yearly.by)
        return Words(f"senast {day.sv}", f"by {day.en}")
    return choices.SEASON.options[yearly.season] if yearly.season else None


def _month_day(month_and_day: tuple[int, int]) -> Words:
    whole = day_in_words(dt.date(_COMMON_YEAR, *month_and_day))
    year = f" {_COMMON_YEAR}"
    return Words(whole.sv.removesuffix(year), whole.en.removesuffix(year))
