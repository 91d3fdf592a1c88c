import pytest

from samverk.foundation.refusals import Refused
from samverk.matters import actions
from samverk.matters.models import Matter, Treatment
from samverk.rulebook.matters.steps import Act
from tests.matters import questions
from tests.matters.questions import RAISED_ON, body, day, place, step, treat

pytestmark = pytest.mark.django_db


def now(matter: Matter) -> Matter:
    return Matter.objects.get(pk=matter.pk)


def test_a_question_that_is_raised_has_a_number_and_lies_with_the_coordinator() -> None:
    matter = questions.a_question()

    assert matter.registry_number == "LAN 1-2021"
    assert (now(matter).state, now(matter).holder) == ("raised", "coordinator")
    assert now(matter).since == RAISED_ON


def test_a_draft_has_no_number_and_lies_with_whoever_writes_it() -> None:
    draft = questions.a_draft()

    assert draft.registry_number is None
    assert (now(draft).state, now(draft).holder) == ("draft", "raiser")


def test_numbers_follow_one_another_in_a_year() -> None:
    first = questions.a_question()

    second = questions.a_question(first.structure)

    assert second.registry_number == "LAN 2-2021"


def test_a_question_cannot_be_raised_twice() -> None:
    matter = questions.a_question()

    with pytest.raises(Refused) as refused:
        actions.raise_matter(matter=matter, on=day(1), actor="Jonas")

    assert [each.code for each in refused.value.findings] == ["matters.not_now"]
    assert now(matter).registry_number == "LAN 1-2021"


def test_a_matter_lies_in_one_body_until_it_is_treated_there() -> None:
    matter = questions.a_question()
    place(matter, "samrad", on=day(3))

    treat(matter, "samrad", "recommend", on=day(30), said="Samrådet rekommenderar …")

    there = Treatment.objects.get(matter=matter)
    assert (there.body, there.placed_on) == (body(matter, "samrad"), day(3))
    assert (there.treated_on, there.outcome) == (day(30), "recommend")
    assert (now(matter).state, now(matter).holder) == ("recommended", "coordinator")


def test_a_body_that_the_register_does_not_hold_is_named() -> None:
    matter = questions.a_question()

    step(matter, Act.PLACE, on=day(1), to_forum="AC Konsensus")
    step(matter, Act.TREAT, on=day(2), forum="AC Konsensus", outcome="note")

    assert Treatment.objects.get(matter=matter).forum == "AC Konsensus"
    assert now(matter).state == "treated"


def test_a_consultation_body_cannot_decide_and_nothing_is_written() -> None:
    matter = questions.a_question()
    place(matter, "samrad", on=day(3))

    with pytest.raises(Refused) as refused:
        treat(matter, "samrad", "decide", on=day(30))

    assert [each.code for each in refused.value.findings] == ["matters.cannot_decide"]
    assert now(matter).state == "in body"
    assert matter.steps.count() == 3


def test_a_step_that_leads_nowhere_is_refused_with_where_the_matter_is() -> None:
    matter = questions.a_question()

    with pytest.raises(Refused) as refused:
        step(matter, Act.SEND_OUT, on=day(1))

    assert [each.code for each in refused.value.findings] == ["matters.not_now"]


def test_a_step_registered_late_takes_its_place_among_the_others() -> None:
    matter = questions.a_question()
    place(matter, "samrad", on=day(10))

    treat(matter, "grupp-1", "inform", on=day(5))

    told = Treatment.objects.get(matter=matter, body=body(matter, "grupp-1"))
    assert (told.placed_on, told.treated_on) == (day(5), day(5))
    assert (now(matter).state, now(matter).holder_body) == ("in body", body(matter, "samrad"))


def test_a_step_that_would_make_a_later_one_impossible_is_refused() -> None:
    matter = questions.a_question()
    place(matter, "samrad", on=day(10))

    with pytest.raises(Refused) as refused:
        step(matter, Act.CLOSE, on=day(5))

    assert [each.code for each in refused.value.findings] == ["matters.not_before_the_rest"]
    assert now(matter).state == "in body"


def test_a_matter_taken_off_a_table_untreated_has_left_it() -> None:
    matter = questions.a_question()
    place(matter, "grupp-1", on=day(3))

    place(matter, "samrad", on=day(9), is_urgent=True, reason="Fullmäktige sammanträder i april")

    there = Treatment.objects.get(matter=matter, body=body(matter, "grupp-1"))
    assert (there.treated_on, there.left_on) == (None, day(9))


def test_opinions_come_back_to_the_body_that_asked() -> None:
    matter = questions.a_question()
    place(matter, "grupp-1", on=day(3))
    treat(matter, "grupp-1", "ask for opinions", on=day(5))

    step(matter, Act.OPINIONS_IN, on=day(40))

    assert now(matter).holder_body == body(matter, "grupp-1")
    assert Treatment.objects.filter(matter=matter, body=body(matter, "grupp-1")).count() == 2
