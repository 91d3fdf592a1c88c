"""The register of matters: by who has the ball, looked for by number, words and state, as it was on a day."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samverk.bodies.models import Structure
from samverk.foundation.models import User
from samverk.matters.models import Matter
from samverk.rulebook.matters.steps import Act
from tests import builders
from tests.matters import opinions, questions
from tests.matters.questions import RAISED_ON, day, place, step, treat
from tests.portal import county
from tests.portal.reader import Reader

pytestmark = pytest.mark.django_db
PAGE = "/struktur/lanet/arenden/"


@pytest.fixture
def reader() -> Reader:
    """Give a Swedish reader."""
    return Reader()


def inside(reader: Reader, structure: Structure, kind: str = "coordinator") -> User:
    user = builders.a_user(f"{kind}@ekby.example")
    builders.a_role(user, structure, kind)
    reader.client.force_login(user)
    return user


def three() -> tuple[Matter, Matter, Matter]:
    """One with the coordinator, one in a body, one closed."""
    structure = county.a_county()
    first = questions.a_question(structure, title="Utskrivning från sjukhus")
    second = questions.a_question(
        structure,
        title="Hjälpmedel",
        other_numbers=("HSN 335-2019",),
        target_groups=("hjalpmedel",),
    )
    place(second, "samrad", on=day(3))
    third = questions.a_question(structure, title="Läkemedel")
    step(third, Act.CLOSE, on=day(9))
    return first, second, third


@pytest.mark.parametrize(("kind", "is_led"), [("coordinator", True), ("member", False)])
def test_whoever_coordinates_is_led_to_the_log_of_contacts(
    reader: Reader, kind: str, *, is_led: bool
) -> None:
    inside(reader, county.a_county(), kind)

    page = reader.client.get(PAGE).content.decode()

    assert ('href="/struktur/lanet/bilateralt/"' in page) is is_led


def test_matters_stand_by_who_has_them_with_the_days(reader: Reader) -> None:
    first, _second, _third = three()
    inside(reader, first.structure)

    said = reader.reads(PAGE, on=day(21).isoformat())

    assert "2 öppna ärenden" in said
    assert "Koordinatorn 1 Utskrivning från sjukhus LAN 1-2021 Väckt sedan 1 mar 2021, 21" in said
    assert "Samrådet för länet 1 Hjälpmedel LAN 2-2021 Bereds sedan 4 mar 2021, 18 dagar" in said
    assert "Läkemedel" not in said


def test_the_chosen_day_shows_who_had_them_then(reader: Reader) -> None:
    first, _second, _third = three()
    inside(reader, first.structure)

    said = reader.reads(PAGE, on=day(2).isoformat())

    assert "3 öppna ärenden" in said
    assert "Koordinatorn 3" in said
    assert "Samrådet för länet 1" not in said


def test_the_public_sees_the_public_ones(reader: Reader) -> None:
    first, second, _third = three()
    Matter.objects.filter(pk=second.pk).update(public_from=RAISED_ON)

    said = reader.reads(PAGE)

    assert "1 öppet ärende" in said
    assert first.title not in said
    assert "Väck en fråga" not in said


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=LAN+2-2021", {"Hjälpmedel"}),
        ("q=335–2019", {"Hjälpmedel"}),
        ("q=utskrivningar", {"Utskrivning från sjukhus"}),
        ("q=mede", {"Hjälpmedel"}),
        ("q=mede&visa=alla", {"Hjälpmedel", "Läkemedel"}),
        ("visa=avslutade", {"Läkemedel"}),
        ("hos=coordinator", {"Utskrivning från sjukhus"}),
        ("hos=body:samrad", {"Hjälpmedel"}),
        ("organ=samrad", {"Hjälpmedel"}),
        ("malgrupp=hjalpmedel", {"Hjälpmedel"}),
        ("ar=2021&visa=alla", {"Utskrivning från sjukhus", "Hjälpmedel", "Läkemedel"}),
        ("ar=2020", set()),
        ("orort=20", {"Utskrivning från sjukhus", "Hjälpmedel"}),
        ("orort=9999", set()),
        ("visa=x&ar=x&orort=-1&hos=%00", {"Utskrivning från sjukhus", "Hjälpmedel"}),
    ],
)
def test_what_is_looked_for_is_found(reader: Reader, asked: str, found: set[str]) -> None:
    matters = three()
    inside(reader, matters[0].structure)

    reader.reads(f"{PAGE}?{asked}")
    listed = reader.markup.split('class="register-list"', 1)[-1]

    assert reader.status == 200
    assert {each.title for each in matters if f">{each.title}</a>" in listed} == found


def test_what_has_not_moved_for_long_is_marked_and_what_rests_is_not(reader: Reader) -> None:
    first, second, _third = three()
    step(second, Act.POSTPONE, on=day(4), until=day(400), reason="Väntar")
    inside(reader, first.structure)

    said = reader.reads(PAGE, on=day(60).isoformat())

    assert said.count("Orört länge") == 1
    assert "vilar till 5 apr 2022" in said


@pytest.mark.parametrize(("on", "is_still"), [(60, False), (75, False), (96, True)])
def test_a_matter_that_opinions_come_to_is_not_marked_while_they_come(
    reader: Reader, on: int, *, is_still: bool
) -> None:
    referral = opinions.a_referral()
    opinions.give(referral, "ekby", on=66)
    inside(reader, referral.matter.structure)

    said = reader.reads(PAGE, on=day(on).isoformat())
    looked_for = reader.reads(f"{PAGE}?orort=30", on=day(on).isoformat())

    assert ("Orört länge" in said) is is_still
    assert (referral.matter.title in looked_for) is is_still


def test_own_drafts_stand_first_and_nobody_elses(reader: Reader) -> None:
    structure = county.a_county()
    user = inside(reader, structure)
    draft = questions.a_draft(structure, title="Mitt utkast")
    Matter.objects.filter(pk=draft.pk).update(begun_by=user)
    questions.a_draft(structure, title="En annans utkast")

    said = reader.reads(PAGE)

    assert "Dina utkast Mitt utkast" in said
    assert "En annans utkast" not in said


def test_an_empty_register_teaches_and_leads_to_the_first_question(reader: Reader) -> None:
    inside(reader, county.a_county())

    said = reader.reads(PAGE)

    assert "Inga öppna ärenden än" in said
    assert "Väck den första frågan" in said


@pytest.mark.parametrize("on", ["", "2021-12-01"])
def test_as_many_queries_however_many_matters(reader: Reader, on: str) -> None:
    structure = three()[0].structure
    inside(reader, structure)
    counted = _queries(reader, on)
    for number in range(12):
        more = questions.a_question(structure, title=f"Fråga {number}")
        place(more, "samrad", on=day(number))
        treat(more, "samrad", "note", on=day(number + 2))

    assert _queries(reader, on) == counted
    assert counted <= 17


def _queries(reader: Reader, on: str) -> int:
    reader.reads(PAGE, on=on)
    with CaptureQueriesContext(connection) as asked:
        reader.reads(PAGE, on=on)
    return len(asked)


def test_a_long_register_has_pages(reader: Reader) -> None:
    structure = county.a_county()
    for number in range(41):
        questions.a_question(structure, title=f"Fråga {number}", parties=())
    inside(reader, structure)

    first, second = reader.reads(PAGE), reader.reads(f"{PAGE}?sida=2")

    assert "41 öppna ärenden" in first
    assert (first.count("LAN "), second.count("LAN ")) == (40, 1)
