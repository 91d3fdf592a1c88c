"""A party that adopted other words, and an agreement that would be replaced by one under it: told before anything rests on it."""

import datetime as dt

import pytest

from samverk.agreements.actions import Replacement
from samverk.agreements.actions.tying import doubts_of_replacement
from samverk.agreements.models import Adoption
from tests.agreements.shown import SEEN_ON, a_county, adopted, an_agreement, in_force
from tests.portal.reader import Reader

pytestmark = pytest.mark.django_db
PAGE = "/struktur/lanet/avtal/rutin/"


@pytest.fixture
def reader() -> Reader:
    """Give a Swedish reader."""
    return Reader()


def test_whoever_adopted_other_words_is_told_with_what_the_text_leaves_open(reader: Reader) -> None:
    adopted(an_agreement(a_county()))
    own = Adoption.objects.get(party__key="ekby")
    own.outcome, own.reservation = "adopted with change", "Uppföljning först 2024."
    own.save()

    said = reader.reads(PAGE, on=SEEN_ON)

    opened = said.split("Vad texten lämnar öppet")[1]
    changed = "Ekby kommun antog avtalet med ändring den 18 maj 2021. Pröva om det är samma avtal."
    assert f"{changed} Samverk räknar med beslutet." in opened
    assert "Partens egna ord: Uppföljning först 2024." in opened


def test_where_all_adopted_the_same_words_nobody_is_told_to_differ(reader: Reader) -> None:
    adopted(an_agreement(a_county()))

    said = reader.reads(PAGE, on=SEEN_ON)

    assert "Pröva om det är samma avtal" not in said


def test_that_an_agreement_is_replaced_by_its_own_local_one_is_doubted() -> None:
    structure = a_county()
    whole, local = in_force(structure), in_force(structure, "lokalt")
    local.parent = whole
    local.save()
    day = dt.date(2021, 8, 1)

    down = {each.code for each in doubts_of_replacement(whole, Replacement(local, day), on=day)}
    up = {each.code for each in doubts_of_replacement(local, Replacement(whole, day), on=day)}

    assert "agreements.replaced_from_below" in down
    assert "agreements.replaced_from_below" not in up
