"""One sentence that says what is supposed and what follows of it."""

import datetime as dt
from collections.abc import Iterator, Sequence

from samverk.rulebook.agreements import ending, force
from samverk.rulebook.agreements.facts import Known, Notice, Open
from samverk.rulebook.agreements.silences import silences
from samverk.rulebook.agreements.supposing import (
    Adopts,
    GivesNotice,
    IsRead,
    IsReplaced,
    NeverAdopts,
    Supposed,
    WithdrawsNotice,
)
from samverk.rulebook.dates import day_in_words, last_in_words
from samverk.rulebook.findings import Words
from samverk.rulebook.words import listed

MANY = 4  # more parties than this are counted, not named


def in_short(before: Known, after: Known, acts: Sequence[Supposed]) -> Words:
    """What is supposed, and the one thing that matters most of what follows."""
    if not acts:
        return Words("Inget antas hända.", "Nothing is supposed to happen.")
    supposed = _joined(list(_supposed(after, acts)))
    result = _joined(list(_result(before, after)))
    open_ = _still_open(before, after)
    return Words(
        f"Om {supposed.sv} {result.sv}{open_.sv}.", f"If {supposed.en}, {result.en}{open_.en}."
    )


def _joined(parts: Sequence[Words]) -> Words:
    return Words(listed([each.sv for each in parts]).sv, listed([each.en for each in parts]).en)


def _supposed(known: Known, acts: Sequence[Supposed]) -> Iterator[Words]:
    notices = [act.notice for act in acts if isinstance(act, GivesNotice)]
    if notices:
        yield _notices(known, notices)
    never = [act.party for act in acts if isinstance(act, NeverAdopts)]
    if never:
        yield _never(known, never)
    for act in acts:
        if isinstance(act, Adopts):
            yield _adopts(known, act)
        elif isinstance(act, WithdrawsNotice):
            name = known.names[act.party]
            yield Words(f"{name} tar tillbaka sin uppsägning", f"{name} takes its notice back")
        elif isinstance(act, IsRead):
            yield _reads(act)
        elif isinstance(act, IsReplaced):
            day = day_in_words(act.on)
            yield Words(f"avtalet ersätts den {day.sv}", f"the agreement is replaced on {day.en}")


def _notices(known: Known, notices: Sequence[Notice]) -> Words:
    who = listed([known.names[each.party] for each in notices])
    terms = known.terms.notice
    verb = Words("säger upp avtalet", "gives notice" if len(notices) == 1 else "give notice")
    days = {_told(each, terms.counted_from if terms else "") for each in notices}
    if len(days) > 1:
        return Words(f"{who.sv} {verb.sv}", f"{who.en} {verb.en}")
    told = days.pop()
    return Words(f"{who.sv} {verb.sv}{told.sv}", f"{who.en} {verb.en}{told.en}")


def _told(notice: Notice, counted_from: str) -> Words:
    """The day that matters: the one that the time is counted from, else that of the letter."""
    given = day_in_words(notice.given_on)
    if counted_from == "treated" and notice.treated_on is not None:
        day = day_in_words(notice.treated_on)
        return Words(
            f" och skrivelsen behandlas den {day.sv}", f" and the letter is treated on {day.en}"
        )
    if counted_from == "received" and notice.received_on is not None:
        day = day_in_words(notice.received_on)
        return Words(
            f" och skrivelsen kommer in den {day.sv}", f" and the letter comes in on {day.en}"
        )
    return Words(f" den {given.sv}", f" on {given.en}")


def _never(known: Known, parties: Sequence[str]) -> Words:
    there = sum(known.adopted(party) is not None for party in known.parties)
    if len(parties) > MANY:
        total = len(known.parties)
        return Words(
            f"bara {there} av {total} parter antar avtalet",
            f"only {there} of {total} parties adopt the agreement",
        )
    who = listed([known.names[party] for party in parties])
    verb = "does" if len(parties) == 1 else "do"
    return Words(f"{who.sv} inte antar avtalet", f"{who.en} {verb} not adopt the agreement")


def _adopts(known: Known, act: Adopts) -> Words:
    name, day = known.names[act.adoption.party], day_in_words(act.adoption.on)
    change = Words(" med ändring", " with a change") if act.adoption.with_change else Words("", "")
    return Words(
        f"{name} antar avtalet{change.sv} den {day.sv}",
        f"{name} adopts the agreement{change.en} on {day.en}",
    )


def _reads(act: IsRead) -> Words:
    said = act.interpretation
    is_all = said.of is Open.ENDS_FOR and said.reading == ending.EVERYBODY
    name = force.READINGS["all parties" if is_all else said.reading]
    return _READS[said.of](name)


_READS = {
    Open.FORCE: lambda name: Words(
        f"avtalet ska gälla {name.sv}", f"the agreement is to hold {name.en}"
    ),
    Open.COUNTED_FROM: lambda name: Words(
        f"uppsägningstiden räknas {name.sv}", f"the time of notice is counted {name.en}"
    ),
    Open.ENDS_FOR: lambda name: Words(
        f"en uppsägning gäller {name.sv}", f"a notice holds {name.en}"
    ),
}


def _result(before: Known, after: Known) -> Iterator[Words]:
    told = [*_force(before, after), *_end(before, after)]
    if after.replaced_on != before.replaced_on:
        told.append(Words("gäller det inte därefter", "it does not hold after that"))
    yield from told or [Words("ändras inget datum", "no day changes")]


def _force(before: Known, after: Known) -> Iterator[Words]:
    was, becomes = force.enters(before).value, force.enters(after).value
    if was == becomes:
        came, comes = force.enters_for_each(before), force.enters_for_each(after)
        late = [party for party in after.parties if came[party].value and not comes[party].value]
        if late:
            who = listed([after.names[party] for party in late])
            yield Words(f"gäller det inte för {who.sv}", f"it does not hold for {who.en}")
        return
    if becomes is not None:
        yield _on("träder det i kraft", "it enters into force", becomes)
    elif any(silence.of is Open.FORCE for silence in silences(after)):
        yield Words(
            "är det inte säkert att avtalet träder i kraft, för texten säger inte hur många som måste anta det",
            "it is not certain that the agreement enters into force, for the text does not say how many must adopt it",
        )
    else:
        yield Words("träder avtalet inte i kraft", "the agreement does not enter into force")


def _end(before: Known, after: Known) -> Iterator[Words]:
    was, becomes = ending.ends(before).value, ending.ends(after).value
    if was != becomes:
        if becomes is None:
            yield Words("har avtalet inget slut", "the agreement has no end")
        else:
            yield _after("upphör det för alla parter", "it ends for all parties", becomes)
        return
    yield from _end_for_some(before, after)
    new = [notice for notice in after.notices if notice not in before.notices]
    for notice in new[:1]:
        if ending.by_notice(after, notice).on.value is None:
            yield _not_running(after)


def _end_for_some(before: Known, after: Known) -> Iterator[Words]:
    alike: dict[dt.date | None, list[str]] = {}
    was = ending.ends_for_each(before)
    for party, becomes in ending.ends_for_each(after).items():
        if becomes.value != was[party].value:
            alike.setdefault(becomes.value, []).append(after.names[party])
    for day, names in alike.items():
        who = listed(names)
        if day is None:
            yield Words(
                f"fortsätter det att gälla för {who.sv}", f"it goes on to hold for {who.en}"
            )
        else:
            yield _after(f"upphör det för {who.sv}", f"it ends for {who.en}", day)


def _still_open(before: Known, after: Known) -> Words:
    """That the text does not say what a new notice does to the others."""
    new = set(after.notices) - set(before.notices)
    if new and any(silence.of is Open.ENDS_FOR for silence in silences(after)):
        return Words(
            "; texten säger inte om det då upphör också för de andra",
            "; the text does not say whether it then ends for the others too",
        )
    return Words("", "")


def _not_running(after: Known) -> Words:
    terms = after.terms.notice
    if terms is None:
        return Words(
            "säger avtalet inget om vad som följer",
            "the agreement does not say what follows",
        )
    if any(silence.of is Open.COUNTED_FROM for silence in silences(after)):
        return Words(
            "säger texten inte från vilken dag tiden räknas",
            "the text does not say from which day the time is counted",
        )
    said = after.reading(Open.COUNTED_FROM)
    is_read = terms.counted_from == ending.UNSTATED and said is not None
    return _NOT_YET[said.reading if is_read and said else terms.counted_from]


_NOT_YET = {
    "given": Words("börjar tiden löpa", "the time begins to run"),
    "received": Words(
        "börjar tiden löpa först när skrivelsen har kommit in",
        "the time does not begin to run until the letter has come in",
    ),
    "treated": Words(
        "börjar tiden löpa först när skrivelsen har behandlats",
        "the time does not begin to run until the letter has been treated",
    ),
}


def _on(sv: str, en: str, day: dt.date) -> Words:
    words = day_in_words(day)
    return Words(f"{sv} den {words.sv}", f"{en} on {words.en}")


def _after(sv: str, en: str, until: dt.date) -> Words:
    words = last_in_words(until)
    return Words(f"{sv} efter den {words.sv}", f"{en} after {words.en}")
