"""Where a matter can go next, by the ways of the structures that ship."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.matters.doubts import doubts
from samverk.rulebook.matters.facts import MatterFacts
from samverk.rulebook.matters.onward import Way, way_to
from samverk.rulebook.matters.position import replay
from samverk.rulebook.matters.steps import Act, Step
from tests.rulebook.matters.test_flow import a_step, a_walk, placed, treated, walks
from tests.rulebook.situation import Situation
from tests.rulebook.structure.texts import SHIPPED, shipped, structure

VASTERBOTTEN = structure(shipped("vasterbotten"))
DALARNA = structure(shipped("rss-dalarna"))
RAISED = a_walk(Act.RAISE)
IN_LSG = [*RAISED, placed(1)]
OFF_THE_ROUTE = {"matters.not_on_the_route", "matters.not_prepared", "matters.stop_passed"}


@pytest.mark.parametrize(
    ("steps", "giver", "target", "way"),
    [
        (RAISED, None, "lsg", Way.ALONG),
        (RAISED, None, "samrad", Way.BESIDE),
        (IN_LSG, "lsg", "samrad", Way.ALONG),
        (IN_LSG, "lsg", "beredning-barn-unga", Way.UNDER),
        ([*RAISED, placed(1, "samrad")], "samrad", "lsg", Way.UNDER),
    ],
)
def test_the_ways_of_the_agreement_in_vasterbotten(
    steps: list[Step], giver: str | None, target: str, way: Way
) -> None:
    gives = VASTERBOTTEN.bodies[giver] if giver else None

    assert way_to(VASTERBOTTEN.bodies[target], gives, replay(steps), VASTERBOTTEN) is way


def test_a_body_that_no_route_knows_is_beside_them() -> None:
    body = DALARNA.bodies["gemensam-namnd-mora-orsa-alvdalen"]

    assert way_to(body, None, replay(RAISED), DALARNA) is Way.BESIDE


def test_nothing_is_beside_the_ways_where_a_structure_has_none() -> None:
    whole = Situation().structure

    found = {way_to(body, None, replay(RAISED), whole) for body in whole.bodies.values()}

    assert found == {Way.ALONG}


@given(walks(), st.sampled_from(SHIPPED), st.data())
def test_what_is_beside_the_ways_is_what_is_doubted(
    steps: list[Step], name: str, data: st.DataObject
) -> None:
    whole, position = structure(shipped(name)), replay(steps)
    target = whole.bodies[data.draw(st.sampled_from(sorted(whole.bodies)))]
    step = a_step(99, Act.PLACE, to_body=target.key)

    found = {each.code for each in doubts(step, position, whole, MatterFacts())}

    is_beside = way_to(target, None, position, whole) is Way.BESIDE
    assert is_beside == bool(found & OFF_THE_ROUTE)


@given(st.sampled_from(SHIPPED), st.data())
def test_a_remit_is_doubted_unless_it_goes_to_a_body_under_the_one_that_gives_it(
    name: str, data: st.DataObject
) -> None:
    whole = structure(shipped(name))
    keys = sorted(whole.bodies)
    giver, target = (whole.bodies[data.draw(st.sampled_from(keys))] for _ in range(2))
    position = replay([*RAISED, placed(1, giver.key)])
    step = treated(2, "give a remit", body=giver.key, to=target.key)

    found = {each.code for each in doubts(step, position, whole, MatterFacts())}

    is_under = way_to(target, giver, position, whole) is Way.UNDER
    assert is_under == ("matters.remit_sideways" not in found)
