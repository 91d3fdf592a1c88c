"""The page of a request for opinion, and the one where somebody answers by a link."""

import logging

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from samverk.matters import actions
from samverk.matters.actions import Effect
from samverk.matters.models import Matter, Referral
from samverk.parties.models import Party
from tests import builders
from tests.matters import opinions
from tests.matters.opinions import a_coordinator, address
from tests.matters.questions import COORDINATOR, day

pytestmark = pytest.mark.django_db

TODAY = day(50)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: TODAY)


def let_in(referral: Referral, who: str = "ekby") -> Client:
    """A browser in which the link to one of them is open."""
    client = Client()
    response = client.get(f"/yttrande/{opinions.token_to(referral, who)}/")
    assert response.headers["Location"] == "/yttrande/"
    return client


def form(referral: Referral, who: str = "ekby", **said: object) -> dict[str, object]:
    row = opinions.row(referral, who)
    return {
        "fraga": row.pk,
        "version": row.version,
        "stallning": "supports",
        "skrivet_av": "Eva Lind",
        "gor": "skicka",
        **said,
    }


def publish(referral: Referral) -> None:
    Matter.objects.filter(pk=referral.matter_id).update(public_from=day(0))


def test_a_link_opens_the_question_and_a_stance_is_enough() -> None:
    referral = opinions.a_referral()
    client = let_in(referral)

    page = client.get("/yttrande/").content.decode()
    assert "Kan ni arbeta efter rutinen, och vad saknas i den?" in page
    sent = client.post("/yttrande/", form(referral))

    assert sent.headers["Location"] == "/yttrande/"
    assert opinions.row(referral, "ekby").opinions.get().stance == "supports"
    assert "Tack, yttrandet är mottaget" in client.get("/yttrande/").content.decode()


def test_an_opinion_says_its_stance_and_who_writes() -> None:
    referral = opinions.a_referral()

    answer = let_in(referral).post("/yttrande/", form(referral, stallning="", skrivet_av=""))

    assert answer.status_code == 422
    assert "Välj det som ligger närmast." in answer.content.decode()
    assert "Skriv ditt namn." in answer.content.decode()
    assert not opinions.row(referral, "ekby").opinions.filter(sent_on__isnull=False).exists()


def test_a_draft_comes_back_in_another_browser() -> None:
    referral = opinions.a_referral()

    let_in(referral).post(
        "/yttrande/", form(referral, gor="spara", stallning="", yttrande="Vi tycker")
    )

    assert ">\nVi tycker</textarea>" in let_in(referral).get("/yttrande/").content.decode()


def test_a_file_comes_with_an_opinion_and_survives_a_fault() -> None:
    referral = opinions.a_referral()
    client = let_in(referral)
    file = SimpleUploadedFile("yttrande.txt", b"Vi har inget emot det.\n", "text/plain")

    refused = client.post("/yttrande/", form(referral, skrivet_av="", fil=file))
    assert refused.status_code == 422
    client.post("/yttrande/", form(referral))

    said = opinions.row(referral, "ekby").opinions.get()
    assert said.document is not None
    assert said.document.name == "yttrande.txt"


def test_a_changed_opinion_stands_beside_the_first() -> None:
    referral = opinions.a_referral()
    client = let_in(referral)
    client.post("/yttrande/", form(referral))

    assert "Ändra yttrandet" in client.get("/yttrande/").content.decode()
    client.post("/yttrande/", form(referral, stallning="opposes"))

    said = opinions.row(referral, "ekby").opinions.order_by("pk")
    assert [each.stance for each in said] == ["supports", "opposes"]


def test_the_second_of_two_sees_what_the_first_sent_and_keeps_the_own_text() -> None:
    referral = opinions.a_referral()
    opened = form(referral, yttrande="Mitt yttrande")
    opinions.give(referral, "ekby", on=50, text="Det första yttrandet")

    answer = let_in(referral).post("/yttrande/", opened)

    assert answer.status_code == 409
    said = answer.content.decode()
    assert "Eva Lind hann före medan du skrev." in said
    assert "Det första yttrandet" in said
    assert "Mitt yttrande" in said


def test_a_late_opinion_is_welcome_and_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    referral = opinions.a_referral()
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: day(90))
    client = let_in(referral)

    assert "Sista dagen har gått. Svara ändå" in client.get("/yttrande/").content.decode()
    client.post("/yttrande/", form(referral))

    assert "Kom efter sista dagen" in client.get("/yttrande/").content.decode()


def test_a_closed_request_takes_nothing_and_gives_the_text_back() -> None:
    referral = opinions.a_referral()
    client, opened = let_in(referral), form(referral, yttrande="För sent skrivet")
    actions.close(referral=referral, on=TODAY, actor=COORDINATOR)

    answer = client.post("/yttrande/", opened)

    assert answer.status_code == 409
    assert "För sent skrivet" in answer.content.decode()
    assert not opinions.row(referral, "ekby").opinions.exists()


def _revoke(referral: Referral) -> None:
    row = opinions.row(referral, "ekby")
    actions.withdraw_opinion_links(row=row, on=TODAY, actor=COORDINATOR)


def _expire(referral: Referral) -> None:
    opinions.row(referral, "ekby").reply_links.update(until=TODAY)


@pytest.mark.parametrize("end", [_revoke, _expire])
def test_a_link_that_has_ended_opens_nothing_also_where_it_was_open(end: object) -> None:
    referral = opinions.a_referral()
    client = let_in(referral)
    end(referral)  # type: ignore[operator] # one of the two above

    answer = client.get("/yttrande/")

    assert answer.status_code == 404
    assert "Länken gäller inte" in answer.content.decode()


def test_another_link_opened_in_between_saves_nothing() -> None:
    referral = opinions.a_referral()
    client, opened = let_in(referral), form(referral)
    client.get(f"/yttrande/{opinions.token_to(referral, 'alby')}/")

    answer = client.post("/yttrande/", opened)

    assert answer.status_code == 409
    assert "En annan länk har öppnats" in answer.content.decode()
    assert not opinions.row(referral, "alby").opinions.exists()


def test_no_token_stands_in_a_log(caplog: pytest.LogCaptureFixture) -> None:
    token = opinions.token_to(opinions.a_referral(), "ekby")

    with caplog.at_level(logging.DEBUG):
        opened = Client().get(f"/yttrande/{token}/")

    assert token not in caplog.text
    assert opened.headers["Referrer-Policy"] == "no-referrer"
    assert opened.headers["Cache-Control"] == "no-store"


def test_the_page_says_in_one_sentence_how_it_stands() -> None:
    referral = opinions.a_referral()
    opinions.give(referral, "ekby", on=40)
    opinions.give(referral, "alby", on=41, stance="opposes")

    page = a_coordinator(referral.matter.structure).get(address(referral)).content.decode()

    assert "2 av 4 har svarat; 1 avstyrker. Sista dag " in page
    assert page.count("Har inte svarat") >= 2
    assert "Påminn 2 som saknas" in page


def test_it_shows_what_was_known_on_the_chosen_day() -> None:
    referral = opinions.a_referral()
    publish(referral)
    opinions.give(referral, "ekby", on=40)

    page = Client().get(f"{address(referral)}?dag={day(39)}").content.decode()

    assert "0 av 4 har svarat" in page


def test_a_filter_leaves_those_who_took_the_stance() -> None:
    referral = opinions.a_referral()
    publish(referral)
    opinions.give(referral, "ekby", on=40, stance="opposes", text="Vi säger nej.")
    opinions.give(referral, "alby", on=41, text="Vi säger ja.")

    page = Client().get(f"{address(referral)}?visa=avstyrker").content.decode()

    assert "Vi säger nej." in page
    assert "Vi säger ja." not in page


def test_everybody_reads_the_opinions_of_a_public_matter_and_nobodys_address() -> None:
    referral = opinions.a_referral()
    opinions.give(referral, "ekby", on=40, text="Vi kan arbeta så.", written_by="Eva Lind")
    assert Client().get(address(referral)).status_code == 403
    publish(referral)

    page = Client().get(address(referral)).content.decode()

    assert "Vi kan arbeta så." in page
    assert "@" not in page.split("<main")[1].split("</main>")[0]
    assert "Eva Lind" not in page
    assert "Påmin" not in page


def test_what_was_changed_and_because_of_whom_is_linked_both_ways() -> None:
    referral = opinions.a_referral()
    opinions.give(referral, "ekby", on=40)
    row = opinions.row(referral, "ekby")
    client = a_coordinator(referral.matter.structure)

    noted = client.post(
        address(referral, "gor/"),
        {"gor": "anteckna", "andrades": "ja", "vad": "Punkt 2 ströks.", "vilka": [row.pk]},
    )
    page = client.get(noted.headers["Location"]).content.decode()

    effect = referral.effects.get()
    assert f'href="#instans-{row.pk}"' in page
    assert f'href="#effekt-{effect.pk}"' in page


def test_an_effect_without_anybody_behind_it_is_not_noted() -> None:
    referral = opinions.a_referral()
    opinions.give(referral, "ekby", on=40)
    client = a_coordinator(referral.matter.structure)

    answer = client.post(address(referral, "gor/"), {"gor": "anteckna", "vad": "Något"})

    assert answer.status_code == 422
    assert "Välj minst en som har svarat." in answer.content.decode()
    assert not referral.effects.exists()


def test_the_coordinator_reminds_takes_back_and_closes() -> None:
    referral = opinions.a_referral()
    client = a_coordinator(referral.matter.structure)

    places = [
        client.post(address(referral, "gor/"), {"gor": each}).headers["Location"]
        for each in ("paminn", "ta-tillbaka", "avsluta")
    ]

    assert [each.split("?")[1] for each in places] == [
        "gjort=paminn&antal=4",
        "gjort=ta-tillbaka&antal=4",
        "gjort=avsluta&antal=0",
    ]
    referral.refresh_from_db()
    assert referral.closed_on == TODAY
    assert Matter.objects.get(pk=referral.matter_id).state == "raised"


def test_the_contact_of_a_party_answers_from_an_account_and_for_nobody_else() -> None:
    referral = opinions.a_referral()
    user = builders.a_user("eva@ekby.example")
    party = Party.objects.get(key="ekby")
    builders.a_role(user, referral.matter.structure, "party_contact", party=party)
    client = Client()
    client.force_login(user)
    own, other = (
        address(referral, f"svar/{opinions.row(referral, who).pk}/") for who in ("ekby", "alby")
    )

    client.post(own, form(referral, skrivet_av="Eva"))

    assert opinions.row(referral, "ekby").opinions.get().via == "account"
    assert client.get(other).status_code == 403


def test_the_coordinator_notes_what_came_on_paper() -> None:
    referral = opinions.a_referral()
    client = a_coordinator(referral.matter.structure)
    row = opinions.row(referral, "alby")

    noted = client.post(address(referral, f"svar/{row.pk}/"), form(referral, "alby"))

    assert noted.headers["Location"] == address(referral)
    assert row.opinions.get().via == "coordinator"


def test_a_file_shows_no_address_and_runs_no_formula() -> None:
    referral = opinions.a_referral()
    publish(referral)
    opinions.give(referral, "ekby", on=40, text="=HYPERLINK(1)")

    text = Client().get(address(referral, "remiss.csv")).content.decode("utf-8-sig")

    assert "'=HYPERLINK(1)" in text
    assert "@" not in text
    assert "Eva Lind" not in text


def test_the_page_asks_as_much_of_the_database_however_many_answer(
    django_assert_max_num_queries: object,
) -> None:
    referral = opinions.a_referral()
    publish(referral)
    Client().get(address(referral))
    counts = []
    for who in ("ekby", "alby", "regionen"):
        opinions.give(referral, who, on=40)
        row = opinions.row(referral, who)
        actions.record_effect(
            referral=referral,
            effect=Effect("Ändrat", because_of=(row,)),
            on=TODAY,
            actor=COORDINATOR,
        )
        with django_assert_max_num_queries(15) as asked:  # type: ignore[operator] # a fixture
            Client().get(address(referral))
        counts.append(len(asked.captured_queries))

    assert len(set(counts)) == 1
