"""The structure picture as people meet it: links, words, keyboard order, and a page with a strict policy."""

import datetime as dt
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.template.loader import render_to_string

from samverk.foundation.templatetags import marks
from samverk.portal.picture import Picture, draw, of_structure, svg, tall, wide
from samverk.portal.picture.subject import (
    Arrow,
    ArrowKind,
    Chair,
    Mark,
    Places,
    SideKind,
    SideSeats,
    Track,
)
from samverk.rulebook.findings import Weight
from tests.portal.pictures import SHIPPED, a_box, a_subject, prepares, shipped

SVG = "{http://www.w3.org/2000/svg}"
DAY = dt.date(2024, 3, 1)
SAMRAD = replace(
    a_box("samrad", "political", "Samråd för vård och omsorg"),
    url="/samrad/?dag=2024-03-01&x=1",
    seats=(
        SideSeats(SideKind.REGION, (Mark.FILLED,) * 3),
        SideSeats(SideKind.MUNICIPALITIES, (*(Mark.FILLED,) * 14, Mark.VACANT, Mark.OPTIONAL)),
    ),
    places=Places(17, 18, 20),
    chair=Chair(SideKind.MUNICIPALITIES, "Kommunerna", "Berit Öst"),
    weight=Weight.WARN,
)
LSG = replace(a_box("lsg", name="LSG"), name="Länssamverkansgruppen", url="/lsg/")


def a_picture(language: str = "sv") -> Picture:
    return draw(a_subject(SAMRAD, LSG, arrows=(prepares("lsg", "samrad"),)), language=language)


def both(picture: Picture) -> list[ET.Element]:
    return [ET.fromstring(text) for text in (picture.wide_svg, picture.tall_svg)]  # noqa: S314 - our own


def test_a_box_says_everything_to_those_who_listen() -> None:
    for drawing in both(a_picture()):
        link = next(drawing.iter(f"{SVG}a"))

        assert link.get("aria-label") == (
            "Samråd för vård och omsorg, 17 av 20 platser, 1 vakant, "
            "Ordförande Berit Öst, Kommunerna ordf., varning"
        )
        assert link.get("href") == "/samrad/?dag=2024-03-01&x=1"


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_is_seen_in_a_box_is_heard_in_the_same_order(path: Path) -> None:
    subject = of_structure.subject(shipped(path), on=DAY, language="sv")

    for drawer in (wide.draw, tall.draw):
        for plate in drawer(subject, language="sv").plates:
            seen = [text.words for text in plate.face.texts]
            if plate.face.tab is not None:
                seen.append(plate.face.tab.text.words)

            assert " ".join(seen).replace(",", "") in plate.face.label.replace(",", "")


def test_the_picture_speaks_english() -> None:
    picture = draw(a_subject(SAMRAD, LSG), language="en")

    assert "17 of 20 places, 1 vacant" in picture.wide_svg
    assert "Legend" in picture.tall_svg
    assert "Teckenförklaring" not in picture.wide_svg + picture.tall_svg


def test_the_keyboard_follows_the_reading() -> None:
    boxes = [replace(a_box(f"b{number}"), url=f"/{number}/") for number in range(7)]
    arrows = tuple(prepares(f"b{number}", "b6") for number in range(6))

    for drawer in (wide.draw, tall.draw):
        drawing = drawer(a_subject(*boxes, arrows=arrows), language="sv")
        places = [(plate.rect.y, plate.rect.x) for plate in drawing.plates]

        assert places == sorted(places)
        assert drawing.plates[0].key == "b6"


def test_a_body_that_prepares_stands_below_the_one_it_prepares_for() -> None:
    subject = a_subject(
        a_box("a"), a_box("b"), a_box("c"), arrows=(prepares("a", "b"), prepares("b", "c"))
    )

    drawing = wide.draw(subject, language="sv")

    assert [plate.key for plate in drawing.plates] == ["c", "b", "a"]


def test_bodies_that_prepare_for_each_other_are_drawn_too() -> None:
    subject = a_subject(a_box("a"), a_box("b"), arrows=(prepares("a", "b"), prepares("b", "a")))

    assert len(wide.draw(subject, language="sv").wires) == 2


def test_a_working_committee_stands_beside_its_body() -> None:
    au = replace(a_box("au"), kind="working committee")
    subject = a_subject(a_box("lsg"), au, arrows=(prepares("au", "lsg"),))

    body, committee = wide.draw(subject, language="sv").plates

    assert (body.key, committee.key) == ("lsg", "au")
    assert body.rect.y == committee.rect.y
    assert committee.rect.x > body.rect.right


def test_many_bodies_in_a_band_stand_in_rows() -> None:
    drawing = wide.draw(a_subject(*(a_box(f"b{number}") for number in range(20))), language="sv")

    rows = {plate.rect.y for plate in drawing.plates}

    assert len(drawing.plates) == 20
    assert 4 <= len(rows) <= 7


def test_a_track_says_who_meets_whom() -> None:
    track = Track("t", "Bilateralt", "officials", ("Umeå", "Malå", "Åsele"), "Regionen", into="lsg")
    picture = draw(replace(a_subject(LSG), tracks=(track,)), language="sv")

    assert "Umeå, Malå eller Åsele möter Regionen" in picture.wide_svg
    assert 'class="picture-wire wire-belongs"' in picture.wide_svg


def test_the_legend_explains_only_what_is_drawn() -> None:
    picture = a_picture()

    assert "Bereder för" in picture.wide_svg
    assert "Möjlig plats, inte använd" in picture.wide_svg
    assert "Ordförande har plats i" not in picture.wide_svg
    assert "Staten" not in picture.wide_svg


def test_a_picture_of_nothing_is_empty() -> None:
    picture = draw(a_subject(), language="sv")

    assert both(picture)
    assert picture.alternative.levels == ()


def test_an_arrow_to_a_body_that_is_not_there_is_left_out() -> None:
    picture = draw(a_subject(LSG, arrows=(prepares("lsg", "gone"),)), language="sv")

    assert "wire-line" not in picture.wide_svg


@pytest.mark.parametrize(
    "name",
    [
        "<b>&\"'",
        "rad\x00\x0bbryt",
        "Länssamverkansarbetsutskottsberedningsgruppsordförandenätverket",
    ],
)
def test_a_strange_name_is_still_a_picture(name: str) -> None:
    picture = draw(a_subject(replace(a_box("b", name=name), url=f"/{name}/")), language="sv")

    for drawing in both(picture):
        assert next(drawing.iter(f"{SVG}a")).get("href")


def test_nothing_in_the_drawing_breaks_a_strict_policy() -> None:
    picture = a_picture()

    for drawing in both(picture):
        for element in drawing.iter():
            assert "style" not in element.attrib
            assert not [name for name in element.attrib if name.startswith("on")]
            assert element.tag not in {
                f"{SVG}style",
                f"{SVG}script",
                f"{SVG}image",
                f"{SVG}foreignObject",
            }


def test_ids_are_unique_on_a_page_with_several_pictures() -> None:
    pictures = [a_picture(), draw(a_subject(SAMRAD), language="sv", name="other")]
    page = "".join(picture.wide_svg + picture.tall_svg for picture in pictures)

    ids = re.findall(r'\bid="([^"]+)"', page)

    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", page)) <= set(ids)
    assert set(re.findall(r'aria-(?:labelledby|describedby)="([^"]+)"', page)) <= set(ids)


def test_arrows_and_letters_are_not_read_aloud_twice() -> None:
    for drawing in both(a_picture()):
        hidden = {
            element
            for silent in drawing.iter()
            if silent.get("aria-hidden")
            for element in silent.iter()
        }
        texts = set(drawing.iter(f"{SVG}text")) | set(drawing.iter(f"{SVG}path"))

        assert texts - {
            path for pattern in drawing.iter(f"{SVG}pattern") for path in pattern
        } <= hidden | {edge for edge in drawing.iter() if edge.get("class") == "picture-edge"}


def test_the_marks_have_the_shapes_of_the_pages() -> None:
    assert {side.value: shape for side, shape in svg.SHAPES.items()} == marks._SHAPES


def test_the_page_tells_the_picture_in_words() -> None:
    page = render_to_string("portal/picture.html", {"picture": a_picture()})

    words = " ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", page).split())

    assert "Bilden i ord" in words
    assert "Kommunerna: 14 tillsatta, 1 vakant, 1 möjlig, inte använd" in words
    assert "Bereds av: Länssamverkansgruppen" in words
    assert "Bereder för: Samråd för vård och omsorg" in words
    assert "<svg" in page


def test_a_broad_drawing_is_printed_on_its_side() -> None:
    assert draw(a_subject(SAMRAD), language="sv").is_lying
    tower = [a_box(f"b{number}") for number in range(8)]
    arrows = tuple(prepares(f"b{number + 1}", f"b{number}") for number in range(7))
    assert not draw(a_subject(*tower, arrows=arrows), language="sv").is_lying


def test_a_body_without_seat_rules_says_so() -> None:
    assert "Platser anges inte" in draw(a_subject(LSG), language="sv").wide_svg


def test_the_structure_of_vasterbotten_has_its_places() -> None:
    path = next(path for path in SHIPPED if path.stem == "vasterbotten")

    subject = of_structure.subject(shipped(path), on=DAY, language="sv")

    boxes = {box.key: box for box in subject.boxes}
    assert boxes["samrad"].places == Places(None, 18, 20)
    assert boxes["lsg"].places == Places(None, 21, 23)
    assert [band.name for band in subject.bands] == ["Förtroendevalda", "Tjänstepersoner"]
    assert Arrow("hjalpmedelsradet", "lsg", ArrowKind.CO_OPTED) in subject.arrows
    assert Arrow("beredning-barn-unga", "lsg", ArrowKind.CHAIR_SEAT) in subject.arrows


def test_the_chair_swaps_sides_each_january() -> None:
    path = next(path for path in SHIPPED if path.stem == "vasterbotten")
    structure = shipped(path)

    sides = [
        next(
            box.chair.side
            for box in of_structure.subject(structure, on=dt.date(year, 1, 1), language="sv").boxes
            if box.key == "samrad" and box.chair
        )
        for year in (2022, 2023, 2024)
    ]

    assert sides == [SideKind.MUNICIPALITIES, SideKind.REGION, SideKind.MUNICIPALITIES]


def test_the_same_structure_gives_the_same_picture_in_every_process() -> None:
    program = (
        "import datetime as dt, hashlib, pathlib, sys\n"
        "from samverk.portal.picture import draw, of_structure\n"
        "from samverk.rulebook.structure.reader import read\n"
        "structure = read(pathlib.Path(sys.argv[1]).read_bytes())\n"
        "subject = of_structure.subject(structure, on=dt.date(2024, 3, 1), language='sv')\n"
        "picture = draw(subject, language='sv')\n"
        "print(hashlib.sha256((picture.wide_svg + picture.tall_svg).encode()).hexdigest())\n"
    )

    digests = {
        subprocess.run(
            [sys.executable, "-c", program, str(SHIPPED[-1])],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(digests) == 1
