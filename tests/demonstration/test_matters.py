"""The matters of the demonstration say what the sources say, and what is invented fits into it."""

import datetime as dt
import io
import json
from functools import cache

import docx
import pytest

from samverk.config.commands import matters as command
from samverk.demonstration.matters.papers import EXAMPLE
from samverk.demonstration.matters.story import Question, read
from samverk.foundation import documents
from samverk.foundation.mail import Letter
from samverk.matters import queries
from samverk.matters.models import (
    Answer,
    Matter,
    MatterStep,
    Opinion,
    PartyDecision,
    ReferralRow,
)
from samverk.matters.models.choices import Stance
from samverk.matters.queries.status import PartyStatus, Status
from samverk.parties.models import Organ
from samverk.staffing.models import Round

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
NUMBER = "335-2019"
TODAY = dt.date(2026, 11, 20)
QUESTIONS = [
    question for key in ("vasterbotten", "rss-dalarna") for question in read(key).questions
]


@cache  # nothing in this folder changes the demonstration for long
def status(number: str, on: dt.date) -> Status:
    (matter,) = queries.find(number)
    return queries.status(matter, on=on)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def rows(on: str) -> dict[str, PartyStatus]:
    (recommendation,) = status(NUMBER, day(on)).recommendations
    return {row.party: row for row in recommendation.parties}


def waiting(on: str) -> set[str]:
    (recommendation,) = status(NUMBER, day(on)).recommendations
    return set(recommendation.missing)


def asked(title: str) -> Question:
    return next(question for question in QUESTIONS if question.title.startswith(title))


def test_the_agreement_was_sent_to_sixteen_on_the_day_of_the_letter() -> None:
    (recommendation,) = status(NUMBER, day("2020-02-07")).recommendations

    assert recommendation.sent_on == day("2020-02-07")
    assert recommendation.due == day("2020-04-30")
    assert len(recommendation.parties) == 16
    assert {row.state for row in recommendation.parties} == {"missing"}


def test_the_clauses_are_those_of_the_minutes() -> None:
    (recommendation,) = status(NUMBER, day("2020-02-07")).recommendations

    first, second = (text for _number, text in recommendation.clauses)
    assert first == "Projektets redovisning godkänns."
    assert second.startswith("Överenskommelse om regional samverkansstruktur avseende vård och")
    assert second.endswith("mellan länets kommuner och Region Västerbotten antas.")


def test_nothing_was_at_the_principals_the_day_before() -> None:
    before = status(NUMBER, day("2020-02-06"))

    assert before.recommendations == ()
    assert before.holder_name is not None
    assert "styrgruppen" in before.holder_name.sv


def test_the_region_goes_through_three_organs() -> None:
    line = PartyDecision.objects.get(
        party__key="region-vasterbotten",
        recommendation__matter__other_numbers__contains=["HSN 335-2019"],
    ).line.order_by("on")

    assert [(stop.organ, stop.does, stop.paragraph) for stop in line] == [
        ("Hälso- och sjukvårdsnämndens arbetsutskott", "proposes", "§ 9"),
        ("Hälso- och sjukvårdsnämnden", "proposes", "§ 7"),
        ("Regionfullmäktige", "decides", "§ 54"),
    ]
    assert line[1].on == day("2020-02-19")


@pytest.mark.parametrize(
    ("on", "how_many"),
    [("2020-03-31", 3), ("2020-04-30", 14), ("2020-05-15", 14), ("2020-06-22", 16)],
)
def test_the_answers_come_one_after_the_other(on: str, how_many: int) -> None:
    assert 16 - len(waiting(on)) == how_many


def test_two_answer_late_and_before_the_structure_starts() -> None:
    late = {party for party, row in rows("2020-09-01").items() if row.is_late}

    assert late == waiting("2020-05-15") == {"asele", "dorotea"}
    assert waiting("2020-08-31") == set()


def test_one_adopts_with_its_own_wording() -> None:
    (recommendation,) = status(NUMBER, day("2020-09-01")).recommendations

    assert recommendation.changed == ("skelleftea",)
    first, second = rows("2020-09-01")["skelleftea"].clauses
    assert (first.outcome, second.outcome) == ("adopted", "adopted with change")
    assert "2022-09-01" in second.wording


def test_one_refers_back_and_comes_again() -> None:
    assert rows("2020-04-06")["vindeln"].state == "referred back"
    assert rows("2020-04-29")["vindeln"].state == "referred back"
    assert rows("2020-04-30")["vindeln"].state == "adopted"


def test_one_answered_by_mail_and_one_has_a_reservation() -> None:
    answers = Answer.objects.filter(received_on__year=2020)

    assert answers.get(via="mail").row.party.key == "storuman"
    assert answers.get(has_dissent=True).row.party.key == "lycksele"


def test_it_is_closed_on_the_day_that_the_structure_starts() -> None:
    assert status(NUMBER, day("2020-08-31")).state == "answered"
    assert status(NUMBER, day("2020-09-01")).state == "closed"


def test_the_network_and_the_council_of_dalarna_treat_it_on_their_days() -> None:
    told = status("RSS 1-2022", day("2022-06-30"))

    ended = {place.body: (place.until_day, place.outcome) for place in told.route}
    assert ended["lchnv"] == (day("2022-06-01"), "send on")
    assert ended["valfardsradet"] == (day("2022-06-16"), "recommend")
    assert len(told.recommendations[0].parties) == 16


def test_the_council_of_dalarna_was_told_on_the_day_of_the_report() -> None:
    told = MatterStep.objects.get(on=day("2022-04-27"))

    assert (told.body and told.body.key, told.outcome) == ("valfardsradet", "inform")


@pytest.mark.parametrize(
    "on", ["2019-06-01", "2020-02-07", "2020-03-31", "2020-05-15", "2020-09-01", "2026-11-20"]
)
def test_the_command_answers_as_the_pages_do(
    on: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samverk.config.surroundings.django", lambda: None)

    assert command.run(["status", NUMBER, "--on", on, "--json"]) == 0

    said = json.loads(capsys.readouterr().out)
    told = status(NUMBER, day(on))
    latest = told.recommendations[-1] if told.recommendations else None
    assert said["state"] == str(told.state).replace(" ", "_")
    assert [each["where"] for each in said["route"]] == [each.where.sv for each in told.route]
    assert tuple(said["adopted"]) == (latest.adopted if latest else ())
    assert tuple(said["changed"]) == (latest.changed if latest else ())
    assert tuple(said["missing"]) == (latest.missing if latest else ())


def test_a_command_finds_it_by_any_of_its_numbers() -> None:
    own = queries.find("VAS 1-2019")

    assert own == queries.find("HSN 335-2019") == queries.find("VLL 2105-2018")


def test_a_living_recommendation_has_every_kind_of_row() -> None:
    (number,) = Matter.objects.filter(title__startswith="Gemensam riktlinje").values_list(
        "registry_number", flat=True
    )

    (recommendation,) = status(str(number), TODAY).recommendations

    states = [str(row.state) for row in recommendation.parties]
    planned = [row for row in recommendation.parties if row.planned_on]
    assert (states.count("adopted"), states.count("adopted with change")) == (8, 1)
    assert (states.count("received"), states.count("missing"), len(planned)) == (2, 5, 4)


def test_half_of_the_opinions_are_in() -> None:
    rows = ReferralRow.objects.filter(referral__matter__title=asked("Rutin för samverkan").title)
    stances = set(Opinion.objects.filter(row__in=rows).values_list("stance", flat=True))

    assert (rows.count(), rows.filter(opinions__sent_on__lte=TODAY).count()) == (17, 8)
    assert stances == set(Stance.values)


def test_someone_holds_what_is_open_today() -> None:
    held = {matter.holder for matter in Matter.objects.exclude(holder="")}

    assert held == {"raiser", "coordinator", "body", "respondents", "principals"}


def test_no_letter_is_about_what_is_long_past() -> None:
    about = Matter.objects.filter(registry_number__endswith="-2026").values_list("pk", flat=True)
    living = {f"matter:{pk}" for pk in about}
    living |= {f"round:{pk}" for pk in Round.objects.values_list("pk", flat=True)}

    assert Letter.objects.exists()
    assert {letter.about.partition("/")[0] for letter in Letter.objects.all()} <= living


def test_only_what_is_not_answered_goes_out_now() -> None:
    queued = set(Letter.objects.filter(state="queued").values_list("to_email", "subject"))
    asked = [email for email, subject in queued if subject.startswith("Beslut önskas: Gemensam")]

    assert sorted(asked) == [
        f"registrator@{party}.example"
        for party in ("dorotea", "region-vasterbotten", "skelleftea", "umea", "vilhelmina")
    ]
    assert not [subject for _email, subject in queued if subject.startswith("Kvitto")]


def test_of_a_round_only_parties_that_have_not_answered_get_their_letter_now() -> None:
    asked = Letter.objects.filter(about__startswith="round:")

    queued = set(asked.filter(state="queued").values_list("to_email", flat=True))
    answered = asked.get(to_email="registrator@umea.example")

    assert len(asked) == 15
    assert {"registrator@dorotea.example", "registrator@skelleftea.example"} <= queued
    assert len(queued) == 7
    assert answered.state == "sent"
    assert "/svar/" not in answered.text


def test_what_is_answered_was_sent_on_its_day_and_opens_nothing() -> None:
    letter = Letter.objects.get(
        to_email="registrator@lycksele.example",
        key__endswith="/asked",
        subject__contains="Gemensam riktlinje",
    )

    assert letter.sent_at is not None
    assert (letter.state, letter.sent_at.date()) == ("sent", dt.date(2026, 9, 21))
    assert "beslutssvar/" not in letter.text


def test_no_letter_shows_a_field_that_was_not_filled_in() -> None:
    letters = Letter.objects.values_list("subject", "text")

    assert [subject for subject, text in letters if "{" in subject + text] == []


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_every_organ_of_the_story_is_in_its_partys_line(question: Question) -> None:
    rows = question.recommended.rows if question.recommended else ()

    for row in rows:
        organs = set(Organ.objects.filter(party__key=row.party).values_list("name", flat=True))
        named = {stop.organ for stop in row.line} | {said.organ for said in row.answers} - {""}
        assert named <= organs


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_every_meeting_is_on_a_working_day(question: Question) -> None:
    rows = question.recommended.rows if question.recommended else ()
    days = [stop.on for row in rows for stop in row.line]
    days += [said.decided for row in rows for said in row.answers]
    days += [step.on for step in question.steps if step.body]

    assert [on for on in days if on and on.weekday() >= 5] == []


def test_the_documents_of_the_agreement_say_that_they_are_examples() -> None:
    matter = Matter.objects.get(title=asked("Överenskommelse").title)

    letter, report, agreement = (each.document for each in matter.documents.order_by("number"))

    assert (letter.name, report.name) == ("missiv.pdf", "bilaga-1-redovisning.pdf")
    written = docx.Document(io.BytesIO(documents.read(agreement)))
    assert EXAMPLE in {paragraph.text for paragraph in written.paragraphs}
