"""What bodies decide themselves: when it has legal force, on the page of the matter, in the matrix and by the command."""

import json

import pytest

from samverk.bodies.models import Structure
from samverk.config.commands import matters
from samverk.foundation.refusals import SomeoneWasFirst
from samverk.matters.actions.noticing import Noted, note_notices
from samverk.matters.models import Matter, MatterStep, PublicNotice
from tests import builders
from tests.matters import questions
from tests.matters.questions import COORDINATOR, RAISED_ON, day, place, treat
from tests.portal import county
from tests.portal.reader import Reader, words_of

pytestmark = pytest.mark.django_db
JOINT = """
[bodies.namnd]
name = "Gemensamma hjälpmedelsnämnden"
short = "Nämnden"
form = "joint_committee"
level = "political"
clause = "1"
[[bodies.namnd.seats]]
from = ["ekby", "alby"]
ordinary = 1
substitutes = 1
clause = "1"
[bodies.namnd.substitutes]
attend = "always"
as_many_as_ordinary = true
clause = "1"
[bodies.namnd.presidium]
chosen_by = "council"
chair = { side = "any" }
vice = { side = "any" }
clause = "1"
"""


@pytest.fixture
def reader() -> Reader:
    """Give a Swedish reader."""
    return Reader()


def with_a_joint_committee() -> Structure:
    return county.a_county(county.file(extra=JOINT))


def a_decision(structure: Structure | None = None) -> MatterStep:
    """What the joint committee decided on the twentieth day, the 21st of March 2021."""
    matter = questions.a_question(structure or with_a_joint_committee())
    Matter.objects.filter(pk=matter.pk).update(public_from=RAISED_ON)
    place(matter, "namnd", on=day(3))
    return treat(matter, "namnd", "decide", on=day(20), paragraph="§ 4")


def announced(step: MatterStep, **days: int) -> None:
    noted = {key: Noted(announced_on=day(number)) for key, number in days.items()}
    version = Matter.objects.get(pk=step.matter_id).version
    note_notices(step=step, noted=noted, version=version, on=day(40), actor=COORDINATOR)


def here(matter: Matter) -> str:
    return f"/struktur/{matter.structure.key}/arenden/{matter.year}-{matter.number}/"


def coordinates(reader: Reader, structure: Structure) -> None:
    user = builders.a_user()
    builders.a_role(user, structure)
    reader.client.force_login(user)


def posts(reader: Reader, step: MatterStep, go: str, **said: object) -> str:
    told = {"version": Matter.objects.get(pk=step.matter_id).version, "beslut": step.number, **said}
    address = f"{here(step.matter)}andra/anslag/"
    answer = reader.client.post(address, {**told, "steg": go}, follow=True)
    reader.status, reader.markup = answer.status_code, answer.content.decode()
    return words_of(reader.markup)


def test_the_page_counts_from_the_latest_of_the_boards_and_shows_each_step(reader: Reader) -> None:
    step = a_decision()
    announced(step, ekby=30, alby=33)

    said = reader.reads(here(step.matter), on=day(40).isoformat())

    assert "Gemensamma hjälpmedelsnämnden , 21 mar 2021 , § 4" in said
    assert "Får laga kraft 27 apr 2021, om ingen överklagar." in said
    assert "Ekby kommun: tillkännagivet 31 mars 2021." in said
    assert "Tiden räknas från den senaste av anslagstavlorna, 3 april 2021." in said
    assert "13:5" in said
    assert '<details class="ladder" open>' in reader.markup


def test_while_one_board_is_without_notice_no_time_runs(reader: Reader) -> None:
    step = a_decision()
    announced(step, ekby=30, alby=33)

    before = reader.reads(here(step.matter), on=day(32).isoformat())
    after = reader.reads(here(step.matter), on=day(57).isoformat())

    assert "Ingen dag för laga kraft är känd." in before
    assert "inte antecknat att protokollet har tillkännagetts: Alby kommun." in before
    assert "Har laga kraft sedan 27 apr 2021, så vitt det är antecknat." in after


def test_nothing_is_said_of_legal_force_where_nothing_was_decided(reader: Reader) -> None:
    matter = questions.a_question(with_a_joint_committee())
    Matter.objects.filter(pk=matter.pk).update(public_from=RAISED_ON)
    place(matter, "samrad", on=day(3))
    treat(matter, "samrad", "recommend", on=day(20))

    said = reader.reads(here(matter), on=day(40).isoformat())

    assert "laga kraft" not in said.lower()


def test_the_notices_are_shown_with_what_they_lead_to_and_then_kept(reader: Reader) -> None:
    step = a_decision()
    coordinates(reader, step.matter.structure)
    days = {
        "justerat": day(28).isoformat(),
        "anslaget_0": day(30).isoformat(),
        "anslaget_1": day(33).isoformat(),
    }

    opened = reader.reads(f"{here(step.matter)}andra/anslag/?beslut={step.number}")
    shown = posts(reader, step, "visa", **days)
    kept_before = PublicNotice.objects.count()
    done = posts(reader, step, "bekrafta", **days)

    assert "Alby kommun: anslaget den" in opened
    assert "Har laga kraft sedan 27 apr 2021, så vitt det är antecknat." in shown
    assert "Protokollet hos Alby kommun tillkännagavs 3 april 2021, senare än andra dagen" in shown
    assert (kept_before, PublicNotice.objects.count()) == (0, 2)
    assert "Anslagen är antecknade." in done
    assert "Anslaget hos Alby kommun tillkom Justerat: till 29 mar 2021" in done


def test_an_appeal_stops_it_and_the_history_tells_what_stood_there(reader: Reader) -> None:
    step = a_decision()
    announced(step, ekby=30, alby=33)
    coordinates(reader, step.matter.structure)

    said = posts(
        reader,
        step,
        "bekrafta",
        anslaget_0=day(30).isoformat(),
        anslaget_1=day(34).isoformat(),
        overklagat_1=day(38).isoformat(),
    )

    assert "Beslutet överklagades 8 april 2021 (Alby kommun)." in said
    assert "Anslaget hos Alby kommun ändrades Anslaget: från 3 apr 2021 till 4 apr 2021" in said
    assert "Anslaget hos Ekby kommun ändrades" not in said


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ({"anslaget_0": "2199-01-01"}, "Dagen har inte kommit än."),
        ({"nedtaget_1": "2021-04-20"}, "Anslaget kan inte tas ned innan det sattes upp."),
    ],
)
def test_what_cannot_be_is_refused(reader: Reader, said: dict[str, str], refused: str) -> None:
    step = a_decision()
    coordinates(reader, step.matter.structure)

    told = posts(reader, step, "bekrafta", **said)

    assert (reader.status, PublicNotice.objects.count()) == (422, 0)
    assert refused in told


def test_two_at_once_are_told_of_each_other() -> None:
    step = a_decision()
    announced(step, ekby=30)

    with pytest.raises(SomeoneWasFirst) as first:
        note_notices(step=step, noted={"ekby": Noted()}, version=1, on=day(41), actor="Kim Ek")

    assert first.value.changed_by == COORDINATOR
    assert PublicNotice.objects.get().announced_on == day(30)


def test_there_is_no_form_where_nothing_was_decided(reader: Reader) -> None:
    matter = questions.a_question(with_a_joint_committee())
    coordinates(reader, matter.structure)

    reader.reads(f"{here(matter)}andra/anslag/")
    status = reader.status
    reader.reads(here(matter))

    assert status == 404
    assert "andra/anslag/" not in reader.markup


def test_in_the_matrix_the_parties_of_a_joint_committee_wait_for_each_other(
    reader: Reader,
) -> None:
    asked = questions.a_sent(with_a_joint_committee())
    Matter.objects.filter(pk=asked.matter_id).update(public_from=RAISED_ON)
    organ = {"organ": "Gemensamma hjälpmedelsnämnden", "decided_on": day(50)}
    questions.confirmed(asked, "ekby", on=day(60), announced_on=day(55), **organ)
    address = f"{here(asked.matter)}beslut/1/"

    alone = reader.reads(address, on=day(61).isoformat())
    questions.confirmed(asked, "alby", on=day(62), announced_on=day(58), **organ)
    together = reader.reads(address, on=day(63).isoformat())

    assert "inte antecknat att protokollet har tillkännagetts: Alby kommun." in alone
    assert together.count("Tiden räknas från den senaste av anslagstavlorna, 28 april 2021.") == 2


def test_the_command_says_the_day_the_boards_and_each_step(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samverk.config.surroundings.django", lambda: None)
    announced(a_decision(), ekby=30, alby=33)
    asked = ["status", "LAN 1-2021", "--on", day(40).isoformat()]

    matters.run([*asked, "--json"])
    said = json.loads(capsys.readouterr().out)["decisions"][0]
    matters.run(asked)
    told = capsys.readouterr().out

    assert (said["body"], said["paragraph"], said["legal_force"]) == ("namnd", "§ 4", "2021-04-27")
    assert [each["announced_on"] for each in said["boards"]] == ["2021-03-31", "2021-04-03"]
    assert said["steps"][-1]["clause"] == "sfs-2017-725 13:1"
    assert "Laga kraft: 2021-04-27" in told
    assert "den senaste av anslagstavlorna, 3 april 2021. [sfs-2017-725 13:5]" in told
