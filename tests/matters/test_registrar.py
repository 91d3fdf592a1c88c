"""The registrar's page: whom a link lets in, what it says, and what becomes of what is written."""

import pytest

from samverk.foundation import documents, mail
from samverk.foundation.models import Document
from samverk.matters import actions
from samverk.matters.models import Answer, PartyDecision, Recommendation
from samverk.matters.models.choices import AnswerState
from tests.matters import registrar
from tests.matters.questions import COORDINATOR, day
from tests.matters.registrar import PAGE, a_file, a_pdf, filled, opened, words
from tests.portal.reader import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> PartyDecision:
    """Ekby is asked, with a link that works today."""
    return registrar.an_asked()


def the_answer(row: PartyDecision) -> Answer:
    return row.answers.exclude(state=AnswerState.DRAFT).get()


def receipts(row: PartyDecision) -> int:
    letters = mail.letters_about(f"matter:{row.recommendation.matter_id}")
    return letters.filter(subject__startswith="Kvitto").count()


# --- Answering -----------------------------------------------------------------------------


def test_all_clauses_are_adopted_by_one_tick_and_the_receipt_says_what_happens_next(
    row: PartyDecision,
) -> None:
    client = opened(row)

    said = words_of(client.post(PAGE, filled(row), follow=True).content.decode())

    assert [each.outcome for each in the_answer(row).clauses.all()] == ["adopted", "adopted"]
    assert (the_answer(row).state, the_answer(row).via) == ("received", "link")
    assert "Tack, svaret är mottaget" in said
    assert "Kom efter sista dagen" in said
    assert "Ett kvitto skickas till Registrator" in said
    assert "Jonas Hedman granskar svaret." in said
    assert receipts(row) == 1


def test_a_choice_of_its_own_goes_before_the_one_for_all(row: PartyDecision) -> None:
    changed = filled(
        row, **{"sats-2": "adopted with change", "lydelse-2": "Rutinen följs upp efter ett år."}
    )

    opened(row).post(PAGE, changed)

    said = {each.clause.number: each for each in the_answer(row).clauses.all()}
    assert (said[1].outcome, said[2].outcome) == ("adopted", "adopted with change")
    assert said[2].wording == "Rutinen följs upp efter ett år."


def test_everything_that_is_written_is_kept(row: PartyDecision) -> None:
    whole = filled(
        row,
        anslaget="2021-05-10",
        reservation="on",
        reservationen="Bo Ek (X) mot båda.",
        meddelande="Protokollet är justerat.",
        utdrag=a_file(a_pdf()),
    )

    said = words_of(opened(row).post(PAGE, whole, follow=True).content.decode())

    answer = the_answer(row)
    assert (answer.organ, answer.paragraph, answer.registry_number) == (
        "Kommunfullmäktige",
        "§ 41",
        "KS 2021/7",
    )
    assert answer.has_dissent
    assert answer.extract is not None
    assert documents.read(answer.extract) == a_pdf()
    assert "Laga kraft 1 jun 2021" in said
    assert PartyDecision.objects.get(pk=row.pk).registry_number == "KS 2021/7"


def test_a_doubt_asks_for_a_tick_and_then_lets_through(row: PartyDecision) -> None:
    client, doubtful = opened(row), filled(row, annat_organ="Socialnämnden")

    asked = client.post(PAGE, doubtful)

    assert asked.status_code == 422
    assert "Beslutet är fattat av Socialnämnden, men avsändaren räknar med" in words_of(
        asked.content.decode()
    )
    assert not row.answers.exists()
    client.post(PAGE, {**doubtful, "anda": "on"})
    assert the_answer(row).organ == "Socialnämnden"


def test_a_day_that_has_not_come_is_false_and_no_tick_helps(row: PartyDecision) -> None:
    answer = opened(row).post(PAGE, filled(row, beslutat_den="2199-01-01", anda="on"))

    assert answer.status_code == 422
    assert "en dag som inte har varit" in words_of(answer.content.decode())
    assert not row.answers.exists()


def test_an_answer_that_says_nothing_is_no_answer(row: PartyDecision) -> None:
    answer = opened(row).post(PAGE, filled(row, alla=None, skrivet_av="", annat_organ=""))

    said = words_of(answer.content.decode())
    assert answer.status_code == 422
    assert said.count("Välj vad ni har beslutat, eller bifoga protokollsutdraget.") == 2
    assert said.count("Skriv ditt namn.") == 2
    assert said.count("Skriv vilket organ det är.") == 2


def test_the_minutes_alone_are_an_answer_for_the_coordinator_to_read(row: PartyDecision) -> None:
    opened(row).post(PAGE, filled(row, alla=None, utdrag=a_file(a_pdf()), anda="on"))

    assert the_answer(row).extract is not None
    assert not the_answer(row).clauses.exists()


@pytest.mark.parametrize("field", ["meddelande", "reservationen", "lydelse-1", "skrivet_av"])
def test_an_identity_number_is_never_stored(row: PartyDecision, field: str) -> None:
    wrong = filled(row, gor="spara", **{field: "Bo Ek 19900101-1234"})

    answer = opened(row).post(PAGE, wrong)

    assert answer.status_code == 422
    assert "Ta bort personnumret." in words_of(answer.content.decode())
    assert not row.answers.exists()


def test_a_draft_may_be_half_written_and_comes_back(row: PartyDecision) -> None:
    client = opened(row)
    half = {"fraga": str(row.pk), "version": "1", "gor": "spara", "paragraf": "§ 4"}

    said = words_of(client.post(PAGE, half, follow=True).content.decode())

    assert "Utkastet är sparat. Det är inte skickat" in said
    assert "säger inget om att-sats 1" in said
    assert 'value="§ 4"' in opened(row).get(PAGE).content.decode()
    assert receipts(row) == 0


def test_a_new_answer_changes_what_was_said_and_the_old_one_stays(row: PartyDecision) -> None:
    client = opened(row)
    client.post(PAGE, filled(row, utdrag=a_file(a_pdf())))

    assert "Ni har redan svarat." in words(client, f"{PAGE}?andra=1")
    client.post(
        f"{PAGE}?andra=1", filled(row, **{"alla": None, "sats-1": "rejected", "anda": "on"})
    )

    first, second = row.answers.order_by("number")
    assert [each.outcome for each in first.clauses.all()] == ["adopted", "adopted"]
    assert [each.outcome for each in second.clauses.all()] == ["rejected"]
    assert second.extract == first.extract
    assert "Avslagen" in words(client)


def test_what_is_referred_back_is_to_be_answered_again(row: PartyDecision) -> None:
    client = opened(row)

    client.post(PAGE, filled(row, **{"sats-1": "referred back"}))

    assert "svarar ni igen, på samma ställe" in words(client)


def test_the_receipt_follows_the_review(row: PartyDecision) -> None:
    client = opened(row)
    client.post(PAGE, filled(row))
    answer = the_answer(row)

    today = answer.received_on
    assert today is not None
    actions.confirm(answer=answer, on=today, actor=COORDINATOR)
    assert "Svaret är granskat och räknas" in words(client)

    actions.set_aside(answer=answer, why="Fel protokoll.", on=today, actor=COORDINATOR)
    assert "Avsändaren räknar inte svaret: Fel protokoll." in words(client)
    assert "Svara igen" in words(client)


# --- Faults --------------------------------------------------------------------------------


def test_of_two_registrars_the_second_is_told_and_keeps_the_text(row: PartyDecision) -> None:
    first, second = opened(row), opened(row)
    slow = filled(row, paragraf="§ 99", skrivet_av="Siv Sen", **{"sats-1": "rejected"})
    first.post(PAGE, filled(row))

    answer = second.post(PAGE, slow)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Rut Registrator hann före medan du skrev." in words_of(page)
    assert "Det som kom in" in words_of(page)
    assert 'value="§ 99"' in page
    assert the_answer(row).written_by == "Rut Registrator"
    second.post(PAGE, {**slow, "version": str(PartyDecision.objects.get(pk=row.pk).version)})
    assert [each.written_by for each in row.answers.order_by("number")] == [
        "Rut Registrator",
        "Siv Sen",
    ]


def test_a_form_that_comes_back_with_faults_is_still_the_one_that_was_opened(
    row: PartyDecision,
) -> None:
    second = opened(row)
    slow = filled(row, skrivet_av="")
    opened(row).post(PAGE, filled(row))

    faulty = second.post(PAGE, slow).content.decode()

    assert f'name="version" value="{slow["version"]}"' in faulty
    assert second.post(PAGE, {**slow, "skrivet_av": "Siv Sen"}).status_code == 409


def test_a_question_that_was_withdrawn_meanwhile_takes_no_answer_and_shows_what_was_written(
    row: PartyDecision,
) -> None:
    client = opened(row)
    actions.withdraw_row(row=row, why="Fel part", on=day(40), actor=COORDINATOR)

    answer = client.post(PAGE, filled(row, meddelande="Vi säger ja."))

    said = words_of(answer.content.decode())
    assert answer.status_code == 409
    assert "Frågan är tillbakatagen" in said
    assert "Vi säger ja." in said
    assert not row.answers.exists()
    assert "frågar inte längre Ekby kommun om det här" in words(client)
    assert "frågar inte längre Ekby kommun" in words(client, f"{PAGE}inte-an/")


def test_a_withdrawn_recommendation_says_why(row: PartyDecision) -> None:
    Recommendation.objects.update(withdrawn_on=day(40), withdrawn_why="Ny rutin kommer i höst.")

    assert "Ny rutin kommer i höst." in words(opened(row))


def test_forty_megabytes_are_refused_in_words_and_the_rest_is_not_lost(row: PartyDecision) -> None:
    large = a_file(b"%PDF-1.7\n" + b"0" * 40_000_000)

    answer = opened(row).post(PAGE, filled(row, utdrag=large))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "större än 25 MB" in words_of(page)
    assert 'value="§ 41"' in page
    assert not Document.objects.exists()


def test_a_pdf_that_is_no_pdf_is_refused_in_words(row: PartyDecision) -> None:
    answer = opened(row).post(PAGE, filled(row, utdrag=a_file(b"MZ\x90\x00 this program")))

    assert answer.status_code == 422
    assert "utdrag.pdf" in words_of(answer.content.decode())
    assert not row.answers.exists()


def test_a_bad_file_and_a_day_to_come_are_told_at_once(row: PartyDecision) -> None:
    bad = a_file(b"MZ\x90\x00 this program")

    answer = opened(row).post(PAGE, filled(row, utdrag=bad, beslutat_den="2199-01-01"))

    form = answer.context["form"]
    assert answer.status_code == 422
    assert set(form.errors) == {"utdrag", "beslutat_den"}


def test_a_file_is_kept_while_something_else_is_put_right(row: PartyDecision) -> None:
    client = opened(row)

    answer = client.post(PAGE, filled(row, skrivet_av="", utdrag=a_file(a_pdf())))

    assert answer.status_code == 422
    assert "utdrag.pdf är bifogad." in words_of(answer.content.decode())
    client.post(PAGE, filled(row))
    assert the_answer(row).extract is not None
