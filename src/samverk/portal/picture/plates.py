"""Boxes and tracks as plates: what they say, and where they link."""

from collections.abc import Mapping

from samverk.foundation.svg.geometry import Rect
from samverk.portal.picture import faces
from samverk.portal.picture.drawing import Face, Plate
from samverk.portal.picture.faces import Content
from samverk.portal.picture.subject import Subject


def contents(
    subject: Subject, told: Mapping[str, tuple[str, ...]], language: str
) -> dict[str, Content]:
    """By key, what every box and track says; told are arrows in words."""
    levels = {band.key for band in subject.bands}
    return {
        box.key: faces.of_box(box, told.get(box.key, ()), language)
        for box in subject.boxes
        if box.level in levels
    } | {
        track.key: faces.of_track(track, told.get(track.key, ()), language)
        for track in subject.tracks
        if track.level in levels
    }


def plates(
    subject: Subject, drawn: Mapping[str, Face], rects: Mapping[str, Rect]
) -> dict[str, Plate]:
    """By key, every box and track in its place."""
    boxes = {
        box.key: Plate(
            key=box.key,
            rect=rects[box.key],
            face=drawn[box.key],
            url=box.url,
            title=box.name,
            look="outside" if box.is_outside else "body",
        )
        for box in subject.boxes
        if box.key in rects
    }
    tracks = {
        track.key: Plate(
            key=track.key,
            rect=rects[track.key],
            face=drawn[track.key],
            url=track.url,
            title=track.name,
            look="track",
        )
        for track in subject.tracks
        if track.key in rects
    }
    return boxes | tracks
