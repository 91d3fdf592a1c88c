"""Where the text leaves open what happens: what to ask, and what each reading gives."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sized
from dataclasses import dataclass, replace
from itertools import product

from samverk.rulebook.agreements import ending, force
from samverk.rulebook.agreements.days import Dated
from samverk.rulebook.agreements.facts import Interpretation, Known, Open
from samverk.rulebook.agreements.supposing import IsRead, suppose
from samverk.rulebook.clauses import first_of
from samverk.rulebook.findings import Words
from samverk.rulebook.rule import rule
from samverk.rulebook.steps import Explained
from samverk.rulebook.structure.model import Agreement, Clauses

Said = tuple[Open, str]


@dataclass(frozen=True, slots=True)
class Silence:
    """Something that the text does not say and that somebody has to, with the clause that is silent."""

    of: Open
    asks: Words
    source: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read all the silences: what is said of each, in words, and the days that it gives."""

    said: tuple[Said, ...]
    words: Words
    days: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the text leaves open: where it is silent, how it has been read, and every way to read it.

    said is the reading that counts, None where nobody has said any.
    """

    of: Open
    asks: Words
    clauses: Clauses
    said: Interpretation | None
    ways: tuple[Reading, ...]

    @property
    def differs(self) -> bool:
        """Whether any day hangs on how it is read."""
        return len({tuple((day.what, day.on) for day in way.days) for way in self.ways}) > 1


WAYS = {
    Open.FORCE: (force.EACH, force.ALL),
    Open.COUNTED_FROM: ending.WAYS,
    Open.ENDS_FOR: (ending.THE_ONE, ending.EVERYBODY),
}
_ASKS = {
    Open.FORCE: Words(
        "Hur många måste anta avtalet för att det ska gälla?",
        "How many must adopt the agreement for it to be in force?",
    ),
    Open.COUNTED_FROM: Words(
        "Från vilken dag räknas uppsägningstiden?", "From which day is the time of notice counted?"
    ),
    Open.ENDS_FOR: Words(
        "Upphör avtalet för alla, eller bara för den som säger upp det?",
        "Does the agreement end for all, or only for the one that gives notice?",
    ),
}


@rule
def silences(known: Known) -> tuple[Silence, ...]:
    """What somebody has to say before everything is certain: only silences that make a difference here.

    Source: samverk-avtal A2; samverk-avtal A4; samverk-avtal A5
    """
    return tuple(_silences(known))


def _silences(known: Known) -> Iterator[Silence]:
    terms, notice = known.terms.force, known.terms.notice
    is_open = terms is None or terms.when == force.UNSTATED
    if is_open and known.reading(Open.FORCE) is None and _force_differs(known):
        yield _silence(Open.FORCE, terms.clauses if terms else (), "samverk-avtal A2")
    if notice is None or not known.notices:
        return
    if notice.counted_from == ending.UNSTATED and known.reading(Open.COUNTED_FROM) is None:
        yield _silence(Open.COUNTED_FROM, notice.clauses, "samverk-avtal A4")
    if any(ending.by_notice(known, each).ends_for is None for each in known.notices):
        yield _silence(Open.ENDS_FOR, notice.clauses, "samverk-avtal A5")


def _silence(of: Open, clauses: tuple[str, ...], otherwise: str) -> Silence:
    return Silence(of, _ASKS[of], first_of(clauses, otherwise))


def _force_differs(known: Known) -> bool:
    given = [_as_read(known, ((Open.FORCE, way),)) for way in WAYS[Open.FORCE]]
    return len({tuple(_force_days(each)) for each in given}) > 1


def _force_days(known: Known) -> Iterator[dt.date | None]:
    return (each.value for each in force.enters_for_each(known).values())


def _as_read(known: Known, said: Iterable[Said]) -> Known:
    # Nobody has said so: the steps then tell that it is only supposed.
    return suppose(known, (IsRead(Interpretation(of, way, "", dt.date.max)) for of, way in said))


@rule
def left_open(terms: Agreement, parties: Sized) -> tuple[tuple[Open, Clauses], ...]:
    """What the text does not say, with the clauses that are silent; whether it makes a difference yet or not.

    Source: samverk-avtal A2; samverk-avtal A4; samverk-avtal A5; samverk-avtal A11
    Shape:  whom a notice is for is not open between two, nor where each pair has its own.
    """
    return tuple(_left_open(terms, parties))


def _left_open(terms: Agreement, parties: Sized) -> Iterator[tuple[Open, Clauses]]:
    of_force, notice = terms.force, terms.notice
    if of_force is None or of_force.when == force.UNSTATED:
        yield Open.FORCE, of_force.clauses if of_force else ()
    if notice is None:
        return
    if notice.counted_from == ending.UNSTATED:
        yield Open.COUNTED_FROM, notice.clauses
    is_one_pair = len(parties) == ending.TWO or terms.each_with is not None
    if notice.ends_for in {None, ending.UNSTATED} and not is_one_pair:
        yield Open.ENDS_FOR, notice.clauses


@rule
def questions(known: Known) -> tuple[Question, ...]:
    """Everything that the text leaves open, read or not, each with the ways to read it and the days that they give.

    Source: samverk-avtal A2; samverk-avtal A4; samverk-avtal A5
    Shape:  those that nobody has read first, and of them those that matter here; no days of a notice where nobody has
            given any.
    """
    found = [_question(known, of, at) for of, at in left_open(known.terms, known.parties)]
    matter = {each.of for each in silences(known)}
    return tuple(sorted(found, key=lambda each: (each.said is not None, each.of not in matter)))


def _question(known: Known, of: Open, clauses: Clauses) -> Question:
    ways = (_reading(known, ((of, way),)) for way in WAYS[of])
    if of is not Open.FORCE and not known.notices:
        ways = (replace(each, days=()) for each in ways)
    return Question(of, _ASKS[of], clauses, known.reading(of), tuple(ways))


@rule
def readings(known: Known) -> tuple[Reading, ...]:
    """Every way to read what the text leaves open, side by side, with the days that each gives.

    Source: samverk-avtal A2; samverk-avtal A4; samverk-avtal A5
    Shape:  none where nothing is open.
    """
    asked = [silence.of for silence in silences(known)]
    if not asked:
        return ()
    return tuple(
        _reading(known, tuple(zip(asked, ways, strict=True)))
        for ways in product(*(WAYS[of] for of in asked))
    )


def _reading(known: Known, said: tuple[Said, ...]) -> Reading:
    names = [reading_in_words(of, way) for of, way in said]
    words = Words(", ".join(each.sv for each in names), ", ".join(each.en for each in names))
    read = _as_read(known, said)
    return Reading(said, words, tuple(_days(read, {of for of, _ in said})))


def reading_in_words(of: Open, way: str) -> Words:
    """A reading in words; "all" is all parties where it is about whom a notice ends it for."""
    if of is Open.ENDS_FOR and way == ending.EVERYBODY:
        return force.READINGS["all parties"]
    return force.READINGS[way]


def _days(known: Known, asked: set[Open]) -> Iterator[Dated]:
    """The days that the readings are about: from when it holds, and until when for whom."""
    if Open.FORCE in asked:
        bound = sum(each is not None for each in _force_days(known))
        total = len(known.parties)
        what = Words(
            f"träder i kraft för {bound} av {total} parter",
            f"enters into force for {bound} of {total} parties",
        )
        yield _dated("in_force_from", what, force.enters(known))
    if asked == {Open.FORCE}:
        return
    given = {notice.party for notice in known.notices}
    for party in (each for each in known.parties if each in given):
        name = known.names[party]
        what = Words(f"upphör för {name}", f"ends for {name}")
        yield _dated(f"until:{party}", what, ending.ends_for(known, party))
    if set(known.parties) - given:
        yield _dated("until:others", _FOR_THE_OTHERS, ending.ends(known))


_FOR_THE_OTHERS = Words("upphör för de andra", "ends for the others")


def _dated(key: str, what: Words, found: Explained[dt.date | None]) -> Dated:
    return Dated(key, what, found.value, found.steps)
