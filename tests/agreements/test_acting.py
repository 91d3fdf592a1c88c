"""What can be done with an agreement: what it leads to, what is refused with nothing written, and what the log says."""

import datetime as dt
import re
from pathlib import Path

import pytest

from samverk.agreements import actions
from samverk.agreements.actions import (
    Decision,
    EnteredDutyFacts,
    Kind,
    Link,
    New,
    Replacement,
    classify_cooperation,
    link_recommendation,
    record_adoption,
    register_agreement,
    replace_agreement,
    set_adoption_aside,
)
from samverk.agreements.models import (
    Adoption,
    EnteredTerms,
)
from samverk.agreements.texts_acts import OWN, SENTENCES
from samverk.foundation.audit.models import AuditEntry
from samverk.foundation.models import Document
from samverk.foundation.refusals import SomeoneWasFirst
from samverk.rulebook.agreements import recording
from samverk.rulebook.agreements.recording.texts import SENTENCES as OF_THE_RULEBOOK
from samverk.rulebook.agreements.state import State
from tests.agreements.of_acts import (
    ACTOR,
    FILE,
    TODAY,
    a_county,
    adopted,
    an_agreement,
    by_hand,
    dates,
    entered,
    now,
    party,
    refused,
    status,
)
from tests.matters import questions
from tests.matters.questions import day

pytestmark = pytest.mark.django_db


def logged(table: str) -> AuditEntry:
    return AuditEntry.objects.filter(table=table).latest("pk")


def test_an_agreement_is_registered_under_a_key_made_of_its_name() -> None:
    structure = a_county()

    first = register_agreement(
        structure=structure, new=New("Avtal om tolkar"), on=TODAY, actor=ACTOR
    )
    second = register_agreement(
        structure=structure, new=New("Avtal om tolkar"), on=TODAY, actor=ACTOR
    )

    assert (first.key, second.key) == ("avtal-om-tolkar", "avtal-om-tolkar-2")
    assert logged("agreements_agreement").actor == ACTOR


def test_a_local_agreement_has_its_party_in_its_key_and_stands_under_its_master() -> None:
    structure = a_county()
    master = an_agreement(structure)
    new = New("Lokal överenskommelse", "lokal", party("ekby"), master)

    made = register_agreement(structure=structure, new=new, on=TODAY, actor=ACTOR)

    assert (made.key, made.parent) == ("lokal-overenskommelse-ekby", master)
    assert [each.party for each in status(made).parties] == ["ekby", "regionen"]


def test_a_second_local_agreement_waits_until_the_first_is_replaced() -> None:
    structure = a_county()
    new = New("Lokal överenskommelse", "lokal", party("ekby"))
    first = register_agreement(structure=structure, new=new, on=TODAY, actor=ACTOR)

    again = refused(lambda: register_agreement(structure=structure, new=new, on=TODAY, actor=ACTOR))
    tolkar = by_hand(structure)
    replacement = Replacement(tolkar, TODAY)
    replace_agreement(agreement=first, replacement=replacement, on=TODAY, actor=ACTOR)
    second = register_agreement(structure=structure, new=new, on=TODAY, actor=ACTOR)

    assert again == ["local_already"]
    assert second.key == "lokal-overenskommelse-ekby-2"


def test_what_cannot_be_registered_says_why() -> None:
    structure = a_county()
    an_agreement(structure)

    def codes(new: New) -> list[str]:
        return refused(
            lambda: register_agreement(structure=structure, new=new, on=TODAY, actor=ACTOR)
        )

    assert codes(New("Något", "annat")) == ["no_such_terms"]
    assert codes(New("Något", "lokal")) == ["local_with_whom"]
    assert codes(New("Något", "rutin")) == ["registered_already"]
    assert codes(New("Något", key="rutin-2021")) == ["key_taken"]


def test_the_answers_on_a_linked_recommendation_are_decisions_on_the_agreement() -> None:
    structure = a_county()
    agreement = an_agreement(structure)
    recommendation = questions.a_sent(structure)
    questions.confirmed(recommendation, "ekby", on=day(40))

    link_recommendation(agreement=agreement, link=Link(recommendation, 1), on=TODAY, actor=ACTOR)

    assert status(agreement).state is State.OUT_FOR_ADOPTION
    assert {each.party: each.outcome for each in status(agreement).parties}["ekby"] == "adopted"


def test_a_clause_that_the_recommendation_lacks_and_one_taken_back_are_refused() -> None:
    structure = a_county()
    agreement = an_agreement(structure)
    recommendation = questions.a_sent(structure)

    def codes(clause: int | None) -> list[str]:
        link = Link(recommendation, clause)
        return refused(
            lambda: link_recommendation(agreement=agreement, link=link, on=TODAY, actor=ACTOR)
        )

    none = codes(3)
    recommendation.withdrawn_on = TODAY
    recommendation.save()

    assert none == ["no_such_clause"]
    assert codes(None) == ["recommendation_withdrawn"]


def test_the_last_adoption_brings_the_agreement_into_force() -> None:
    agreement = an_agreement()
    adopted(agreement, "ekby", "alby")
    before = dates(agreement)["in_force_from"]

    adopted(agreement, "regionen")

    assert before is None
    assert dates(agreement)["in_force_from"] == dt.date(2021, 7, 1)
    assert status(agreement).state is State.IN_FORCE
    assert logged("agreements_adoption").day == TODAY


def test_a_decision_keeps_its_extract_and_what_was_changed() -> None:
    agreement = an_agreement()
    decision = Decision(
        party(),
        "adopted with change",
        dt.date(2021, 5, 3),
        change="Utom punkt 3.",
        paragraph="§ 4",
        extract=FILE,
    )

    row = record_adoption(agreement=agreement, decision=decision, on=TODAY, actor=ACTOR)

    assert (row.reservation, row.paragraph, row.noted_by) == ("Utom punkt 3.", "§ 4", ACTOR)
    assert row.extract is not None
    assert row.extract.name == "uppsägning.txt"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"decided_on": TODAY + dt.timedelta(days=1)}, "not_yet"),
        ({"outcome": "adopted with change"}, "change_unsaid"),
    ],
)
def test_a_false_decision_is_refused(facts: dict[str, object], code: str) -> None:
    agreement = an_agreement()
    given = {"party": party(), "outcome": "adopted", "decided_on": TODAY, **facts}
    decision = Decision(**given, extract=FILE)  # type: ignore[arg-type] # facts of a test

    found = refused(
        lambda: record_adoption(agreement=agreement, decision=decision, on=TODAY, actor=ACTOR)
    )

    assert found == [code]
    assert not Adoption.objects.exists()
    assert not Document.objects.exists()


def test_a_party_decides_once_until_the_decision_is_set_aside() -> None:
    agreement = an_agreement()
    row = adopted(agreement, "ekby")

    again = refused(lambda: adopted(agreement, "ekby"))
    set_adoption_aside(adoption=row, why="Fel paragraf", on=TODAY, actor=ACTOR)
    missing = {each.party: each.outcome for each in status(agreement).parties}["ekby"]
    adopted(agreement, "ekby")

    assert again == ["decided_already"]
    assert missing is None
    assert AuditEntry.objects.filter(reason="Fel paragraf").exists()
    with pytest.raises(SomeoneWasFirst):
        set_adoption_aside(adoption=row, why="Igen", on=TODAY, actor=ACTOR)


def test_an_agreement_without_terms_is_adopted_by_nobody_yet() -> None:
    agreement = by_hand()

    assert refused(lambda: adopted(agreement, "ekby")) == ["no_terms"]


def test_terms_are_entered_whole_and_the_earlier_ones_are_kept() -> None:
    agreement = by_hand()
    entered(agreement)
    adopted(agreement, "ekby", "regionen")

    entered(agreement, not_before=dt.date(2022, 1, 1))

    assert [each.number for each in EnteredTerms.objects.order_by("number")] == [1, 2]
    assert dates(agreement)["in_force_from"] == dt.date(2022, 1, 1)


def test_every_step_of_entered_terms_cites_the_agreements_own_text() -> None:
    agreement = by_hand()
    entered(agreement)
    adopted(agreement, "ekby")

    sources = {step.source for each in status(agreement).dates for step in each.steps}

    assert "avtal:tolkar 2" in sources


def test_duties_have_keys_of_their_own_and_come_after_each_other() -> None:
    agreement = by_hand()
    duties = (
        EnteredDutyFacts("Välja tolkar", clause="4"),
        EnteredDutyFacts("Följa upp", after="valja-tolkar", clause="5", latest=TODAY),
    )
    entered(agreement, duties=duties)

    found = dates(agreement)

    assert found["duty:folja-upp"] == TODAY


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"parties": ()}, "too_few_parties"),
        ({"force": "number"}, "number_unsaid"),
        ({"force": "number", "force_number": 9}, "no_such_number"),
        ({"counted_from": ""}, "notice_said_by_half"),
        ({"renewal_months": 12}, "nothing_to_prolong"),
        ({"lasts_from": TODAY, "lasts_until": TODAY}, "over_before_it_begins"),
        ({"duties": (EnteredDutyFacts("A", after="b"),)}, "after_nothing"),
        ({"duties": (EnteredDutyFacts("A"), EnteredDutyFacts("A"))}, "same_duty_twice"),
    ],
)
def test_terms_that_cannot_be_so_are_refused(facts: dict[str, object], code: str) -> None:
    agreement = by_hand()

    assert refused(lambda: entered(agreement, **facts)) == [code]
    assert not EnteredTerms.objects.exists()


def test_terms_of_the_file_are_changed_in_the_file() -> None:
    agreement = an_agreement()

    assert refused(lambda: entered(agreement)) == ["terms_in_the_file"]


def test_contractual_cooperation_says_which_tasks() -> None:
    agreement = an_agreement()

    found = refused(
        lambda: classify_cooperation(
            agreement=agreement, kind=Kind("contractual", " "), on=TODAY, actor=ACTOR
        )
    )
    classify_cooperation(
        agreement=agreement,
        kind=Kind("contractual", "Regionen tolkar åt alla"),
        on=TODAY,
        actor=ACTOR,
    )

    assert found == ["cooperation_on_what"]
    assert now(agreement).cooperation == "contractual"


def test_every_code_of_an_act_has_a_sentence_and_no_sentence_is_without_one() -> None:
    folders = (actions.__path__[0], recording.__path__[0])
    others = {"texts.py", "issuing.py"}
    modules = [
        path for folder in folders for path in Path(folder).glob("*.py") if path.name not in others
    ]
    raised = {
        code
        for path in modules
        for code in re.findall(r'"(agreements\.[a-z_]+)"', path.read_text(encoding="utf-8"))
    }

    assert raised == {*OWN, *OF_THE_RULEBOOK}
    assert all(SENTENCES[code].says.en != SENTENCES[code].says.sv for code in OWN)
