"""When an agreement ends: by its own last day, or by notice from a party."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from samverk.rulebook.agreements.facts import Known, Notice, Open
from samverk.rulebook.agreements.force import READINGS, read_as
from samverk.rulebook.clauses import first_of
from samverk.rulebook.dates import day_in_words, months_after
from samverk.rulebook.findings import Words
from samverk.rulebook.rule import rule
from samverk.rulebook.steps import Explained, Step
from samverk.rulebook.structure.model import Key
from samverk.rulebook.structure.model import Notice as Terms

WAYS = ("given", "received", "treated")
THE_ONE, EVERYBODY, UNSTATED = "the one", "all", "unstated"


@dataclass(frozen=True, slots=True)
class Ending:
    """What a notice leads to: the first day without the agreement, for whom (None: the text does not say), and how."""

    notice: Notice
    on: Explained[dt.date | None]
    ends_for: str | None


@rule
def by_notice(known: Known, notice: Notice) -> Ending:
    """What one party's notice leads to.

    Source: samverk-avtal A3; samverk-avtal A4; samverk-avtal A5
    Shape:  no day where the text does not say from when the time is counted; the steps then hold every reading.
    """
    terms = known.terms.notice
    if terms is None:
        return Ending(notice, Explained(None, (_no_terms(),)), None)
    said = known.reading(Open.ENDS_FOR)
    ends_for = terms.ends_for or (said.reading if said else None)
    about = [] if terms.ends_for else [_for_whom(known)]
    counted, steps = _counted_from(known, terms)
    if counted is None:
        return Ending(
            notice, Explained(None, (*steps, *_every_reading(terms, notice), *about)), ends_for
        )
    day = _after(terms, notice, counted)
    steps.append(_counting(known, terms, notice, counted, day))
    return Ending(notice, Explained(day, (*steps, *about)), ends_for)


@rule
def ends(known: Known) -> Explained[dt.date | None]:
    """The first day on which the agreement holds for nobody, None while it is until further notice.

    Source: samverk-avtal A3; samverk-avtal A6
    """
    own = last_day(known)
    notices = [by_notice(known, notice) for notice in known.notices]
    for_all = [each.on for each in notices if each.ends_for == EVERYBODY and each.on.value]
    found = [each for each in (own, *for_all) if each.value is not None]
    return min(found, key=lambda each: str(each.value), default=own)


@rule
def ends_for(known: Known, party: Key) -> Explained[dt.date | None]:
    """The first day on which the agreement no longer holds for one party, None while there is none.

    Source: samverk-avtal A4; samverk-avtal A5
    """
    whole = ends(known)
    given = [by_notice(known, notice) for notice in known.notices if notice.party == party]
    own = [each.on for each in given if each.on.value is not None]
    found = [each for each in (whole, *own) if each.value is not None]
    return min(found, key=lambda each: str(each.value), default=whole)


@rule
def last_day(known: Known) -> Explained[dt.date | None]:
    """The first day after the agreement's own term; prolonged as often as nobody has given notice in time.

    Source: samverk-avtal A6
    """
    lasts = known.terms.lasts
    if lasts is None or lasts.until is None:
        further = Words("Det gäller tills vidare.", "It holds until further notice.")
        return Explained(None, (Step(further, first_of(lasts.clauses if lasts else (), "")),))
    day = day_in_words(lasts.until)
    step = Step(
        Words(f"Det gäller till den {day.sv}.", f"It holds until {day.en}."),
        first_of(lasts.clauses, "samverk-avtal A6"),
    )
    if lasts.renewal_months is None:
        return Explained(lasts.until, (step,))
    return _prolonged(known, lasts.until, lasts.renewal_months, step)


def _prolonged(known: Known, until: dt.date, months: int, step: Step) -> Explained[dt.date | None]:
    """Prolonged without end where nobody has given notice; else to the first end that the notice came in time for."""
    days = [by_notice(known, notice).on.value for notice in known.notices]
    earliest = min((day for day in days if day is not None), default=None)
    words = Words(
        f"Det förlängs med {months} månader i taget om ingen säger upp det.",
        f"It is prolonged by {months} months at a time where nobody gives notice.",
    )
    steps = (step, Step(words, first_of(known.terms.lasts.clauses, "samverk-avtal A6")))  # type: ignore[union-attr] # asked only of what lasts
    if earliest is None:
        return Explained(None, steps)
    times = 0
    while months_after(until, times * months) < earliest:
        times += 1
    return Explained(months_after(until, times * months), steps)


@rule
def last_to_notice(known: Known, *, before: dt.date) -> dt.date | None:
    """The last day on which the time of notice may begin for the agreement to end by a day, None without terms of notice.

    Source: samverk-avtal A3
    """
    terms = known.terms.notice
    if terms is None:
        return None
    day = months_after(before, -terms.months) + dt.timedelta(days=3)
    while months_after(day, terms.months) > before:
        day -= dt.timedelta(days=1)
    return day


def _counted_from(known: Known, terms: Terms) -> tuple[str | None, list[Step]]:
    if terms.counted_from != UNSTATED:
        return terms.counted_from, []
    said = known.reading(Open.COUNTED_FROM)
    if said is None:
        return None, []
    return said.reading, [read_as(said.reading, said.by, said.on, "samverk-avtal A4")]


def _after(terms: Terms, notice: Notice, counted: str) -> dt.date | None:
    begins = notice.day(counted)
    return months_after(begins, terms.months) if begins else None


def _counting(
    known: Known, terms: Terms, notice: Notice, counted: str, day: dt.date | None
) -> Step:
    source = first_of(terms.clauses, "samverk-avtal A4")
    name, how = known.names.get(notice.party, notice.party), READINGS[counted]
    begins = notice.day(counted)
    if begins is None or day is None:
        return Step(
            Words(
                f"{name} har sagt upp avtalet. Tiden räknas {how.sv}, och det har inte skett än.",
                f"{name} has given notice. The time is counted {how.en}, which has not happened yet.",
            ),
            source,
        )
    first, last = day_in_words(begins), day_in_words(day)
    return Step(
        Words(
            f"{name} har sagt upp avtalet. {terms.months} månader räknas {how.sv}, den {first.sv}: det upphör den {last.sv}.",
            f"{name} has given notice. {terms.months} months are counted {how.en}, {first.en}: it ends on {last.en}.",
        ),
        source,
    )


def _every_reading(terms: Terms, notice: Notice) -> Sequence[Step]:
    """Where the text does not say from when the time is counted: what each reading gives."""
    source = first_of(terms.clauses, "samverk-avtal A4")
    silent = Words(
        "Texten säger inte från vilken dag tiden räknas. Anteckna hur den ska läsas.",
        "The text does not say from which day the time is counted. Record how it is to be read.",
    )
    steps = [Step(silent, source)]
    for way in WAYS:
        day = _after(terms, notice, way)
        if day is not None:
            words, how = day_in_words(day), READINGS[way]
            steps.append(
                Step(
                    Words(f"Räknat {how.sv}: den {words.sv}.", f"Counted {how.en}: {words.en}."),
                    source,
                )
            )
    return steps


def _for_whom(known: Known) -> Step:
    said = known.reading(Open.ENDS_FOR)
    if said is not None:
        reading = "all parties" if said.reading == EVERYBODY else THE_ONE
        return read_as(reading, said.by, said.on, "samverk-avtal A5")
    silent = Words(
        "Texten säger inte om det upphör för alla eller bara för den som säger upp. Anteckna hur den ska läsas.",
        "The text does not say whether it ends for all or only for the one that gives notice. Record how it is to be read.",
    )
    terms = known.terms.notice
    return Step(silent, first_of(terms.clauses if terms else (), "samverk-avtal A5"))


def _no_terms() -> Step:
    return Step(
        Words("Avtalet säger inget om uppsägning.", "The agreement says nothing about notice."),
        "samverk-avtal A4",
    )
