"""The registrar's page: whom a link lets in, what it shows, and that its secret goes nowhere else."""

import logging
from dataclasses import replace

import pytest
from django.test import Client
from django.utils import translation

from samverk.foundation import tokens
from samverk.rulebook.findings import Words
from samverk.staffing import actions, facts
from samverk.staffing.asked_bodies import SaidOfBody
from samverk.staffing.forms import AnswerForm
from samverk.staffing.jobs import remind_by_rule
from samverk.staffing.models import Link, Question, Reply, Round
from tests.portal.reader import words_of
from tests.staffing.asked import ASKED_ON, a_round, letters_to, names_for, the_question, token_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def question() -> Question:
    """Ekby is asked, with a link that works today."""
    of = the_question(a_round())
    Link.objects.update(until="2200-01-01")
    return of


def opened(question: Question) -> Client:
    client = Client(headers={"accept-language": "sv"})
    client.get(f"/svar/{token_in(letters_to(question)[0])}/")
    return client


def filled(question: Question, **facts: str) -> dict[str, str]:
    """An answer that abstains from every seat."""
    seats = {f"avstar-{seat.pk}": "on" for seat in question.seats.all()}
    return {"fraga": str(question.pk), "skrivet_av": "Rut", "gor": "skicka", **seats, **facts}


def words(client: Client, address: str = "/svar/") -> str:
    return words_of(client.get(address).content.decode())


def test_the_secret_is_in_one_address_that_answers_with_a_redirect_only(question: Question) -> None:
    token = token_in(letters_to(question)[0])
    client = Client()

    first = client.get(f"/svar/{token}/")
    page = client.get("/svar/")

    assert (first.status_code, first["Location"], first.content) == (302, "/svar/", b"")
    assert (first["Referrer-Policy"], first["Cache-Control"]) == ("no-referrer", "no-store")
    assert page["Cache-Control"] == "no-store"
    assert token not in page.content.decode()
    assert token not in str(dict(client.session))


def test_opening_a_link_gives_a_new_session(question: Question) -> None:
    client = Client()
    client.get("/svar/nagot-som-inte-finns-alls/")
    client.session["planted"] = True
    client.session.save()
    before = client.cookies["sessionid"].value if "sessionid" in client.cookies else ""

    client.get(f"/svar/{token_in(letters_to(question)[0])}/")

    assert client.cookies["sessionid"].value != before
    assert client.cookies["sessionid"]["httponly"]


def test_unknown_withdrawn_and_expired_links_say_the_same(question: Question) -> None:
    withdrawn = opened(question)
    Link.objects.update(revoked_on=ASKED_ON)
    expired = Client(headers={"accept-language": "sv"})
    unknown = Client(headers={"accept-language": "sv"})
    unknown.get(f"/svar/{tokens.new()}/")

    said = {words(withdrawn)}
    Link.objects.update(revoked_on=None, until="2026-11-03")
    expired.get(f"/svar/{token_in(letters_to(question)[0])}/")
    said |= {words(expired), words(unknown), words(Client(headers={"accept-language": "sv"}))}

    assert len(said) == 1
    assert "Länken gäller inte" in said.pop()
    assert [client.get("/svar/").status_code for client in (expired, unknown)] == [404, 404]


def test_the_page_shows_the_partys_own_seats_and_no_others(question: Question) -> None:
    said = words(opened(question))

    assert "Namn från Ekby kommun" in said
    assert said.count("Ordinarie plats 1") == 2
    assert said.count("Ersättarplats 1") == 1
    assert "Alby" not in said


def test_the_page_says_once_for_each_body_what_the_structure_says_with_its_clause(
    question: Question,
) -> None:
    Round.objects.update(term_until="2031-01-01")
    page = opened(question).get("/svar/").content.decode()
    said = words_of(page)

    assert said.count("Samråd på nivån Förtroendevalda.") == 1
    assert said.count("Tjänstepersonsgrupp på nivån Tjänstepersoner.") == 1
    assert said.count("Ekby kommun har 1 ordinarie plats och 1 ersättarplats. 1 i avtalet") == 1
    assert said.count("Ekby kommun har 1 ordinarie plats. 1 i avtalet") == 1
    assert "Ersättare deltar" not in said  # the structure says nothing of that
    assert said.count("Uppdragen gäller från den 1 januari 2027 till den 31 december 2030.") == 2
    source = page[page.index('<a class="clause') :].split('"')[3]
    assert Client().get(source.partition("#")[0]).status_code == 200


def test_appointments_without_an_end_run_until_further_notice(question: Question) -> None:
    assert "Uppdragen gäller från den 1 januari 2027 och tills vidare." in words(opened(question))


def test_what_only_one_of_the_seats_requires_stands_at_that_seat(question: Question) -> None:
    asked = list(question.seats.select_related("seat__body").order_by("pk"))
    known = facts.askable(question.round.structure, on=question.round.term_from).about(asked)
    wanted = Words("Ska ha yrket läkare.", "Shall be a physician.")
    known[asked[0].pk] = replace(known[asked[0].pk], requires=(wanted,))
    in_body = {known[asked[0].pk].body.pk: [SaidOfBody("Ska ha yrket läkare.")]}

    def required(said: dict[int, list[SaidOfBody]]) -> tuple[str, ...]:
        form = AnswerForm(
            asked, known, data=None, reply=None, taken={}, must_be_whole=False, said=said
        )
        with translation.override("sv"):
            return next(form.seat_fields()).requires

    assert required({}) == ("Ska ha yrket läkare.",)
    assert required(in_body) == ()


def test_a_draft_may_be_half_written_and_comes_back(question: Question) -> None:
    client, seat = opened(question), question.seats.earliest("pk")
    half = {"fraga": str(question.pk), "gor": "spara", f"fornamn-{seat.pk}": "Ada"}

    said = words_of(client.post("/svar/", half, follow=True).content.decode())

    assert "Utkastet är sparat. Det är inte skickat" in said
    assert 'value="Ada"' in opened(question).get("/svar/").content.decode()


def test_an_answer_that_lacks_a_name_says_at_which_seat(question: Question) -> None:
    seat = question.seats.earliest("pk")
    lacking = filled(question)
    del lacking[f"avstar-{seat.pk}"]

    answer = opened(question).post("/svar/", lacking)

    assert answer.status_code == 422
    assert "Samrådet för länet, ordinarie plats 1: skriv för- och efternamn" in words_of(
        answer.content.decode()
    )
    assert not Reply.objects.exists()


def test_a_personal_number_is_never_stored(question: Question) -> None:
    seat = question.seats.earliest("pk")
    name = {f"fornamn-{seat.pk}": "Ada 19900101-1234", f"efternamn-{seat.pk}": "Lind"}
    wrong = filled(question, gor="spara", **name)
    del wrong[f"avstar-{seat.pk}"]

    assert opened(question).post("/svar/", wrong).status_code == 422
    assert not Reply.objects.exists()


def test_a_link_that_is_used_again_shows_the_receipt_and_lets_them_change(
    question: Question,
) -> None:
    opened(question).post("/svar/", filled(question))

    again = opened(question)

    assert "Tack, svaret är mottaget" in words(again)
    assert "Ni har redan svarat." in words(again, "/svar/?andra=1")


def test_after_acceptance_the_page_is_only_read(question: Question) -> None:
    client = opened(question)
    client.post("/svar/", filled(question))
    actions.accept(question=question, chosen=set(), on=ASKED_ON, actor="Jonas")

    refused = client.post("/svar/", filled(question))

    assert refused.status_code == 409
    assert "Svaret är godkänt" in words(client, "/svar/?andra=1")
    assert Reply.objects.count() == 1


def test_a_form_of_one_link_is_not_saved_under_another(question: Question) -> None:
    alby = the_question(question.round, "alby")
    client = opened(question)
    client.get(f"/svar/{token_in(letters_to(alby)[0])}/")

    answer = client.post("/svar/", filled(question))

    assert answer.status_code == 409
    assert "En annan länk har öppnats" in words_of(answer.content.decode())
    assert not Reply.objects.exists()


def test_a_closed_round_and_a_party_that_has_left_say_so(question: Question) -> None:
    client = opened(question)
    actions.close_round(of=question.round, on=ASKED_ON, actor="Jonas")

    assert "Frågan är avslutad och tar inte emot fler svar." in words(client)


def test_an_answer_is_protected_against_forgery(question: Question) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.get(f"/svar/{token_in(letters_to(question)[0])}/")

    assert strict.post("/svar/", filled(question)).status_code == 403


def test_no_log_names_a_token(caplog: pytest.LogCaptureFixture) -> None:
    token = tokens.new()
    logger = logging.getLogger("django.request")

    logger.error("Internal Server Error: %s", f"/svar/{token}/")

    assert token not in caplog.text
    assert "/svar/…/" in caplog.text


def test_what_has_no_token_is_logged_as_it_is() -> None:
    assert tokens.hidden("GET /struktur/lanet/ 404") == "GET /struktur/lanet/ 404"
    assert tokens.hidden("GET /svar/ 404") == "GET /svar/ 404"


def test_the_worker_reminds_by_the_rule(question: Question) -> None:
    Round.objects.update(opened_on="2026-01-01", due="2026-01-08", reminders=[3])

    remind_by_rule(timestamp=0)
    remind_by_rule(timestamp=0)

    assert question.reminders.count() == 1


def test_whoever_answers_is_named_beside_the_party_in_the_trail(question: Question) -> None:
    reply = actions.answer(question=question, written=names_for(question), seats={}, on=ASKED_ON)

    assert reply.written_by == "Rut Registrator"
