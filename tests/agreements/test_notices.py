"""The notices of an agreement: found, read on pages and as papers, and followed as a feed."""

import datetime as dt
import io
from http import HTTPStatus
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from samverk.agreements.actions.issuing import issue
from samverk.agreements.models import Agreement, DepositaryNotice
from samverk.agreements.queries import notices
from samverk.agreements.queries.notices import Place, Wanted
from samverk.foundation import audit
from samverk.matters import actions
from tests import builders
from tests.agreements.test_issuing import ACTOR, a_letter, a_sent, adopted_by_all
from tests.agreements.test_status import an_agreement
from tests.matters import questions
from tests.portal import county
from tests.portal.reader import words_of

ATOM = {"a": "http://www.w3.org/2005/Atom"}
pytestmark = pytest.mark.django_db


def told() -> Agreement:
    """An agreement in force that one party has given notice of: notices 1 to 7."""
    recommendation = a_sent()
    agreement = an_agreement(recommendation)
    adopted_by_all(recommendation)
    a_letter(agreement)
    issue(agreement=agreement, on=dt.date(2022, 1, 12), actor=ACTOR)
    return agreement


def test_the_latest_are_those_that_were_issued_last_by_the_day() -> None:
    agreement = told()

    now = notices.latest(agreement, on=dt.date(2022, 1, 12), limit=2)
    before = notices.latest(agreement, on=dt.date(2022, 1, 11), limit=2)

    assert [row.number for row in now] == [7, 6]
    assert [row.number for row in before] == [6, 5]


def test_they_are_found_by_kind_and_by_party() -> None:
    agreement, on = told(), dt.date(2022, 2, 1)

    adopted = notices.notices(agreement, on=on, wanted=Wanted(kind="adopted"))
    of_ekby = notices.notices(agreement, on=on, wanted=Wanted(party="ekby"))

    assert [row.number for row in adopted] == [5, 4, 3]
    assert [row.kind for row in of_ekby] == ["notice given", "adopted"]
    assert {party.key for party in notices.parties(agreement, on=on)} == {
        "ekby",
        "alby",
        "regionen",
    }


def test_a_notice_knows_which_one_it_corrects() -> None:
    agreement = told()
    answer = questions.row(agreement.adopted_by, "alby").answers.get()  # type: ignore[arg-type] # it was sent
    actions.set_aside(answer=answer, why="Fel", on=dt.date(2022, 2, 1), actor=ACTOR)

    places = notices.places(agreement, on=dt.date(2022, 2, 1))

    assert places[4] == Place(corrected_by=8)
    assert places[8] == Place(corrects=4)
    assert places[1] == Place()


def test_a_notice_that_there_is_not_is_not_found() -> None:
    agreement = told()

    assert notices.of_number(agreement, 99) is None


def page(agreement: Agreement, path: str = "", *, language: str = "sv") -> str:
    answer = Client(headers={"accept-language": language}).get(address(agreement, path))
    assert answer.status_code == HTTPStatus.OK, answer.status_code
    return answer.content.decode()


def address(agreement: Agreement, path: str = "") -> str:
    return f"/struktur/{agreement.structure.key}/avtal/{agreement.key}/{path or 'meddelanden/'}"


def test_the_list_tells_everybody_what_has_happened_the_newest_first() -> None:
    agreement = told()

    text = words_of(page(agreement))

    assert "7 meddelanden till parterna" in text
    assert text.index("En uppsägning från Ekby kommun") < text.index("Avtalet är i kraft från")
    assert text.index("Avtalet är i kraft från") < text.index("Ekby kommun antog avtalet")


def test_the_list_is_read_in_english() -> None:
    agreement = told()

    text = words_of(page(agreement, language="en"))

    assert "7 notices to the parties" in text
    assert "A notice of termination from Ekby kommun came in on 12 January 2022" in text


def test_the_list_is_filtered_and_says_so_where_nothing_is_such() -> None:
    agreement = told()

    of_ekby = words_of(page(agreement, "meddelanden/?part=ekby&slag=adopted"))
    none = words_of(page(agreement, "meddelanden/?part=alby&slag=replaced"))

    assert "Ekby kommun antog avtalet" in of_ekby
    assert "Alby kommun antog avtalet" not in of_ekby
    assert "Inget meddelande är sådant" in none


def test_the_list_on_an_earlier_day_tells_what_had_been_told_by_then() -> None:
    agreement = told()

    text = words_of(page(agreement, "meddelanden/?dag=2021-05-01"))

    assert "6 meddelanden till parterna" in text
    assert "uppsägning från Ekby" not in text


def test_what_is_corrected_says_so_in_the_list_and_on_its_page() -> None:
    agreement = told()
    answer = questions.row(agreement.adopted_by, "alby").answers.get()  # type: ignore[arg-type] # it was sent
    actions.set_aside(answer=answer, why="Fel", on=dt.date(2022, 2, 1), actor=ACTOR)

    listed = words_of(page(agreement))
    before = words_of(page(agreement, "meddelanden/4/"))
    after = words_of(page(agreement, "meddelanden/8/"))

    assert "Rättat av meddelande 8" in listed
    assert "Det här är rättat av meddelande 8" in before
    assert "Läs meddelande 4, som det här rättar" in after


def test_a_notice_shows_the_steps_behind_its_day() -> None:
    agreement = told()

    in_force = words_of(page(agreement, "meddelanden/6/"))
    adopted = words_of(page(agreement, "meddelanden/5/"))

    assert "3 av 3 parter har antagit det; 3 behövs." in in_force
    assert "Så räknade vi" in in_force
    assert "Så räknade vi" not in adopted


def test_a_notice_is_a_paper_that_is_the_same_whenever_it_is_written() -> None:
    agreement = told()

    first, second = (
        Client(headers={"accept-language": "sv"}).get(address(agreement, "meddelanden/6.pdf"))
        for _ in range(2)
    )

    assert first["Content-Type"] == "application/pdf"
    assert 'filename="rutin-2021-6.pdf"' in first["Content-Disposition"]
    assert first.content == second.content
    text = " ".join(PdfReader(io.BytesIO(first.content)).pages[0].extract_text().split())
    assert "Meddelande 6: ikraftträdande" in text
    assert "Region Länet, Ekby kommun och Alby kommun" in text


def test_an_agreement_of_which_nothing_is_told_says_what_will_be() -> None:
    agreement = Agreement.objects.create(
        key="utkast", structure=county.a_county(), name="Utkast", terms="rutin"
    )
    user = builders.a_user()
    builders.a_role(user, agreement.structure, period=builders.days(dt.date(2020, 1, 1)))
    client = Client(headers={"accept-language": "sv"})
    client.force_login(user)

    answer = client.get(address(agreement))

    assert "Inget är berättat än" in answer.content.decode()


def test_an_agreement_that_is_not_public_is_for_those_who_work_in_the_structure() -> None:
    agreement = Agreement.objects.create(
        key="utkast", structure=county.a_county(), name="Utkast", terms="rutin"
    )

    statuses = {
        path: Client().get(address(agreement, path)).status_code
        for path in ("meddelanden/", "meddelanden/1/", "meddelanden/1.pdf", "meddelanden.atom")
    }

    assert statuses == {
        "meddelanden/": 403,
        "meddelanden/1/": 403,
        "meddelanden/1.pdf": 403,
        "meddelanden.atom": 404,
    }


def test_a_number_that_there_is_not_is_answered_with_not_found() -> None:
    agreement = told()

    assert Client().get(address(agreement, "meddelanden/99/")).status_code == HTTPStatus.NOT_FOUND
    assert Client().get("/struktur/lanet/avtal/annat/meddelanden/").status_code == (
        HTTPStatus.NOT_FOUND
    )


def test_the_list_costs_as_much_however_many_notices_there_are(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    agreement = told()
    rows = [
        DepositaryNotice(
            agreement=agreement,
            number=number,
            kind="interpreted",
            key=f"reading:{number}=said#0",
            issued_on=dt.date(2022, 2, 1),
            of_day=dt.date(2022, 2, 1),
            text_sv="En tystnad läses.",
            text_en="A silence is read.",
        )
        for number in range(8, 208)
    ]
    with audit.acting(actor=ACTOR):
        DepositaryNotice.objects.bulk_create(rows)

    with django_assert_max_num_queries(9):
        text = words_of(page(agreement))

    assert "207 meddelanden till parterna" in text


def feed(agreement: Agreement) -> ET.Element:
    return ET.fromstring(page(agreement, "meddelanden.atom"))  # noqa: S314 what we wrote ourselves


def texts(root: ET.Element, path: str) -> list[str]:
    return [node.text or "" for node in root.findall(path, ATOM)]


def test_the_feed_tells_the_same_with_ids_that_stay() -> None:
    agreement = told()
    before = texts(feed(agreement), "a:entry/a:id")

    Agreement.objects.filter(pk=agreement.pk).update(name="<Nytt> & namn")

    root = feed(agreement)
    assert texts(root, "a:entry/a:id") == before
    assert len(set(before)) == len(before)
    assert texts(root, "a:entry/a:title")[0] == "7. Uppsägning, Ekby kommun"
    assert texts(root, "a:title") == ["Meddelanden om <Nytt> & namn"]
    assert "kom in den 12 januari 2022" in texts(root, "a:entry/a:summary")[0]


@pytest.mark.parametrize(
    ("asked", "reads", "title", "kind"),
    [
        (
            "?sprak=en",
            "sv",
            "Notices of Överenskommelse om rutin",
            "7. Notice of termination, Ekby kommun",
        ),
        (
            "?sprak=sv",
            "en",
            "Meddelanden om Överenskommelse om rutin",
            "7. Uppsägning, Ekby kommun",
        ),
        (
            "?sprak=de",
            "sv",
            "Meddelanden om Överenskommelse om rutin",
            "7. Uppsägning, Ekby kommun",
        ),
        ("", "en", "Notices of Överenskommelse om rutin", "7. Notice of termination, Ekby kommun"),
    ],
)
def test_the_address_of_a_feed_says_its_language_and_its_ids_are_the_same(
    asked: str, reads: str, title: str, kind: str
) -> None:
    agreement = told()
    client = Client(headers={"accept-language": reads})

    answer = client.get(address(agreement, f"meddelanden.atom{asked}"))

    root = ET.fromstring(answer.content)  # noqa: S314 what we wrote ourselves
    assert texts(root, "a:title") == [title]
    assert texts(root, "a:entry/a:title")[0] == kind
    assert texts(root, "a:entry/a:id") == texts(feed(agreement), "a:entry/a:id")
    language = "en" if "Notice" in kind else "sv"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    assert answer["Content-Language"] == language
    link = root.find("a:link", ATOM)
    known = asked if asked != "?sprak=de" else ""
    assert link is not None
    assert link.get("href") == f"http://testserver{address(agreement, 'meddelanden.atom')}{known}"


def test_a_page_leads_to_the_feed_in_its_own_language() -> None:
    agreement = told()

    english = page(agreement, "meddelanden/?dag=2022-02-01", language="en")

    assert english.count(f'href="{address(agreement, "meddelanden.atom")}?sprak=en"') == 2
    assert "meddelanden.atom?sprak=sv" in page(agreement)


def test_lines_of_a_notice_are_words_apart_in_the_feed() -> None:
    agreement = told()
    DepositaryNotice.objects.create(
        agreement=agreement,
        number=8,
        kind="reserved",
        key="decision:alby=a1 reserved#0",
        issued_on=dt.date(2022, 2, 1),
        text_sv="Första raden.\nAndra raden, 5\N{NO-BREAK SPACE}kr.\x07",
        text_en="",
    )

    assert texts(feed(agreement), "a:entry/a:summary")[0] == "Första raden. Andra raden, 5 kr."
