import pytest

from samverk.foundation.mail.incoming import replying
from samverk.foundation.refusals import Refused, SomeoneWasFirst
from samverk.matters import actions
from samverk.matters.actions import Effect, Opined
from samverk.matters.actions.papers import Added, add_document
from samverk.matters.models import Matter, Referral
from samverk.matters.models.choices import Via
from tests.matters import opinions, questions
from tests.matters.questions import COORDINATOR, day

pytestmark = pytest.mark.django_db

REST = ("alby", "regionen", "Funktionsrätt Länet")


def where(referral: Referral) -> tuple[str, str]:
    matter = Matter.objects.get(pk=referral.matter_id)
    return (matter.state, matter.holder)


def codes(refused: "pytest.ExceptionInfo[Refused]") -> list[str]:
    return [each.code for each in refused.value.findings]


def test_all_are_asked_at_the_same_time_with_the_question_and_the_last_day() -> None:
    referral = opinions.a_referral()

    assert sorted(opinions.everybody(referral)) == sorted(("ekby", *REST))
    for who in opinions.everybody(referral):
        (letter,) = opinions.letters_to(referral, who)
        assert "Kan ni arbeta efter rutinen, och vad saknas i den?" in letter.text
        assert "Svara senast 10 maj 2021" in letter.text.replace("måndag ", "")
    assert where(referral) == ("out for opinion", "respondents")


def test_each_letter_has_a_link_and_a_code_of_its_own_that_a_reply_carries() -> None:
    referral = opinions.a_referral()

    found = [
        replying.codes([], opinions.letters_to(referral, who)[0].text)
        for who in opinions.everybody(referral)
    ]
    kept = {link.code for row in referral.rows.all() for link in row.reply_links.all()}
    assert {code for each in found for code in each} == kept
    assert len(kept) == 4
    assert len({opinions.token_to(referral, who) for who in opinions.everybody(referral)}) == 4


def test_documents_are_promised_where_there_are_some() -> None:
    without = opinions.a_referral()
    matter = without.matter
    added = Added("rutin.txt", b"Rutinen", "Rutin", "annex")
    paper = add_document(matter=matter, added=added, on=day(31), actor=COORDINATOR)

    having = opinions.a_referral(matter=matter, documents=(paper,))

    assert [
        "Här finns handlingarna" in opinions.letters_to(each, "ekby")[0].text
        for each in (without, having)
    ] == [False, True]
    assert "\nHär svarar ni. Det tar" in opinions.letters_to(without, "ekby")[0].text


def test_a_body_that_has_the_matter_is_the_one_that_asks() -> None:
    matter = questions.a_question()
    questions.place(matter, "samrad", on=day(3))

    opinions.a_referral(matter=matter, paragraph="§ 7")

    step = matter.steps.order_by("number").last()
    assert step is not None
    assert (step.act, step.outcome, step.paragraph) == ("treat", "ask for opinions", "§ 7")
    assert step.body == questions.body(matter, "samrad")
    treatment = matter.treatments.get()
    assert (treatment.outcome, treatment.treated_on) == ("ask for opinions", day(30))


def test_when_the_last_one_has_answered_the_matter_lies_in_the_body_that_asked() -> None:
    matter = questions.a_question()
    questions.place(matter, "samrad", on=day(3))
    referral = opinions.a_referral(matter=matter)
    for who in REST:
        opinions.give(referral, who, on=50)
    assert where(referral) == ("out for opinion", "respondents")

    opinions.give(referral, "ekby", on=60)

    matter.refresh_from_db()
    assert (matter.state, matter.holder_body) == ("in body", questions.body(matter, "samrad"))


def test_after_the_last_day_the_matter_goes_back_and_those_missing_are_named() -> None:
    referral = opinions.a_referral()
    opinions.give(referral, "ekby", on=50)

    missing = actions.opinions_in(referral=referral, on=day(71), actor=COORDINATOR)

    assert sorted(missing) == ["Alby kommun", "Funktionsrätt Länet", "Region Länet"]
    assert where(referral) == ("raised", "coordinator")


def test_a_late_opinion_is_taken_and_moves_nothing() -> None:
    referral = opinions.a_referral()
    actions.opinions_in(referral=referral, on=day(71), actor=COORDINATOR)

    sent = opinions.give(referral, "ekby", on=80)

    assert sent.sent_on == day(80)
    assert where(referral) == ("raised", "coordinator")


def test_nobody_is_asked_nothing() -> None:
    matter = questions.a_question()

    with pytest.raises(Refused) as refused:
        actions.ask_for_opinions(
            matter=matter,
            request=opinions.a_request(due=day(1)),
            parties=[],
            on=day(30),
            actor=COORDINATOR,
        )

    assert codes(refused) == ["matters.nobody_to_ask", "matters.due_before_asked"]
    assert not matter.referrals.exists()


def test_a_change_stands_beside_what_was_said_before() -> None:
    referral = opinions.a_referral()
    opinions.give(referral, "ekby", on=50)

    opinions.give(referral, "ekby", on=52, stance="opposes", text="Nämnden sade nej.")

    said = opinions.row(referral, "ekby").opinions.order_by("pk")
    assert [(each.stance, each.sent_on) for each in said] == [
        ("supports", day(50)),
        ("opposes", day(52)),
    ]


def test_a_draft_is_nobodys_opinion_until_it_is_sent() -> None:
    referral = opinions.a_referral()
    row = opinions.row(referral, "ekby")

    for text in ("Vi", "Vi kan arbeta så"):
        actions.save_opinion(row=row, opined=Opined(text=text), via=Via.LINK, on=day(40))

    (draft,) = row.opinions.all()
    assert (draft.text, draft.sent_on) == ("Vi kan arbeta så", None)
    assert len(actions.referring.missing(referral)) == 4


def test_an_opinion_takes_a_stand() -> None:
    referral = opinions.a_referral()

    with pytest.raises(Refused) as refused:
        opinions.give(referral, "ekby", on=50, stance="")

    assert codes(refused) == ["matters.no_stance"]


def test_two_write_for_one_and_the_second_is_told() -> None:
    referral = opinions.a_referral()
    opened = opinions.row(referral, "ekby")
    opinions.give(referral, "ekby", on=50)

    with pytest.raises(SomeoneWasFirst) as first:
        actions.give_opinion(
            row=opened,
            opined=Opined(stance="opposes"),
            version=opened.version,
            via=Via.LINK,
            on=day(50),
        )

    assert first.value.changed_by == "Eva Lind"


def test_what_the_coordinator_notes_leaves_the_draft_of_those_who_answer() -> None:
    referral = opinions.a_referral()
    row = opinions.row(referral, "ekby")
    actions.save_opinion(row=row, opined=Opined(text="Halvvägs"), via=Via.LINK, on=day(40))

    opinions.give(referral, "ekby", on=50, via=Via.COORDINATOR, text="Ur brevet")

    noted, draft = row.opinions.order_by("pk")
    assert (noted.text, noted.sent_on, noted.via) == ("Ur brevet", day(50), "coordinator")
    assert (draft.text, draft.sent_on) == ("Halvvägs", None)


def test_a_closed_request_takes_no_more_but_what_is_noted() -> None:
    referral = opinions.a_referral()
    actions.close(referral=referral, on=day(80), actor=COORDINATOR)

    with pytest.raises(Refused) as refused:
        opinions.give(referral, "ekby", on=81)
    opinions.give(referral, "alby", on=81, via=Via.MAIL)

    assert codes(refused) == ["matters.referral_closed"]
    assert opinions.row(referral, "alby").opinions.get().sent_on == day(81)
    assert where(referral) == ("raised", "coordinator")


def test_a_receipt_says_what_was_sent() -> None:
    referral = opinions.a_referral()

    opinions.give(
        referral, "ekby", on=50, stance="supports with changes", proposals="Stryk punkt 2."
    )

    receipt = opinions.letters_to(referral, "ekby")[-1]
    assert receipt.subject.startswith("Kvitto")
    assert "Tillstyrker med ändringar." in receipt.text
    assert "Stryk punkt 2." in receipt.text


def test_reminders_go_by_rule_once_and_never_to_those_who_have_answered() -> None:
    referral = opinions.a_referral()
    opinions.give(referral, "ekby", on=50)

    sent = [actions.remind_of_opinions_by_rule(on=day(number)) for number in (62, 63, 63, 64, 71)]

    assert sent == [0, 3, 0, 0, 3]
    assert len(opinions.letters_to(referral, "ekby")) == 2  # the question and the receipt
    assert opinions.letters_to(referral, "alby")[1].subject.startswith("Påminnelse")


def test_a_reminder_by_hand_goes_once_a_day() -> None:
    referral = opinions.a_referral()
    row = opinions.row(referral, "alby")

    sent = [
        actions.remind_of_opinion(row=row, on=day(number), actor=COORDINATOR)
        for number in (40, 40, 41)
    ]

    assert sent == [True, False, True]


def test_what_was_changed_names_those_who_asked_for_it() -> None:
    referral = opinions.a_referral()
    because_of = (opinions.row(referral, "ekby"), opinions.row(referral, "Funktionsrätt Länet"))

    actions.record_effect(
        referral=referral,
        effect=Effect("Punkt 2 ströks.", "Den gick inte att följa.", because_of=because_of),
        on=day(80),
        actor=COORDINATOR,
    )

    effect = referral.effects.get()
    assert set(effect.because_of.all()) == set(because_of)
    assert effect.was_changed


def test_links_that_are_withdrawn_work_no_more() -> None:
    referral = opinions.a_referral()
    row = opinions.row(referral, "ekby")

    withdrawn = actions.withdraw_opinion_links(row=row, on=day(40), actor=COORDINATOR)

    assert withdrawn == 1
    assert row.reply_links.get().revoked_on == day(40)
