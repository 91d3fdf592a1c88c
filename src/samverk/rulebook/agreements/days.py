"""The days that follow from an agreement, each with its steps: one list for pages, commands and suppositions."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from samverk.rulebook.agreements import ending, force, renewing
from samverk.rulebook.agreements.facts import Known
from samverk.rulebook.agreements.state import State, state
from samverk.rulebook.clauses import first_of
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Words
from samverk.rulebook.rule import rule
from samverk.rulebook.steps import Explained, Step
from samverk.rulebook.structure.model import Duty


@dataclass(frozen=True, slots=True)
class Dated:
    """One day that follows from the agreement, or that none does yet, with the steps and their clauses."""

    key: str
    what: Words
    on: dt.date | None
    steps: tuple[Step, ...]

    @property
    def is_end(self) -> bool:
        """Whether on is the first day on which something no longer holds, so that people are told the day before it."""
        return self.key == ENDS_ON or self.key.startswith(("notice:", "until:"))

    @property
    def told(self) -> dt.date | None:
        """The day that people are told: of an end the last day that something holds."""
        return self.on - _ONE_DAY if self.is_end and self.on is not None else self.on

    @property
    def label(self) -> Words:
        """What the told day is: of an end what it ends after."""
        if not self.is_end or self.on is None:
            return self.what
        after = _LEADS if self.key.startswith("notice:") else _AFTER
        return Words(f"{self.what.sv} {after.sv}", f"{self.what.en} {after.en}")


@dataclass(frozen=True, slots=True)
class Phase:
    """A state that the agreement is in from a day; from_day None is from the start."""

    state: State
    from_day: dt.date | None


ENDS_ON, PROLONGED_ON = "ends_on", "prolonged_on"
_ONE_DAY = dt.timedelta(days=1)
_AFTER = Words("efter", "after")
_LEADS = Words("att det upphör efter", "its ending after")
_IN_FORCE = Words("träder i kraft", "enters into force")
_ENDS = Words("upphör", "ends")
_PROLONGED = Words("förlängs om ingen säger upp det", "is prolonged where nobody gives notice")
_REPLACED = Words("ersätts av ett annat avtal", "is replaced by another agreement")
_LAST = Words(
    "sista dag att säga upp före avtalets sista dag", "last day of notice before its last day"
)


def dates(known: Known, *, on: dt.date) -> tuple[Dated, ...]:
    """Entry into force, end, what each notice leads to, the last day of notice, and what is to be done by a day."""
    return tuple(_dates(known, on))


def _dates(known: Known, on: dt.date) -> Iterator[Dated]:
    yield _dated("in_force_from", _IN_FORCE, force.enters(known))
    whole, bound = ending.ends(known), renewing.bound_until(known, on=on)
    if known.replaced_on is not None or bound.value is None:
        yield _dated(ENDS_ON, _ENDS, whole)
    else:
        yield Dated(ENDS_ON, _ENDS, None, bound.steps)
        yield _dated(PROLONGED_ON, _PROLONGED, bound)
    for notice in known.notices:
        name = known.names.get(notice.party, notice.party)
        words = Words(f"{name}: uppsägningen leder till", f"{name}: the notice leads to")
        yield _dated(f"notice:{notice.party}", words, ending.by_notice(known, notice).on)
    if known.replaced_on is not None:
        yield Dated("replaced_on", _REPLACED, known.replaced_on, (_new_agreement(known),))
    last = renewing.notice_deadline(known, on=on)
    if last.value is not None:
        yield _dated("last_day_of_notice", _LAST, last)
    yield from map(_of_duty, (duty for duty in known.terms.duties if duty.latest))


def _dated(key: str, what: Words, found: Explained[dt.date | None]) -> Dated:
    return Dated(key, what, found.value, found.steps)


def _new_agreement(known: Known) -> Step:
    day = day_in_words(known.replaced_on or dt.date.max)
    says = Words(
        f"Ett annat avtal tar dess plats den {day.sv}.",
        f"Another agreement takes its place on {day.en}.",
    )
    return Step(says, "samverk-avtal A7")


def _of_duty(duty: Duty) -> Dated:
    day = day_in_words(duty.latest or dt.date.max)
    says = Words(
        f"Avtalet säger senast den {day.sv}.", f"The agreement says {day.en} at the latest."
    )
    step = Step(says, first_of(duty.clauses, ""))
    return Dated(f"duty:{duty.key}", Words(duty.what, duty.what), duty.latest, (step,))


@rule
def course(known: Known) -> tuple[Phase, ...]:
    """The states that the agreement goes through, from the first to the last that is known.

    Source: samverk-avtal A7
    """
    phases = [Phase(state(known, on=dt.date.min), None)]
    for day in sorted(set(_turning_days(known))):
        then = state(known, on=day)
        if then is not phases[-1].state:
            phases.append(Phase(then, day))
    return tuple(phases)


def _turning_days(known: Known) -> Iterator[dt.date]:
    """Every day on which the state may change, also by how the text was read before its last reading."""
    for day in (None, *sorted({each.on for each in known.interpretations})):
        read = (each for each in known.interpretations if day is not None and each.on <= day)
        yield from _of_reading(replace(known, interpretations=tuple(read)))
        if day is not None:
            yield day


def _of_reading(known: Known) -> Iterator[dt.date]:
    days = [known.recommended_on, known.sent_on, known.replaced_on]
    days += [each(known).value for each in (force.enters, ending.ends, ending.last_day)]
    # Whoever adopts late makes an agreement go on that had but one party left.
    days += [each.on for each in known.adoptions]
    for notice in known.notices:
        days += [notice.received_on, notice.treated_on, ending.by_notice(known, notice).on.value]
    return (day for day in days if day is not None)
