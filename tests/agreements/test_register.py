"""The register of agreements: what stands in it, in which state, and for whom."""

import pytest

from tests.agreements.test_status import a_sent, an_agreement
from tests.matters import questions
from tests.matters.questions import day
from tests.portal.reader import Reader

pytestmark = pytest.mark.django_db
PAGE = "/struktur/lanet/avtal/"


@pytest.fixture
def reader() -> Reader:
    """Give a Swedish reader."""
    return Reader()


def adopted() -> None:
    """Let all three parties have adopted the agreement on the routine."""
    recommendation = a_sent()
    an_agreement(recommendation)
    for number, party in enumerate(("ekby", "alby", "regionen")):
        questions.confirmed(recommendation, party, on=day(50 + number))


def test_the_sentence_says_how_many_hold_and_the_next_last_day_of_notice(reader: Reader) -> None:
    adopted()

    said = reader.reads(PAGE, on="2021-08-01")

    last = "sista dag att säga upp Överenskommelse om rutin är 1 jan 2024"
    assert f"1 avtal i kraft; {last}." in said
