"""The journey of a matter: lanes, stops with days and outcome, and what is left of the route."""

import datetime as dt

from hypothesis import given

from samverk.rulebook.matters.journey import Journey, journey
from samverk.rulebook.matters.position import NOT_YET, replay
from samverk.rulebook.matters.steps import ENDED, Act, Step
from samverk.rulebook.structure.model import Structure
from tests.rulebook.matters.test_flow import FIRST, a_step, a_walk, placed, treated, walks
from tests.rulebook.situation import Situation
from tests.rulebook.structure.texts import shipped, structure

VASTERBOTTEN = structure(shipped("vasterbotten"))
DALARNA = structure(shipped("rss-dalarna"))
IN_SAMRAD = a_walk(
    Act.WRITE,
    Act.RAISE,
    placed(2),
    treated(5, "recommend"),
    placed(6, "samrad"),
)
SENT = [*IN_SAMRAD, treated(8, "recommend", body="samrad"), a_step(9, Act.SEND_OUT)]


def travelled(steps: list[Step], *, day: int = 20, whole: Structure = VASTERBOTTEN) -> Journey:
    on = FIRST + dt.timedelta(day)
    return journey(replay(steps, on=on), whole, on=on)


def left(found: Journey) -> list[str]:
    return [ahead.name.sv for ahead in found.left]


def test_each_stay_is_a_stop_in_its_lane_with_its_days_and_what_came_of_it() -> None:
    found = travelled(IN_SAMRAD)

    assert [
        (stop.lane, stop.name.sv, stop.days, stop.outcome.sv if stop.outcome else None)
        for stop in found.stops
    ] == [
        ("line", "den som väcker frågan", 1, "väckt"),
        ("coordinator", "koordinatorn", 1, "lagt i ett organ"),
        ("officials", "Länssamverkansgruppen", 3, "rekommendation"),
        ("coordinator", "koordinatorn", 1, "lagt i ett organ"),
        ("political", "Samråd för vård och omsorg", 14, None),
    ]
    assert [stop.is_here for stop in found.stops] == [False, False, False, False, True]
    assert found.days == 20


def test_lanes_go_from_the_own_line_up_to_the_principals() -> None:
    assert [lane.key for lane in travelled(IN_SAMRAD).lanes] == [
        "line",
        "coordinator",
        "officials",
        "political",
        "principals",
    ]


def test_what_is_left_is_the_rest_of_the_route() -> None:
    assert left(travelled(IN_SAMRAD[:2])) == [
        "Länssamverkansgruppen",
        "Samråd för vård och omsorg",
        "huvudmännen",
    ]
    assert left(travelled(IN_SAMRAD)) == ["huvudmännen"]
    assert left(travelled(SENT)) == []


def test_a_matter_that_is_sent_back_has_the_route_ahead_of_it_again() -> None:
    back = [*IN_SAMRAD, treated(7, "return", body="samrad", to="lsg")]

    assert left(travelled(back)) == ["Samråd för vård och omsorg", "huvudmännen"]


def test_a_route_that_comes_by_twice_is_left_from_where_the_matter_came() -> None:
    out = [*a_walk(Act.RAISE), placed(1, "kommunchefsnatverket"), placed(2, "socialchefsnatverket")]

    assert left(travelled(out, whole=DALARNA)) == [
        "Styrgruppen för LSS-utredningen",
        "Socialchefsnätverket",
        "Kommunchefsnätverket",
    ]


def test_nothing_is_left_of_what_has_ended() -> None:
    found = travelled([*IN_SAMRAD[:2], a_step(9, Act.WITHDRAW)])

    assert found.left == ()
    assert found.days == 9


def test_a_body_off_the_route_changes_nothing_of_what_is_left() -> None:
    steps = [*IN_SAMRAD[:3], treated(4, "give a remit", to="beredning-barn-unga")]

    assert left(travelled(steps)) == ["Samråd för vård och omsorg", "huvudmännen"]


def test_a_body_that_the_register_does_not_hold_has_a_lane_of_its_own() -> None:
    steps = [*a_walk(Act.RAISE), a_step(1, Act.PLACE, to_forum="AC Konsensus")]

    found = travelled(steps)

    assert (found.stops[-1].lane, found.stops[-1].name.sv) == ("other", "AC Konsensus")
    assert "other" in {lane.key for lane in found.lanes}


def test_opinions_are_waited_for_in_the_lane_of_the_principals() -> None:
    found = travelled(a_walk(Act.RAISE, Act.ASK_OPINIONS))

    assert found.stops[-1].lane == "principals"


def test_a_structure_without_routes_says_nothing_of_what_is_left() -> None:
    found = travelled(a_walk(Act.RAISE), whole=Situation().structure)

    assert (found.route, found.left) == (None, ())


def test_before_anything_has_happened_there_is_only_the_route() -> None:
    found = journey(NOT_YET, VASTERBOTTEN, on=FIRST)

    assert (found.stops, found.days) == ((), 0)
    assert len(found.left) == 3


@given(walks())
def test_the_picture_has_a_lane_for_everything_and_ends_where_the_matter_lies(
    steps: list[Step],
) -> None:
    on = steps[-1].on
    position = replay(steps)

    found = journey(position, VASTERBOTTEN, on=on)

    lanes = {lane.key for lane in found.lanes}
    assert {stop.lane for stop in found.stops} | {ahead.lane for ahead in found.left} == lanes
    assert [stop.is_here for stop in found.stops].count(True) == (position.state not in ENDED)
    assert all((stop.outcome is None) == stop.is_here for stop in found.stops)
