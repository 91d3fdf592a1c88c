"""A file is read in whole or not at all, row by row as its preview said, and the second time it changes nothing."""

import datetime as dt
from collections.abc import Mapping

import pytest

from samverk.bodies.models import Appointment, Structure
from samverk.foundation.audit.trail import Wanted, read
from samverk.parties.models import OfficeHolding, Organ, Person
from samverk.staffing.rosters import importing
from samverk.staffing.rosters.importing import Changed, Preview
from samverk.staffing.rosters.verdicts import Judged, Verdict
from tests.portal.county import START, a_county, a_person, appoint, seat_of
from tests.staffing.rosters.files import a_csv, an_xlsx

pytestmark = pytest.mark.django_db
ON = dt.date(2024, 3, 1)
NOTHING: Mapping[str, str] = {}
HEAD = ["Organ", "Part", "Plats", "Namn", "Från"]


@pytest.fixture
def county() -> Structure:
    """Ekby's seat in Samrådet is held by Kim Ekb, its substitute's seat by nobody."""
    return a_county()


def seen(county: Structure, content: bytes, **choices: str) -> Preview:
    return importing.preview(content, structure=county, on=ON, actor="kim", choices=choices)


def read_in(county: Structure, content: bytes, **choices: str) -> tuple[Judged, ...]:
    preview = seen(county, content, **choices)
    assert not [row for row in preview.rows if row.verdict in {Verdict.WRONG, Verdict.UNCLEAR}]
    asked = {"structure": county, "on": ON, "actor": "kim", "choices": choices}
    return importing.read_in(content, **asked, as_seen=preview.digest)  # type: ignore[arg-type]


def only(
    county: Structure, *row: object, head: list[str] = HEAD, chosen: Mapping[str, str] = NOTHING
) -> Judged:
    (judged,) = seen(county, a_csv([head, row]), **chosen).rows
    return judged


def everything() -> list[object]:
    """All that a file could change."""
    return [
        list(model.objects.order_by("pk").values_list())
        for model in (Appointment, Person, Organ, OfficeHolding)
    ]


def test_a_vacant_seat_is_given_to_somebody_new(county: Structure) -> None:
    content = a_csv([HEAD, ["Samrådet", "Ekby", "ersättare", "Anna von Berg", "2024-04-01"]])

    (judged,) = read_in(county, content)

    row = seat_of("ekby", kind="substitute").appointments.get()
    assert judged.verdict is Verdict.NEW
    assert (row.person.given_name, row.person.family_name) == ("Anna", "von Berg")
    assert (row.period.lower, row.party) == (dt.date(2024, 4, 1), row.seat.party)


def test_whoever_has_the_seat_is_ended_and_named(county: Structure) -> None:
    before = seat_of("ekby").appointments.get()
    content = a_csv([HEAD, ["Samrådet", "Ekby kommun", "Ordinarie", "Berg, Anna", ""]])

    (judged,) = read_in(county, content)

    before.refresh_from_db()
    assert judged.verdict is Verdict.ENDS
    assert before.person.name in judged.says[0]
    assert before.period.upper == ON


def test_a_preview_writes_nothing(county: Structure) -> None:
    before = everything()

    preview = seen(county, a_csv([HEAD, ["Samrådet", "Ekby", "ordinarie", "Anna Berg", ""]]))

    assert preview.may_be_read_in
    assert everything() == before


def test_the_same_file_twice_changes_nothing(county: Structure) -> None:
    head = [
        *HEAD,
        "E-post",
        "Yrke",
        "Befattning",
        "Till",
        "Beslutat av",
        "Beslutsdatum",
        "Paragraf",
        "Diarienummer",
    ]
    content = an_xlsx(
        {
            "Linjen": [
                ["Part", "Organ", "Slag", "Under", "Från"],
                ["Ekby", "Socialnämndens utskott", "utskott", "Socialnämnden", "2021-01-01"],
                ["Ekby", "Socialnämnden", "nämnd", "", "2021-01-01"],
            ],
            "Personer": [["Namn", "E-post"], ["Bo Lund", "bo@ekby.example"]],
            "Platser": [
                head,
                ["Samrådet", "Ekby", "ordinarie", "Anna Berg", "2023-01-01", "anna@ekby.example", "läkare",
                 "Socialchef", "2024-12-31", "Socialnämnden", dt.date(2022, 12, 1), "§ 7", "12-2022"],
                ["Samrådet", "Ekby", "ersättare", "Bo Lund", "1 jan 2023"],
            ],
        }
    )  # fmt: skip
    first = read_in(county, content)
    after = everything()

    preview = seen(county, content)

    assert {row.verdict for row in first} == {Verdict.NEW, Verdict.ENDS}
    assert [row.says for row in preview.rows if row.verdict is not Verdict.UNCHANGED] == []
    assert not preview.may_be_read_in
    assert everything() == after
    assert OfficeHolding.objects.get().office.title == "Socialchef"
    assert Organ.objects.get(name="Socialnämndens utskott").parent is not None


def test_a_row_that_is_wrong_keeps_every_row_out(county: Structure) -> None:
    before = everything()
    rows = [
        ["Samrådet", "Ekby", "ersättare", "Anna Berg", ""],
        ["Samrådet", "Storstad", "", "Bo Ek", ""],
    ]
    preview = seen(county, a_csv([HEAD, *rows]))

    with pytest.raises(Changed):
        importing.read_in(
            a_csv([HEAD, *rows]),
            structure=county,
            on=ON,
            actor="kim",
            choices={},
            as_seen=preview.digest,
        )

    assert [row.verdict for row in preview.rows] == [Verdict.NEW, Verdict.WRONG]
    assert not preview.may_be_read_in
    assert everything() == before


def test_what_somebody_else_did_meanwhile_is_shown_first(county: Structure) -> None:
    content = a_csv([HEAD, ["Samrådet", "Ekby", "ersättare", "Anna Berg", ""]])
    preview = seen(county, content)
    appoint(seat_of("ekby", kind="substitute"), a_person("Bo", "Lund"))
    before = everything()

    with pytest.raises(Changed) as caught:
        importing.read_in(
            content, structure=county, on=ON, actor="kim", choices={}, as_seen=preview.digest
        )

    assert [row.verdict for row in caught.value.preview.rows] == [Verdict.ENDS]
    assert everything() == before


def test_the_findings_that_a_file_cures_and_creates_are_told(county: Structure) -> None:
    kim = seat_of("ekby").appointments.get().person.name

    cures = seen(county, a_csv([HEAD, ["Samrådet", "Ekby", "ersättare", "Anna Berg", ""]]))
    creates = seen(county, a_csv([HEAD, ["Samrådet", "Ekby", "ersättare", kim, ""]]))

    assert any("ekby" in str(each.facts).lower() for each in cures.cured)
    assert any(kim in str(each.facts) for each in creates.created)


def test_a_slip_in_a_name_is_taken_for_the_known_one_and_told(county: Structure) -> None:
    judged = only(county, "Samrodet", "Ekbyy kommun", "ersättare", "Anna Berg", "")

    assert judged.verdict is Verdict.NEW
    assert [("Samrådet för länet" in each or "Ekby kommun" in each) for each in judged.taken] == [
        True
    ] * 2


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (["", "Ekby", "", "Anna Berg", ""], "Organ behövs"),
        (["Nådet", "Ekby", "", "Anna Berg", ""], "finns inte i registret"),
        (["Samrådet", "Ekby", "hedersplats", "Anna Berg", ""], "varken ordinarie eller ersättare"),
        (["Samrådet", "Ekby", "ordinarie", "Anna", ""], "förnamn och efternamn"),
        (["Samrådet", "Ekby", "ordinarie", "Anna Berg", "i fjol"], "Cell E2"),
        (["Samrådet", "Ekby", "ordinarie", "Anna Berg", "2001-01-01"], "ingen sådan plats"),
        (["Samrådet", "Ekby", "ordinarie", "Anna Berg", "2020-09-01"], "har redan platsen"),
        (["Samrådet", "Ekby", "ordinarie", "Anna 19121212-1212", ""], "personnummer"),
    ],
)
def test_a_wrong_row_says_why(county: Structure, row: list[str], says: str) -> None:
    judged = only(county, *row)

    assert judged.verdict is Verdict.WRONG
    assert any(says in each for each in judged.says), judged.says


def test_a_wrong_row_cites_the_clause_that_says_so(county: Structure) -> None:
    assert (
        only(county, "Samrådet", "Ekby", "ordinarie", "A Berg", "2001-01-01").clause == "samverk K9"
    )
    assert (
        only(county, "Samrådet", "Ekby", "ordinarie", "A Berg", "2020-09-01").clause == "samverk K6"
    )


def test_a_seat_that_may_be_several_is_not_guessed(county: Structure) -> None:
    judged = only(county, "Samrådet", "Region Länet", "ordinarie", "Anna Berg", "")

    assert judged.verdict is Verdict.UNCLEAR
    assert "ordinarie 1" in judged.says[0]
    assert "ordinarie 2" in judged.says[0]


def test_a_name_from_another_party_is_asked_about_and_the_answer_kept(county: Structure) -> None:
    there = seat_of("alby").appointments.get().person
    row = ["Samrådet", "Ekby", "ersättare", there.name, ""]
    asked = only(county, *row)

    as_same = only(county, *row, chosen={asked.place: f"person:{there.pk}"})
    as_new = only(county, *row, chosen={asked.place: "new"})

    assert asked.verdict is Verdict.UNCLEAR
    assert [value for value, _ in asked.choices] == [f"person:{there.pk}", "new"]
    assert "Alby" in asked.choices[0][1]
    assert (as_same.verdict, as_new.verdict) == (Verdict.NEW, Verdict.NEW)
    assert as_same.says != as_new.says


def test_a_choice_that_was_never_offered_is_asked_again(county: Structure) -> None:
    there = seat_of("alby").appointments.get().person
    row = ["Samrådet", "Ekby", "ersättare", there.name, ""]
    place = only(county, *row).place

    assert only(county, *row, chosen={place: "person:999999"}).verdict is Verdict.UNCLEAR
    assert only(county, *row, chosen={place: "kalle"}).verdict is Verdict.UNCLEAR


def test_two_of_one_name_at_a_party_are_told_apart_by_address(county: Structure) -> None:
    ekby = seat_of("ekby").appointments.get()
    twin = Person.objects.create(
        given_name=ekby.person.given_name,
        family_name=ekby.person.family_name,
        email="tvilling@ekby.example",
    )
    appoint(seat_of("ekby", kind="substitute"), twin, dt.date(2021, 1, 1), dt.date(2022, 1, 1))
    head = [*HEAD, "E-post"]

    judged = only(
        county, "Samrådet", "Ekby", "ersättare", twin.name, "", "TVILLING@ekby.example", head=head
    )

    assert judged.verdict is Verdict.NEW
    assert "ny person i registret" not in judged.says


def test_what_the_register_lacks_is_filled_in_and_what_it_has_is_kept(county: Structure) -> None:
    own = seat_of("ekby").appointments.get()
    own.registry_number = ""
    own.save()
    head = [*HEAD, "E-post", "Diarienummer", "Till"]
    row = [
        "Samrådet",
        "Ekby",
        "ordinarie",
        own.person.name,
        START,
        "k@ekby.example",
        "99-2020",
        "2024-12-31",
    ]

    (judged,) = read_in(county, a_csv([head, row]))

    own.refresh_from_db()
    assert judged.verdict is Verdict.CHANGES
    assert (own.registry_number, own.paragraph) == ("99-2020", "§ 7")
    assert own.period.upper == dt.date(2025, 1, 1)
    assert own.person.email == "k@ekby.example"


def test_what_the_register_says_otherwise_is_never_overwritten(county: Structure) -> None:
    own = seat_of("ekby").appointments.get()
    head = [*HEAD, "Paragraf"]

    judged = only(county, "Samrådet", "Ekby", "ordinarie", own.person.name, START, "§ 8", head=head)

    assert judged.verdict is Verdict.WRONG
    assert "§ 7" in judged.says[0]


def test_a_row_without_a_name_leaves_the_seat_as_it_is(county: Structure) -> None:
    assert only(county, "Samrådet", "Ekby", "ordinarie", "", "").verdict is Verdict.UNCHANGED


def test_somebody_for_a_while_does_not_end_whoever_goes_on_after(county: Structure) -> None:
    head = [*HEAD, "Till"]

    judged = only(
        county, "Samrådet", "Ekby", "ordinarie", "Anna Berg", "2023-01-01", "2023-06-30", head=head
    )

    assert judged.verdict is Verdict.WRONG
    assert "tillfällig ersättare" in judged.says[0]


def test_one_after_another_in_a_file_follow_each_other_whatever_their_order(
    county: Structure,
) -> None:
    rows = [
        ["Samrådet", "Ekby", "ersättare", "Bo Lund", "2023-01-01"],
        ["Samrådet", "Ekby", "ersättare", "Anna Berg", "2022-01-01"],
    ]

    judged = read_in(county, a_csv([HEAD, *rows]))

    assert [row.verdict for row in judged] == [Verdict.ENDS, Verdict.NEW]
    held = seat_of("ekby", kind="substitute").appointments.order_by("period")
    assert [(row.person.given_name, row.period.upper) for row in held] == [
        ("Anna", dt.date(2023, 1, 1)),
        ("Bo", None),
    ]


def test_an_organ_that_is_nearly_another_is_asked_about(county: Structure) -> None:
    head = ["Part", "Organ", "Slag"]
    judged = only(county, "Ekby", "Kommunfulmäktige", "fullmäktige", head=head)

    new = only(
        county, "Ekby", "Kommunfulmäktige", "fullmäktige", head=head, chosen={judged.place: "new"}
    )

    assert (judged.verdict, new.verdict) == (Verdict.UNCLEAR, Verdict.NEW)


def test_each_row_is_in_the_trail_under_who_did_it(county: Structure) -> None:
    read_in(county, a_csv([HEAD, ["Samrådet", "Ekby", "ersättare", "Anna Berg", ""]]))

    told = read(Wanted(actor="kim"), limit=50)
    assert {"bodies_appointment", "parties_person"} <= {entry.table for entry in told.entries}
