"""The coordinator reads a letter beside the fields that it fills, and says when it counts."""

from http import HTTPStatus

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from samverk.foundation.mail.incoming.models import Incoming, IncomingState
from samverk.matters.models import Answer, Recommendation
from tests import builders
from tests.matters import questions
from tests.matters.mailed import came, ekby
from tests.portal.reader import words_of

pytestmark = pytest.mark.django_db

TEXT = "Hej!\n\nKommunfullmäktige antog båda satserna 15 april 2021, § 45. Vårt dnr: KS 2021/88.\n"
FILLED = {
    "alla": "on",
    "sats-2": "adopted with change",
    "lydelse-2": "Rutinen följs upp efter ett år.",
    "organ": "annat",
    "annat_organ": "Kommunfullmäktige",
    "beslutat_den": "2021-04-15",
    "paragraf": "§ 45",
    "diarienummer": "KS 2021/88",
    "skrivet_av": "Eva Lind",
    "gor": "bekrafta",
    "anda": "on",
}


@pytest.fixture(autouse=True)
def _mailbox(settings: Settings) -> None:
    settings.MAIL_REPLIES_TO = "svar@lanet.example"


@pytest.fixture
def sent() -> Recommendation:
    """A recommendation that every principal was asked about."""
    return questions.a_sent()


@pytest.fixture
def coordinator(sent: Recommendation) -> Client:
    """Somebody who is logged in and coordinates the county."""
    user = builders.a_user("samordnare@lanet.example")
    builders.a_role(user, sent.matter.structure)
    client = Client()
    client.force_login(user)
    return client


def address(sent: Recommendation, letter: Incoming) -> str:
    matter = sent.matter
    return (
        f"/struktur/lanet/arenden/{matter.year}-{matter.number}/beslut/{sent.number}"
        f"/rad/ekby/brev/{letter.pk}/"
    )


def test_the_letter_stands_beside_a_form_with_what_it_seems_to_say(
    sent: Recommendation, coordinator: Client
) -> None:
    letter = came(ekby(sent), TEXT)

    page = coordinator.get(address(sent, letter)).content.decode()

    assert "antog båda satserna" in words_of(page)
    assert 'value="2021-04-15"' in page
    assert 'value="§ 45"' in page
    assert 'value="KS 2021/88"' in page
    assert "selected>Kommunfullmäktige" in page
    assert "Sparas som protokollsutdrag" in page


def test_nothing_is_chosen_for_the_clauses(sent: Recommendation, coordinator: Client) -> None:
    page = coordinator.get(address(sent, came(ekby(sent), TEXT))).content.decode()

    assert page.count('name="sats-1"') > 1
    assert "checked" not in page


def test_what_is_confirmed_counts_and_the_letter_is_done(
    sent: Recommendation, coordinator: Client
) -> None:
    letter = came(ekby(sent), TEXT)
    version = ekby(sent).answers.get().version

    response = coordinator.post(address(sent, letter), {**FILLED, "version": version})

    answer = ekby(sent).answers.get()
    letter.refresh_from_db()
    assert response.status_code == HTTPStatus.FOUND
    assert response["Location"].endswith(f"/beslut/{sent.number}/")
    assert (answer.state, answer.paragraph, answer.organ) == (
        "confirmed",
        "§ 45",
        "Kommunfullmäktige",
    )
    assert [each.outcome for each in answer.clauses.order_by("clause__number")] == [
        "adopted",
        "adopted with change",
    ]
    assert letter.state == IncomingState.HANDLED
    shown = words_of(coordinator.get(address(sent, letter)).content.decode())
    assert "Granskat av" in shown
    assert "Rutinen följs upp efter ett år." in shown


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"beslutat_den": ""}, "Skriv vilken dag beslutet fattades."),
        ({"alla": "", "sats-2": ""}, "Välj vad de har beslutat."),
        ({"beslutat_den": "2098-01-01"}, "2098"),
    ],
    ids=["no day", "no clause", "a day that has not come"],
)
def test_what_is_not_whole_or_false_is_refused_with_the_words(
    sent: Recommendation, coordinator: Client, changed: dict[str, str], said: str
) -> None:
    letter = came(ekby(sent), TEXT)
    version = ekby(sent).answers.get().version

    response = coordinator.post(address(sent, letter), {**FILLED, **changed, "version": version})

    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert said in words_of(response.content.decode())
    assert ekby(sent).answers.get().state == "received"


def test_a_letter_that_is_no_answer_is_put_aside_with_the_reason(
    sent: Recommendation, coordinator: Client
) -> None:
    letter = came(ekby(sent), "När är nästa möte?")
    given = {"gor": "lagg-undan", "version": ekby(sent).answers.get().version}

    without = coordinator.post(address(sent, letter), {**given, "varfor": ""})
    done = coordinator.post(address(sent, letter), {**given, "varfor": "En fråga om mötet"})

    assert "Skriv varför" in words_of(without.content.decode())
    assert done.status_code == HTTPStatus.FOUND
    assert ekby(sent).answers.get().set_aside_why == "En fråga om mötet"


def test_whoever_confirms_second_hears_who_was_first(
    sent: Recommendation, coordinator: Client
) -> None:
    letter = came(ekby(sent), TEXT)
    given = {**FILLED, "version": ekby(sent).answers.get().version}
    coordinator.post(address(sent, letter), given)

    response = coordinator.post(address(sent, letter), given)

    assert response.status_code == HTTPStatus.CONFLICT
    assert Answer.objects.count() == 1


def test_the_letter_of_one_row_is_not_on_another(sent: Recommendation, coordinator: Client) -> None:
    letter = came(ekby(sent), TEXT)

    response = coordinator.get(address(sent, letter).replace("/ekby/", "/alby/"))

    assert response.status_code == HTTPStatus.NOT_FOUND


def test_the_page_costs_the_same_however_much_was_answered(
    sent: Recommendation,
    coordinator: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    letter = came(ekby(sent), TEXT)
    for number in range(5):
        came(ekby(sent), TEXT, **{"Message-ID": f"<more-{number}@ekby.example>"})

    with django_assert_max_num_queries(24):
        coordinator.get(address(sent, letter))
