"""The time axis: every bar and mark is where its day is, no word on another, nothing outside the picture."""

import datetime as dt
import itertools
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverk.agreements.picture import draw, layout
from samverk.agreements.picture.axis import axis
from samverk.agreements.picture.layout import Drawing
from samverk.agreements.picture.subject import Bar, Kind, Line, Mark, Shape, Subject

ON = dt.date(2024, 5, 18)
DRAWERS = [layout.wide, layout.tall]
days = st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31))
names = st.sampled_from(
    ["RSS-avtalet", "Överenskommelse om regional samverkansstruktur avseende vård och omsorg", "A"]
)
bars = st.builds(Bar, st.sampled_from(Kind), days, st.none() | days)
marks = st.builds(Mark, days, st.sampled_from(Shape), st.just("Följa upp 1 sep 2023"))
lines = st.builds(
    Line,
    name=names,
    state=st.sampled_from(["i kraft, från 1 sep 2020, tills vidare", "utkast"]),
    said=names,
    url=st.sampled_from(["", "/avtal/"]),
    is_under=st.booleans(),
    bars=st.lists(bars, max_size=3).map(tuple),
    marks=st.lists(marks, max_size=4).map(tuple),
)


def a_subject(*found: Line) -> Subject:
    return Subject("Avtalen på en tidsaxel", "En rad för varje avtal.", ON, "Nu", found)


def a_line(**facts: object) -> Line:
    given = {"name": "RSS-avtalet", "state": "i kraft", "said": "RSS-avtalet: i kraft", **facts}
    return Line(**given)  # type: ignore[arg-type] # facts of a test


def faults(drawing: Drawing) -> list[str]:
    texts = [text for item in drawing.items for text in item.texts]
    found = [
        f"{one.words} on {other.words}"
        for number, one in enumerate(texts)
        for other in texts[number + 1 :]
        if one.rect.overlaps(other.rect)
    ]
    found += [f"{text.words} is outside" for text in texts if text.rect.right > drawing.width]
    for item in drawing.items:
        for bar in item.bars:
            if bar.rect.x < 0 or bar.rect.right > drawing.width or bar.rect.width <= 0:
                found.append(f"a bar is outside: {bar.rect}")
            found += [f"{text.words} on a bar" for text in texts if text.rect.overlaps(bar.rect)]
    years = [(x - 16, x + 16) for x, _year in drawing.years]
    found += [
        "years lie on each other" for one, two in itertools.pairwise(years) if one[1] > two[0]
    ]
    return found


@settings(max_examples=150, deadline=None)
@given(found=st.lists(lines, min_size=1, max_size=6), drawer=st.sampled_from(DRAWERS))
def test_nothing_lies_on_anything_else(
    found: list[Line], drawer: Callable[[Subject], Drawing]
) -> None:
    assert faults(drawer(a_subject(*found))) == []


@given(day=days, other=days)
def test_a_later_day_is_never_to_the_left(day: dt.date, other: dt.date) -> None:
    time = axis([day, other], on=ON, left=10, right=500)

    assert (time.x(day) <= time.x(other)) or other < day
    assert 10 <= time.x(day) <= 500


def test_a_bar_goes_from_its_first_day_to_its_last_and_on_where_it_has_none() -> None:
    from_day, until = dt.date(2022, 1, 1), dt.date(2026, 1, 1)
    ending = a_line(bars=(Bar(Kind.FORCE, from_day, until),))
    lasting = a_line(bars=(Bar(Kind.FORCE, from_day, None),))

    drawing = layout.wide(a_subject(ending, lasting))

    (first,), (second,) = (item.bars for item in drawing.items)
    assert not first.is_open
    assert second.is_open
    assert first.rect.x == second.rect.x
    assert first.rect.right < second.rect.right


def test_what_began_long_ago_is_cut_and_what_ended_then_is_left_out() -> None:
    old = Bar(Kind.FORCE, dt.date(1998, 1, 1), None)
    over = Bar(Kind.OVER, dt.date(1998, 1, 1), dt.date(2001, 1, 1))

    (item,) = layout.wide(a_subject(a_line(bars=(old, over)))).items

    assert [bar.is_cut for bar in item.bars] == [True]


def test_the_drawing_is_markup_with_links_names_and_ids_of_its_own() -> None:
    line = a_line(
        name="<Avtal> & bilagor",
        url="/struktur/lanet/avtal/rutin/?dag=2024-05-18",
        bars=(Bar(Kind.OUT, dt.date(2023, 1, 1), ON), Bar(Kind.NOTICE, ON, None)),
        marks=tuple(Mark(ON, shape, str(shape)) for shape in Shape),
    )

    picture = draw(a_subject(line, a_line()), language="sv")

    ids = []
    for svg in (picture.wide_svg, picture.tall_svg):
        root = ET.fromstring(svg)  # noqa: S314 -- our own
        links = root.findall(".//{http://www.w3.org/2000/svg}a")
        assert [link.get("href") for link in links] == [line.url]
        assert "<Avtal> & bilagor" in "".join(root.itertext())
        assert "style=" not in svg
        ids += [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))


def test_a_link_is_called_what_is_seen_and_then_what_is_not() -> None:
    line = a_line(said="RSS-avtalet: i kraft. Följa upp, gjort 1 sep 2023", url="/avtal/")

    svg = draw(a_subject(line), language="sv").wide_svg

    assert 'aria-label="RSS-avtalet i kraft. Följa upp, gjort 1 sep 2023"' in svg


@pytest.mark.parametrize("drawer", DRAWERS)
def test_the_day_shown_has_a_line_and_its_word(drawer: Callable[[Subject], Drawing]) -> None:
    drawing = drawer(a_subject(a_line()))

    assert drawing.day_word.words == "Nu"
    assert 0 < drawing.day < drawing.width
