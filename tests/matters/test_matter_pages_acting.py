"""The acts on a matter by their pages: what they lead to, what they doubt, what they refuse, and who may."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from samverk.matters.models import Anchoring, Matter, MatterLink, MatterStep
from tests.matters import questions
from tests.matters.of_acts import now, page, sends, somebody, takes
from tests.matters.questions import day, place, treat
from tests.portal import county
from tests.portal.reader import Reader

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> Reader:
    """Give a Swedish reader."""
    return Reader()


def test_a_matter_is_placed_and_the_page_says_first_where_it_lies_then(reader: Reader) -> None:
    matter = questions.a_question(question="Vad gäller?")
    somebody(reader, matter)
    told = {"till": "grupp-1", "skedde": day(40).isoformat(), "version": matter.version}

    shown = sends(reader, page(matter, "lagg-fram"), **told, steg="visa")
    before = now(matter).state
    done = sends(reader, page(matter, "lagg-fram"), **told, steg="bekrafta")

    assert "Ärendet ligger därefter hos Grupp 1." in shown
    assert before == "raised"
    assert "Antecknat. Ärendet ligger därefter hos Grupp 1." in done
    assert (now(matter).state, now(matter).since) == ("in body", day(40))


def test_a_body_past_its_preparation_is_doubted_and_the_tick_is_kept_with_the_reason(
    reader: Reader,
) -> None:
    matter = questions.a_question(question="Vad gäller?")
    place(matter, "grupp-1", on=day(3))
    somebody(reader, matter)
    told = {"till": "samrad", "version": now(matter).version, "skedde": day(40).isoformat()}

    unticked = sends(reader, page(matter, "lagg-fram"), **told, steg="bekrafta")
    status = reader.status
    takes(reader, matter, "lagg-fram", till="samrad")

    assert status == 422
    assert "Ärendet byter ansvarsnivå, från Tjänstepersoner till Förtroendevalda." in unticked
    assert "Bocka för att du har läst varningarna." in unticked
    assert "Bekräftat trots:" in MatterStep.objects.filter(matter=matter).latest("number").reason


def test_the_short_route_wants_its_reason(reader: Reader) -> None:
    matter = questions.a_question()
    somebody(reader, matter)

    said = takes(reader, matter, "lagg-fram", till="samrad", bradskar="on")
    status = reader.status
    takes(reader, matter, "lagg-fram", till="samrad", bradskar="on", skal="Budgeten läggs nu")

    assert (status, "Skriv skälet." in said) == (422, True)
    assert MatterStep.objects.filter(matter=matter).latest("number").is_urgent


def test_each_outcome_prints_whom_it_binds(reader: Reader) -> None:
    matter = questions.a_question()
    place(matter, "samrad", on=day(3))
    somebody(reader, matter)

    said = reader.reads(page(matter, "behandla"))

    assert "Rekommendation Binder ingen huvudman. Varje huvudman beslutar själv" in said
    assert "Beslut Går inte här: Samrådet för länet är samråd" in said


def test_a_binding_decision_in_a_consultation_body_is_refused_with_clause_and_way_out(
    reader: Reader,
) -> None:
    matter = questions.a_question()
    place(matter, "samrad", on=day(3))
    somebody(reader, matter)

    said = takes(reader, matter, "behandla", utfall="decide")

    assert reader.status == 422
    assert "kan inte fatta ett beslut som binder någon huvudman" in said
    assert "K16" in said
    assert "Anteckna rekommendation; beslutet fattas hos varje huvudman." in said
    assert now(matter).state == "in body"


def test_a_recommendation_is_recorded_with_its_words(reader: Reader) -> None:
    matter = questions.a_question()
    place(matter, "samrad", on=day(3))
    somebody(reader, matter)

    takes(
        reader, matter, "behandla", utfall="recommend", ordalydelse="Anta rutinen.", paragraf="§ 4"
    )

    step = MatterStep.objects.filter(matter=matter).latest("number")
    assert (step.outcome, step.said, step.paragraph) == ("recommend", "Anta rutinen.", "§ 4")
    assert now(matter).state == "recommended"


def test_a_remit_names_who_gets_it(reader: Reader) -> None:
    matter = questions.a_question()
    place(matter, "samrad", on=day(3))
    somebody(reader, matter)

    said = takes(reader, matter, "behandla", utfall="give a remit")
    status = reader.status
    takes(reader, matter, "behandla", utfall="give a remit", till="grupp-1")

    assert (status, "Välj vilket organ som får uppdraget." in said) == (422, True)
    assert str(now(matter).holder_body) == "Grupp 1"


def test_a_matter_is_put_off_and_taken_up_again(reader: Reader) -> None:
    matter = questions.a_question()
    somebody(reader, matter)

    takes(reader, matter, "skjut-upp", till_den="2021-09-01", skal="Väntar på en utredning")
    put_off = now(matter).postponed_until
    takes(reader, matter, "ta-upp", skedde=day(50).isoformat())

    assert put_off == dt.date(2021, 9, 1)
    assert now(matter).postponed_until is None


def test_a_matter_is_closed_with_a_reason_and_opened_again(reader: Reader) -> None:
    matter = questions.a_question()
    somebody(reader, matter)

    closed = takes(reader, matter, "avsluta", skal="Löst i en annan fråga")
    state = now(matter).state
    takes(reader, matter, "oppna", skedde=day(60).isoformat(), skal="Den kom tillbaka")

    assert "Ärendet ligger därefter inte hos någon." in closed
    assert (state, now(matter).state) == ("closed", "raised")


def test_a_withdrawn_matter_says_what_it_takes_back_and_takes_it_back(reader: Reader) -> None:
    recommendation = questions.a_sent()
    matter = recommendation.matter
    somebody(reader, matter)

    told = {"skedde": day(40).isoformat(), "version": now(matter).version, "skal": "Inte aktuell"}
    shown = sends(reader, page(matter, "aterkalla"), **told, steg="visa")
    takes(reader, matter, "aterkalla", skal="Inte aktuell")

    recommendation.refresh_from_db()
    assert "1 rekommendation tas tillbaka: ingen huvudman påminns mer" in shown
    assert (recommendation.withdrawn_on, recommendation.withdrawn_why) == (day(40), "Inte aktuell")
    assert now(matter).state == "withdrawn"


def test_a_split_makes_new_matters_that_say_where_they_come_from(reader: Reader) -> None:
    matter = questions.a_question(question="Vad gäller?")
    somebody(reader, matter)

    takes(reader, matter, "dela", rubriker="Barn och unga\n\nVuxna")

    made = Matter.objects.exclude(pk=matter.pk).order_by("number")
    assert [str(each) for each in made] == ["LAN 2-2021 Barn och unga", "LAN 3-2021 Vuxna"]
    assert [each.question for each in made] == ["Vad gäller?"] * 2
    assert made[0].parties.count() == 3
    assert MatterLink.objects.filter(other=matter, kind="split from").count() == 2
    assert now(matter).state == "raised"


def test_a_merged_matter_brings_its_parties_and_can_be_read_in_the_other(reader: Reader) -> None:
    matter = questions.a_question()
    other = questions.a_question(matter.structure, title="Den andra", parties=())
    somebody(reader, matter)

    takes(reader, matter, "for-samman", arende="LAN 2-2021", skal="Samma fråga")
    here = reader.reads(page(other))

    assert now(matter).state == "merged"
    assert other.parties.count() == 3
    assert "Har tagit upp LAN 1-2021" in here


def test_a_matter_is_not_merged_into_one_that_has_ended(reader: Reader) -> None:
    matter = questions.a_question()
    other = questions.a_question(matter.structure)
    somebody(reader, matter)
    takes(reader, other, "avsluta", skal="Klar")

    said = takes(reader, matter, "for-samman", arende=other.registry_number, skal="Samma")

    assert (reader.status, now(matter).state) == (422, "raised")
    assert "Ärendet kan inte gå upp i" in said


def test_a_step_from_before_takes_its_place_and_one_that_has_not_come_is_refused(
    reader: Reader,
) -> None:
    matter = questions.a_question()
    place(matter, "samrad", on=day(10))
    somebody(reader, matter)
    tomorrow = dt.datetime.now(ZoneInfo("Europe/Stockholm")).date() + dt.timedelta(1)  # noqa: TID251 -- pages read the clock

    takes(reader, matter, "behandla?organ=grupp-1", utfall="inform", skedde=day(5).isoformat())
    early = takes(reader, matter, "behandla", utfall="note", skedde=tomorrow.isoformat())

    assert "Dagen har inte kommit än." in early
    assert str(now(matter).holder_body) == "Samrådet för länet"


def test_two_at_once_and_the_second_is_told_who_was_first(reader: Reader) -> None:
    matter = questions.a_question()
    somebody(reader, matter)
    opened = matter.version
    place(matter, "grupp-1", on=day(12))

    said = sends(
        reader,
        page(matter, "avsluta"),
        skedde=day(40).isoformat(),
        version=opened,
        skal="Klart",
        steg="bekrafta",
    )

    assert reader.status == 409
    assert "Senast antecknade Jonas Hedman. Nu ligger det hos Grupp 1." in said
    assert "Klart" in reader.markup
    assert now(matter).state == "in body"


@pytest.mark.parametrize(
    ("kind", "seen"), [("reader", False), ("party_contact", False), ("coordinator", True)]
)
def test_the_acts_are_shown_to_those_who_may_take_them(
    reader: Reader, kind: str, *, seen: bool
) -> None:
    matter = questions.a_question()
    party = {"party": questions.concerned(matter)[0]} if kind == "party_contact" else {}
    somebody(reader, matter, kind, **party)

    said = reader.reads(page(matter))
    reader.reads(page(matter, "lagg-fram"))

    assert ("Lägg ärendet i ett organ" in said) is seen
    assert (reader.status == 200) is seen


def test_only_what_the_table_leaves_is_offered(reader: Reader) -> None:
    matter = questions.a_question()
    place(matter, "samrad", on=day(3))
    treat(matter, "samrad", "recommend", on=day(20))
    somebody(reader, matter)

    said = reader.reads(page(matter))

    assert "Öppna igen" not in said
    assert "Ta upp igen" not in said
    assert "Skjut upp" in said


def test_a_document_is_added_opened_and_taken_away(reader: Reader) -> None:
    matter = questions.a_question()
    somebody(reader, matter)
    change = page(matter) + "andra/"

    added = sends(
        reader,
        f"{change}handling/",
        fil=SimpleUploadedFile("underlag.txt", b"Ett underlag."),
        slag="decision basis",
    )
    sends(
        reader,
        f"{change}oppenhet/",
        oppet_fran="2021-03-01",
        handlingar="1",
        version=now(matter).version,
    )
    shown = Reader().reads(page(matter))
    removed = sends(reader, f"{change}ta-bort-handling/", handling="1", varfor="Fel fil")

    assert "Handling 1 är tillagd." in added
    assert "underlag beslutsunderlag" in shown
    assert "Handling 1 visas inte längre." in removed
    assert matter.documents.get().removed_why == "Fel fil"


def test_a_matter_is_linked_to_another_by_any_number(reader: Reader) -> None:
    matter = questions.a_question()
    questions.a_question(matter.structure, title="Den andra", other_numbers=("HSN 335-2019",))
    somebody(reader, matter)

    said = sends(reader, page(matter) + "andra/koppla/", hur="follows", arende="335–2019")

    assert "Följer på LAN 2-2021 Den andra" in said


def test_the_texts_are_changed_by_the_coordinator_and_the_old_ones_are_kept(
    reader: Reader,
) -> None:
    matter = questions.a_question(question="Vad gäller?")
    somebody(reader, matter)

    said = sends(
        reader,
        page(matter, "skriv"),
        rubrik="En bättre rubrik",
        fragan="Vad ska gälla?",
        alla="on",
        version=now(matter).version,
    )

    assert "Texten är ändrad. Den tidigare finns i historiken." in said
    assert "Gemensam rutin för utskrivning" in said
    assert now(matter).title == "En bättre rubrik"


def test_what_is_anchored_at_home_is_not_doubted(reader: Reader) -> None:
    matter = questions.a_question(question="Vad gäller?")
    place(matter, "grupp-1", on=day(3))
    for party in questions.concerned(matter):
        Anchoring.objects.create(
            matter=matter, party=party, by="Kim", on=day(4), with_whom="Socialnämnden"
        )
    somebody(reader, matter)
    told = {"till": "samrad", "skedde": day(40).isoformat(), "version": now(matter).version}

    said = sends(reader, page(matter, "lagg-fram"), **told, steg="visa")

    assert "Ärendet ligger därefter hos Samrådet för länet." in said
    assert "Det som avviker från vägen" not in said


def test_what_the_next_body_requires_is_listed_with_who_gives_it_and_what_mends_it(
    reader: Reader,
) -> None:
    level = 'level = "political"\n'
    required = f'{level}requires = [{{ what = "consequences", clause = "1" }}]\n'
    structure = county.a_county(county.file().replace(level, required, 1))
    matter = questions.a_question(structure, question="Vad gäller?")
    place(matter, "samrad", on=day(3))
    somebody(reader, matter)

    lacking = reader.reads(page(matter))
    sends(
        reader,
        page(matter) + "andra/handling/",
        fil=SimpleUploadedFile("konsekvenser.txt", b"Inga."),
        slag="decision basis",
    )
    done = reader.reads(page(matter))

    assert "Väl berett för Samrådet för länet? 1 sak saknas" in lacking
    assert (
        "Konsekvenser : saknas. Lämnas av den som väcker frågan. 1 i avtalet Lägg till" in lacking
    )
    assert "Allt finns" in done
