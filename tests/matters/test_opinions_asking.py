"""The page where a coordinator asks for opinions: the letters are seen before anything is sent."""

import datetime as dt

import pytest

from samverk.foundation.models import User
from samverk.matters.models import Matter
from tests.matters import opinions, questions
from tests.matters.opinions import a_coordinator, address
from tests.matters.questions import day

pytestmark = pytest.mark.django_db

TODAY = day(50)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: TODAY)


def _new(matter: Matter) -> str:
    return f"/struktur/{matter.structure.key}/arenden/{matter.year}-{matter.number}/remiss/ny/"


def _asked(user: User, **facts: object) -> dict[str, object]:
    return {
        "amne": "Rutin",
        "fragan": "Vad saknas?",
        "senast": str(TODAY + dt.timedelta(56)),
        "parter": ["ekby", "alby"],
        "andra": "Funktionsrätt Länet; Siv Ek; kansli@funktionsratt.example\nAvenbygg AB",
        "paminn": ["-3"],
        "namn": user.name,
        "epost": "jonas@lanet.example",
        "brevets_amne": "Remiss: {{ amne }}",
        "brev": "Svara här: {{ lank }}",
        **facts,
    }


def test_the_letters_are_shown_before_anything_is_sent_and_then_all_go_at_once() -> None:
    matter = questions.a_question()
    opinions.contacts_everywhere()
    client = a_coordinator(matter.structure)
    given = _asked(User.objects.get())

    shown = client.post(_new(matter), given).content.decode()
    assert "4 tillfrågas samtidigt, 3 får brev." in shown
    assert "brev går inte till: Avenbygg AB" in shown
    assert not matter.referrals.exists()
    sent = client.post(_new(matter), {**given, "gor": "skicka"})

    referral = matter.referrals.get()
    assert sent.headers["Location"] == f"{address(referral)}?gjort=skickat"
    assert len(opinions.everybody(referral)) == 4
    assert opinions.letters_to(referral, "Funktionsrätt Länet")[0].subject == "Remiss: Rutin"


def test_every_party_is_asked_unless_somebody_unticks_it() -> None:
    matter = questions.a_question()

    page = a_coordinator(matter.structure).get(_new(matter)).content.decode()

    assert page.count('name="parter"') == 3
    assert page.split('name="parter"')[1].split(">")[0].count("checked") == 1


@pytest.mark.parametrize(
    ("field", "said", "told"),
    [
        ("senast", "2021-01-01", "Sista dagen för svar har redan varit."),
        ("brev", "Hej {{ namn }}", "Det finns inget fält som heter {{ namn }}."),
        ("brev", "Hej", "Brevet måste innehålla {{ lank }}"),
        ("andra", "Siv; siv@", "Raden går inte att läsa: Siv; siv@."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(field: str, said: str, told: str) -> None:
    matter = questions.a_question()
    client = a_coordinator(matter.structure)

    answer = client.post(_new(matter), _asked(User.objects.get(), **{field: said, "gor": "skicka"}))

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not matter.referrals.exists()


def test_the_page_of_the_matter_leads_to_its_requests() -> None:
    referral = opinions.a_referral()
    page = address(referral).split("remiss/")[0]

    shown = a_coordinator(referral.matter.structure).get(page).content.decode()

    assert f'href="{address(referral)}"' in shown
