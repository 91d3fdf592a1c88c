"""The picture in words: the same facts as nested lists, for those who do not see it and for those who search in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samverk.portal.picture import bundles, words
from samverk.portal.picture.subject import Arrow, ArrowKind, Box, Subject


@dataclass(frozen=True, slots=True)
class Named:
    """A body by name, with its address where it has one."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties a body to others: the words, and the others."""

    words: str
    others: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A body or track in words."""

    named: Named
    facts: tuple[str, ...]
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A band in words."""

    name: str
    bodies: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """The whole picture in words."""

    heading: str
    levels: tuple[Level, ...]


def alternative(subject: Subject, order: Sequence[str], *, language: str) -> Alternative:
    """The picture in words, the bodies in the order in which the drawing is read."""
    told = _told(subject, language)
    level = bundles.keys(subject)
    levels = (
        Level(band.name, tuple(told[key] for key in order if level[key] == band.key))
        for band in subject.bands
    )
    return Alternative(words.IN_WORDS(language), tuple(one for one in levels if one.bodies))


def _told(subject: Subject, language: str) -> dict[str, Told]:
    named = {thing.key: Named(thing.name, thing.url) for thing in bundles.things(subject)}
    facts = {box.key: tuple(_facts(box, language)) for box in subject.boxes} | {
        track.key: (words.meeting(track, language),) for track in subject.tracks
    }
    tied = bundles.arrows(subject)
    return {
        key: Told(named[key], own, tuple(_ties(key, tied, named, language)))
        for key, own in facts.items()
    }


def _facts(box: Box, language: str) -> Iterator[str]:
    if box.short != box.name:
        yield words.shortened(box.short, language)
    yield words.places(box, language)
    yield from (words.side(group, language) for group in box.seats if group.marks)
    if box.chair is not None:
        yield words.chair_in_full(box, language)
    if box.is_outside:
        yield words.OUTSIDE(language)
    if box.weight is not None:
        yield words.marked(box.weight, language)


def _ties(
    key: str, tied: Sequence[Arrow], named: Mapping[str, Named], language: str
) -> Iterator[Tie]:
    for kind in ArrowKind:
        out = tuple(
            named[arrow.target] for arrow in tied if arrow.kind is kind and arrow.source == key
        )
        into = tuple(
            named[arrow.source] for arrow in tied if arrow.kind is kind and arrow.target == key
        )
        if out:
            yield Tie(words.ARROWS[kind](language), out)
        if into:
            yield Tie(words.ARROWS_INTO[kind](language), into)
