"""Letters that come find the row that they answer, wait there to be reviewed, and are never dropped."""

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from samverk.foundation.access import User
from samverk.foundation.mail import Letter
from samverk.foundation.mail.incoming import actions as letters
from samverk.foundation.mail.incoming import matchers
from samverk.foundation.mail.incoming.models import Incoming, IncomingState
from samverk.foundation.mail.incoming.receiving import receive
from samverk.foundation.refusals import SomeoneWasFirst
from samverk.matters import actions
from samverk.matters.actions.receiving import review, turn_down
from samverk.matters.intake.doors import came_on
from samverk.matters.models import Answer, Opinion, Recommendation
from samverk.matters.models.choices import AnswerState, State, Via
from samverk.rulebook.matters.steps import Act
from tests import builders
from tests.foundation.incoming.came import a_reply
from tests.matters import opinions, questions
from tests.matters.mailed import a_reply_to, asked_by, came, code_of, ekby

pytestmark = pytest.mark.django_db

# Later than any letter comes: a letter cannot be read before it has come.
TODAY = dt.date(2099, 1, 1)


@pytest.fixture(autouse=True)
def _mailbox(settings: Settings) -> None:
    settings.MAIL_REPLIES_TO = "svar@lanet.example"


@pytest.fixture
def sent() -> Recommendation:
    """A recommendation that every principal was asked about."""
    return questions.a_sent()


def test_a_reply_waits_on_its_row_with_its_extract(sent: Recommendation) -> None:
    letter = came(ekby(sent))

    answer = ekby(sent).answers.get()
    assert (letter.state, letter.how_matched) == (IncomingState.MATCHED, "svarskoden")
    assert (letter.structure, letter.about) == ("lanet", asked_by(ekby(sent)).about)
    assert (answer.state, answer.via, answer.incoming) == ("received", Via.MAIL, letter.pk)
    assert (answer.written_by, answer.received_on) == ("Eva Lind", came_on(letter))
    assert answer.extract is not None
    assert answer.extract.name == "protokollsutdrag.pdf"


def test_nothing_that_a_letter_says_counts_as_decided_until_somebody_has_read_it(
    sent: Recommendation,
) -> None:
    came(ekby(sent))

    answer = ekby(sent).answers.get()
    assert (answer.decided_on, answer.organ, answer.clauses.count()) == (None, "", 0)


def test_the_letter_asks_for_replies_by_the_one_way_there_is(sent: Recommendation) -> None:
    letter, code = asked_by(ekby(sent)), code_of(ekby(sent))

    assert letter.reply_to == f"svar+{code}@lanet.example"
    assert f"Svarskod: {code}" in letter.text


@pytest.mark.parametrize(
    "given",
    [
        {"To": "svar@lanet.example", "In-Reply-To": "{number}"},
        {"To": "svar@lanet.example", "Subject": "Beslut {code}"},
        {"To": "svar@lanet.example", "Subject": "Beslut i {own}"},
    ],
    ids=["the letter that it answers", "the code alone", "our number and the sender"],
)
def test_a_letter_without_the_address_is_known_by_what_else_it_bears(
    sent: Recommendation, given: dict[str, str]
) -> None:
    row = ekby(sent)
    facts = {
        "number": asked_by(row).message_id,
        "code": code_of(row),
        "own": sent.matter.registry_number,
    }
    letter = came(row, **{name: value.format(**facts) for name, value in given.items()})

    assert letter.state == IncomingState.MATCHED
    assert row.answers.get().incoming == letter.pk


def test_the_principals_own_number_leads_to_its_row(sent: Recommendation) -> None:
    row = ekby(sent)
    actions.plan(
        row=row,
        planned_on=None,
        organ="",
        registry_number="KS 2021/123",
        on=questions.day(30),
        actor="Eva",
    )
    named = {"From": "kansli@elsewhere.example", "To": "svar@lanet.example"}

    letter = came(row, "Beslut i KS 2021/123 bifogas.", **named)

    assert letter.how_matched == "partens diarienummer KS 2021/123"


def test_our_number_from_somebody_unknown_lies_in_the_tray_and_says_why(
    sent: Recommendation,
) -> None:
    named = {"From": "nagon@elsewhere.example", "To": "svar@lanet.example"}
    letter = came(ekby(sent), f"Beslut i {sent.matter.registry_number}.", **named)

    assert letter.state == IncomingState.TRAY
    assert "gäller flera frågor" in letter.reason
    assert not Answer.objects.exists()


def test_a_letter_about_nothing_of_ours_lies_in_the_tray(sent: Recommendation) -> None:
    letter = came(ekby(sent), "Hej!", To="svar@lanet.example")

    assert (letter.state, letter.reason) == (IncomingState.TRAY, "")


def test_the_same_letter_twice_is_one_answer(sent: Recommendation) -> None:
    content = a_reply_to(ekby(sent))

    first, second = receive(content), receive(content)

    assert first.pk == second.pk
    assert ekby(sent).answers.count() == 1


def test_two_letters_to_one_row_are_two_answers_and_neither_is_written_over(
    sent: Recommendation,
) -> None:
    came(ekby(sent))
    came(ekby(sent), "En rättelse.", **{"Message-ID": "<2@ekby.example>"})

    assert [each.number for each in ekby(sent).answers.order_by("number")] == [1, 2]


def test_a_draft_that_is_begun_by_the_link_stays_a_draft(sent: Recommendation) -> None:
    written = actions.Written(organ="Kommunstyrelsen")
    draft = actions.save_draft(row=ekby(sent), written=written, via=Via.LINK, on=questions.day(30))

    came(ekby(sent))

    draft.refresh_from_db()
    assert (draft.state, draft.organ) == (AnswerState.DRAFT, "Kommunstyrelsen")
    assert ekby(sent).answers.count() == 2


def test_whoever_has_the_form_open_hears_that_a_letter_has_come(sent: Recommendation) -> None:
    opened = ekby(sent)
    came(ekby(sent))

    with pytest.raises(SomeoneWasFirst):
        actions.answer(
            row=opened,
            written=actions.Written(),
            version=opened.version,
            via=Via.LINK,
            on=questions.day(30),
        )


def test_a_reply_to_a_withdrawn_question_lies_in_the_tray_and_says_why(
    sent: Recommendation,
) -> None:
    actions.withdraw_row(row=ekby(sent), on=questions.day(40), actor="Jonas", why="Fel part")

    letter = came(ekby(sent))

    assert letter.state == IncomingState.TRAY
    assert letter.reason.endswith("Ekby kommun. Frågan är tillbakatagen.")
    assert not Answer.objects.exists()


def test_a_reply_in_a_closed_matter_lies_in_the_tray_and_says_why(sent: Recommendation) -> None:
    questions.step(sent.matter, Act.WITHDRAW, on=questions.day(40), reason="Frågan är överspelad")
    sent.matter.refresh_from_db()
    assert sent.matter.state == State.WITHDRAWN

    letter = came(ekby(sent))

    assert letter.state == IncomingState.TRAY
    assert letter.reason.endswith("Ärendet är avslutat.")


@pytest.mark.parametrize("subject", ["Frånvaro: SV: Beslut", "Autosvar", "Automatic reply: Beslut"])
def test_an_answer_of_a_machine_is_no_answer(sent: Recommendation, subject: str) -> None:
    to = f"svar+{code_of(ekby(sent))}@lanet.example"
    letter = receive(a_reply("Jag är tillbaka på måndag.", To=to, Subject=subject))

    assert letter.state == IncomingState.TRAY
    assert not Answer.objects.exists()


def test_a_forwarded_thread_with_two_codes_is_for_somebody_to_choose(sent: Recommendation) -> None:
    other = questions.row(sent, "alby")
    text = f"Båda besluten.\nSvarskod: {code_of(ekby(sent))}\nSvarskod: {code_of(other)}\n"

    letter = came(ekby(sent), text, To="svar@lanet.example")

    assert letter.state == IncomingState.TRAY
    assert letter.reason == "Brevet bär svarskoderna till flera frågor."


def test_a_pdf_that_is_no_pdf_is_told_of_and_is_no_extract(sent: Recommendation) -> None:
    row = ekby(sent)
    to = f"svar+{code_of(row)}@lanet.example"
    letter = receive(a_reply(attached=(("utdrag.pdf", b"MZ\x90 not a PDF"),), To=to))

    assert letter.state == IncomingState.MATCHED
    assert row.answers.get().extract is None
    assert letter.attachments.get().name == "utdrag.pdf"


def test_a_letter_of_forty_megabytes_finds_its_row_too(sent: Recommendation) -> None:
    row = ekby(sent)
    to = f"svar+{code_of(row)}@lanet.example"
    large = b"%PDF-1.7\n" + b"0" * 29_000_000 + b"\n%%EOF\n"
    content = a_reply(attached=(("utdrag.pdf", large),), To=to)
    assert len(content) > 39_000_000

    letter = receive(content)

    assert letter.state == IncomingState.MATCHED
    assert row.answers.get().incoming == letter.pk
    assert letter.attachments.count() == 1


def coordinator(sent: Recommendation) -> User:
    user = builders.a_user("samordnare@lanet.example")
    builders.a_role(user, sent.matter.structure)
    return user


def test_the_tray_offers_the_rows_that_may_be_answered_the_senders_own_first(
    sent: Recommendation,
) -> None:
    actions.withdraw_row(
        row=questions.row(sent, "alby"), on=questions.day(40), actor="Jonas", why="Fel"
    )
    letter = came(ekby(sent), "Hej!", To="svar@lanet.example")

    found = matchers.candidates(letter, coordinator(sent), TODAY)

    assert found[0].label.endswith("Ny rutin: Ekby kommun")
    assert len(found) == sent.rows.count() - 1
    assert not [each for each in found if "Alby" in each.label]


def test_somebody_who_coordinates_nothing_is_offered_nothing(sent: Recommendation) -> None:
    letter = came(ekby(sent), "Hej!", To="svar@lanet.example")

    found = matchers.candidates(letter, builders.a_user("x@ekby.example"), TODAY)

    assert not list(found)


def by_hand(letter: Incoming, sent: Recommendation) -> Incoming:
    on = TODAY
    candidate = matchers.candidates(letter, coordinator(sent), on)[0]
    return letters.connect(letter=letter, to=candidate, actor="Kim", on=on)


def test_a_letter_that_is_connected_by_hand_waits_on_the_row(sent: Recommendation) -> None:
    letter = by_hand(came(ekby(sent), "Hej!", To="svar@lanet.example"), sent)

    assert ekby(sent).answers.get().incoming == letter.pk


def test_a_letter_that_is_put_aside_takes_its_answer_along(sent: Recommendation) -> None:
    letter = came(ekby(sent))

    letters.set_aside(letter=letter, actor="Kim", on=TODAY, reason="Reklam")

    answer = ekby(sent).answers.get()
    assert (answer.state, answer.reviewed_by) == (AnswerState.SET_ASIDE, "Kim")


WRITTEN = actions.Written(
    clauses={1: actions.Said("adopted"), 2: actions.Said("adopted with change", "Efter ett år.")},
    organ="Kommunfullmäktige",
    decided_on=dt.date(2026, 1, 19),
    paragraph="§ 45",
    registry_number="KS 2026/88",
    written_by="Eva Lind",
)


def reviewed(sent: Recommendation, written: actions.Written = WRITTEN) -> Answer:
    answer = ekby(sent).answers.get()
    return review(answer=answer, written=written, version=answer.version, on=TODAY, actor="Kim")


def test_a_letter_that_is_read_counts_and_its_sender_is_told_what_was_recorded(
    sent: Recommendation,
) -> None:
    letter = came(ekby(sent))

    answer = reviewed(sent)

    letter.refresh_from_db()
    receipt = Letter.objects.filter(about=letter.about).order_by("-pk")[0]
    assert (answer.state, answer.reviewed_by, answer.incoming) == ("confirmed", "Kim", letter.pk)
    assert answer.extract is not None
    assert (letter.state, letter.handled_by) == (IncomingState.HANDLED, "Kim")
    assert receipt.subject.startswith("Kvitto")
    assert "antagen med ändring: Efter ett år." in receipt.text
    assert ekby(sent).registry_number == "KS 2026/88"


def test_two_who_read_one_letter_do_not_write_over_each_other(sent: Recommendation) -> None:
    came(ekby(sent))
    opened = ekby(sent).answers.get()
    reviewed(sent)

    with pytest.raises(SomeoneWasFirst):
        review(
            answer=opened,
            written=WRITTEN,
            version=opened.version,
            on=TODAY,
            actor="Bo",
        )


def test_a_letter_that_is_no_answer_is_turned_down_with_the_reason(sent: Recommendation) -> None:
    letter = came(ekby(sent))
    answer = ekby(sent).answers.get()

    turn_down(
        answer=answer,
        version=answer.version,
        why="Bara en fråga om datum",
        on=TODAY,
        actor="Kim",
    )

    answer.refresh_from_db()
    letter.refresh_from_db()
    assert (answer.state, answer.set_aside_why) == ("set aside", "Bara en fråga om datum")
    assert (letter.state, letter.reason) == (IncomingState.HANDLED, "Bara en fråga om datum")


def test_a_letter_taken_up_again_no_longer_counts(sent: Recommendation) -> None:
    letter = came(ekby(sent))
    reviewed(sent)
    letter.refresh_from_db()

    letters.reopen(letter=letter, actor="Kim", on=TODAY)

    assert ekby(sent).answers.get().state == AnswerState.SET_ASIDE


def test_the_last_letter_that_is_read_makes_everybody_have_answered(sent: Recommendation) -> None:
    for row in sent.rows.exclude(party__key="ekby").select_related("party"):
        questions.confirmed(sent, row.party.key, on=questions.day(60))
    came(ekby(sent))

    reviewed(sent)

    sent.matter.refresh_from_db()
    assert sent.matter.state == State.ANSWERED


def test_a_reply_costs_as_much_however_many_rows_wait(
    sent: Recommendation, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    content = a_reply_to(ekby(sent))

    with django_assert_max_num_queries(60):
        receive(content)


def test_a_letter_that_answers_a_request_for_opinion_waits_for_somebody_to_write_it_down() -> None:
    asked = opinions.a_referral()
    row = asked.rows.order_by("pk")[0]

    letter = receive(
        a_reply("Vi tillstyrker.", To=f"svar+{row.reply_links.get().code}@lanet.example")
    )

    assert letter.state == IncomingState.MATCHED
    assert letter.about == f"matter:{asked.matter_id}/referral:{asked.pk}/respondent:{row.pk}"
    assert not Opinion.objects.exists()
