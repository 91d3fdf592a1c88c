"""Which notices an agreement's depositary owes the parties: what has happened and has not been told."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from samverk.rulebook.agreements import ending, force, telling
from samverk.rulebook.agreements.acts import Act, Asked, Happened, Kind, Letter, Record, Told
from samverk.rulebook.agreements.facts import Known
from samverk.rulebook.agreements.state import as_of
from samverk.rulebook.matters.decisions.facts import Outcome
from samverk.rulebook.rule import rule

FORCE, ENDS, JOINS = "force", "ends", "joins:"
_KINDS = {
    Outcome.ADOPTED: Kind.ADOPTED,
    Outcome.CHANGED: Kind.RESERVED,
    Outcome.REJECTED: Kind.REJECTED,
}


@rule
def untold(happened: Happened, record: Record, *, on: dt.date) -> tuple[Act, ...]:
    """The acts that the parties are to be told of on a day, in the order of the acts' own days.

    Source: samverk-avtal A17; samverk-avtal A18
    Shape:  what was told last of a subject and still holds is not told again; what no longer holds is told as that.
    """
    now = tuple(acts(happened, record, on=on))
    news = [_again(act, record) for act in now if record.value(act.subject) != act.value]
    gone = [
        telling.gone(told, on, happened.why_aside(told.value))
        for told in _gone(happened, record, now)
    ]
    return tuple(sorted((*news, *gone), key=_order))


def acts(happened: Happened, record: Record, *, on: dt.date) -> Iterator[Act]:
    """What holds of each subject on a day, whether told or not."""
    known = as_of(happened.known, on)
    yield from _asking(happened.asked, on)
    for made in happened.decisions:
        if made.on <= on:
            kind = _KINDS[made.outcome]
            words = telling.decided(known.names[made.party], made)
            subject = f"decision:{made.party}"
            yield Act(subject, f"{made.id} {kind}", kind, made.on, words, made.party)
    for release in happened.releases:
        words = telling.released(release)
        yield Act(f"release:{release.id}", str(release.on), Kind.RELEASED, release.on, words)
    yield from _force(known, record)
    for letter in happened.letters:
        yield from _of_letter(known, letter, on)
    for reading in happened.readings:
        if reading.said.on <= on:
            words = telling.read(known, reading)
            yield Act(f"reading:{reading.id}", "said", Kind.INTERPRETED, reading.said.on, words)
    yield from _ends(known, on)
    other = happened.replacement
    if other is not None and other.on <= on:
        words = telling.replaced(other)
        yield Act("replaced", f"{other.id} {other.on}", Kind.REPLACED, other.on, words)


def _asking(asked: Asked | None, on: dt.date) -> Iterator[Act]:
    """A question that is withdrawn is asked no more; that a body recommended it stays true."""
    if asked is None:
        return
    if asked.by and asked.recommended_on is not None and asked.recommended_on <= on:
        words = telling.recommended(asked)
        yield Act("recommended", asked.id, Kind.RECOMMENDED, asked.recommended_on, words)
    stands = asked.withdrawn_on is None or asked.withdrawn_on > on
    if stands and asked.sent_on is not None and asked.sent_on <= on:
        yield Act("sent", asked.id, Kind.SENT, asked.sent_on, telling.sent(asked))


def _force(known: Known, record: Record) -> Iterator[Act]:
    """The entry into force as soon as its day is certain, and each party that it comes to hold for on another day.

    Shape: whoever had adopted when it was told is named there; who adopts later is told of by itself.
    """
    day = force.enters(known).value
    if day is None:
        return
    told = record.number(FORCE) if record.value(FORCE) == str(day) else 0
    own = {party: force.enters_for(known, party).value for party in known.parties}
    named = tuple(
        party
        for party, from_day in own.items()
        if from_day == day and (not told or 0 < record.holds_since(f"decision:{party}") < told)
    )
    words = telling.in_force(known, day, named)
    yield Act(FORCE, str(day), Kind.IN_FORCE, day, words, named=named)
    for party, from_day in own.items():
        if from_day is not None and party not in named:
            words = telling.joins(known.names[party], from_day)
            yield Act(f"{JOINS}{party}", str(from_day), Kind.IN_FORCE, from_day, words, party)


def _of_letter(known: Known, letter: Letter, on: dt.date) -> Iterator[Act]:
    """What the depositary has received, that it was treated, and that it was withdrawn; each with what it leads to."""
    notice = letter.notice
    party = notice.party
    if notice.received_on is None or notice.received_on > on:
        return
    subject = f"notice:{letter.id}:"
    before = ending.by_notice(known, replace(notice, treated_on=None))
    words = telling.received(known.names[party], letter, notice.received_on, before)
    day = notice.received_on
    yield Act(f"{subject}received", str(day), Kind.NOTICE_GIVEN, day, words, party)
    if notice.treated_on is not None and notice.treated_on <= on:
        day = notice.treated_on
        words = telling.treated(known.names[party], letter, day, ending.by_notice(known, notice))
        yield Act(f"{subject}treated", str(day), Kind.NOTICE_TREATED, day, words, party)
    if letter.withdrawn_on is not None and letter.withdrawn_on <= on:
        day = letter.withdrawn_on
        words = telling.withdrawn(known.names[party], letter, day)
        yield Act(f"{subject}withdrawn", str(day), Kind.NOTICE_WITHDRAWN, day, words, party)


def _ends(known: Known, on: dt.date) -> Iterator[Act]:
    """The end by notice as soon as its day is certain; the end of the agreement's own time when it has come."""
    if known.replaced_on is not None or force.enters(known).value is None:
        return
    whole = ending.ends(known).value
    by_notice = {ending.by_notice(known, each).on.value for each in known.notices}
    if whole is not None and (
        whole <= on or whole in by_notice or whole != ending.last_day(known).value
    ):
        words = telling.ends(known, whole)
        yield Act(ENDS, str(whole), Kind.ENDS, whole, words)
    for party in dict.fromkeys(each.party for each in known.notices):
        own = ending.ends_for(known, party).value
        if own is not None and own != whole:
            words = telling.ends_for(known.names[party], own)
            yield Act(f"{ENDS}:{party}", str(own), Kind.ENDS, own, words, party)


def _gone(happened: Happened, record: Record, now: tuple[Act, ...]) -> Iterator[Told]:
    """What was told last and holds no more; how an agreement was to end matters no more once it is replaced."""
    there = {act.subject for act in now} | {f"{JOINS}{party}" for act in now for party in act.named}
    for subject, told in record.last.items():
        overtaken = happened.known.replaced_on is not None and told.kind is Kind.ENDS
        if told.value and subject not in there and not overtaken:
            yield told


def _again(act: Act, record: Record) -> Act:
    """Said with which notice it takes the place of, where the subject was told with something else."""
    last = record.last.get(act.subject)
    return replace(act, text=telling.instead(act.text, last.number)) if last else act


def _order(act: Act) -> tuple[dt.date, int, str]:
    return act.order


def key_of(act: Act, record: Record) -> str:
    """What tells a notice from every other of its agreement: the subject, what is told of it, and how many times before."""
    return f"{act.subject}={act.value}#{record.times(act.subject, act.value)}"


def parts(key: str) -> tuple[str, str]:
    """The subject and the value that a notice's key holds."""
    subject, _equals, rest = key.partition("=")
    return subject, rest.rpartition("#")[0]
