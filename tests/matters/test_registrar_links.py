"""The registrar's pages by link: whom they let in, what they say, the package, and what is said before a decision."""

import pytest
from django.test import Client

from samverk.bodies.models import StructureParty
from samverk.foundation import tokens
from samverk.matters.models import Answer, PartyDecision, ReplyLink
from tests.builders import days
from tests.matters import questions, registrar
from tests.matters.questions import day
from tests.matters.registrar import PAGE, filled, opened, token_of, words
from tests.portal.reader import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> PartyDecision:
    """Ekby is asked, with a link that works today."""
    return registrar.an_asked()


# --- The link ------------------------------------------------------------------------------


def test_the_secret_is_in_one_address_that_answers_with_a_redirect_only(row: PartyDecision) -> None:
    token, client = token_of(row), Client()

    first = client.get(f"{PAGE}{token}/")
    page = client.get(PAGE)

    assert (first.status_code, first["Location"], first.content) == (302, PAGE, b"")
    assert (first["Referrer-Policy"], first["Cache-Control"]) == ("no-referrer", "no-store")
    assert (page["Cache-Control"], page["X-Robots-Tag"]) == ("no-store", "noindex")
    assert token not in page.content.decode()
    assert token not in str(dict(client.session))


def test_opening_a_link_gives_a_new_session(row: PartyDecision) -> None:
    client = Client()
    client.session["planted"] = True
    client.session.save()
    before = client.cookies["sessionid"].value if "sessionid" in client.cookies else ""

    client.get(f"{PAGE}{token_of(row)}/")

    assert client.cookies["sessionid"].value != before


def test_unknown_withdrawn_and_expired_links_say_the_same_on_every_page(row: PartyDecision) -> None:
    client, said = opened(row), set()
    for change in ({"revoked_on": day(30)}, {"revoked_on": None, "until": day(30)}):
        ReplyLink.objects.update(**change)
        said |= {words(client), words(client, f"{PAGE}inte-an/"), words(client, f"{PAGE}underlag/")}
    unknown = Client(headers={"accept-language": "sv"})
    unknown.get(f"{PAGE}{tokens.new()}/")
    said.add(words(unknown))

    assert len(said) == 1
    assert "Länken gäller inte" in said.pop()
    assert unknown.get(f"{PAGE}underlag/").status_code == 404


def test_no_log_names_the_token_of_a_registrar(
    row: PartyDecision, caplog: pytest.LogCaptureFixture
) -> None:
    token = token_of(row)

    Client().post(f"{PAGE}{token}/")  # refused, and logged with its address

    assert caplog.records
    assert token not in caplog.text


def test_an_answer_is_protected_against_forgery(row: PartyDecision) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.get(f"{PAGE}{token_of(row)}/")

    assert strict.post(PAGE, filled(row)).status_code == 403


def test_a_form_of_one_link_is_not_saved_under_another(row: PartyDecision) -> None:
    alby = questions.row(row.recommendation, "alby")
    client = opened(row)
    client.get(f"{PAGE}{token_of(alby)}/")

    answer = client.post(PAGE, filled(row))

    assert answer.status_code == 409
    assert "En annan länk har öppnats" in words_of(answer.content.decode())
    assert not Answer.objects.exists()


# --- What it says --------------------------------------------------------------------------


def test_the_page_says_who_asks_what_by_when_and_that_it_binds_nobody(row: PartyDecision) -> None:
    said = words(opened(row))

    assert "Länets samverkan rekommenderar Ekby kommun att besluta." in said
    assert "1. Rutinen antas." in said
    assert "2. Rutinen följs upp efter två år." in said
    assert "Svara senast onsdag 9 juni 2021." in said
    assert "Rekommendationen binder ingen. Beslutet fattar ni i er egen linje." in said
    assert "Sista dagen har gått. Svara ändå" in said
    assert "Missiv, PDF" in said
    assert "Alby" not in said


def test_the_page_is_all_in_english_for_whoever_reads_that(row: PartyDecision) -> None:
    client = opened(row)

    said = words_of(client.get(PAGE, headers={"accept-language": "en"}).content.decode())

    assert "The recommendation binds nobody." in said
    assert "Send the answer" in said
    assert "Ett annat organ" not in said


def test_the_organs_of_the_party_are_the_choices_and_the_competent_one_is_chosen(
    row: PartyDecision,
) -> None:
    page = opened(row).get(PAGE).content.decode()

    assert row.competent_organ == "Kommunfullmäktige"
    assert "selected>Kommunfullmäktige</option>" in page
    assert "Ett annat organ" in page


def test_a_party_that_has_left_is_told_whom_to_ask_first(row: PartyDecision) -> None:
    StructureParty.objects.filter(party=row.party).update(period=days(day(-100), day(200)))

    assert "Ekby kommun deltar inte längre i Länets samverkan. Fråga Jonas" in words(opened(row))


def test_the_page_asks_the_same_number_of_queries_whatever_there_is(
    row: PartyDecision, django_assert_max_num_queries: object
) -> None:
    client = opened(row)
    client.post(PAGE, filled(row, gor="spara"))

    with django_assert_max_num_queries(19):  # type: ignore[operator]
        client.get(f"{PAGE}?andra=1")


# --- Before there is a decision ------------------------------------------------------------


def test_what_is_known_before_the_decision_is_noted_on_the_row(row: PartyDecision) -> None:
    client = opened(row)
    known = {
        "fraga": str(row.pk),
        "diarienummer": "KS 2021/7",
        "vantas_organ": "Kommunfullmäktige",
        "vantas_den": "2021-06-21",
        "steg_organ": "AU",
        "steg_gor": "proposes",
        "steg_den": "2021-05-05",
        "steg_paragraf": "§ 9",
        "skrivet_av": "Rut",
    }

    said = words_of(client.post(f"{PAGE}inte-an/", known, follow=True).content.decode())

    now = PartyDecision.objects.get(pk=row.pk)
    assert (now.registry_number, str(now.planned_on)) == ("KS 2021/7", "2021-06-21")
    assert "Tack, det är antecknat." in said
    assert "AU föreslår, § 9, 5 maj 2021" in said
    assert "AU föreslår, § 9" in words(client)


def test_a_stop_without_its_organ_is_asked_about_and_nothing_is_noted(row: PartyDecision) -> None:
    wrong = {"fraga": str(row.pk), "steg_paragraf": "§ 9", "diarienummer": "KS 1"}

    answer = opened(row).post(f"{PAGE}inte-an/", wrong)

    said = words_of(answer.content.decode())
    assert answer.status_code == 422
    assert "Skriv vilket organ det var." in said
    assert "Skriv ditt namn." in said
    assert PartyDecision.objects.get(pk=row.pk).registry_number == ""


# --- The package ---------------------------------------------------------------------------


def test_the_package_comes_whole_or_one_file_at_a_time(row: PartyDecision) -> None:
    client = opened(row)

    whole, one = client.get(f"{PAGE}underlag/"), client.get(f"{PAGE}underlag/?fil=2")

    assert whole.content.startswith(b"PK")
    assert "attachment" in whole["Content-Disposition"]
    assert (one["Content-Type"], one.content[:5]) == ("application/pdf", b"%PDF-")
    assert (whole["Cache-Control"], whole["X-Content-Type-Options"]) == ("no-store", "nosniff")
    assert client.get(f"{PAGE}underlag/?fil=99").status_code == 404
    assert client.get(f"{PAGE}underlag/?fil=x").status_code == 404
