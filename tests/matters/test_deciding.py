import pytest

from samverk.foundation import mail
from samverk.foundation.refusals import Refused, SomeoneWasFirst
from samverk.matters import actions, queries
from samverk.matters.actions import Said, Written
from samverk.matters.models import Matter, Recommendation
from samverk.matters.models.choices import Via
from samverk.rulebook.matters.decisions import RowState
from tests.matters import questions
from tests.matters.questions import COORDINATOR, day, row

pytestmark = pytest.mark.django_db


def state_of(recommendation: Recommendation) -> tuple[str, str]:
    matter = Matter.objects.get(pk=recommendation.matter_id)
    return (matter.state, matter.holder)


def standing(recommendation: Recommendation, on: int) -> queries.Standing:
    found = queries.recommendations(recommendation.matter).get(pk=recommendation.pk)
    return queries.standing_of(found, on=day(on))


def test_every_principal_gets_a_row_a_link_and_a_letter_at_the_same_time() -> None:
    recommendation = questions.a_sent()

    assert recommendation.rows.count() == 3
    letters = mail.letters_about(f"matter:{recommendation.matter_id}")
    assert {letter.to_email for letter in letters} == {
        "registrator@regionen.example",
        "registrator@ekby.example",
        "registrator@alby.example",
    }
    assert all("Svara senast" in letter.text for letter in letters)
    assert state_of(recommendation) == ("at principals", "principals")


def test_a_letter_carries_a_link_and_a_code_of_its_own() -> None:
    recommendation = questions.a_sent()

    texts = [each.text for each in mail.letters_about(f"matter:{recommendation.matter_id}")]
    codes = {each.code for each in row(recommendation, "ekby").reply_links.all()}
    assert sum(code in text for code in codes for text in texts) == 1
    assert len({text.split("/beslutssvar/")[1][:43] for text in texts}) == 3


def test_a_principal_without_a_contact_gets_a_row_and_no_letter() -> None:
    recommendation = questions.a_recommended()

    questions.send_out(recommendation, questions.concerned(recommendation.matter))

    assert recommendation.rows.count() == 3
    assert not mail.letters_about(f"matter:{recommendation.matter_id}").exists()


def test_nothing_is_sent_without_clauses() -> None:
    recommendation = questions.a_recommended()
    recommendation.clauses.all().delete()

    with pytest.raises(Refused) as refused:
        questions.send_out(recommendation, questions.concerned(recommendation.matter))

    assert [each.code for each in refused.value.findings] == ["matters.no_clauses"]
    assert not recommendation.rows.exists()


def test_what_has_been_sent_is_not_reworded() -> None:
    recommendation = questions.a_sent()

    with pytest.raises(Refused):
        actions.reword(
            recommendation=recommendation,
            proposal=actions.Proposal("Annat", ("Något annat.",)),
            on=day(30),
            actor=COORDINATOR,
        )

    assert next(each.text for each in recommendation.clauses.all()) == "Rutinen antas."


def test_an_answer_waits_to_be_reviewed_and_counts_when_it_is() -> None:
    recommendation = questions.a_sent()

    sent = questions.answer(recommendation, "ekby", on=day(50))
    assert standing(recommendation, 50).standing.counts[RowState.RECEIVED] == 1

    actions.confirm(answer=sent, on=day(51), actor=COORDINATOR)
    assert standing(recommendation, 51).standing.adopted == 1


def test_when_the_last_has_answered_the_matter_goes_back_to_the_coordinator() -> None:
    recommendation = questions.a_sent()
    questions.confirmed(recommendation, "ekby", on=day(50))
    questions.confirmed(recommendation, "alby", on=day(60))
    assert state_of(recommendation) == ("at principals", "principals")

    questions.confirmed(recommendation, "regionen", on=day(70))

    assert state_of(recommendation) == ("answered", "coordinator")


def test_who_asks_again_lets_the_matter_lie_with_the_principals_again() -> None:
    recommendation = questions.a_sent()
    for number, party in enumerate(("ekby", "alby", "regionen")):
        questions.confirmed(recommendation, party, on=day(50 + number))

    actions.ask_again(
        row=row(recommendation, "ekby"), why="Två punkter saknas", on=day(80), actor=COORDINATOR
    )

    assert state_of(recommendation) == ("at principals", "principals")
    assert row(recommendation, "ekby").reply_links.count() == 2


def test_two_registrars_on_one_row_and_the_second_is_told() -> None:
    recommendation = questions.a_sent()
    asked = row(recommendation, "ekby")
    questions.answer(recommendation, "ekby", on=day(50))

    with pytest.raises(SomeoneWasFirst) as first:
        actions.answer(
            row=asked,
            written=Written(clauses={1: Said("rejected")}, written_by="Bo Ek"),
            version=asked.version,
            via=Via.LINK,
            on=day(50),
        )

    assert first.value.changed_by == "Eva Lind"
    assert asked.answers.count() == 1


def test_a_decision_on_a_day_that_has_not_come_is_refused_and_nothing_is_kept() -> None:
    recommendation = questions.a_sent()

    with pytest.raises(Refused) as refused:
        questions.answer(recommendation, "ekby", on=day(50), decided_on=day(51))

    codes = [each.code for each in refused.value.findings]
    assert "matters.decided_in_the_future" in codes
    assert not row(recommendation, "ekby").answers.exists()


def test_an_answer_set_aside_stays_and_does_not_count() -> None:
    recommendation = questions.a_sent()
    sent = questions.confirmed(recommendation, "ekby", on=day(50))

    actions.set_aside(answer=sent, why="Fel ärende", on=day(52), actor=COORDINATOR)

    assert standing(recommendation, 52).standing.adopted == 0
    assert row(recommendation, "ekby").answers.get().set_aside_why == "Fel ärende"


def test_the_deviating_wording_of_one_clause_is_kept() -> None:
    recommendation = questions.a_sent()
    said = {1: Said("adopted"), 2: Said("adopted with change", "Rutinen följs upp efter ett år.")}

    questions.confirmed(recommendation, "ekby", on=day(50), clauses=said)

    found = {each.party: each for each in standing(recommendation, 50).standing.rows}
    assert found["ekby"].state is RowState.CHANGED
    assert found["ekby"].clauses[1].wording == "Rutinen följs upp efter ett år."


def test_a_receipt_goes_to_the_contact_on_record() -> None:
    recommendation = questions.a_sent()

    questions.answer(recommendation, "ekby", on=day(50))

    receipt = mail.letters_about(f"matter:{recommendation.matter_id}").first()
    assert receipt is not None
    assert receipt.to_email == "registrator@ekby.example"
    assert receipt.subject.startswith("Kvitto")


def test_the_matrix_is_read_by_the_same_number_of_queries_whatever_its_size(
    django_assert_num_queries: object,
) -> None:
    recommendation = questions.a_sent()
    questions.confirmed(recommendation, "ekby", on=day(50))

    with django_assert_num_queries(7):  # type: ignore[operator]
        found = queries.recommendations(recommendation.matter).get(pk=recommendation.pk)
        queries.standing_of(found, on=day(60))
