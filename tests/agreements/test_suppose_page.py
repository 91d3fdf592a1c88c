"""The page on what would happen: the question in the address, the answer, and nothing saved."""

import datetime as dt
from html import unescape
from http import HTTPStatus
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverk.agreements.events import CONSEQUENCES, Payer, Shared, Told
from samverk.agreements.models import Agreement
from samverk.foundation.models import User
from samverk.rulebook.findings import Words
from tests import builders
from tests.agreements import adopted
from tests.agreements.test_simulating import counts
from tests.portal.reader import words_of

pytestmark = pytest.mark.django_db

ADDRESS = "/struktur/lanet/avtal/rutin-2021/om/"
ON = {"dag": "2026-11-22"}
NOTICE = {
    "vad": "uppsagning",
    "svar": "1",
    "part": "ekby",
    "skriven": "2026-12-01",
    "kom_in": "2026-12-03",
    "behandlad": "2027-01-15",
}


def browser(role: str = "coordinator") -> Client:
    """Somebody with a role in the structure, or with none."""
    client, user = Client(), builders.a_user("jonas@lanet.example")
    if role:
        structure = Agreement.objects.get(key="rutin-2021").structure
        period = builders.days(dt.date(2020, 9, 1))
        builders.a_role(user, structure, role, period=period)
    client.force_login(user)
    return client


def ask(role: str = "coordinator", address: str = ADDRESS, **question: object) -> HttpResponse:
    """The page, with a question in its address."""
    said = urlencode({**ON, **question}, doseq=True)
    return browser(role).get(f"{address}?{said}")  # type: ignore[return-value] # as the client gives it


def text(answer: HttpResponse) -> str:
    return unescape(answer.content.decode())


def test_the_answer_begins_with_one_sentence_that_says_everything() -> None:
    adopted.an_agreement()

    said = text(ask(**NOTICE))

    assert (
        '<p class="suppose-says">Om Ekby kommun säger upp avtalet och skrivelsen behandlas den 15 januari 2027 upphör det '
        "för Ekby kommun efter den 14 januari 2028; texten säger inte om det då upphör också för de andra.</p>"
    ) in said


@pytest.fixture
def _acts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The forms of the real acts have addresses."""
    name = "samverk.agreements.acts.address_of"
    monkeypatch.setattr(name, lambda row, slug: f"/struktur/lanet/avtal/{row.key}/gor/{slug}/")


@pytest.mark.usefixtures("_acts")
def test_the_open_question_stands_with_every_reading_and_a_way_to_record_one() -> None:
    adopted.an_agreement()

    said = text(ask(**NOTICE))

    assert "Upphör avtalet för alla, eller bara för den som säger upp det?" in said
    assert said.count('class="suppose-reading"') == 2
    assert "/avtal/rutin-2021/gor/tolkning/?fraga=ends%20for" in said
    assert "galler=all" in said


def test_a_reading_may_be_counted_with_and_then_nothing_is_open() -> None:
    adopted.an_agreement()

    said = text(ask(**NOTICE, galler="all"))

    assert "upphör det för alla parter efter den 14 januari 2028." in said
    assert 'class="suppose-reading"' not in said
    assert "Alla parter lämnar: 2 organ står utan avtal" in said


def test_each_day_stands_before_and_after_with_its_steps() -> None:
    adopted.an_agreement()

    said = text(ask(**NOTICE, galler="all"))

    rows = said.split('id="suppose-days-caption"')[1].split("</table>")[0].split("<tr>")[2:]
    assert "Upphör" in rows[0]
    assert "tills vidare" in rows[0]
    assert 'datetime="2028-01-14"' in rows[0]
    assert rows[0].count("Så räknade vi") == 2
    assert "ändras inte" in rows[1]


def test_the_seats_that_are_left_are_told_with_who_sits_there() -> None:
    adopted.an_agreement()

    said = text(ask(**NOTICE))

    assert "3 platser försvinner i 2 organ" in said
    assert "Ordinarie plats för Ekby kommun: Kim Ek" in said
    assert "Ersättarplats för Ekby kommun: <span" in said


def test_the_picture_says_in_words_what_it_shows() -> None:
    adopted.an_agreement()

    said = text(ask(**NOTICE))

    assert "Som det är: utkast, ute för antagande från 3 maj 2021, i kraft från 1 jul 2021." in said
    assert "uppsagt från 3 dec 2026. upphör för Ekby kommun efter 14 jan 2028" in said


def test_nothing_is_saved() -> None:
    adopted.an_agreement()
    client = browser()
    there = counts()

    answer = client.get(f"{ADDRESS}?{urlencode({**ON, **NOTICE})}")

    assert answer.status_code == HTTPStatus.OK
    assert counts() == there


@pytest.mark.usefixtures("_acts")
def test_who_keeps_the_agreement_may_go_on_to_the_real_act_with_the_days_filled_in() -> None:
    adopted.an_agreement()

    said = text(ask(**NOTICE))

    filled = "part=ekby&skriven=2026-12-01&kom_in=2026-12-03&behandlad=2027-01-15"
    assert f"/struktur/lanet/avtal/rutin-2021/gor/uppsagning/?{filled}" in said


@pytest.mark.usefixtures("_acts")
def test_a_reader_may_ask_but_not_record() -> None:
    adopted.an_agreement()

    said = text(ask("reader", **NOTICE))

    assert "upphör det för Ekby kommun efter den 14 januari 2028" in said
    assert "/gor/" not in said
    assert "Koordinatorn antecknar hur parterna läser texten." in said


def test_who_works_elsewhere_is_refused() -> None:
    adopted.an_agreement()

    assert ask("", **NOTICE).status_code == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"part": ()}, "Välj vem som säger upp avtalet."),
        ({"part": "okand"}, "Välj bland avtalets parter."),
        ({"skriven": ""}, "Välj en dag."),
        ({"kom_in": "2026-11-30"}, "Den kan inte komma in innan den är skriven."),
        ({"behandlad": "2026-12-02"}, "Den kan inte behandlas innan den har kommit in."),
        ({"galler": "ingen"}, "Välj ett av sätten att läsa texten."),
        ({"vad": "tolkning"}, "Välj hur texten ska läsas."),
    ],
)
def test_a_question_that_cannot_be_answered_says_why(wrong: dict[str, str], told: str) -> None:
    adopted.an_agreement()

    question: dict[str, object] = {**NOTICE, **wrong}
    said = text(ask("coordinator", ADDRESS, **question))

    assert told in said
    assert "suppose-says" not in said


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ({"vad": "antar-inte", "part": ["alby"]}, "Om Alby kommun inte antar avtalet träder avtalet inte i kraft."),
        ({"vad": "ersatt", "ersatt": "2027-01-01"}, "Om avtalet ersätts den 1 januari 2027 gäller det inte därefter."),
        ({"vad": "tolkning", "galler": "the one"}, "Om en uppsägning gäller bara för den som säger upp ändras inget datum."),
    ],
)  # fmt: skip
def test_other_things_may_be_supposed(question: dict[str, object], told: str) -> None:
    adopted.an_agreement()

    assert told in text(ask("coordinator", ADDRESS, svar="1", **question))


def test_what_is_recorded_may_be_supposed_to_be_undone_or_done() -> None:
    agreement = adopted.an_agreement()
    adopted.recorded(agreement, adopted.a_notice("ekby", treated=None))
    agreement.adoptions.filter(party__key="alby").update(
        set_aside_on=adopted.GIVEN, set_aside_why="Fel avtal"
    )
    on = {"dag": "2026-12-24", "svar": "1"}

    back = text(ask(vad="atertagen", part="ekby", **on))
    client_said = text(ask_again(vad="antar", part="alby", beslut="2027-02-01", andring="on", **on))

    assert "Om Ekby kommun tar tillbaka sin uppsägning" in back
    assert "Om Alby kommun antar avtalet med ändring den 1 februari 2027" in client_said
    assert "pröva om det är samma avtal" in client_said


def ask_again(**question: object) -> HttpResponse:
    """The page, for the same person as before."""
    client = Client()
    client.force_login(User.objects.get(email="jonas@lanet.example"))
    return client.get(f"{ADDRESS}?{urlencode(question, doseq=True)}")  # type: ignore[return-value] # as the client gives it


def test_without_a_question_the_first_form_stands_open_with_today_filled_in() -> None:
    adopted.an_agreement()

    said = text(ask())

    assert "suppose-says" not in said
    assert 'name="skriven" value="2026-11-22"' in said
    assert "Uppsägningstiden räknas från den dagen." in said


def test_an_agreement_without_terms_cannot_be_asked_about() -> None:
    agreement = adopted.an_agreement()
    Agreement.objects.create(
        key="utan-villkor", structure=agreement.structure, name="Avtal om tolkar"
    )

    said = text(ask(address="/struktur/lanet/avtal/utan-villkor/om/"))

    assert "Villkoren är inte inskrivna" in said
    assert "<form" not in said.split("<main")[1]


def test_what_other_capabilities_say_stands_with_the_rest() -> None:
    adopted.an_agreement()
    words = Words("Två av fem delar av kostnaden ska fördelas om.", "Two of five are shared anew.")
    CONSEQUENCES.append(lambda _agreement, _gone, _on: [Told(words, "", "/kostnader/")])

    try:
        said = text(ask(**NOTICE))
    finally:
        CONSEQUENCES.pop()

    assert "Två av fem delar av kostnaden ska fördelas om." in said
    assert 'href="/kostnader/"' in said


@pytest.mark.parametrize(
    ("language", "rows"),
    [
        ("sv", ["Alby kommun 300 kr 500,50 kr +200,50 kr", "Ekby kommun 200 kr har lämnat −200 kr",
                "Nyby kommun – 0,50 kr +0,50 kr", "Summa 500 kr 501 kr +1 kr"]),
        ("en", ["Alby kommun SEK 300 SEK 500.50 +SEK 200.50", "Ekby kommun SEK 200 has left −SEK 200",
                "Nyby kommun – SEK 0.50 +SEK 0.50", "Sum SEK 500 SEK 501 +SEK 1"]),
    ],
)  # fmt: skip
def test_what_the_others_would_pay_is_a_table_with_its_sums(language: str, rows: list[str]) -> None:
    adopted.an_agreement()
    payers = (
        Payer("Alby kommun", 300_00, 500_50),
        Payer("Ekby kommun", 200_00, None),
        Payer("Nyby kommun", None, 50),
    )
    words = Words("500 kr delas om.", "SEK 500 is shared anew.")
    told = Told(words, "samverk-avtal A14", "/kostnader/", Shared("Halva", ("rutin 8",), payers))
    CONSEQUENCES.append(lambda _agreement, _gone, _on: [told])

    try:
        client = browser()
        said = urlencode({**ON, **NOTICE})
        answer = client.get(f"{ADDRESS}?{said}", headers={"accept-language": language})
    finally:
        CONSEQUENCES.pop()

    shown = words_of(answer.content.decode())
    assert [row for row in rows if row not in shown] == []
    assert words.sv in shown if language == "sv" else words.en in shown
    assert shown.count(words.sv if language == "sv" else words.en) == 1


@pytest.mark.parametrize("municipalities", [2, 7])
def test_the_page_asks_as_many_queries_whatever_the_number_of_parties(municipalities: int) -> None:
    adopted.an_agreement(municipalities=municipalities)
    client = browser()

    with CaptureQueriesContext(connection) as asked:
        client.get(f"{ADDRESS}?{urlencode({**ON, **NOTICE})}")

    assert len(asked) == 27
