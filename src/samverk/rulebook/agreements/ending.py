"""When an agreement ends: by its own last day, or by notice from a party."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from samverk.rulebook.agreements.facts import Known, Notice, Open
from samverk.rulebook.agreements.force import READINGS, read_as
from samverk.rulebook.clauses import first_of
from samverk.rulebook.dates import day_in_words, last_in_words, months_after
from samverk.rulebook.findings import Words
from samverk.rulebook.holidays import why_no_end
from samverk.rulebook.rule import rule
from samverk.rulebook.steps import Explained, Step
from samverk.rulebook.structure.model import Clauses, Key
from samverk.rulebook.structure.model import Notice as Terms

WAYS = ("given", "received", "treated")
TWO = 2  # parties, which is what it takes to agree
THE_ONE, EVERYBODY, UNSTATED = "the one", "all", "unstated"
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Ending:
    """What a notice leads to: the first day without the agreement, for whom (None: the text does not say), and how."""

    notice: Notice
    on: Explained[dt.date | None]
    ends_for: str | None


@rule
def by_notice(known: Known, notice: Notice) -> Ending:
    """What one party's notice leads to.

    Source: samverk-avtal A3; samverk-avtal A4; samverk-avtal A5; samverk-avtal A11; samverk-avtal A12
    Shape:  no day where the text does not say from when the time is counted; the steps then hold every reading.
    """
    terms = known.terms.notice
    if terms is None:
        return Ending(notice, Explained(None, (_no_terms(),)), None)
    ends_for, about = _for_whom(known, terms, notice)
    counted, steps = _counted_from(known, terms)
    if counted is None:
        return Ending(
            notice, Explained(None, (*steps, *_every_reading(terms, notice), *about)), ends_for
        )
    day = _after(terms, notice, counted)
    over = _period_over(known, day) if day else None
    steps.append(_counting(known, terms, notice, (counted, day, over)))
    if over is not None and over != day:
        steps.append(_at_the_end_of_its_period(known, over))
    return Ending(notice, Explained(over, (*steps, *about)), ends_for)


@rule
def ends(known: Known) -> Explained[dt.date | None]:
    """The first day on which the agreement holds for nobody, None while it is until further notice.

    Source: samverk-avtal A3; samverk-avtal A6; samverk-avtal A11
    """
    own = last_day(known)
    notices = [by_notice(known, notice) for notice in known.notices]
    for_all = [each.on for each in notices if each.ends_for == EVERYBODY]
    found = [each for each in (own, *for_all, _one_left(known, notices)) if each.value is not None]
    return min(found, key=lambda each: str(each.value), default=own)


def _one_left(known: Known, notices: Sequence[Ending]) -> Explained[dt.date | None]:
    """The first day on which only one of those that adopted the agreement is left, with how the last but one left."""
    if not notices:
        return Explained(None, ())
    there = [party for party in known.parties if known.adopted(party) is not None]
    first: dict[Key, Explained[dt.date | None]] = {}
    for each in sorted(notices, key=lambda each: str(each.on.value)):
        if each.on.value is not None and each.notice.party in there:
            first.setdefault(each.notice.party, each.on)
    if len(there) < TWO or len(first) < len(there) - 1:
        return Explained(None, ())
    leaving = [*first.values()][len(there) - TWO]
    alone = Words(
        "Då är bara en part kvar: avtalet upphör för alla.",
        "Then only one party is left: the agreement ends for all.",
    )
    return Explained(leaving.value, (*leaving.steps, Step(alone, "samverk-avtal A11")))


@rule
def ends_for(known: Known, party: Key) -> Explained[dt.date | None]:
    """The first day on which the agreement no longer holds for one party, None while there is none.

    Source: samverk-avtal A4; samverk-avtal A5
    """
    return _told_for(known, party, ends(known))


def ends_for_each(known: Known) -> dict[Key, Explained[dt.date | None]]:
    """What ends_for says of each party: the day of the whole is found once for them all."""
    whole = ends(known)
    return {party: _told_for(known, party, whole) for party in known.parties}


def _told_for(
    known: Known, party: Key, whole: Explained[dt.date | None]
) -> Explained[dt.date | None]:
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
    last = last_in_words(lasts.until)
    step = Step(
        Words(
            f"Det gäller till och med den {last.sv}.", f"It holds up to and including {last.en}."
        ),
        first_of(lasts.clauses, "samverk-avtal A6"),
    )
    if lasts.renewal_months is None:
        return Explained(lasts.until, (step,))
    return _prolonged(known, step, _by_steps(lasts.renewal_months, lasts.clauses))


def _by_steps(months: int, clauses: Clauses) -> Step:
    words = Words(
        f"Det förlängs med {months} månader i taget om ingen säger upp det.",
        f"It is prolonged by {months} months at a time where nobody gives notice.",
    )
    return Step(words, first_of(clauses, "samverk-avtal A6"))


def _prolonged(known: Known, *steps: Step) -> Explained[dt.date | None]:
    """Without end where nobody has given notice for all; else the end of the period that the notice came in time for."""
    notices = [by_notice(known, notice) for notice in known.notices]
    for_all = [each.on for each in notices if each.ends_for == EVERYBODY and each.on.value]
    if not for_all:
        return Explained(None, steps)
    first = min(for_all, key=lambda each: str(each.value))
    return Explained(first.value, (*steps, *first.steps))


def _period_over(known: Known, day: dt.date) -> dt.date:
    """The day itself; where it is prolonged by periods, the first day after the first whose last day is no sooner."""
    lasts = known.terms.lasts
    if lasts is None or lasts.until is None or lasts.renewal_months is None:
        return day
    times = 0
    while (over := months_after(lasts.until, times * lasts.renewal_months)) <= day:
        times += 1
    return over


def _at_the_end_of_its_period(known: Known, over: dt.date) -> Step:
    last = last_in_words(over)
    lasts = known.terms.lasts
    return Step(
        Words(
            f"Avtalet löper i perioder: den som då pågår gäller till och med den {last.sv}.",
            f"The agreement runs in periods: the one that is then running lasts up to and including {last.en}.",
        ),
        first_of(lasts.clauses if lasts else (), "samverk-avtal A12"),
    )


@rule
def last_to_notice(known: Known, *, before: dt.date) -> dt.date | None:
    """The last day on which the time of notice may begin for the agreement to end by a day, None without terms of notice.

    Source: samverk-avtal A3; sfs-1930-173 1 §
    Shape:  by the agreement's own last day the time has run out however it is counted; by another day it ends on the day.
    """
    terms = known.terms.notice
    if terms is None:
        return None
    if _sets(known, before):
        return months_after(before - _ONE_DAY, -terms.months)
    day = months_after(before, -terms.months) + dt.timedelta(days=3)
    while months_after(day, terms.months) > before:
        day -= _ONE_DAY
    return day


def _sets(known: Known, over: dt.date) -> bool:
    """Whether the agreement itself says that it is over then: with its own term, or with a period of its own."""
    lasts = known.terms.lasts
    if lasts is None or lasts.until is None:
        return False
    return lasts.renewal_months is not None or over == lasts.until


@rule
def to_end_by(known: Known, over: dt.date) -> Explained[dt.date | None]:
    """The last day on which the time of notice may begin for the agreement to have ended on a day.

    Source: samverk-avtal A3; samverk-avtal A13; sfs-1930-173 2 §
    """
    terms = known.terms.notice
    day = last_to_notice(known, before=over)
    if terms is None or day is None:
        return Explained(None, (_no_terms(),))
    clause = first_of(terms.clauses, "samverk-avtal A3")
    return Explained(day, (Step(_before(known, terms.months, over), clause), *_on_a_holiday(day)))


def _before(known: Known, months: int, over: dt.date) -> Words:
    if not _sets(known, over):
        day = day_in_words(over)
        return Words(f"{months} månader före den {day.sv}.", f"{months} months before {day.en}.")
    last = last_in_words(over)
    return Words(
        f"{months} månader före sista dagen, den {last.sv}: då har tiden gått hur den än räknas.",
        f"{months} months before the last day, {last.en}: then the time has run out however it is counted.",
    )


def _on_a_holiday(day: dt.date) -> tuple[Step, ...]:
    why, words = why_no_end(day), day_in_words(day)
    if why is None:
        return ()
    told = Words(
        f"Den {words.sv} är {why.sv}. En tid som lagen sätter får då sluta nästa vardag; om det gäller en tid som avtalet "
        "sätter är inte säkert. Räkna med den dagen.",
        f"{words.en} is {why.en}. A time set by law may then end on the next weekday; whether that holds for a time set by "
        "the agreement is not certain. Count on that day.",
    )
    return (Step(told, "sfs-1930-173 2 §"),)


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
    known: Known, terms: Terms, notice: Notice, found: tuple[str, dt.date | None, dt.date | None]
) -> Step:
    """How the time was counted: from when, to which day, and by which day the agreement is then over."""
    counted, day, over = found
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
    first, ends_on = day_in_words(begins), _then(day, over)
    return Step(
        Words(
            f"{name} har sagt upp avtalet. {terms.months} månader räknas {how.sv}, den {first.sv}: {ends_on.sv}.",
            f"{name} has given notice. {terms.months} months are counted {how.en}, {first.en}: {ends_on.en}.",
        ),
        source,
    )


def _then(day: dt.date, over: dt.date | None) -> Words:
    """What follows when the time has run out: the agreement is over, or its period is what counts."""
    if over != day:
        out = day_in_words(day)
        return Words(f"de har gått den {out.sv}", f"they have run out on {out.en}")
    last = last_in_words(day)
    return Words(
        f"det gäller till och med den {last.sv}", f"it holds up to and including {last.en}"
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
            last, how = last_in_words(day), READINGS[way]
            words = Words(
                f"Räknat {how.sv}: till och med den {last.sv}.",
                f"Counted {how.en}: up to and including {last.en}.",
            )
            steps.append(Step(words, source))
    return steps


def _for_whom(known: Known, terms: Terms, notice: Notice) -> tuple[str | None, list[Step]]:
    """For whom it ends: what the text says, what follows from who the parties are, else how its silence is read."""
    if terms.ends_for:
        return terms.ends_for, []
    shared = known.terms.each_with
    if len(known.parties) == TWO or notice.party == shared:
        return EVERYBODY, [_TWO_PARTIES]
    if shared is not None:
        return THE_ONE, [_EACH_PAIR]
    said = known.reading(Open.ENDS_FOR)
    if said is None:
        return None, [Step(_SILENT_ON_WHOM, first_of(terms.clauses, "samverk-avtal A5"))]
    reading = "all parties" if said.reading == EVERYBODY else THE_ONE
    return said.reading, [read_as(reading, said.by, said.on, "samverk-avtal A5")]


_SILENT_ON_WHOM = Words(
    "Texten säger inte om det upphör för alla eller bara för den som säger upp. Anteckna hur den ska läsas.",
    "The text does not say whether it ends for all or only for the one that gives notice. Record how it is to be read.",
)
_TWO_PARTIES = Step(
    Words(
        "Utan den parten har avtalet ingen att gälla mellan: det upphör för alla.",
        "Without that party there is nobody for the agreement to hold between: it ends for all.",
    ),
    "samverk-avtal A11",
)
_EACH_PAIR = Step(
    Words(
        "Avtalet är ett för varje par: bara det egna upphör.",
        "There is one agreement for each pair: only its own ends.",
    ),
    "samverk-avtal A11",
)


def _no_terms() -> Step:
    return Step(
        Words("Avtalet säger inget om uppsägning.", "The agreement says nothing about notice."),
        "samverk-avtal A4",
    )
