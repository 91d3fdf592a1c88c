import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

import pytest

from samverk.rulebook import source
from samverk.rulebook.bodies import presidium, seats
from samverk.rulebook.findings import Weight
from samverk.rulebook.source import Coverage
from samverk.rulebook.structure import checks
from samverk.rulebook.structure.model import (
    Clauses,
    Count,
    LegalForm,
    Standing,
    Structure,
)
from tests.rulebook.structure.texts import SHIPPED, shipped, structure

THEN = dt.date(2022, 5, 1)
NONE = Count(0, 0)
UNSTATED = Count(0, None)
# The documents that each file is written from; laws hold for more than one file's bodies.
WRITTEN_FROM = {
    "vasterbotten": ("vasterbotten-2020",),
    "rss-dalarna": (
        "rss-dalarna-2022",
        "rss-dalarna-webb",
        "lss-dalarna-2020",
        "boenden-dalarna-2020",
    ),
    "sodra-dalarna": ("sodra-dalarna-2011", "sfs-2003-1210"),
}


def cited(value: object) -> Iterator[str]:
    """Every clause that something in a structure cites."""
    if is_dataclass(value):
        for known in fields(value):
            inner = getattr(value, known.name)
            if known.name == "clauses":
                yield from inner if isinstance(inner, tuple) else ()
            elif known.name not in {"sources", "lines"}:
                yield from cited(inner)
    elif isinstance(value, dict):
        yield from _of_each(value.values())
    elif isinstance(value, tuple):
        yield from _of_each(value)


def _of_each(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        yield from cited(value)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_clause_that_a_shipped_file_cites_is_in_its_source(name: str) -> None:
    whole = structure(shipped(name))

    assert {clause for clause in cited(whole) if whole.clause(clause) is None} == set()


@pytest.mark.parametrize("name", SHIPPED)
def test_every_clause_that_is_said_to_be_modelled_is_cited_in_the_file(name: str) -> None:
    used = set(cited(structure(shipped(name))))

    uncited = [
        f"{source_id} {number}"
        for source_id in WRITTEN_FROM[name]
        for number, clause in known(source_id).clauses.items()
        if clause.coverage is Coverage.MODELLED and f"{source_id} {number}" not in used
    ]

    assert uncited == []


def known(source_id: str) -> source.Source:
    found = source.shipped(source_id)
    assert found is not None, source_id
    return found


@pytest.mark.parametrize("name", SHIPPED)
def test_a_rule_without_a_clause_is_a_recorded_fact_with_a_remark(name: str) -> None:
    whole = structure(shipped(name))

    without: list[str] = [
        f"{body.key}: {what}"
        for body in whole.bodies.values()
        for what, clauses in rules_of(body)
        if not clauses
    ]
    first = [
        body.presidium.chair.first
        for body in whole.bodies.values()
        if body.presidium and body.presidium.chair and body.presidium.chair.first
    ]

    assert without == []
    assert all(turn.note for turn in first)


def rules_of(body: object) -> Iterator[tuple[str, Clauses]]:
    assert is_dataclass(body)
    for known_field in fields(body):
        value = getattr(body, known_field.name)
        for rule in value if isinstance(value, tuple) else (value,):
            if is_dataclass(rule):
                yield known_field.name, getattr(rule, "clauses", ())
    yield "body", getattr(body, "clauses", ())


@pytest.mark.parametrize("name", SHIPPED)
def test_a_source_tells_where_it_is_handled_when_the_file_does_not(name: str) -> None:
    elsewhere = [
        clause
        for source_id in WRITTEN_FROM[name]
        for clause in known(source_id).clauses.values()
        if clause.coverage is Coverage.ELSEWHERE
    ]

    assert [clause.number for clause in elsewhere if not clause.where] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_in_a_shipped_file_stops_or_warns(name: str) -> None:
    whole = structure(shipped(name))

    found = checks.findings(whole, on=whole.period.from_day)

    assert {finding.weight for finding in found} == {Weight.INFO}


@pytest.mark.parametrize("name", SHIPPED)
def test_every_party_has_a_code_of_its_own(name: str) -> None:
    codes = [party.scb for party in structure(shipped(name)).parties.values() if party.scb]

    assert len(codes) == len(set(codes))


def places(whole: Structure, key: str, *, on: dt.date = THEN) -> tuple[Count, Count, int, int]:
    given = seats.capacity(whole.bodies[key], whole, on=on)
    return given.ordinary, given.substitutes, given.ex_officio, given.co_opted


def test_vasterbotten_has_sixteen_parties_and_the_seats_of_the_agreement() -> None:
    whole = structure(shipped("vasterbotten"))

    assert len(whole.signatories()) == 16
    assert {body: places(whole, body) for body in whole.bodies} == {
        "regionledningsmotet": (UNSTATED, NONE, 0, 0),
        "samrad": (Count(18, 20), Count(18, 20), 0, 0),
        "samrad-au": (NONE, NONE, 2, 0),
        "lsg": (Count(19, 21), Count(19, 21), 2, 2),
        "lsg-au": (NONE, NONE, 2, 0),
        "beredning-barn-unga": (UNSTATED, NONE, 0, 0),
        "beredning-vuxna-aldre": (UNSTATED, NONE, 0, 0),
        "hjalpmedelsradet": (UNSTATED, NONE, 0, 0),
        "samverkansrad-patientsakerhet": (UNSTATED, NONE, 0, 0),
    }


def test_only_umea_and_skelleftea_may_have_two_seats() -> None:
    whole = structure(shipped("vasterbotten"))

    given = seats.capacity(whole.bodies["samrad"], whole, on=THEN).of_party

    assert given["umea"] == given["skelleftea"] == (Count(1, 2), Count(1, 2))
    assert given["region-vasterbotten"] == (Count(3, 3), Count(3, 3))
    assert {given[key] for key in given.keys() - {"umea", "skelleftea", "region-vasterbotten"}} == {
        (Count(1, 1), Count(1, 1))
    }


def test_the_two_bodies_of_vasterbotten_prolong_their_chairs_differently() -> None:
    bodies = structure(shipped("vasterbotten")).bodies

    assert bodies["samrad"].presidium is not None
    assert bodies["samrad"].presidium.longer_by == "unanimous"
    assert bodies["lsg"].presidium is not None
    assert bodies["lsg"].presidium.longer_by == "majority"


def test_the_chair_of_vasterbotten_turns_every_calendar_year_from_the_first() -> None:
    whole = structure(shipped("vasterbotten"))

    turns = [
        presidium.turn(whole.bodies["samrad"], whole, on=dt.date(year, 6, 1)).value
        for year in range(2020, 2024)
    ]

    assert turns == ["municipalities", "region", "municipalities", "region"]


def test_the_follow_up_of_vasterbotten_has_five_steps_in_a_chain() -> None:
    agreement = structure(shipped("vasterbotten")).agreements["overenskommelsen"]

    steps = [duty for duty in agreement.duties if duty.key.startswith("uppfoljning")]

    assert len(steps) == 5
    assert [step.after for step in steps] == [None, *(step.key for step in steps[:-1])]
    assert [step.latest for step in steps if step.latest] == [dt.date(2023, 9, 1)]
    assert agreement.notice is not None
    assert (agreement.notice.months, agreement.notice.counted_from) == (12, "treated")


def test_three_municipalities_meet_the_region_one_at_a_time() -> None:
    (track,) = structure(shipped("vasterbotten")).tracks.values()

    assert track.parties == ("umea", "skelleftea", "lycksele")
    assert (track.meets, track.first_meeting) == ("region-vasterbotten", (2020, "autumn"))


def test_rss_dalarna_has_sixteen_signatories_and_two_agencies_beside_them() -> None:
    whole = structure(shipped("rss-dalarna"))

    assert len(whole.signatories()) == 16
    assert {key for key, party in whole.parties.items() if not party.is_signatory} == {
        "lansstyrelsen",
        "ivo",
    }
    assert places(whole, "valfardsradet")[0] == Count(17, 18)
    assert places(whole, "lchnv")[0] == Count(21, 21)
    assert places(whole, "socialchefsnatverket")[0] == Count(15, 15)
    assert places(whole, "lss-styrgrupp")[0] == Count(11, None)


def test_the_board_of_sodra_dalarna_has_what_the_law_asks_for() -> None:
    whole = structure(shipped("sodra-dalarna"))
    board = whole.bodies["styrelsen"]

    given = seats.capacity(board, whole, on=dt.date(2011, 5, 1))

    assert board.form is LegalForm.COORDINATION_ASSOCIATION
    assert (given.ordinary, given.substitutes) == (Count(5, 5), Count(5, 5))
    assert set(given.of_party.values()) == {(Count(1, 1), Count(1, 1))}
    assert set(given.of_party) == set(whole.parties)
    assert all(seat.standing is Standing.MEMBER for seat in board.seats)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_file_reads_from_top_to_bottom_in_lines_that_fit(name: str) -> None:
    too_long = [
        line
        for line in shipped(name).split("\n")
        if len(line) > 120 and not re.match(r"^(sv|en|text|first|note|stops) = ", line)
    ]

    assert too_long == []
