"""SCB's and Kolada's open formats are read exactly, and a service that does not behave is told in words."""

import copy
import datetime as dt
import json
from decimal import Decimal
from typing import Any

import pytest

from samverk.figures import sources
from samverk.figures.sources import SourceError, kolada, pxweb
from samverk.figures.sources.fetching import Service
from samverk.figures.sources.json_text import loaded
from tests.figures.served import Replay, data, serving

LAST_OF_2023 = dt.date(2023, 12, 31)
WANTED = pxweb.Wanted("TAB638", "BE0101N1", ("2480", "2482"), ("2023", "2024"))
PX_PATH = "/tables/TAB638/data?lang=sv&outputFormat=json-stat2"
KPI = kolada.Wanted("N01951", ("2480", "24"), (2023,))
KPI_PATH = "/data/kpi/N01951/municipality/2480,0024/year/2023"


def cube() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(data("pxweb_vasterbotten.json"))
    return found


def test_a_saved_answer_of_scb_is_rows_with_code_name_day_and_figure() -> None:
    told = sources.read(data("pxweb_vasterbotten.json"))

    assert len(told.rows) == 30
    umea = next(row for row in told.rows if row.code == "2480" and row.on == LAST_OF_2023)
    assert (umea.said, umea.value) == ("Umeå", Decimal(133_091))
    assert sum(row.value for row in told.rows if row.on == LAST_OF_2023) == 278_729


def test_a_saved_answer_of_kolada_leaves_the_nation_out_and_keeps_the_region() -> None:
    told = sources.read(data("kolada_page_1.json"))

    assert "0000" not in {row.code for row in told.rows}
    region = next(row for row in told.rows if row.code == "0024")
    assert (int(region.value), region.on) == (278_729, LAST_OF_2023)


def test_a_cube_may_be_written_sparsely_with_lists_and_in_another_order() -> None:
    answer = {
        "class": "dataset",
        "id": ["Tid", "Region"],
        "size": [1, 3],
        "dimension": {
            "Tid": {"category": {"label": {"2021M06": "2021M06"}}},
            "Region": {"category": {"index": ["2084", "2081", "2080"]}},
        },
        "value": {"0": 22986, "2": "59752", "1": 52460.5},
    }

    told = pxweb.parse([answer | {"value": {"0": 22986, "1": Decimal("52460.5")}}])

    assert [(row.code, row.said, row.value) for row in told.rows] == [
        ("2084", "2084", 22986),
        ("2081", "2081", Decimal("52460.5")),
    ]
    assert {row.on for row in told.rows} == {dt.date(2021, 6, 30)}


def test_the_roles_tell_the_dimensions_where_the_names_do_not() -> None:
    answer = cube()
    answer["id"] = ["Omrade", "ContentsCode", "Ar"]
    answer["role"] = {"geo": ["Omrade"], "time": ["Ar"]}
    answer["dimension"]["Omrade"] = answer["dimension"].pop("Region")
    answer["dimension"]["Ar"] = answer["dimension"].pop("Tid")

    assert len(pxweb.parse([answer]).rows) == 30


def test_what_the_source_does_not_know_is_left_out() -> None:
    answer = cube()
    answer["value"][0] = None

    assert len(pxweb.parse([answer]).rows) == 29


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        (["value"], [1, 2], "inte helt"),
        (["value"], {"900": 1}, "inte helt"),
        (["value"], None, "inte helt"),
        (["size"], [15, 1, 3], "inte helt"),
        (["value"], [None] * 30, "inga uppgifter"),
        (["id"], None, "varken"),
        (["dimension", "Tid"], None, "varken"),
        (["dimension", "Tid", "category", "label"], 5, "varken"),
        (["dimension", "Tid", "category", "index"], {"snart": 0, "sen": 1}, "varken år"),
        (["id"], ["Plats", "ContentsCode", "Tid"], "varken"),
    ],
)
def test_an_answer_that_is_not_as_documented_is_told(
    path: list[str], value: object, says: str
) -> None:
    answer = cube()
    place = answer
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value

    with pytest.raises(SourceError, match=says):
        pxweb.parse([answer])


def test_a_table_that_is_divided_by_sex_too_is_not_added_up_in_silence() -> None:
    answer = cube()
    answer["dimension"]["ContentsCode"]["category"] = {
        "index": {"1": 0, "2": 1},
        "label": {"1": "män", "2": "kvinnor"},
    }
    answer["size"] = [15, 2, 2]
    answer["value"] = [1] * 60

    with pytest.raises(SourceError, match="män, kvinnor"):
        pxweb.parse([answer])


def test_a_table_without_regions_is_told() -> None:
    answer = cube()
    answer["id"][0] = "Kon"
    answer["dimension"]["Kon"] = answer["dimension"].pop("Region")

    with pytest.raises(SourceError, match="inte uppdelad på region"):
        pxweb.parse([answer])


def test_a_cube_without_end_is_not_walked_through() -> None:
    answer = cube()
    index = {str(number): number for number in range(60_000)}
    answer["dimension"]["Region"]["category"]["index"] = index
    answer["size"][0] = 60_000

    with pytest.raises(SourceError, match="för stort"):
        pxweb.parse([answer])


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"<html>", "inte JSON"),
        (b"\xff\xfe", "inte JSON"),
        (b'{"class": "dataset", "value": [NaN]}', "inte JSON"),
        (b"[1]", "varken"),
        (b'{"values": 5}', "varken"),
        (b'{"values": []}', "inga uppgifter"),
        (b'{"values": [{"municipality": 2480, "period": 2023}]}', "varken"),
        (b'{"values": [{"municipality": "2480", "period": 2023, "values": 1}]}', "varken"),
        (b'{"values": [{"kpi": "a"}, {"kpi": "b"}]}', "flera nyckeltal"),
    ],
)
def test_a_file_that_is_no_answer_of_either_is_told(content: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        sources.read(content)


def test_what_kolada_has_taken_back_or_has_for_one_sex_only_is_left_out() -> None:
    answer: Any = loaded(data("kolada_page_2.json"))
    answer["values"][0]["values"][0]["isdeleted"] = True
    answer["values"][1]["values"][0]["gender"] = "K"
    answer["values"][2]["values"] = []

    assert len(kolada.parse([answer]).rows) == len(answer["values"]) - 3


def test_scb_is_asked_in_one_question_that_names_regions_content_and_years() -> None:
    with serving(Replay({PX_PATH: (200, data("pxweb_vasterbotten.json"))})) as replay:
        told, answer = pxweb.fetch(WANTED, Service("SCB", replay.address))

    ((method, path, body),) = replay.asked
    assert (method, path) == ("POST", PX_PATH)
    assert json.loads(body) == {
        "selection": [
            {"variableCode": "Region", "valueCodes": ["2480", "2482"]},
            {"variableCode": "ContentsCode", "valueCodes": ["BE0101N1"]},
            {"variableCode": "Tid", "valueCodes": ["2023", "2024"]},
        ]
    }
    assert len(told.rows) == 30
    assert answer == data("pxweb_vasterbotten.json")


def test_kolada_is_read_page_by_page() -> None:
    with serving(Replay()) as replay:
        following = f"{replay.address}/v3/next?page=2"
        first = data("kolada_page_1.json").replace(b"NEXT", following.encode())
        replay.answers = {
            f"/v3{KPI_PATH}": (200, first),
            "/v3/next?page=2": (200, data("kolada_page_2.json")),
        }
        told, _answer = kolada.fetch(KPI, Service("Kolada", f"{replay.address}/v3"))

    assert len(told.rows) == 16
    assert [path for _method, path, _body in replay.asked] == [f"/v3{KPI_PATH}", "/v3/next?page=2"]


def test_kolada_is_asked_for_no_more_codes_or_years_at_a_time_than_it_takes() -> None:
    codes = tuple(f"{number:04}" for number in range(1000, 1150))
    asked = list(kolada.paths(kolada.Wanted("N01951", codes, tuple(range(1990, 2020)))))

    assert len(asked) == 4
    assert asked[0].endswith(",".join(str(year) for year in range(1990, 2015)))


def test_pages_that_never_end_are_given_up() -> None:
    with serving(Replay()) as replay:
        again = f"{replay.address}{KPI_PATH}".encode()
        replay.answers = {KPI_PATH: (200, data("kolada_page_1.json").replace(b"NEXT", again))}
        with pytest.raises(SourceError, match="fler sidor"):
            kolada.fetch(KPI, Service("Kolada", replay.address))


@pytest.mark.parametrize(
    "elsewhere",
    ["http://198.51.100.7/next", "https://api.kolada.se.example/next", "file:///etc/passwd"],
)
def test_a_next_page_elsewhere_is_never_asked_for(elsewhere: str) -> None:
    first = data("kolada_page_1.json").replace(b"NEXT", elsewhere.encode())
    with (
        serving(Replay({KPI_PATH: (200, first)})) as replay,
        pytest.raises(SourceError, match="hör inte till Kolada"),
    ):
        kolada.fetch(KPI, Service("Kolada", replay.address))


def test_a_service_without_tls_is_not_asked() -> None:
    with pytest.raises(SourceError, match="inte skyddad"):
        Service("Kolada", "http://api.kolada.example/v3").ask("/kpi")


def test_a_service_that_refers_elsewhere_is_not_followed() -> None:
    headers = {"Location": "http://198.51.100.7/"}
    with (
        serving(Replay({"/x": (302, b"")}, headers)) as replay,
        pytest.raises(SourceError, match="annan adress"),
    ):
        Service("SCB", replay.address).ask("/x")


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (400, "förstod inte frågan"),
        (404, "har inte den tabellen"),
        (429, "Vänta en minut"),
        (503, "svarade med felet 503"),
    ],
)
def test_a_service_that_says_no_is_told_in_words(status: int, says: str) -> None:
    with (
        serving(Replay({"/x": (status, b"no")})) as replay,
        pytest.raises(SourceError, match=says),
    ):
        Service("SCB", replay.address).ask("/x")


def test_an_answer_without_end_is_cut() -> None:
    with (
        serving(Replay({"/x": (200, b"x" * 5000)})) as replay,
        pytest.raises(SourceError, match="mer än vad som tas emot"),
    ):
        Service("SCB", replay.address, most=4000).ask("/x")


def test_an_answer_that_drips_is_not_waited_for() -> None:
    with (
        serving(Replay({"/x": (200, b"x" * 40_000)}, slowly=0.05)) as replay,
        pytest.raises(SourceError, match="inte i tid"),
    ):
        Service("SCB", replay.address, seconds=0.2).ask("/x")


def test_a_service_that_is_not_there_is_told() -> None:
    with serving(Replay()) as replay:
        address = replay.address

    with pytest.raises(SourceError, match="går inte att nå"):
        Service("SCB", address, seconds=2).ask("/x")


def test_reading_changes_nothing_in_the_answer() -> None:
    answer = cube()
    before = copy.deepcopy(answer)

    pxweb.parse([answer])

    assert answer == before
