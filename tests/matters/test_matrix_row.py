"""One principal's row: the coordinator reviews, plans, reminds, asks again, and sees all that was sent and received."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

from samverk.foundation.mail import Letter
from samverk.foundation.models import User
from samverk.matters import actions
from samverk.matters.actions import sending
from samverk.matters.models import Recommendation
from tests import builders
from tests.matters import questions
from tests.matters.mailed import came, ekby
from tests.matters.questions import day
from tests.matters.test_matrix_page import address
from tests.portal.reader import words_of

pytestmark = pytest.mark.django_db


class Coordinator:
    """Somebody who coordinates, at the page of one row."""

    def __init__(self, recommendation: Recommendation, party: str = "ekby") -> None:
        self.at = address(recommendation, f"rad/{party}/")
        self.client = Client(headers={"accept-language": "sv"})
        user = User.objects.filter(email="jonas@ekby.example").first()
        if user is None:
            user = builders.a_user("jonas@ekby.example")
            builders.a_role(user, recommendation.matter.structure)
        self.client.force_login(user)
        self.status = 0

    def reads(self) -> str:
        """The page in words."""
        self.markup = self.client.get(self.at).content.decode()
        return words_of(self.markup)

    def does(self, act: str, **facts: object) -> str:
        """Press a button on the page as it was read, and read what comes."""
        version = re.search(r'name="version" value="(\d+)"', self.markup)
        posted = {"gor": act, "version": version[1] if version else "", **facts}
        answer = self.client.post(self.at, posted, follow=True)
        self.status = answer.status_code
        self.markup = answer.content.decode()
        return words_of(self.markup)

    def judges(self, act: str, **facts: object) -> str:
        """Press a button beside the first answer to review."""
        found = re.search(
            r'name="svar" value="(\d+)"><input type="hidden" name="svarsversion" value="(\d+)"',
            self.markup,
        )
        assert found is not None
        return self.does(act, svar=found[1], svarsversion=found[2], **facts)


def test_an_answer_is_confirmed_beside_what_the_rules_say_of_it() -> None:
    recommendation = questions.a_sent()
    questions.answer(recommendation, "ekby", on=day(40), organ="Kommunstyrelsen")
    coordinator = Coordinator(recommendation)

    shown = coordinator.reads()
    said = coordinator.judges("bekrafta")

    assert "fattat av Kommunstyrelsen, men det är Kommunfullmäktige som ska besluta" in shown
    assert "Paragrafen i protokollet saknas" in shown
    assert "Svaret är granskat och räknas." in said
    assert questions.row(recommendation, "ekby").answers.get().state == "confirmed"


def test_an_answer_is_set_aside_with_a_reason_and_stays_to_be_read() -> None:
    recommendation = questions.a_sent()
    questions.answer(recommendation, "ekby", on=day(40))
    coordinator = Coordinator(recommendation)
    coordinator.reads()

    without = coordinator.judges("lagg-at-sidan", skal=" ")
    refused = coordinator.status
    said = coordinator.judges("lagg-at-sidan", skal="Gäller ett annat ärende")

    assert refused == 422
    assert "Inget är sparat. Rätta det här först" in without
    assert "Skäl: Gäller ett annat ärende" in said
    assert "Rutinen antas." in said


def test_an_answer_without_a_day_cannot_be_confirmed() -> None:
    recommendation = questions.a_sent()
    questions.answer(recommendation, "ekby", on=day(40), decided_on=None)

    said = Coordinator(recommendation).reads()

    assert "Godkänn svaret" not in said
    assert "Svaret kan inte räknas som det står." in said


def test_whoever_judges_an_answer_that_somebody_has_judged_is_told() -> None:
    recommendation = questions.a_sent()
    sent = questions.answer(recommendation, "ekby", on=day(40))
    late = Coordinator(recommendation)
    late.reads()
    actions.confirm(answer=sent, on=day(41), actor="Anna Ek")

    said = late.judges("lagg-at-sidan", skal="Fel")

    assert late.status == 409
    assert "Anna Ek" in said
    assert questions.row(recommendation, "ekby").answers.get().state == "confirmed"


def test_a_plan_is_noted_once_by_those_who_read_the_same_page() -> None:
    recommendation = questions.a_sent()
    first, second = Coordinator(recommendation), Coordinator(recommendation)
    first.reads()
    second.reads()

    first.does("planera", vantas_den="2021-05-20", organ="Kommunfullmäktige", diarienummer="KS 7")
    second.does("planera", vantas_den="2021-06-01", organ="", diarienummer="")

    row = questions.row(recommendation, "ekby")
    assert second.status == 409
    assert (str(row.planned_on), row.registry_number) == ("2021-05-20", "KS 7")


def test_a_stop_in_the_line_is_noted() -> None:
    recommendation = questions.a_sent()
    coordinator = Coordinator(recommendation)
    coordinator.reads()

    said = coordinator.does(
        "steg", organ="Socialnämnden", gor_vad="prepares", den="2021-05-01", paragraf="§ 3"
    )

    assert "Socialnämnden bereder, 1 maj 2021, § 3" in said


def test_another_contact_gets_the_letters_of_this_row_and_the_party_keeps_its_own() -> None:
    recommendation = questions.a_sent()
    coordinator = Coordinator(recommendation)
    coordinator.reads()

    said = coordinator.does("kontakt", namn="Li Ström", epost="li@ekby.example")

    row = questions.row(recommendation, "ekby")
    assert "Li Ström, li@ekby.example" in said
    assert row.party.contacts.get().email == "registrator@ekby.example"


def test_a_principal_is_reminded_now_and_only_once_a_day() -> None:
    recommendation = questions.a_sent()
    coordinator = Coordinator(recommendation)
    coordinator.reads()

    coordinator.does("paminn")
    again = coordinator.does("paminn")

    letters = Letter.objects.filter(
        about=sending.about(questions.row(recommendation, "ekby")), subject__startswith="Påminnelse"
    )
    assert letters.count() == 1
    assert coordinator.status == 422
    assert "Ekby kommun har redan påmints i dag." in again


def test_reminders_are_stopped_for_the_recommendation_and_begin_again() -> None:
    recommendation = questions.a_sent()
    coordinator = Coordinator(recommendation)
    coordinator.reads()

    stopped = coordinator.does("stoppa")
    begun = coordinator.does("borja")

    assert "Påminnelserna till alla huvudmän stoppades" in stopped
    assert "Stoppa påminnelserna till alla huvudmän" in begun


def test_who_has_answered_is_not_reminded() -> None:
    recommendation = questions.a_sent()
    questions.confirmed(recommendation, "ekby", on=day(40))
    coordinator = Coordinator(recommendation)
    shown = coordinator.reads()

    said = coordinator.does("paminn", version=str(questions.row(recommendation, "ekby").version))

    assert "Påminn nu" not in shown
    assert "det finns inget att påminna om" in said


def test_the_question_is_asked_again_with_a_reason_by_a_new_letter() -> None:
    recommendation = questions.a_sent()
    coordinator = Coordinator(recommendation)
    coordinator.reads()

    said = coordinator.does("fraga-igen", skal="Att 2 är inte besvarad")

    assert "Frågan är ställd igen till Ekby kommun." in said
    assert "Ny fråga om beslut: Ny rutin" in said


def test_a_withdrawn_question_offers_no_acts() -> None:
    recommendation = questions.a_sent()
    coordinator = Coordinator(recommendation)
    coordinator.reads()

    said = coordinator.does("aterta", skal="Deltar inte längre")

    assert "Frågan togs tillbaka" in said
    assert "Vad du kan göra" not in said


def test_all_that_was_sent_and_received_is_told_with_letters_that_came_back() -> None:
    recommendation = questions.a_sent()
    questions.answer(recommendation, "ekby", on=day(40))
    about = sending.about(questions.row(recommendation, "ekby"))
    Letter.objects.filter(about=about).update(state="bounced")

    said = Coordinator(recommendation).reads()

    assert "Beslut önskas: Ny rutin" in said
    assert "kom i retur" in said
    assert "Svar genom länken från Eva Lind" in said


def test_an_act_that_there_is_none_of_is_not_found() -> None:
    recommendation = questions.a_sent()
    coordinator = Coordinator(recommendation)
    coordinator.reads()

    coordinator.does("radera")

    assert coordinator.status == 404


def test_the_row_of_a_principal_that_was_not_asked_is_not_found() -> None:
    recommendation = questions.a_sent()

    coordinator = Coordinator(recommendation, "ingen")

    assert coordinator.client.get(coordinator.at).status_code == 404


def test_a_letter_that_answers_is_read_on_the_row_with_its_files(settings: Settings) -> None:
    settings.MAIL_REPLIES_TO = "svar@lanet.example"
    recommendation = questions.a_sent()
    letter = came(ekby(recommendation))
    jonas = Coordinator(recommendation)

    said = jonas.reads()

    assert "Kommunfullmäktige antog rekommendationen 2026-11-19, § 45." in said
    assert "protokollsutdrag.pdf" in said
    assert f'href="{jonas.at}brev/{letter.pk}/"' in jonas.markup
    assert "organet saknas" not in said
    assert "Anteckna ett svar" not in said


def test_whoever_notes_an_answer_for_a_party_comes_back_to_its_row() -> None:
    recommendation = questions.a_sent()
    questions.answer(recommendation, "ekby", on=day(60))
    jonas, row = Coordinator(recommendation), questions.row(recommendation, "ekby")
    where = f"/parter/ekby/beslut/{row.pk}/"

    said = words_of(jonas.client.get(where).content.decode())
    noted = {"fraga": row.pk, "version": row.version, "gor": "skicka", "alla": "on"}
    noted |= {"skrivet_av": "Eva Lind", "beslutat_den": day(50).isoformat(), "paragraf": "44"}
    answer = jonas.client.post(where, {**noted, "anda": "on"})

    assert "Du antecknar vad Ekby kommun har beslutat." in said
    assert "Tack, svaret är mottaget" not in said
    assert answer.headers["Location"] == jonas.at
    assert row.answers.order_by("number").last().paragraph == "§ 44"  # type: ignore[union-attr] # two answers
