"""Matters on the pages of other things: the search, the first page, a structure, a body and a party."""

import re

import pytest

from samverk.matters.actions import Said
from samverk.matters.models import Matter
from tests import builders
from tests.matters import questions
from tests.matters.questions import day
from tests.portal import county
from tests.portal.reader import Reader

pytestmark = pytest.mark.django_db
BODY = "/struktur/lanet/organ/samrad/"


def published(matter: Matter) -> Matter:
    matter.public_from = questions.RAISED_ON
    matter.save()
    return matter


@pytest.mark.parametrize(
    "written", ["LAN 1–2021", "1-2021", "1/2021", "2021-1", "HSN 335-2019", "335–2019"]
)
def test_the_search_finds_a_matter_by_any_number_and_puts_it_first(
    reader: Reader, written: str
) -> None:
    matter = published(questions.a_question())
    matter.other_numbers = ["HSN 335-2019"]
    matter.save()

    said = reader.reads(f"/sok/?q={written}", on="2021-03-05")

    assert "Ärenden 1 Gemensam rutin för utskrivning LAN 1-2021 Väckt, hos koordinatorn" in said
    assert "sedan 1 mar 2021, 4 dagar Länets samverkan" in said


def test_the_search_finds_a_matter_by_its_words_in_any_form(reader: Reader) -> None:
    published(questions.a_question())

    assert "Gemensam rutin för utskrivning" in reader.reads("/sok/?q=rutiner")
    assert "Gemensam rutin för utskrivning" in reader.reads("/sok/?q=utskriv")
    assert "Inget hittades" in reader.reads("/sok/?q=tandvård")


def test_what_is_not_public_is_found_by_those_who_work_there_alone(reader: Reader) -> None:
    matter = questions.a_question()
    Matter.objects.update(public_from=None)
    user = builders.a_user()
    builders.a_role(user, matter.structure)
    pages = ("/sok/?q=rutin", "/", BODY)
    questions.place(matter, "samrad", on=day(3))

    seen_by_all = [matter.title in reader.reads(page) for page in pages]
    reader.client.force_login(user)
    seen_by_own = [matter.title in reader.reads(page) for page in pages]

    assert seen_by_all == [False, False, False]
    assert seen_by_own == [True, True, True]


def test_what_was_not_raised_that_day_is_not_found(reader: Reader) -> None:
    published(questions.a_question())

    assert "Gemensam rutin" not in reader.reads("/sok/?q=rutin", on="2021-02-28")
    assert "Gemensam rutin" not in reader.reads("/", on="2021-02-28")


def test_what_cannot_be_a_name_is_no_fault(reader: Reader) -> None:
    county.a_county()

    reader.reads("/sok/?q=rutin%00%5B(*1")

    assert reader.status == 200


def test_the_first_page_shows_the_three_open_matters_that_moved_last(reader: Reader) -> None:
    structure = county.a_county()
    first, *_others = [
        published(questions.a_question(structure, title=f"Fråga {word}"))
        for word in ("ett", "två", "tre", "fyra")
    ]
    questions.place(first, "samrad", on=day(3))

    said = reader.reads("/", on="2021-03-06")

    shown = said[said.index("Pågående ärenden") : said.index("Att se till")]
    assert re.findall("Fråga (ett|två|tre|fyra)", shown) == ["ett", "fyra", "tre"]
    assert "Bereds, hos Samrådet för länet sedan 4 mar 2021, 2 dagar Länets samverkan" in shown


def test_a_structure_says_how_many_matters_are_open(reader: Reader) -> None:
    structure = county.a_county()
    published(questions.a_question(structure))
    published(questions.a_question(structure))

    assert "2 öppna ärenden" in reader.reads("/struktur/lanet/", on="2021-03-05")
    assert "öppna ärenden" not in reader.reads("/struktur/lanet/", on="2021-02-01")


def test_a_body_says_what_lies_there_and_for_how_long(reader: Reader) -> None:
    matter = published(questions.a_question())
    questions.place(matter, "samrad", on=day(3))

    said = reader.reads(BODY, on="2021-03-14")

    assert "Ärenden här Gemensam rutin för utskrivning" in said
    assert "Här sedan 4 mar 2021, 10 dagar" in said


def test_a_body_with_much_on_its_table_shows_what_has_lain_longest(reader: Reader) -> None:
    structure = county.a_county()
    for number in range(11):
        matter = published(questions.a_question(structure, title=f"Fråga {number}."))
        questions.place(matter, "samrad", on=day(3 + number))

    said = reader.reads(BODY, on="2021-04-01")

    assert "Fråga 9." in said
    assert "Fråga 10." not in said
    assert "Här står de tio som har legat längst." in said


def test_a_body_says_what_it_treated_and_whom_that_binds(reader: Reader) -> None:
    recommendation = questions.a_recommended()
    published(recommendation.matter)

    said = reader.reads(BODY, on="2021-03-22")

    assert "Inget öppet ärende ligger här. Senast behandlade Gemensam rutin" in said
    assert "Rekommendation 21 mar 2021 Binder ingen huvudman. Varje huvudman beslutar" in said


def test_what_a_body_treated_later_lay_there_on_the_days_before(reader: Reader) -> None:
    published(questions.a_recommended().matter)

    said = reader.reads(BODY, on="2021-03-20")

    assert "Här sedan 4 mar 2021, 16 dagar" in said
    assert "Senast behandlade" not in said


def test_an_outcome_beyond_the_form_of_the_body_is_told_without_whom_it_binds(
    reader: Reader,
) -> None:
    matter = published(questions.a_recommended().matter)
    matter.treatments.update(outcome="decide")

    said = reader.reads(BODY, on="2021-03-22")

    assert "Beslut 21 mar 2021 Alla ärenden som har legat här" in said


def test_a_party_shows_what_it_decided_where_and_when(reader: Reader) -> None:
    recommendation = questions.a_sent()
    published(recommendation.matter)
    questions.confirmed(recommendation, "ekby", on=day(40), paragraph="§ 12")

    said = reader.reads("/part/ekby/", on="2021-05-01")

    assert "Beslut Ny rutin" in said
    assert "Antagen Kommunfullmäktige, 7 apr 2021, § 12" in said
    assert "/parter/ekby/beslut/" in reader.markup


def test_a_decision_is_not_known_before_it_came_in_nor_before_it_is_reviewed(
    reader: Reader,
) -> None:
    recommendation = questions.a_sent()
    published(recommendation.matter)
    questions.confirmed(recommendation, "ekby", on=day(40))
    questions.answer(recommendation, "alby", on=day(40))

    assert "Antagen" not in reader.reads("/part/ekby/", on="2021-04-09")
    assert "Antagen" not in reader.reads("/part/alby/", on="2021-05-01")


def test_clauses_decided_differently_are_told_as_such(reader: Reader) -> None:
    recommendation = questions.a_sent()
    published(recommendation.matter)
    said = {1: Said("adopted"), 2: Said("rejected")}
    questions.confirmed(recommendation, "ekby", on=day(40), clauses=said)

    assert "Olika per att-sats" in reader.reads("/part/ekby/", on="2021-05-01")


def test_a_decision_in_a_matter_that_is_not_public_is_not_shown(reader: Reader) -> None:
    recommendation = questions.a_sent()
    Matter.objects.update(public_from=None)
    questions.confirmed(recommendation, "ekby", on=day(40))

    assert "Ny rutin" not in reader.reads("/part/ekby/", on="2021-05-01")
