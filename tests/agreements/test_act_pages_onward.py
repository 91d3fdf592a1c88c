"""What somebody comes to an act with is not lost: the day that was tried out, and the question that is open."""

import datetime as dt
import re

import pytest

from samverk.agreements.models import Agreement, NoticeOfTermination
from tests.agreements.of_acts import adopted, noticed, now
from tests.agreements.test_act_pages import TODAY, kept, page, sends
from tests.portal.reader import Reader

pytestmark = pytest.mark.django_db
FIRST = "Hur läses texten? "


@pytest.fixture
def reader() -> Reader:
    """Give a Swedish reader."""
    return Reader()


def gives_notice(reader: Reader, agreement: Agreement, *, treated: str) -> str:
    """Come from what was tried out, see what the notice leads to, tick the doubts, confirm."""
    address = f"{page(agreement, 'uppsagning')}?behandlad={treated}"
    told = {"part": "ekby", "skriven": "2022-01-10", "kom_in": "2022-01-12"}
    told["version"] = str(now(agreement).version)
    sends(reader, address, **told, steg="visa")
    mark = re.search(r'name="anda" value="([^"]+)"', reader.markup)
    ticked = {"anda": mark[1]} if mark else {}
    action = re.search(
        r'<form[^>]*method="post" action="([^"]+gor/uppsagning[^"]*)"', reader.markup
    )
    assert action
    return sends(reader, action[1], **told, **ticked, steg="bekrafta")


def test_a_notice_that_was_tried_out_leads_on_to_its_treatment_with_the_day_filled_in(
    reader: Reader,
) -> None:
    agreement = kept(reader)
    adopted(agreement)

    said = gives_notice(reader, agreement, treated="2022-02-28")

    row = NoticeOfTermination.objects.get()
    assert row.treated_on is None
    assert "Antecknat." in said
    assert "Behandlades den" in said
    assert f'<option value="{row.pk}" selected>' in reader.markup
    assert 'value="2022-02-28"' in reader.markup


@pytest.mark.parametrize("day", [str(TODAY + dt.timedelta(days=1)), "i-morgon", ""])
def test_a_day_that_has_not_come_leads_to_the_agreement(reader: Reader, day: str) -> None:
    agreement = kept(reader)
    adopted(agreement)

    said = gives_notice(reader, agreement, treated=day)

    assert "Antecknat." in said
    assert "Databasen för listan själv" in said


def test_what_this_agreement_leaves_open_comes_first_among_the_readings(reader: Reader) -> None:
    agreement = kept(reader)
    adopted(agreement)
    noticed(agreement)

    offered = reader.reads(page(agreement, "tolkning")).split(FIRST)[1]

    open_here = "Vem en uppsägning gäller: bara den som säger upp (öppet i det här avtalet)"
    assert open_here in offered[: len(open_here) + 60]
    assert "när uppsägningen gjordes (öppet" not in offered


def test_the_question_that_somebody_came_with_comes_before_the_open_ones(reader: Reader) -> None:
    agreement = kept(reader)
    adopted(agreement)
    noticed(agreement)

    offered = reader.reads(f"{page(agreement, 'tolkning')}?fraga=counted+from").split(FIRST)[1]

    asked = "Från vilken dag uppsägningstiden räknas: när uppsägningen gjordes"
    assert offered.index(asked) < offered.index("Vem en uppsägning gäller")
