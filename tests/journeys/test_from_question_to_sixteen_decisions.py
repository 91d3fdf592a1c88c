"""From a question that the coordinator raises, over two bodies, to sixteen decisions that sixteen registrars report."""

import datetime as dt
import json
from importlib import resources

import pytest
from django.test import Client
from django.utils import timezone

from samverk.bodies import loading
from samverk.bodies.models import Structure
from samverk.config.commands import matters as command
from samverk.matters import actions
from samverk.matters.actions import Dispatch, Proposal
from samverk.matters.models import Answer, Matter, PartyDecision, Recommendation, Treatment
from samverk.parties.models import Party
from tests import builders
from tests.matters import registrar
from tests.portal.reader import words_of

pytestmark = pytest.mark.django_db
HOME = "/struktur/vasterbotten/arenden/"
COORDINATOR = "Jonas Hedman"
CLAUSES = ("Riktlinjen antas.", "Riktlinjen följs upp efter två år.")
OWN_WORDS = {"sats-2": "adopted with change", "lydelse-2": "Riktlinjen följs upp efter ett år."}


@pytest.fixture
def structure() -> Structure:
    """The real structure of Västerbotten, with a contact for each of its sixteen parties."""
    file = resources.files("samverk.structures").joinpath("vasterbotten.toml").read_bytes()
    loading.load(file, actor="Prov")
    for party in Party.objects.all():
        builders.a_contact(party, email=f"registrator@{party.key}.example")
    return Structure.objects.get(key="vasterbotten")


@pytest.fixture
def today() -> dt.date:
    """The day that the pages read from the clock."""
    return timezone.localdate()  # noqa: TID251 -- the pages read the clock


def a_coordinator(structure: Structure) -> Client:
    user = builders.a_user("koordinator@lanet.example")
    builders.a_role(user, structure)
    client = Client(headers={"accept-language": "sv"})
    client.force_login(user)
    return client


def raised(coordinator: Client) -> Matter:
    question = {"rubrik": "Förskrivning av hjälpmedel", "fragan": "Samma riktlinje?", "alla": "on"}
    coordinator.post(f"{HOME}nytt/", {"gor": "skicka", **question})
    return Matter.objects.get()


def takes(coordinator: Client, matter: Matter, act: str, **said: str) -> None:
    """See what the step leads to, tick what the rules doubt, and confirm."""
    fresh = Matter.objects.get(pk=matter.pk)
    address = f"{HOME}{fresh.year}-{fresh.number}/gor/{act}/"
    told = {"version": str(fresh.version), **said}
    shown = coordinator.post(address, {**told, "steg": "visa"}).content.decode()
    doubts = shown.split('id="anda" name="anda" value="')
    ticked = {"anda": doubts[1].split('"')[0]} if len(doubts) > 1 else {}
    coordinator.post(address, {**told, **ticked, "steg": "bekrafta"})


def recommended(coordinator: Client, matter: Matter, on: dt.date) -> Recommendation:
    """Over the two bodies, as the agreement says."""
    day = on.isoformat()
    takes(coordinator, matter, "lagg-fram", till="lsg", skedde=day)
    takes(coordinator, matter, "behandla", utfall="send on", till="samrad", skedde=day)
    takes(coordinator, matter, "behandla", utfall="recommend", paragraf="§ 22", skedde=day)
    treatment = Treatment.objects.get(matter=matter, body__key="samrad", outcome="recommend")
    proposal = Proposal("Riktlinje för förskrivning", CLAUSES, treatment)
    return actions.propose(matter=matter, proposal=proposal, on=on, actor=COORDINATOR)


def sent(recommendation: Recommendation, on: dt.date) -> list[PartyDecision]:
    dispatch = Dispatch(
        subject="Beslut önskas: {{ rubrik }}",
        letter="{{ att_satser }} Svara på {{ lank }}",
        due=on + dt.timedelta(days=60),
        asker_name=COORDINATOR,
        asker_email="koordinator@lanet.example",
        site="http://testserver",
    )
    parties = list(Party.objects.order_by("pk"))
    actions.send_out(
        recommendation=recommendation, parties=parties, dispatch=dispatch, on=on, actor=COORDINATOR
    )
    return list(recommendation.rows.select_related("party").order_by("pk"))


def reports(row: PartyDecision, on: dt.date, **own: str) -> str:
    """The registrar opens the link of the letter, fills in the page and sends it; the words of the receipt."""
    filled = registrar.filled(row, beslutat_den=on.isoformat(), **own)
    answer = registrar.opened(row).post(registrar.PAGE, filled, follow=True)
    return words_of(answer.content.decode())


def review(party: str, on: dt.date) -> None:
    answer = Answer.objects.get(row__party__key=party, state="received")
    actions.confirm(answer=answer, on=on, actor=COORDINATOR)


def test_from_a_question_to_sixteen_decisions(
    structure: Structure,
    today: dt.date,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    coordinator = a_coordinator(structure)
    matter = raised(coordinator)
    recommendation = recommended(coordinator, matter, today)
    rows = sent(recommendation, today)
    page = f"{HOME}{matter.year}-{matter.number}/"
    matrix = f"{page}beslut/1/"
    assert len(rows) == 16

    last = rows.pop()
    for row in rows:
        own = OWN_WORDS if row.party.key == "skelleftea" else {}
        assert "Tack, svaret är mottaget" in reports(row, today, **own)
        review(row.party.key, today)

    waiting = words_of(coordinator.get(matrix).content.decode())
    assert "Antagen av 14 av 16. En har antagit med ändring." in waiting
    assert "Riktlinjen följs upp efter ett år." in waiting
    assert f"Väntar på {last.party.name}" in waiting
    assert Matter.objects.get().state == "at principals"

    reports(last, today)
    review(last.party.key, today)

    done = words_of(coordinator.get(matrix).content.decode())
    assert "Antagen av 15 av 16. En har antagit med ändring." in done
    assert "Väntar på" not in done
    assert Matter.objects.get().state == "answered"

    monkeypatch.setattr("samverk.config.surroundings.django", lambda: None)
    number = str(Matter.objects.get().registry_number)
    assert command.run(["status", number, "--on", today.isoformat(), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["holder"]["kind"], said["missing"]) == ("coordinator", [])
    assert (len(said["adopted"]), said["changed"]) == (15, ["skelleftea"])


def test_nobody_else_reads_the_matrix_until_the_matter_is_open_to_all(
    structure: Structure, today: dt.date
) -> None:
    coordinator = a_coordinator(structure)
    matter = raised(coordinator)
    sent(recommended(coordinator, matter, today), today)
    matrix = f"{HOME}{matter.year}-{matter.number}/beslut/1/"
    anybody = Client(headers={"accept-language": "sv"})

    before = anybody.get(matrix)
    Matter.objects.update(public_from=today)
    after = anybody.get(matrix)

    assert before.status_code != 200
    assert "Ingen av 16 har antagit." in words_of(after.content.decode())
    assert "@" not in words_of(after.content.decode())
