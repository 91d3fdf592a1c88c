"""What somebody comes to an act with is not lost: the day that was tried out, and the question that is open."""

import datetime as dt
import re

import pytest

from samverk.agreements.actions import Reading, Treatment, interpret, treat_notice
from samverk.agreements.models import Agreement, Interpretation, NoticeOfTermination
from tests.agreements.of_acts import ACTOR, adopted, noticed, now
from tests.agreements.test_act_pages import TODAY, kept, page, sends
from tests.portal.reader import Reader, words_of

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

    open_here = "Vem en uppsägning gäller: bara för den som säger upp (öppet i det här avtalet)"
    assert open_here in offered[: len(open_here) + 60]
    assert "från dagen då uppsägningen gjordes (öppet" not in offered


def test_the_question_that_somebody_came_with_comes_before_the_open_ones(reader: Reader) -> None:
    agreement = kept(reader)
    adopted(agreement)
    noticed(agreement)

    offered = reader.reads(f"{page(agreement, 'tolkning')}?fraga=force").split(FIRST)[1]

    asked = "Hur många som måste anta det: för var och en som har antagit det"
    assert offered.index(asked) < offered.index("Vem en uppsägning gäller")


def shown_open(markup: str) -> list[str]:
    """The words of each question, with its readings side by side, less the way to the form."""
    here = re.sub(r'<p><a href="[^"]*/gor/tolkning/.*?</p>', "", markup)
    parts = here.split('<div class="agreement-question">')[1:]
    return [words_of(each.split("\n</div>")[0]) for each in parts]


def test_the_form_shows_what_is_open_as_the_agreements_own_page_does(reader: Reader) -> None:
    agreement = kept(reader)
    adopted(agreement)
    row = noticed(agreement)
    treat_notice(notice=row, treatment=Treatment(dt.date(2022, 2, 28)), on=TODAY, actor=ACTOR)

    reader.reads(page(agreement))
    of_page = shown_open(reader.markup)
    reader.reads(page(agreement, "tolkning"))
    of_form = shown_open(reader.markup)

    assert of_form == of_page
    assert len(of_form) == 2
    assert "Bara för den som säger upp" in of_form[0]
    assert "Upphör för de andra tills vidare" in of_form[0]
    assert "Upphör för de andra efter 27 feb 2023" in of_form[0]
    assert "hur många som måste anta avtalet" in of_form[1]
    assert "Läsningarna ger samma dagar än så länge." in of_form[1]


def test_what_is_read_stands_last_with_the_reading_that_counts(reader: Reader) -> None:
    agreement = kept(reader)
    adopted(agreement)
    reading = Reading("ends for", "all", "Parterna", dt.date(2022, 3, 1))
    interpret(agreement=agreement, reading=reading, on=TODAY, actor=ACTOR)

    said = reader.reads(page(agreement, "tolkning"))

    assert "bara för den parten. Läst av Parterna 1 mar 2022." in said
    assert "Ingen part har sagt upp avtalet, så än hänger ingen dag på hur det läses." in said
    assert "För alla parter så läses texten" in said
    assert "Vem en uppsägning gäller: bara för den som säger upp (öppet" not in said
    assert "när alla har antagit det (öppet i det här avtalet)" in said


def test_what_the_text_says_cannot_be_read_otherwise_and_a_reading_is_somebodys(
    reader: Reader,
) -> None:
    agreement = kept(reader)
    told = {"den": "2022-01-01", "version": agreement.version}
    silent, stated = {"lasning": "ends for|all"}, {"lasning": "counted from|given"}

    nobody = sends(reader, page(agreement, "tolkning"), **told, **silent, vem="")
    status = reader.status
    otherwise = sends(reader, page(agreement, "tolkning"), **told, **stated, vem="Samrådet")

    assert (status, "Skriv vem som har sagt det." in nobody) == (422, True)
    assert "från dagen då uppsägningen gjordes" not in otherwise
    assert reader.status == 422
    assert not Interpretation.objects.exists()
