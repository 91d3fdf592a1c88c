"""Whether a matter is well prepared: what the body requires, under which clause, and who is to provide it."""

import pytest

from samverk.rulebook.matters.facts import Document, MatterFacts
from samverk.rulebook.matters.readiness import PROVIDED_BY, Need, readiness
from tests.rulebook.situation import Situation
from tests.rulebook.structure.texts import shipped, structure

VASTERBOTTEN = structure(shipped("vasterbotten"))


def needs(situation: Situation, facts: MatterFacts) -> list[Need]:
    return readiness(facts, situation.body, situation.structure)


def requiring(*what: str) -> Situation:
    return Situation({"body": {"requires": [{"what": each, "clause": "1"} for each in what]}})


def test_the_question_shall_be_documented_before_lsg_takes_it_up() -> None:
    (need,) = readiness(MatterFacts(), VASTERBOTTEN.bodies["lsg"], VASTERBOTTEN)

    assert (need.what, need.is_met) == (Document.QUESTION_FORM, False)
    assert (need.words.sv, need.who.sv) == ("frågeformulär", "den som väcker frågan")
    assert need.source == "vasterbotten-2020 7"


def test_what_is_there_is_met() -> None:
    facts = MatterFacts(documents=frozenset({"question form", "consequences"}))

    found = needs(requiring("question form", "consequences", "draft official report"), facts)

    assert [(need.what, need.is_met) for need in found] == [
        (Document.QUESTION_FORM, True),
        (Document.CONSEQUENCES, True),
        (Document.OFFICIAL_REPORT, False),
    ]
    assert found[2].who.sv == "koordinatorn"


def test_a_body_on_a_written_route_requires_the_question_in_writing() -> None:
    routes = {"vagen": {"name": "Vägen", "stops": ["organ"], "written": True, "clause": "2"}}

    (need,) = needs(Situation({"county": {"routes": routes}}), MatterFacts())

    assert (need.what, need.source) == (Document.QUESTION_FORM, "exempelavtalet 2")


def test_a_body_of_which_nothing_is_written_requires_nothing() -> None:
    assert needs(Situation(), MatterFacts()) == []


@pytest.mark.parametrize(
    ("facts", "is_met", "who"),
    [
        (MatterFacts(), False, "de tillfrågade"),
        (MatterFacts(documents=frozenset({"opinions"})), True, "de tillfrågade"),
        (MatterFacts(asked=("alby", "boda")), False, "Alby kommun, Boda kommun"),
        (
            MatterFacts(asked=("alby", "boda"), answered=frozenset({"alby"})),
            False,
            "Boda kommun",
        ),
        (
            MatterFacts(asked=("alby",), answered=frozenset({"alby", "boda"})),
            True,
            "de tillfrågade",
        ),
    ],
)
def test_opinions_lack_those_who_were_asked_and_have_not_answered(
    facts: MatterFacts,
    is_met: bool,  # noqa: FBT001
    who: str,
) -> None:
    (need,) = needs(requiring("opinions"), facts)

    assert (need.is_met, need.who.sv) == (is_met, who)


def test_a_requirement_without_a_clause_cites_the_order_of_samverk() -> None:
    body = {"requires": [{"what": "consequences"}]}

    (need,) = needs(Situation({"body": body}), MatterFacts())

    assert need.source == "samverk-arenden Ä11"


def test_somebody_provides_each_document() -> None:
    assert set(PROVIDED_BY) == set(Document)
