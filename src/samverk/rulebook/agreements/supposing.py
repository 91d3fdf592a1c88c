"""What would be known of an agreement if something happened to it. Nothing is recorded."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from samverk.rulebook.agreements.facts import Adoption, Interpretation, Known, Notice
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import Key


@dataclass(frozen=True, slots=True)
class GivesNotice:
    """A party gives notice, with the days of its letter."""

    notice: Notice


@dataclass(frozen=True, slots=True)
class WithdrawsNotice:
    """A party takes its notice back."""

    party: Key


@dataclass(frozen=True, slots=True)
class Adopts:
    """A party adopts the agreement by a decision on a day."""

    adoption: Adoption


@dataclass(frozen=True, slots=True)
class NeverAdopts:
    """A party does not adopt the agreement, whatever is recorded of it."""

    party: Key


@dataclass(frozen=True, slots=True)
class IsRead:
    """A silence of the text is read in a way."""

    interpretation: Interpretation


@dataclass(frozen=True, slots=True)
class IsReplaced:
    """Another agreement takes its place on a day."""

    on: dt.date


Supposed = GivesNotice | WithdrawsNotice | Adopts | NeverAdopts | IsRead | IsReplaced


@rule
def suppose(known: Known, acts: Iterable[Supposed]) -> Known:
    """What would be known if the acts had been recorded.

    Source: samverk-avtal A14
    Shape:  a party's supposed decision or notice takes the place of its recorded one; the order of the acts does not matter.
    """
    supposed = tuple(acts)
    return replace(
        known,
        adoptions=_adoptions(known, supposed),
        notices=_notices(known, supposed),
        interpretations=_interpretations(known, supposed),
        replaced_on=min(
            (act.on for act in supposed if isinstance(act, IsReplaced)), default=known.replaced_on
        ),
    )


def _adoptions(known: Known, acts: tuple[Supposed, ...]) -> tuple[Adoption, ...]:
    new = {act.adoption for act in acts if isinstance(act, Adopts)}
    never = {act.party for act in acts if isinstance(act, NeverAdopts)}
    other = never | {each.party for each in new}
    kept = (each for each in known.adoptions if each.party not in other)
    return (*kept, *sorted(new, key=str))


def _notices(known: Known, acts: tuple[Supposed, ...]) -> tuple[Notice, ...]:
    new = {act.notice for act in acts if isinstance(act, GivesNotice)}
    back = {act.party for act in acts if isinstance(act, WithdrawsNotice)}
    other = back | {each.party for each in new}
    kept = (each for each in known.notices if each.party not in other)
    return (*kept, *sorted(new, key=str))


def _interpretations(known: Known, acts: tuple[Supposed, ...]) -> tuple[Interpretation, ...]:
    new = {act.interpretation for act in acts if isinstance(act, IsRead)}
    same_day = {(each.of, each.on) for each in new}
    kept = (each for each in known.interpretations if (each.of, each.on) not in same_day)
    return (*kept, *sorted(new, key=str))
