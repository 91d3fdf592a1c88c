"""Where a matter goes next as a form offers it: the structure's ways first, and what is beside them said to be so."""

import re

import pytest

from samverk.matters.models import Matter, MatterStep
from samverk.rulebook.matters.steps import Act
from tests.matters import questions
from tests.matters.of_acts import now, page, sends, somebody, takes
from tests.matters.questions import day, place
from tests.portal import county
from tests.portal.reader import Reader

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> Reader:
    """Give a Swedish reader."""
    return Reader()


def offered(reader: Reader, address: str) -> dict[str, list[str]]:
    """The bodies that the form offers, by the heading that they stand under; "" is under none."""
    reader.reads(address)
    chosen = re.search(r'<select[^>]*name="till".*?</select>', reader.markup, re.DOTALL)
    assert chosen
    found: dict[str, list[str]] = {"": []}
    heading = ""
    for label, end, value in re.findall(
        r'<optgroup label="([^"]*)"|(</optgroup>)|<option value="([^"]*)"', chosen[0]
    ):
        heading = label or ("" if end else heading)
        if value:
            found.setdefault(heading, []).append(value)
    return found


ALONG, BESIDE = "På strukturens väg", "Utanför strukturens väg"
_BESIDE = """
[bodies.namnden]
name = "Nämnden"
form = "officials_group"
level = "officials"
clause = "1"
[[bodies.namnden.seats]]
from = { each = "municipality" }
ordinary = 1
clause = "1"
"""


def a_matter() -> Matter:
    """A question in a county whose route goes by a group, beside another group and a body that no route knows."""
    text = county.file(groups=2, extra=_BESIDE).replace(
        'stops = ["raiser", "samrad"', 'stops = ["raiser", "grupp-1", "samrad"'
    )
    return questions.a_question(county.a_county(text), question="Vad gäller?")


def test_the_coordinator_reads_first_where_the_route_begins(reader: Reader) -> None:
    matter = a_matter()
    somebody(reader, matter)

    assert offered(reader, page(matter, "lagg-fram")) == {
        ALONG: ["grupp-1", "grupp-2"],
        BESIDE: ["namnden", "samrad"],
        "": ["annat"],
    }


def test_a_body_reads_first_where_the_route_goes_on_from_it(reader: Reader) -> None:
    matter = a_matter()
    place(matter, "grupp-1", on=day(3))
    somebody(reader, matter)

    assert offered(reader, page(matter, "behandla")) == {
        ALONG: ["grupp-2", "samrad"],
        BESIDE: ["namnden"],
        "": ["annat"],
    }


def test_those_under_a_body_who_can_have_its_remits_stand_for_themselves(reader: Reader) -> None:
    matter = a_matter()
    place(matter, "grupp-1", on=day(3))
    place(matter, "samrad", on=day(8))
    somebody(reader, matter)

    assert offered(reader, page(matter, "behandla")) == {
        "Under Samrådet för länet: kan få uppdrag": ["grupp-1", "grupp-2"],
        BESIDE: ["namnden"],
        "": ["annat"],
    }


def test_a_county_with_nothing_beside_its_ways_has_one_list(reader: Reader) -> None:
    matter = questions.a_question(question="Vad gäller?")
    place(matter, "samrad", on=day(3))
    somebody(reader, matter)

    assert offered(reader, page(matter, "lagg-fram")) == {"": ["grupp-1", "annat"]}


def test_a_remit_beside_the_ways_is_said_to_be_so_and_recorded_all_the_same(
    reader: Reader,
) -> None:
    matter = a_matter()
    place(matter, "grupp-1", on=day(3))
    somebody(reader, matter)
    told = {"utfall": "give a remit", "till": "samrad", "skedde": day(40).isoformat()}

    said = sends(reader, page(matter, "behandla"), **told, version=now(matter).version, steg="visa")
    done = takes(reader, matter, "behandla", utfall="give a remit", till="samrad")

    assert "Det som avviker från vägen" in said
    assert "står inte under" in said
    assert "Antecknat." in done
    assert str(now(matter).holder_body) == "Samrådet för länet"


def test_only_a_treatment_says_where_it_was(reader: Reader) -> None:
    matter = a_matter()
    place(matter, "grupp-1", on=day(3))
    somebody(reader, matter)

    said = {
        act: "Behandlat i" in reader.reads(page(matter, act))
        for act in ("behandla", "lagg-fram", "dela", "for-samman", "skjut-upp", "aterkalla")
    }

    assert said == {act: act == "behandla" for act in said}


def test_no_body_is_preset_for_what_lies_with_the_coordinator(reader: Reader) -> None:
    matter = a_matter()
    somebody(reader, matter)

    asked = reader.reads(page(matter, "behandla"))
    unsaid = sends(reader, page(matter, "behandla"), utfall="note", version=matter.version)
    status = reader.status
    chosen = reader.reads(page(matter, "behandla") + "?organ=samrad")

    assert "Behandlat i Välj organ Grupp 1 Grupp 2 Nämnden Samrådet för länet Välj" in asked
    assert "Skedde den" not in asked
    assert (status, "Välj vilket organ som behandlade ärendet." in unsaid) == (422, True)
    assert "Vad kom Samrådet för länet fram till?" in chosen


def test_what_lies_in_a_body_outside_the_register_was_treated_there(reader: Reader) -> None:
    matter = a_matter()
    questions.step(matter, Act.PLACE, on=day(3), to_forum="AC Konsensus")
    somebody(reader, matter)

    takes(reader, matter, "behandla", utfall="note")

    assert MatterStep.objects.filter(matter=matter).latest("number").forum == "AC Konsensus"
