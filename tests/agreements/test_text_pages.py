"""The pages on an agreement's text: read with its coverage, and compared."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverk.rulebook.agreements.wording import clauses_of
from tests.agreements.on_texts import a_public, address, keeper, plain, read
from tests.agreements.wordings import (
    ADDED_ON,
    SECOND,
    an_agreement,
    attached,
)

pytestmark = pytest.mark.django_db


def test_everybody_reads_the_text_of_an_agreement_that_was_sent_with_its_coverage() -> None:
    agreement = a_public()
    attached(agreement)

    said = read(Client(), address(agreement))

    assert "5 punkter: 2 i systemet, 1 ordnas någon annanstans, 0 ingen regel." in said
    assert "2 är inte lästa än." in said
    assert "Tvist avgörs genom förhandlingar mellan parterna." in said
    assert "Märk punkterna" not in said


def test_a_clause_that_the_system_computes_with_leads_to_what_it_rules() -> None:
    agreement = a_public()
    attached(agreement)

    page = Client().get(address(agreement)).content.decode()

    ruled = page.partition('id="p-2"')[2].partition('id="p-3"')[0]
    assert f'<a href="{address(agreement, "")}">Följa upp rutinen</a>' in ruled


def test_a_link_keeps_the_chosen_day() -> None:
    agreement = a_public()
    attached(agreement)

    page = Client().get(address(agreement) + "?dag=2022-01-01").content.decode()

    assert f'{address(agreement, "")}?dag=2022-01-01">Följa upp rutinen' in page


def test_without_a_text_the_clauses_of_the_source_are_shown_with_the_way_to_its_page() -> None:
    agreement = a_public()

    answer = Client().get(address(agreement)).content

    assert "Avtalets egen text är inte tillagd" in plain(answer)
    assert "Varje kommun har en plats." in plain(answer)
    assert '<a href="/kalla/lanet-2020/">' in answer.decode()


def test_an_agreement_without_text_and_source_teaches_what_a_text_is_for() -> None:
    agreement = an_agreement(terms="")

    said = read(keeper(agreement.structure), address(agreement))

    assert "Ingen text är tillagd" in said
    assert "Lägg till texten" in said


def test_what_is_still_being_drafted_is_for_those_who_work_there() -> None:
    agreement = an_agreement()
    attached(agreement)

    assert Client().get(address(agreement)).status_code == 403
    assert keeper(agreement.structure).get(address(agreement)).status_code == 200


def test_a_version_that_is_not_there_is_not_found() -> None:
    agreement = a_public()
    attached(agreement)

    for page in ("text/7/", "text/7/handling/", "text/1/handling/", "jamfor/?fran=7"):
        assert Client().get(address(agreement, page)).status_code == 404


def test_an_earlier_version_says_that_there_is_a_later_one() -> None:
    agreement = a_public()
    attached(agreement)
    attached(agreement, SECOND, name="Avtalet", is_final=True)

    said = read(Client(), address(agreement, "text/1/"))

    assert "En senare version finns: 2. Avtalet." in said


def test_two_versions_are_compared_with_what_is_gone_and_new_in_words() -> None:
    agreement = a_public()
    attached(agreement)
    attached(agreement, SECOND)

    said = read(Client(), address(agreement, "jamfor/"))

    assert "1 ändrade, 1 nya, 1 borttagna, 0 flyttade och 3 oförändrade punkter." in said
    assert "Ordföranden skiftar borttaget: varje nytt: vartannat år." in said


def test_only_what_differs_is_shown_where_that_is_asked_for() -> None:
    agreement = a_public()
    attached(agreement)
    attached(agreement, SECOND)

    said = read(Client(), address(agreement, "jamfor/?fran=1&till=2&visa=andringar"))

    assert "Kostnader" in said
    assert "Tvist avgörs" not in said


def test_a_text_compared_with_itself_says_the_same() -> None:
    agreement = a_public()
    attached(agreement)
    attached(agreement)

    assert "ord för ord" in read(Client(), address(agreement, "jamfor/"))


def test_a_text_is_compared_with_that_of_the_agreement_it_replaced() -> None:
    newer = a_public(key="rutin-2025", terms="", name="Ny rutin")
    attached(newer, SECOND)
    older = an_agreement(
        newer.structure,
        terms="",
        adopted_by=newer.adopted_by,
        replaced_by=newer,
        replaced_on=ADDED_ON,
    )
    attached(older)

    said = read(Client(), address(newer, "jamfor/?fran=rutin-2021:1"))

    assert "Överenskommelse om rutin: 1. Förslaget" in said
    assert "1 ändrade, 1 nya, 1 borttagna" in said


def test_a_text_alone_is_compared_with_nothing() -> None:
    agreement = a_public()
    attached(agreement)

    assert "Det finns bara en text" in read(Client(), address(agreement, "jamfor/"))


@pytest.mark.parametrize("page", ["text/", "text/1/", "jamfor/", "text/1/marka/"])
def test_a_long_text_takes_no_more_queries_than_a_short_one(page: str) -> None:
    agreement = a_public()
    client = keeper(agreement.structure)
    attached(agreement)
    attached(agreement, SECOND)
    client.get(address(agreement, page))
    with CaptureQueriesContext(connection) as few:
        client.get(address(agreement, page))
    lines = [line for at in range(1, 90) for line in (f"{at}. Rubrik", f"Punkt {at} gäller.")]
    attached(agreement, clauses=clauses_of(lines))
    attached(agreement, clauses=clauses_of(lines))

    with CaptureQueriesContext(connection) as many:
        client.get(address(agreement, page))

    assert len(many) <= len(few) <= 24


def test_words_that_are_gone_do_not_run_into_the_others() -> None:
    agreement = a_public()
    attached(
        agreement, "1. Tid\nAvtalet gäller tills vidare.\n2. Tvist\nGenom förhandlingar, snart."
    )
    attached(agreement, "1. Tid\nAvtalet gäller.\n2. Tvist\nGenom förhandlingar.")

    said = read(Client(), address(agreement, "jamfor/"))

    assert "Avtalet gäller borttaget: tills vidare ." in said
    page = Client().get(address(agreement, "jamfor/")).content.decode()
    assert "gäller <del>" in page
    assert "förhandlingar<del>" in page


def test_the_page_of_the_agreement_leads_to_its_text() -> None:
    agreement = a_public()

    page = Client().get(address(agreement, "")).content.decode()

    assert page.count(f'href="{address(agreement)}"') == 1
