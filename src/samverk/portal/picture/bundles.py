"""Which arrows run together: all of a kind into one box are one bundle, drawn as a comb with a single head."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from samverk.portal.picture import words
from samverk.portal.picture.subject import Arrow, ArrowKind, Box, Subject, Track

_COMPANION = "working committee"
_KINDS = tuple(ArrowKind)


@dataclass(frozen=True, slots=True, eq=False)
class Bundle:
    """The arrows of one kind into one box."""

    target: str
    kind: ArrowKind
    sources: tuple[str, ...]


def arrows(subject: Subject) -> tuple[Arrow, ...]:
    """Every arrow between two boxes that are there, each once, with those from tracks."""
    there = keys(subject)
    passed_on = (
        Arrow(track.key, track.into, ArrowKind.BELONGS)
        for track in subject.tracks
        if track.into is not None
    )
    found = dict.fromkeys((*subject.arrows, *passed_on))
    return tuple(
        arrow
        for arrow in found
        if arrow.source in there and arrow.target in there and arrow.source != arrow.target
    )


def things(subject: Subject) -> tuple[Box | Track, ...]:
    """Every box and track."""
    return (*subject.boxes, *subject.tracks)


def keys(subject: Subject) -> dict[str, str]:
    """The level of each box and track."""
    levels = {band.key for band in subject.bands}
    return {thing.key: thing.level for thing in things(subject) if thing.level in levels}


def companions(subject: Subject) -> dict[str, Arrow]:
    """By body, the arrow from its working committee, where that has no other tie: they are drawn side by side."""
    tied = arrows(subject)
    level = keys(subject)
    found: dict[str, Arrow] = {}
    for box in subject.boxes:
        own = [arrow for arrow in tied if box.key in {arrow.source, arrow.target}]
        if len(own) == 1 and _is_companion(box, own[0], level) and own[0].target not in found:
            found[own[0].target] = own[0]
    return found


def _is_companion(box: Box, arrow: Arrow, level: Mapping[str, str]) -> bool:
    return (
        box.kind == _COMPANION
        and arrow.source == box.key
        and level[arrow.target] == level[box.key]
        and arrow.kind in {ArrowKind.PREPARES, ArrowKind.BELONGS}
    )


def bundles(subject: Subject, apart: Collection[Arrow]) -> tuple[Bundle, ...]:
    """The bundles of all arrows but those that are drawn apart."""
    sources: dict[tuple[str, ArrowKind], list[str]] = {}
    for arrow in arrows(subject):
        if arrow not in apart:
            sources.setdefault((arrow.target, arrow.kind), []).append(arrow.source)
    return tuple(Bundle(target, kind, tuple(own)) for (target, kind), own in sources.items())


def told(
    without_room: Collection[Bundle], subject: Subject, language: str
) -> dict[str, tuple[str, ...]]:
    """By box, in words, the arrows for which the drawing has no room: "Bereder för: LSG, Samrådet"."""
    short = {box.key: box.short for box in subject.boxes} | {
        track.key: track.name for track in subject.tracks
    }
    return {key: tuple(_told(key, without_room, short, language)) for key in short}


def _told(
    key: str, without_room: Collection[Bundle], short: Mapping[str, str], language: str
) -> Iterator[str]:
    for kind in _KINDS:
        targets = [
            short[bundle.target]
            for bundle in without_room
            if bundle.kind is kind and key in bundle.sources
        ]
        if targets:
            yield f"{words.ARROWS[kind](language)}: {', '.join(sorted(targets))}"
