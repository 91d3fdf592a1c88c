"""The first page of a demonstration invites to walk through the matter of the agreement, and says of each day what is so."""

import pytest
from django.test import Client
from pytest_django import Settings

from samverk.demonstration.walk import DAYS, NUMBER, walk
from samverk.matters import queries

pytestmark = pytest.mark.django_db
INVITATION = "Följ en verklig fråga till sexton beslut"


@pytest.mark.usefixtures("demonstration")
def test_every_stop_shows_the_matter_to_anybody_as_it_was(client: Client) -> None:
    sentences = ["Ingen av 16", "Antagen av 3 av 16", "Antagen av 13 av 16", "Antagen av 15 av 16"]

    pages = [client.get(stop.address, headers={"accept-language": "sv"}) for stop in walk().stops]

    for page, sentence in zip(pages, sentences, strict=True):
        assert sentence in page.content.decode()


@pytest.mark.usefixtures("demonstration")
def test_what_the_stops_say_is_so() -> None:
    (matter,) = queries.find(NUMBER)
    told = [queries.status(matter, on=on) for on, _text in DAYS]
    adopted = [len(each.recommendations[0].adopted) for each in told]
    missing = [len(each.recommendations[0].missing) for each in told]

    assert adopted[:2] == [0, 3]
    assert missing == [16, 13, 2, 0]
    assert [str(each.state) for each in told][-2:] == ["at principals", "closed"]


@pytest.mark.usefixtures("demonstration")
def test_the_first_page_invites_in_a_demonstration_only(client: Client, settings: Settings) -> None:
    settings.DEMO = True
    invited = client.get("/", headers={"accept-language": "sv"}).content.decode()
    settings.DEMO = False
    not_invited = client.get("/", headers={"accept-language": "sv"}).content.decode()

    assert INVITATION in invited
    assert INVITATION not in not_invited


def test_nobody_is_invited_to_a_matter_that_is_not_there(
    client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DEMO = True
    monkeypatch.setattr("samverk.demonstration.walk.NUMBER", "HSN 1-1900")

    page = client.get("/", headers={"accept-language": "sv"}).content.decode()

    assert INVITATION not in page
