"""The mandate guard and what is possible next, in the structures that ship and in the invented county."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.bodies import power
from samverk.rulebook.findings import Weight
from samverk.rulebook.flow import Who
from samverk.rulebook.matters import mandate
from samverk.rulebook.matters.position import after, replay
from samverk.rulebook.matters.steps import Act, State, Step
from samverk.rulebook.matters.texts import SENTENCES
from samverk.rulebook.structure.model import LegalForm, Structure
from samverk.rulebook.words import says, way_out
from tests.rulebook.matters.test_flow import (
    a_step,
    a_walk,
    following,
    leads,
    placed,
    treated,
    walks,
)
from tests.rulebook.situation import Situation
from tests.rulebook.structure.texts import SHIPPED, shipped, structure

VASTERBOTTEN = structure(shipped("vasterbotten"))
IN_LSG = a_walk(Act.RAISE, placed(1))


def acts(steps: list[Step], whole: Structure = VASTERBOTTEN) -> set[tuple[str, str | None]]:
    return {(row.act, row.outcome) for row in mandate.allowed(replay(steps), structure=whole)}


def test_a_decision_in_a_consultation_is_stopped_with_the_clause_and_the_way_out() -> None:
    body = VASTERBOTTEN.bodies["samrad"]

    (found,) = mandate.guard(treated(3, power.DECIDE, body="samrad"), body, VASTERBOTTEN)

    assert (found.weight, found.source, found.body) == (Weight.STOP, "samverk K16", "samrad")
    assert says(found, SENTENCES).sv == (
        "Samråd för vård och omsorg är samråd i Regional samverkan vård och omsorg i Västerbotten "
        "och kan inte fatta ett beslut som binder någon huvudman."
    )
    assert way_out(found, SENTENCES).sv == (
        "Anteckna rekommendation; beslutet fattas hos varje huvudman."
    )


@pytest.mark.parametrize("form", LegalForm)
def test_the_legal_form_decides_what_a_body_can_come_to(form: LegalForm) -> None:
    situation = Situation({"body": {"form": form.value}})

    for outcome in (*power.OF_EVERY_FORM, power.DECIDE):
        step = treated(2, outcome, body="organ")
        stopped = list(mandate.guard(step, situation.body, situation.structure))
        assert bool(stopped) is (outcome not in power.outcomes(form))


def test_a_body_that_may_decide_in_law_decides_only_where_its_file_says_so() -> None:
    situation = Situation({"body": {"form": "joint_committee", "outcomes": ["recommend"]}})
    step = treated(2, power.DECIDE, body="organ")

    (found,) = mandate.guard(step, situation.body, situation.structure)

    assert (found.code, found.source) == ("matters.not_in_the_remit", "exempelavtalet 1")
    assert mandate.outcomes_of(situation.body) == ("recommend",)


def test_what_a_body_outside_the_register_decided_is_not_stopped() -> None:
    step = a_step(2, Act.TREAT, forum="AC Konsensus", outcome=power.DECIDE)

    assert list(mandate.guard(step, None, VASTERBOTTEN)) == []


def test_a_consultation_is_not_offered_a_decision() -> None:
    offered = {outcome for act, outcome in acts(IN_LSG) if act == Act.TREAT}

    assert offered == set(power.OF_EVERY_FORM)


def test_a_body_that_is_not_in_the_register_is_offered_every_outcome() -> None:
    steps = a_walk(Act.RAISE, a_step(1, Act.PLACE, to_forum="AC Konsensus"))

    offered = {outcome for act, outcome in acts(steps) if act == Act.TREAT}

    assert offered == {*power.OF_EVERY_FORM, power.DECIDE}


def test_taking_up_again_is_offered_only_for_what_is_put_off() -> None:
    put_off = [*IN_LSG, a_step(2, Act.POSTPONE, until=placed(9).on)]

    assert (Act.RESUME, None) not in acts(IN_LSG)
    assert (Act.RESUME, None) in acts(put_off)


def test_opinions_are_offered_one_way_back() -> None:
    position = replay([*IN_LSG, treated(2, "ask for opinions")])

    rows = mandate.allowed(position, structure=VASTERBOTTEN)

    assert [row.to_state for row in rows if row.act == Act.OPINIONS_IN] == [State.IN_BODY]


def test_sending_out_cites_the_route_of_the_structure_where_there_is_one() -> None:
    steps = [*IN_LSG, treated(2, "recommend")]

    def cited(whole: Structure) -> str:
        rows = mandate.allowed(replay(steps), structure=whole)
        return next(row.source for row in rows if row.act == Act.SEND_OUT)

    assert cited(VASTERBOTTEN) == "vasterbotten-2020 7"
    assert cited(Situation().structure) == "samverk-arenden Ä6"


@given(walks(), st.sampled_from(SHIPPED))
def test_what_is_allowed_leads_somewhere(steps: list[Step], name: str) -> None:
    position = replay(steps)
    day = (steps[-1].on - steps[0].on).days + 1
    first = (steps[0].on - placed(0).on).days

    for row in mandate.allowed(position, structure=structure(shipped(name))):
        step = following(row, 99, day=first + day)
        assert leads(step, position)
        assert after(position, step).state == row.to_state


@given(walks())
def test_an_outcome_never_binds_more_than_the_legal_form_allows(steps: list[Step]) -> None:
    position = replay(steps)
    body = VASTERBOTTEN.bodies.get((position.holder and position.holder.body) or "")

    for row in mandate.allowed(position, structure=VASTERBOTTEN):
        if row.outcome is not None and body is not None:
            assert row.outcome in power.outcomes(body.form)


@given(walks(), st.sets(st.sampled_from(sorted(VASTERBOTTEN.bodies))))
def test_a_chair_moves_a_matter_only_out_of_a_body_that_is_hers(
    steps: list[Step], chaired: set[str]
) -> None:
    position = replay(steps)
    first = (steps[-1].on - placed(0).on).days

    for row in mandate.allowed(position, structure=VASTERBOTTEN):
        for body in VASTERBOTTEN.bodies if row.act == Act.TREAT else [None]:
            step = replace(following(row, 99, day=first), body=body)
            is_hers = Who.CHAIR in row.who and not list(mandate.beyond(step, position, chaired))
            moves = after(position, step).holder != position.holder
            if is_hers and moves:
                assert position.holder
                assert position.holder.body == body in chaired


def test_what_lies_with_the_coordinator_is_put_off_by_the_coordinator_alone() -> None:
    def who(steps: list[Step]) -> set[Who]:
        rows = mandate.allowed(replay(steps), structure=VASTERBOTTEN)
        return {who for row in rows if row.act == Act.POSTPONE for who in row.who}

    assert who(a_walk(Act.RAISE)) == {Who.COORDINATOR}
    assert who(IN_LSG) == {Who.COORDINATOR, Who.CHAIR}
