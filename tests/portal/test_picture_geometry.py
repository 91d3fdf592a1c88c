"""No box, label or arrow of the structure picture lies on another, in any structure."""

import datetime as dt
from itertools import chain
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverk.portal.picture import bundles, of_structure, tall, wide
from samverk.portal.picture.drawing import Drawing
from samverk.portal.picture.subject import (
    Arrow,
    ArrowKind,
    Band,
    Box,
    Chair,
    Mark,
    Places,
    SideKind,
    SideSeats,
    Subject,
    Track,
)
from samverk.rulebook.findings import Weight
from tests.portal.pictures import SHIPPED, faults, shipped


class Drawer(Protocol):
    """A layout: the wide one or the tall one."""

    def __call__(self, subject: Subject, *, language: str) -> Drawing: ...


DRAWERS: list[Drawer] = [wide.draw, tall.draw]
DAYS = [dt.date(2021, 5, 1), dt.date(2024, 3, 1)]

_SYLLABLES = ("sam", "verkan", "läns", "råd", "för", "äldre", "öster", "hjälpmedels", "åt", "gård")
words = st.lists(st.sampled_from(_SYLLABLES), min_size=1, max_size=6).map("".join)
names = st.one_of(
    st.lists(words, min_size=1, max_size=7).map(" ".join).map(str.capitalize),
    st.text(min_size=1, max_size=60).filter(str.strip),
)
marks = st.lists(st.sampled_from(Mark), max_size=30).map(tuple)
seats = st.lists(st.builds(SideSeats, st.sampled_from(SideKind), marks), max_size=4).map(tuple)
counts = st.integers(0, 60)
places = st.none() | st.builds(Places, st.none() | counts, counts, st.none() | counts)
chairs = st.none() | st.builds(Chair, st.sampled_from(SideKind), names, st.just("") | names)


@st.composite
def subjects(draw: st.DrawFn) -> Subject:
    bands = [Band(f"band-{number}", draw(names)) for number in range(draw(st.integers(1, 6)))]
    boxes = [
        Box(
            key=f"box-{number}",
            short=draw(names),
            name=draw(names),
            level=draw(st.sampled_from(bands)).key,
            kind=draw(st.sampled_from(("body", "working committee"))),
            is_outside=draw(st.booleans()),
            seats=draw(seats),
            places=draw(places),
            chair=draw(chairs),
            weight=draw(st.none() | st.sampled_from(Weight)),
        )
        for number in range(draw(st.integers(1, 40)))
    ]
    keys = st.sampled_from([box.key for box in boxes])
    arrows = st.lists(st.builds(Arrow, keys, keys, st.sampled_from(ArrowKind)), max_size=80)
    tracks = [
        Track(
            f"track-{number}",
            draw(names),
            draw(st.sampled_from(bands)).key,
            ("Umeå", "Malå"),
            "Regionen",
            draw(st.none() | keys),
        )
        for number in range(draw(st.integers(0, 2)))
    ]
    return Subject(
        "random", draw(names), tuple(bands), tuple(boxes), tuple(draw(arrows)), tuple(tracks)
    )


def test_there_are_structures_to_draw() -> None:
    assert len(SHIPPED) >= 3


@pytest.mark.parametrize("drawer", DRAWERS)
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_nothing_overlaps_in_a_shipped_structure(
    path: Path, day: dt.date, language: str, drawer: Drawer
) -> None:
    subject = of_structure.subject(shipped(path), on=day, language=language)

    drawing = drawer(subject, language=language)

    assert faults(drawing) == []
    assert {plate.key for plate in drawing.plates} == set(bundles.keys(subject))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_arrow_of_a_shipped_structure_is_drawn(path: Path) -> None:
    subject = of_structure.subject(shipped(path), on=DAYS[1], language="sv")
    ties = {(arrow.source, arrow.target, arrow.kind) for arrow in bundles.arrows(subject)}

    for drawer in DRAWERS:
        assert _drawn(drawer(subject, language="sv")) == ties


@settings(max_examples=60)
@given(subject=subjects())
def test_nothing_overlaps_in_any_structure(subject: Subject) -> None:
    for drawer in DRAWERS:
        drawing = drawer(subject, language="sv")

        assert faults(drawing) == []
        assert {plate.key for plate in drawing.plates} == set(bundles.keys(subject))


@settings(max_examples=40)
@given(subject=subjects())
def test_an_arrow_is_drawn_or_told(subject: Subject) -> None:
    ties = {(arrow.source, arrow.target, arrow.kind) for arrow in bundles.arrows(subject)}

    for drawer in DRAWERS:
        drawing = drawer(subject, language="sv")
        drawn = _drawn(drawing)

        assert drawn <= ties
        assert {source for source, _target, _kind in ties - drawn} == _telling(drawing)


def _drawn(drawing: Drawing) -> set[tuple[str, str, ArrowKind]]:
    return set(
        chain.from_iterable(
            ((source, wire.target, wire.kind) for source in wire.sources) for wire in drawing.wires
        )
    )


def _telling(drawing: Drawing) -> set[str]:
    return {
        plate.key
        for plate in drawing.plates
        if any(text.role == "told" for text in plate.face.texts)
    }
