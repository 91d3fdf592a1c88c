"""What is doubtful in a step: recorded all the same, with the clause and the way out."""

import datetime as dt
import re
import string
from collections.abc import Iterable
from importlib import resources
from typing import Any

import pytest

from samverk.rulebook.bodies import power
from samverk.rulebook.findings import Finding, Weight
from samverk.rulebook.flow import Who
from samverk.rulebook.matters import mandate, texts
from samverk.rulebook.matters.doubts import doubts
from samverk.rulebook.matters.facts import Document, MatterFacts
from samverk.rulebook.matters.position import replay
from samverk.rulebook.matters.steps import Act, HolderKind, State, Step
from samverk.rulebook.matters.texts import SENTENCES
from samverk.rulebook.structure.model import Structure
from samverk.rulebook.words import says, way_out
from tests.rulebook.matters.test_flow import a_step, a_walk, placed, treated
from tests.rulebook.situation import Situation
from tests.rulebook.structure.texts import shipped, structure

VASTERBOTTEN = structure(shipped("vasterbotten"))
DALARNA = structure(shipped("rss-dalarna"))
WRITTEN = frozenset({Document.QUESTION_FORM.value})
PARTIES = ("umea", "vannas")
READY = MatterFacts(PARTIES, frozenset(PARTIES), WRITTEN)
RAISED = a_walk(Act.RAISE)
IN_LSG = [*RAISED, placed(1)]
CODE = re.compile(r'"(matters\.[a-z_]+)"')


def found(
    steps: list[Step],
    step: Step,
    *,
    whole: Structure = VASTERBOTTEN,
    facts: MatterFacts = READY,
) -> list[Finding]:
    return list(doubts(step, replay(steps), whole, facts))


def coded(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    return [(finding.code.removeprefix("matters."), finding.source) for finding in findings]


def on_to(body: str, **more: Any) -> Step:  # noqa: ANN401 what a step can hold
    return a_step(5, Act.PLACE, to_body=body, **more)


def test_the_route_of_the_agreement_raises_no_doubt() -> None:
    steps = a_walk(
        Act.RAISE,
        placed(1),
        treated(2, "recommend"),
        placed(3, "samrad"),
        treated(4, "recommend", body="samrad"),
        Act.SEND_OUT,
    )

    doubtful = [found(steps[:at], step) for at, step in enumerate(steps)]

    assert doubtful == [[]] * len(steps)


def test_a_body_whose_preparing_body_has_not_had_the_matter() -> None:
    assert coded(found(RAISED, on_to("samrad"))) == [("not_prepared", "vasterbotten-2020 7")]


def test_principals_are_asked_only_after_every_stop_of_the_route() -> None:
    steps = [*IN_LSG, treated(2, "recommend")]

    assert coded(found(steps, a_step(5, Act.SEND_OUT))) == [("stop_passed", "vasterbotten-2020 7")]


def test_a_question_that_is_not_written_down() -> None:
    facts = MatterFacts(PARTIES, frozenset(PARTIES))

    assert coded(found(RAISED, on_to("lsg"), facts=facts)) == [
        ("not_written", "vasterbotten-2020 7")
    ]


def test_a_change_of_level_names_the_principals_whose_line_is_not_involved() -> None:
    facts = MatterFacts(PARTIES, frozenset({"umea"}), WRITTEN)

    (past,) = found(IN_LSG, on_to("samrad"), facts=facts)

    assert says(past, SENTENCES).sv == (
        "Ärendet byter ansvarsnivå, från Tjänstepersoner till Förtroendevalda. Det går genom "
        "linjen hos varje huvudman, och inget är antecknat för Vännäs kommun."
    )
    assert past.source == "vasterbotten-2020 7"


def test_a_matter_that_stays_on_its_level_needs_no_line() -> None:
    assert found(RAISED, on_to("lsg"), facts=MatterFacts(PARTIES, documents=WRITTEN)) == []


def test_an_urgent_matter_cuts_the_route_short_with_its_reason() -> None:
    reason = "Beslut behövs före sommaren."

    (urgent,) = found(RAISED, on_to("samrad", is_urgent=True, reason=reason))

    assert (urgent.code, urgent.source) == ("matters.urgent_route", "samverk-arenden Ä3")
    assert reason in says(urgent, SENTENCES).sv
    assert coded(found(RAISED, on_to("samrad", is_urgent=True))) == [
        ("urgent_without_reason", "samverk-arenden Ä3")
    ]


def test_a_remit_goes_to_a_body_under_the_one_that_gives_it() -> None:
    def given(body: str, to: str) -> list[tuple[str, str]]:
        steps = [*RAISED, placed(1, body)]
        return coded(found(steps, treated(2, "give a remit", body=body, to=to)))

    assert ("remit_sideways", "vasterbotten-2020 5.1.2") in given("lsg", "samrad")
    assert given("lsg", "beredning-barn-unga") == []
    assert "remit_sideways" not in dict(given("samrad", "lsg-au"))
    assert "remit_sideways" not in dict(given("samrad", "lsg"))


def test_a_remit_to_a_body_of_which_nothing_is_written_cites_the_order_of_samverk() -> None:
    situation = Situation()
    step = treated(2, "give a remit", body="organ", to="radet")

    (sideways,) = found([*RAISED, placed(1, "organ")], step, whole=situation.structure)

    assert (sideways.code, sideways.source) == ("matters.remit_sideways", "samverk-arenden Ä13")


def test_a_remit_to_a_body_that_belongs_to_one_under_it_is_under_it_too() -> None:
    county = {
        "bodies": {
            "arbetsgruppen": {
                "name": "Arbetsgruppen",
                "form": "officials_group",
                "level": "officials",
                "parent": "radet",
            },
            "radet": {"remit": {"text": "Bereder.", "decided_by": "organ", "clause": "1"}},
        }
    }
    whole = Situation({"county": county}).structure
    step = treated(2, "give a remit", body="organ", to="arbetsgruppen")

    assert found([*RAISED, placed(1, "organ")], step, whole=whole) == []


def test_a_body_treats_what_it_has() -> None:
    (other,) = found(IN_LSG, treated(2, "note", body="samrad"))

    assert (other.code, other.facts["holder"]) == ("matters.other_body", "Länssamverkansgruppen")


def test_a_body_is_told_of_what_lies_elsewhere_without_a_doubt() -> None:
    assert found([*IN_LSG, treated(2, "recommend")], treated(3, "inform", body="samrad")) == []


def test_a_decision_in_a_body_outside_the_register_is_asked_about() -> None:
    steps = [*RAISED, a_step(1, Act.PLACE, to_forum="AC Konsensus")]
    step = a_step(2, Act.TREAT, forum="AC Konsensus", outcome=power.DECIDE)

    assert coded(found(steps, step)) == [("form_unknown", "samverk K16")]


def test_an_outcome_that_the_file_does_not_name() -> None:
    whole = Situation({"body": {"outcomes": ["recommend"]}}).structure
    steps = [*RAISED, placed(1, "organ")]

    def treating(outcome: str) -> list[tuple[str, str]]:
        return coded(found(steps, treated(2, outcome, body="organ"), whole=whole))

    assert treating("note") == [("outcome_not_named", "exempelavtalet 1")]
    assert treating("recommend") == []


def test_a_day_to_come_back_that_has_passed() -> None:
    step = a_step(5, Act.POSTPONE, until=a_step(5, Act.RESUME).on)

    assert coded(found(IN_LSG, step)) == [("put_off_to_the_past", "samverk-arenden Ä7")]
    assert found(IN_LSG, a_step(5, Act.POSTPONE, until=a_step(6, Act.RESUME).on)) == []


def test_a_body_that_has_ended_is_asked_about() -> None:
    step = Step(9, dt.date(2022, 1, 1), Act.PLACE, to_body="lss-styrgrupp")

    codes = dict(coded(found(RAISED, step, whole=DALARNA)))

    assert codes["body_not_there"] == "lss-dalarna-2020 1"
    assert codes["stop_passed"] == "lss-dalarna-2020 1"


def test_a_body_that_no_route_knows() -> None:
    step = on_to("gemensam-namnd-mora-orsa-alvdalen")

    assert coded(found(RAISED, step, whole=DALARNA)) == [
        ("not_on_the_route", "samverk-arenden Ä10")
    ]


def test_a_structure_without_routes_has_none_to_leave() -> None:
    assert found(RAISED, on_to("organ"), whole=Situation().structure) == []


def test_a_body_outside_the_register_is_on_no_route_and_is_not_asked_about() -> None:
    assert found(RAISED, a_step(1, Act.PLACE, to_forum="AC Konsensus")) == []


def _all() -> list[Finding]:
    """At least one finding of each code, as the tests above arrange them."""
    no_line = MatterFacts(PARTIES)
    narrow = Situation({"body": {"form": "joint_committee", "outcomes": ["recommend"]}})
    ended = Step(9, dt.date(2022, 1, 1), Act.PLACE, to_body="lss-styrgrupp")
    unknown = a_step(2, Act.TREAT, forum="AC Konsensus", outcome=power.DECIDE)
    beside = on_to("gemensam-namnd-mora-orsa-alvdalen")
    in_organ = [*RAISED, placed(1, "organ")]
    decide = treated(2, power.DECIDE, body="organ")
    consultation = VASTERBOTTEN.bodies["samrad"]
    return [
        *found(IN_LSG, on_to("samrad"), facts=no_line),
        *found(RAISED, on_to("samrad")),
        *found(RAISED, on_to("samrad", is_urgent=True)),
        *found(RAISED, on_to("samrad", is_urgent=True, reason="Brådskar.")),
        *found(RAISED, ended, whole=DALARNA),
        *found(RAISED, beside, whole=DALARNA),
        *found(IN_LSG, treated(2, "give a remit", to="samrad")),
        *found(IN_LSG, treated(2, "note", body="samrad")),
        *found([*RAISED, a_step(1, Act.PLACE, to_forum="AC Konsensus")], unknown),
        *found(IN_LSG, a_step(5, Act.POSTPONE, until=dt.date(2020, 1, 1))),
        *found(in_organ, treated(2, "note", body="organ"), whole=narrow.structure),
        *mandate.guard(decide, narrow.body, narrow.structure),
        *mandate.guard(decide, consultation, VASTERBOTTEN),
        *mandate.beyond(treated(2, "note"), replay(IN_LSG), {"samrad"}),
    ]


ALL = _all()


def test_every_code_has_a_sentence_and_is_shown_by_these_tests() -> None:
    folder = resources.files("samverk.rulebook.matters")
    named = {
        code
        for name in ("doubts.py", "mandate.py")
        for code in CODE.findall((folder / name).read_text(encoding="utf-8"))
    }

    assert named == set(SENTENCES) == {finding.code for finding in ALL}


@pytest.mark.parametrize("finding", ALL, ids=[finding.code for finding in ALL])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_sentence_can_be_filled_and_names_a_known_clause(finding: Finding, language: str) -> None:
    for words in (says(finding, SENTENCES), way_out(finding, SENTENCES)):
        assert words(language).endswith(".")
        assert not set("{}") & set(words(language))
    assert any(
        whole.clause(finding.source) for whole in (VASTERBOTTEN, DALARNA, Situation().structure)
    )


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_both_languages_name_the_same_facts(code: str) -> None:
    def named(template: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(template) if name}

    for words in (SENTENCES[code].says, SENTENCES[code].way_out):
        assert named(words.sv) == named(words.en)
        assert words.sv != words.en


def test_only_the_mandate_stops() -> None:
    stopping = {finding.code for finding in ALL if finding.weight is Weight.STOP}

    assert stopping == {
        "matters.cannot_decide",
        "matters.not_in_the_remit",
        "matters.not_your_body",
    }


def test_every_act_state_holder_document_and_doer_has_words() -> None:
    assert set(texts.ACTS) == set(Act)
    assert set(texts.STATES) == set(State)
    assert set(texts.HOLDERS) == set(HolderKind)
    assert set(texts.WHO) == set(Who)
    assert set(texts.DOCUMENTS) == set(Document)
