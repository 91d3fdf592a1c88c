"""What follows if something happens to an agreement: the days that move, for whom, and what comes too late."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from samverk.rulebook.agreements import days, ending, force
from samverk.rulebook.agreements.days import Dated
from samverk.rulebook.agreements.facts import Known
from samverk.rulebook.clauses import first_of
from samverk.rulebook.dates import day_in_words, last_in_words
from samverk.rulebook.findings import Words
from samverk.rulebook.rule import rule
from samverk.rulebook.steps import Explained, Step
from samverk.rulebook.structure.model import Key

Day = Explained[dt.date | None]
ForEach = Callable[[Known], Mapping[Key, Day]]


class Kind(StrEnum):
    """What a consequence is about."""

    DAY = "day"
    FROM = "from"
    UNTIL = "until"
    TOO_LATE = "too late"
    LEAVING_TOO = "leaving too"


@dataclass(frozen=True, slots=True)
class Consequence:
    """Something that follows: what it is, in a sentence, the day as it is and as it becomes, each with its steps.

    was or becomes None is that there is no such day to speak of; parties are those that it is for, empty for the agreement.
    """

    kind: Kind
    key: str
    what: Words
    says: Words
    source: str
    was: Day | None = None
    becomes: Day | None = None
    parties: tuple[Key, ...] = ()


@rule
def consequences(before: Known, after: Known, *, on: dt.date) -> tuple[Consequence, ...]:
    """What follows when what is known goes from before to after, seen from a day.

    Source: samverk-avtal A14
    Shape:  the agreement's days first, then those of single parties, duties that come too late, and who may leave too.
    """
    moved = tuple(_of_the_agreement(before, after, on))
    return (
        *moved,
        *_of_parties(before, after, Kind.FROM),
        *_of_parties(before, after, Kind.UNTIL),
        *_too_late(before, after),
        *_leaving_too(before, after, on),
    )


def _of_the_agreement(before: Known, after: Known, on: dt.date) -> Iterator[Consequence]:
    was = {each.key: each for each in days.dates(before, on=on)}
    becomes = {each.key: each for each in days.dates(after, on=on)}
    for key in dict.fromkeys((*was, *becomes)):
        old, new = was.get(key), becomes.get(key)
        if key.startswith("notice:") and new is not None and new.on is not None:
            continue  # said by the days on which it ends
        if old is None or new is None or old.on != new.on:
            yield _moved(key, new or was[key], _explained(old), _explained(new))


def _explained(day: Dated | None) -> Day | None:
    return Explained(day.on, day.steps) if day else None


def _moved(key: str, there: Dated, was: Day | None, becomes: Day | None) -> Consequence:
    old, new = was.value if was else None, becomes.value if becomes else None
    says = _says(there.what, old, new, is_end=there.is_end)
    return Consequence(Kind.DAY, key, there.what, says, _clause(there.steps), was, becomes)


def _clause(steps: Iterable[Step]) -> str:
    """The first clause of the agreement itself that the steps rest on, else the first of any."""
    cited = [step.source for step in steps if step.source]
    own = (each for each in cited if not each.startswith("samverk-"))
    return next(own, (*cited, "samverk-avtal A14")[0])


def _says(what: Words, was: dt.date | None, becomes: dt.date | None, *, is_end: bool) -> Words:
    """The day that comes and the day that goes, in a sentence that begins with what it is."""
    sv, en = (name[:1].upper() + name[1:] for name in (what.sv, what.en))
    if was is None and becomes is None:
        return Words(f"{sv}: dagen är inte given.", f"{en}: the day is not settled.")
    if becomes is None:
        return _gone(sv, en, _day(was, is_end=is_end))
    new = _day(becomes, is_end=is_end)
    if was is None:
        return Words(f"{sv}: {new.sv}.", f"{en}: {new.en}.")
    old = _day(was, is_end=is_end)
    return Words(f"{sv}: {new.sv} i stället för {old.sv}.", f"{en}: {new.en} instead of {old.en}.")


def _day(day: dt.date | None, *, is_end: bool) -> Words:
    """The day in words; of an end the last day that something holds, for it ends after that."""
    if not is_end:
        words = day_in_words(day or dt.date.max)
        return Words(f"den {words.sv}", words.en)
    words = last_in_words(day or dt.date.max)
    return Words(f"efter den {words.sv}", f"after {words.en}")


def _gone(sv: str, en: str, was: Words) -> Words:
    return Words(
        f"{sv}: ingen dag längre, i stället för {was.sv}.",
        f"{en}: no day any more, instead of {was.en}.",
    )


_OF: dict[Kind, tuple[ForEach, Callable[[Known], Day], Words]] = {
    Kind.FROM: (
        force.enters_for_each,
        force.enters,
        Words("gäller från för {who}", "holds from for {who}"),
    ),
    Kind.UNTIL: (ending.ends_for_each, ending.ends, Words("upphör för {who}", "ends for {who}")),
}


def _of_parties(before: Known, after: Known, kind: Kind) -> Iterator[Consequence]:
    """The parties whose day moves otherwise than the agreement's own, those with the same days together."""
    of_each, of_all, what = _OF[kind]
    whole = (of_all(before).value, of_all(after).value)
    alike: dict[tuple[dt.date | None, dt.date | None], list[tuple[Key, Day, Day]]] = {}
    days = of_each(before)
    for party, becomes in of_each(after).items():
        was = days[party]
        pair = (was.value, becomes.value)
        if was.value != becomes.value and pair != whole:
            alike.setdefault(pair, []).append((party, was, becomes))
    for same in alike.values():
        parties = tuple(party for party, _, _ in same)
        _, was, becomes = same[0]
        who = after.named(parties)
        named = Words(what.sv.format(who=who), what.en.format(who=who))
        source = _clause((*becomes.steps, *was.steps))
        says = _says(named, was.value, becomes.value, is_end=kind is Kind.UNTIL)
        yield Consequence(kind, f"{kind}:{parties[0]}", named, says, source, was, becomes, parties)


def _over(known: Known) -> dt.date | None:
    """The first day on which the agreement holds for nobody, by its end or by another that takes its place."""
    found = [day for day in (ending.ends(known).value, known.replaced_on) if day is not None]
    return min(found, default=None)


def _too_late(before: Known, after: Known) -> Iterator[Consequence]:
    """What is to be done by a day on which the agreement will have ended."""
    was, over = _over(before), _over(after)
    if over is None:
        return
    day = last_in_words(over)
    for duty in after.terms.duties:
        if duty.latest is None or duty.latest < over or (was is not None and was <= duty.latest):
            continue
        by = day_in_words(duty.latest)
        says = Words(
            f"{duty.what}: ska vara gjort senast den {by.sv}, men avtalet gäller inte efter den {day.sv}.",
            f"{duty.what}: is to be done by {by.en}, but the agreement does not hold after {day.en}.",
        )
        what = Words(duty.what, duty.what)
        source = first_of(duty.clauses, "samverk-avtal A3")
        yield Consequence(Kind.TOO_LATE, f"duty:{duty.key}", what, says, source)


def _leaving_too(before: Known, after: Known, on: dt.date) -> Iterator[Consequence]:
    """The last day on which another party's time of notice may begin for it to leave with the one that leaves."""
    old = set(before.notices)
    given = {notice.party for notice in after.notices}
    leaving = {
        each.on.value
        for each in (ending.by_notice(after, notice) for notice in after.notices)
        if each.notice not in old and each.on.value and each.ends_for != ending.EVERYBODY
    }
    if not set(after.parties) - given:
        return
    for day in sorted(leaving):
        last = ending.to_end_by(after, day)
        if last.value is not None and last.value >= on:
            words, by = last_in_words(day), day_in_words(last.value)
            says = Words(
                f"Den som också vill lämna efter den {words.sv} måste se till att uppsägningstiden börjar senast den {by.sv}.",
                f"Whoever also wants to leave after {words.en} must see to it that the time of notice begins by {by.en}.",
            )
            what = Words("sista dag för andra att säga upp", "last day of notice for others")
            source = last.steps[0].source
            yield Consequence(Kind.LEAVING_TOO, f"with:{day}", what, says, source, None, last)
