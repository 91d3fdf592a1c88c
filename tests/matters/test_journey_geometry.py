"""No word or mark of a journey's picture lies on another, in any journey, wide or tall."""

import datetime as dt
import re
from typing import Protocol
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverk.matters.picture import draw, in_a_line, small, tall, wide
from samverk.matters.picture.axis import axis
from samverk.matters.picture.drawing import Drawing, Kind
from samverk.matters.picture.fans import MOST
from samverk.matters.picture.subject import Shape, Subject
from tests.matters.journeys import THERE_AND_BACK_TWICE, a_matter, day, faults


class Drawer(Protocol):
    """A layout: the wide one or the tall one."""

    def __call__(self, subject: Subject, *, language: str) -> Drawing: ...


DRAWERS: list[Drawer] = [wide.draw, tall.draw]
CROWDED = tuple(("lead" if number % 2 else "group", 2, "vidaresändning") for number in range(14))
JOURNEYS = {
    "there and back twice": a_matter(),
    "many stops in a month": a_matter(CROWDED),
    "one day": a_matter((("coordinator", 0, "avslutat"),), until=0),
    "five years": a_matter(
        (("lead", 900, "återremiss"), ("council", 700, "rekommendation")), until=1900
    ),
    "much ahead": a_matter(
        (("lead", 9, "vidaresändning"),), ahead=("group", "council", "principals")
    ),
    "sixteen principals": a_matter(threads=16),
    "fifty principals": a_matter(threads=50),
    "all the municipalities": a_matter(threads=290),
}
places = st.sampled_from(("coordinator", "lead", "group", "council"))
outcomes = st.sampled_from(("", "återremiss", "rekommendation, § 112", "begäran om yttrande"))
stays = st.lists(st.tuples(places, st.integers(0, 400), outcomes), max_size=12).map(tuple)


@pytest.mark.parametrize("drawer", DRAWERS)
@pytest.mark.parametrize("name", JOURNEYS)
def test_nothing_overlaps(name: str, drawer: Drawer) -> None:
    drawing = drawer(JOURNEYS[name], language="sv")

    assert faults(drawing) == []


@settings(max_examples=80, deadline=None)
@given(stays=stays, threads=st.integers(0, 40), wait=st.integers(0, 500))
def test_nothing_overlaps_in_any_journey(
    stays: tuple[tuple[str, int, str], ...], threads: int, wait: int
) -> None:
    until = sum(days for _place, days, _outcome in stays) + wait
    subject = a_matter(stays, threads=threads, until=until)

    for drawer in DRAWERS:
        assert faults(drawer(subject, language="en")) == []


@pytest.mark.parametrize("drawer", DRAWERS)
def test_a_stop_is_drawn_for_each_treatment_and_one_for_where_it_lies(drawer: Drawer) -> None:
    drawing = drawer(a_matter(), language="sv")

    shapes = [mark.shape for mark in drawing.marks]
    treated = [outcome for _place, _days, outcome in THERE_AND_BACK_TWICE if outcome]
    assert shapes.count(Shape.STOP) == len(treated) + 1  # and where it was raised
    assert shapes.count(Shape.HERE) == 1


def test_a_thick_line_is_as_long_as_its_days() -> None:
    drawing = wide.draw(a_matter(), language="sv")

    stays = [line for item in drawing.items for line in item.lines if line.kind is Kind.STAY]
    long = [line.points[1][0] - line.points[0][0] for line in stays]
    days = [days for _place, days, _outcome in THERE_AND_BACK_TWICE] + [120]
    each = long[1] / days[1]
    assert [round(one / each) for one in long] == days


def test_each_of_sixteen_principals_has_a_thread_that_ends_in_its_mark() -> None:
    subject = a_matter(threads=16)
    drawing = wide.draw(subject, language="sv")

    for thread in subject.fans[0].threads:
        item = next(item for item in drawing.items if item.label == thread.label)
        assert [mark.shape for mark in item.marks] == [thread.shape]
        assert item.lines[0].kind is Kind.THREAD
        assert (Kind.EXPECTED in {line.kind for line in item.lines}) == (thread.day is None)


def test_too_many_principals_are_a_thread_for_each_state_with_bars_for_when() -> None:
    subject = a_matter(threads=MOST + 1)
    drawing = wide.draw(subject, language="sv")

    threads = subject.fans[0].threads
    answered = sum(thread.word == "antagen" for thread in threads)
    assert f"Antagen: {answered}" in [label.text.words for label in drawing.labels]
    assert any(line.kind is Kind.BAR for item in drawing.items for line in item.lines)
    assert drawing.height < 900


def test_sixteen_principals_can_be_read_on_a_page_on_its_side() -> None:
    drawing = wide.draw(a_matter(threads=16), language="sv")

    millimetres = min(277 / drawing.width, 145 / drawing.height)
    smallest = min(label.text.size for label in drawing.labels) * millimetres
    assert smallest >= 1.85


def test_the_ruler_names_months_and_then_years_as_time_grows() -> None:
    near = axis(day(0), [day(300)], 200, 1180, ())
    far = axis(day(0), [day(365 * 25)], 200, 1180, ())

    assert [tick.word for tick in near.ticks("sv")][:3] == ["mar", "apr", "maj"]
    assert {tick.is_year for tick in far.ticks("sv")} == {True}


def test_the_room_that_a_word_wants_shortens_the_ruler() -> None:
    end = day(100)

    asked = axis(day(0), [end], 0, 1000, [(end, 300.0)])

    assert asked.x(end) == pytest.approx(700, abs=0.1)


def test_the_same_journey_gives_the_same_picture_and_escapes_its_words() -> None:
    subject = a_matter((("lead", 3, "<b>&"),))

    picture = draw(subject, language="sv")

    assert picture == draw(subject, language="sv")
    assert "&lt;b&gt;&amp;" in picture.wide_svg
    assert "<b>" not in picture.wide_svg + picture.tall_svg


def test_what_is_read_of_a_link_begins_with_the_words_that_are_seen() -> None:
    picture = draw(a_matter(threads=6), language="sv")

    links = re.findall(
        r'<a [^>]*aria-label="([^"]*)">.*?</title>(.*?)</a>', picture.wide_svg + picture.tall_svg
    )

    assert len(links) > 12
    for name, drawn in links:
        seen = " ".join("".join(ET.fromstring(drawn).itertext()).split())  # noqa: S314 ours
        assert name.startswith(seen)


def test_the_small_picture_has_a_name_and_no_words() -> None:
    markup = small(a_matter(threads=16), said='Hos "huvudmännen"')

    assert 'aria-label="Hos &quot;huvudmännen&quot;"' in markup
    assert "<text" not in markup
    assert faults(in_a_line.draw(a_matter(threads=16))) == []


def test_a_day_that_is_outside_stands_at_the_edge() -> None:
    asked = axis(day(0), [day(100)], 0, 1000, ())

    assert asked.x(day(0) - dt.timedelta(days=9)) == 0
    assert asked.x(day(500)) == asked.right
