"""An agreement that waits for another, by the pages of its acts."""

import datetime as dt

import pytest

from tests.agreements.of_acts import adopted, by_hand, entered, now
from tests.agreements.test_act_pages import does, kept, page, sends
from tests.portal.reader import Reader

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> Reader:
    """Give a Swedish reader."""
    return Reader()


def test_an_agreement_waits_no_longer_from_a_day_with_the_reason_for_everybody_to_read(
    reader: Reader,
) -> None:
    agreement = kept(reader)
    adopted(agreement)
    other = by_hand(agreement.structure)
    does(reader, agreement, "vantar", annat=other.pk, punkt="2")
    row = now(agreement).conditions.get()
    told = {"villkor": row.pk, "fran": "2022-03-01", "version": now(agreement).version}

    unsaid = sends(reader, page(agreement, "vantar-inte"), **told, steg="visa")
    refused = reader.status
    shown = sends(reader, page(agreement, "vantar-inte"), **told, skal="Beslut i maj", steg="visa")
    row.refresh_from_db()
    untouched = row.released_on
    done = does(reader, agreement, "vantar-inte", **told, skal="Beslut i maj")

    assert (refused, "Skriv varför det inte väntar längre." in unsaid) == (422, True)
    assert "Träder i kraft: den 1 mars 2022." in shown
    assert "Det väntar inte på Avtal om tolkar längre, från den 1 mars 2022." in shown
    assert "Villkoret står i punkt 2." in shown
    assert "Skälet: Beslut i maj" in shown
    assert untouched is None
    assert "Från 1 mar 2022 väntar avtalet inte längre på Avtal om tolkar." in done
    assert "Inte längre från 1 mar 2022: Beslut i maj" in done
    assert now(agreement).conditions.get().released_on == dt.date(2022, 3, 1)


def test_that_it_has_waited_already_is_doubted(reader: Reader) -> None:
    agreement = kept(reader)
    other = by_hand(agreement.structure)
    entered(other)
    adopted(other, "ekby", "regionen")
    does(reader, agreement, "vantar", annat=other.pk)
    told = {"villkor": now(agreement).conditions.get().pk, "fran": "2022-03-01", "skal": "Beslut"}

    shown = sends(
        reader, page(agreement, "vantar-inte"), **told, version=now(agreement).version, steg="visa"
    )

    assert "Avtal om tolkar är i kraft från den 3 maj 2021" in shown
    assert "Ingen av avtalets dagar ändras." in shown
