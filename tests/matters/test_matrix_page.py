"""The decision matrix: what every principal has answered, on one page that anybody may read when the matter is public."""

import datetime as dt
import io
import zipfile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverk.foundation import documents
from samverk.foundation.models import User
from samverk.matters import actions
from samverk.matters.actions import Said, Stop
from samverk.matters.models import Matter, Recommendation
from samverk.matters.models.choices import LineDoes
from tests import builders
from tests.foundation.documents.files import PDF
from tests.matters import questions
from tests.matters.questions import RAISED_ON, day
from tests.portal.county import a_county
from tests.portal.reader import Reader

pytestmark = pytest.mark.django_db

# Eleven for the matrix itself, and one for the agreements that the recommendation adopts.
QUERIES = 12


@pytest.fixture
def reader() -> Reader:
    """Give a Swedish reader."""
    return Reader()


def address(recommendation: Recommendation, rest: str = "") -> str:
    matter = recommendation.matter
    at = f"/struktur/{matter.structure.key}/arenden/{matter.year}-{matter.number}"
    return f"{at}/beslut/{recommendation.number}/{rest}"


def a_public(recommendation: Recommendation) -> Recommendation:
    Matter.objects.filter(pk=recommendation.matter_id).update(public_from=RAISED_ON)
    return recommendation


def a_coordinator(recommendation: Recommendation) -> User:
    user = builders.a_user("koordinator@ekby.example")
    builders.a_role(user, recommendation.matter.structure)
    return user


def test_a_sentence_says_everything_and_each_principal_has_a_row(reader: Reader) -> None:
    recommendation = a_public(questions.a_sent())
    questions.confirmed(
        recommendation, "ekby", on=day(40), paragraph="§ 12", registry_number="KS 7"
    )

    said = reader.reads(address(recommendation), on=day(50).isoformat())

    assert "Antagen av 1 av 3." in said
    assert "Svar senast 9 jun 2021" in said
    assert "Ekby kommun Antagen Antagen Antagen Kommunfullmäktige 7 apr 2021 § 12 KS 7" in said
    assert "Alby kommun Inte svarat" in said


def test_the_chosen_day_shows_what_was_known_then(reader: Reader) -> None:
    recommendation = a_public(questions.a_sent())
    questions.confirmed(recommendation, "ekby", on=day(40))

    said = reader.reads(address(recommendation), on=day(39).isoformat())

    assert "Ingen av 3 har antagit." in said


def test_a_day_before_it_was_sent_says_so_and_leads_to_the_day(reader: Reader) -> None:
    recommendation = a_public(questions.a_sent())

    said = reader.reads(address(recommendation), on=day(24).isoformat())

    assert reader.status == 404
    assert "Visa dagen då den skickades, 26 mar 2021" in said


def test_a_wording_of_their_own_stands_in_full_under_the_row(reader: Reader) -> None:
    recommendation = a_public(questions.a_sent())
    own = "Rutinen antas för ett år i sänder."
    changed = {1: Said("adopted with change", own), 2: Said("adopted")}
    questions.confirmed(recommendation, "ekby", on=day(40), clauses=changed)

    said = reader.reads(address(recommendation), on=day(50).isoformat())

    assert f"Egen lydelse, att 1: {own}" in said
    assert "Antagen med ändring Ändrad Antagen" in said


def test_what_is_not_reviewed_says_so_and_shows_nothing_of_the_answer(reader: Reader) -> None:
    recommendation = a_public(questions.a_sent())
    questions.answer(recommendation, "ekby", on=day(40), paragraph="§ 99")

    said = reader.reads(address(recommendation), on=day(50).isoformat())

    assert "Ekby kommun Svarat, att granska" in said
    assert "§ 99" not in said


def test_a_coordinator_reads_in_the_matrix_what_is_to_be_reviewed() -> None:
    recommendation = questions.a_sent()
    questions.answer(recommendation, "ekby", on=day(40), paragraph="§ 99")
    user = builders.a_user("jonas@ekby.example")
    builders.a_role(user, recommendation.matter.structure)
    reader = Reader()
    reader.client.force_login(user)

    said = reader.reads(address(recommendation))

    assert "har svarat, granskas" in said
    assert "Ogranskat: " in said
    assert "§ 99" in said


def test_a_late_answer_is_marked(reader: Reader) -> None:
    recommendation = a_public(questions.a_sent())
    questions.confirmed(recommendation, "ekby", on=day(110))

    said = reader.reads(address(recommendation), on=day(120).isoformat())

    assert "Ekby kommun Antagen, svarade sent" in said
    assert "Alby kommun Inte svarat, sent" in said


def test_the_way_inside_and_the_day_expected_are_shown_as_they_were_known(reader: Reader) -> None:
    recommendation = a_public(questions.a_sent())
    row = questions.row(recommendation, "ekby")
    stop = Stop("Socialnämnden", LineDoes.PREPARES, day(60), "§ 3")
    actions.record_stop(row=row, stop=stop, on=day(62), actor="Jonas")
    actions.plan(
        row=row, planned_on=day(80), organ="", registry_number="KS 7", on=day(62), actor="Jonas"
    )

    before = reader.reads(address(recommendation), on=day(61).isoformat())
    after = reader.reads(address(recommendation), on=day(63).isoformat())

    assert "Socialnämnden bereder" not in before
    assert "Socialnämnden bereder, 30 apr 2021, § 3" in after
    assert "Väntas 20 maj 2021" in after


def test_a_meeting_that_was_noted_later_is_not_expected_on_the_day_before(reader: Reader) -> None:
    recommendation = a_public(questions.a_sent())
    meeting = Stop("Socialnämnden", LineDoes.PREPARES, day(80), is_planned=True)
    row = questions.row(recommendation, "ekby")
    actions.record_stop(row=row, stop=meeting, on=day(62), actor="Jonas")

    before = reader.reads(address(recommendation), on=day(61).isoformat())
    after = reader.reads(address(recommendation), on=day(62).isoformat())

    assert "Väntas 20 maj 2021" not in before
    assert "Väntas 20 maj 2021, socialnämnden" in after


def test_filters_count_and_leave_the_rows_asked_for(reader: Reader) -> None:
    recommendation = a_public(questions.a_sent())
    questions.confirmed(recommendation, "ekby", on=day(40))
    questions.answer(recommendation, "alby", on=day(40))

    on = day(50).isoformat()
    said = reader.reads(f"{address(recommendation)}?visa=saknas", on=on)
    to_review = reader.reads(f"{address(recommendation)}?visa=granska", on=on)

    assert "Alla 3 Saknas 1 Ändrat eller avslaget 0 Att granska 1" in said
    assert "Region Länet Inte svarat" in said
    assert "Ekby kommun Antagen" not in said
    assert "Alby kommun Svarat, att granska" in to_review


def test_rows_are_ordered_by_name_state_or_day(reader: Reader) -> None:
    recommendation = a_public(questions.a_sent(a_county(municipalities=4)))
    questions.confirmed(recommendation, "ekby", on=day(40))
    questions.confirmed(recommendation, "oby", on=day(45))
    on = day(50).isoformat()

    by_name = reader.reads(address(recommendation), on=on)
    by_state = reader.reads(f"{address(recommendation)}?ordning=lage", on=on)
    by_day = reader.reads(f"{address(recommendation)}?ordning=datum", on=on)

    names = ["Alby kommun", "Ekby kommun", "Region Länet", "Åby kommun", "Öby kommun"]
    assert _in_order(by_name, names)
    assert _in_order(by_state, ["Alby kommun", "Åby kommun", "Ekby kommun", "Öby kommun"])
    assert _in_order(by_day, ["Öby kommun", "Ekby kommun", "Alby kommun", "Åby kommun"])


def _in_order(said: str, names: list[str]) -> bool:
    table = said[said.index("Diarienr") :]
    places = [table.index(name) for name in names]
    return places == sorted(places)


def test_rows_can_be_divided_by_side(reader: Reader) -> None:
    recommendation = a_public(questions.a_sent())

    said = reader.reads(f"{address(recommendation)}?grupp=sida", on=day(50).isoformat())

    assert _in_order(said, ["Regionen", "Region Länet", "Kommunerna", "Alby kommun"])


def test_reminders_are_for_those_who_work_there(reader: Reader) -> None:
    recommendation = a_public(questions.a_sent())
    on = day(50).isoformat()

    shown = reader.reads(address(recommendation), on=on)
    reader.client.force_login(a_coordinator(recommendation))
    inside = reader.reads(address(recommendation), on=on)

    assert "Påminns 26 maj 2021." not in shown
    assert "Påminns 26 maj 2021." in inside
    assert "@" not in shown


def test_a_matter_that_is_not_public_is_refused_to_strangers(reader: Reader) -> None:
    recommendation = questions.a_sent()

    reader.reads(address(recommendation))
    refused = reader.status
    csv = reader.client.get(address(recommendation, "matris.csv")).status_code

    assert (refused, csv) == (403, 403)


def test_a_recommendation_that_is_not_there_is_not_found(reader: Reader) -> None:
    recommendation = a_public(questions.a_sent())
    missing = address(recommendation).replace("/beslut/1/", "/beslut/9/")

    assert reader.client.get(missing).status_code == 404
    assert reader.client.get(address(recommendation, "matris.exe")).status_code == 404


def test_the_extract_of_a_reviewed_answer_is_for_all_and_of_others_for_those_who_work_there() -> (
    None
):
    recommendation = a_public(questions.a_sent())
    kept = documents.keep(name="§ 12.pdf", content=PDF, actor="Eva")
    sent = questions.answer(recommendation, "ekby", on=day(40), extract=kept)
    at = address(recommendation, f"utdrag/{sent.pk}/")
    stranger, coordinator = Client(), Client()
    coordinator.force_login(a_coordinator(recommendation))

    unreviewed = stranger.get(at).status_code, coordinator.get(at).status_code
    actions.confirm(answer=sent, on=day(41), actor="Jonas")
    reviewed = stranger.get(at)

    assert unreviewed == (404, 200)
    assert reviewed.status_code == 200
    assert reviewed["Content-Disposition"].startswith("attachment")


def test_the_file_has_the_columns_of_the_page_and_says_its_day() -> None:
    recommendation = a_public(questions.a_sent())
    changed = {1: Said("adopted with change", "=2+5"), 2: Said("adopted")}
    questions.confirmed(recommendation, "ekby", on=day(40), clauses=changed, paragraph="-12")

    got = Client().get(address(recommendation, "matris.csv"), {"dag": day(50).isoformat()})

    text = got.content.decode("utf-8-sig")
    assert "Som det var den 20 apr 2021" in text
    assert "1. Rutinen antas." in text
    assert "Ekby kommun;Antagen med ändring;Ändrad;'=2+5;Antagen;;Kommunfullmäktige;" in text
    assert ";2021-04-07;'-12;" in text


def test_the_workbook_holds_texts_and_days_and_no_formula() -> None:
    recommendation = a_public(questions.a_sent())
    changed = {1: Said("adopted with change", "=2+5"), 2: Said("adopted")}
    questions.confirmed(recommendation, "ekby", on=day(40), clauses=changed)

    got = Client().get(address(recommendation, "matris.xlsx"), {"dag": day(50).isoformat()})

    with zipfile.ZipFile(io.BytesIO(got.content)) as book:
        texts = book.read("xl/sharedStrings.xml").decode()
        cells = book.read("xl/worksheets/sheet1.xml").decode()
    assert "=2+5" in texts
    assert "<f>" not in cells
    assert f"<v>{(dt.date(2021, 4, 7) - dt.date(1899, 12, 30)).days}</v>" in cells


def test_it_says_that_legal_force_does_not_apply_to_a_consultation(reader: Reader) -> None:
    recommendation = a_public(questions.a_sent())
    treatment = recommendation.matter.treatments.get()
    Recommendation.objects.filter(pk=recommendation.pk).update(treatment=treatment)

    said = reader.reads(address(recommendation), on=day(50).isoformat())

    assert "Samrådet för länet rekommenderar." in said
    assert "Organet fattar inga beslut som kan överklagas, så laga kraft gäller inte här." in said


def test_legal_force_of_a_decision_is_counted_from_its_notice(reader: Reader) -> None:
    recommendation = a_public(questions.a_sent())
    questions.confirmed(recommendation, "ekby", on=day(40), announced_on=day(38))

    said = reader.reads(address(recommendation), on=day(50).isoformat())

    assert "Kommunfullmäktige: tillkännagivet 8 april 2021." in said
    assert "har beslutet laga kraft från 30 april 2021." in said


@pytest.mark.parametrize("municipalities", [2, 8])
def test_the_number_of_queries_does_not_follow_the_number_of_principals(
    municipalities: int,
) -> None:
    recommendation = a_public(questions.a_sent(a_county(municipalities=municipalities)))
    for party in ("ekby", "alby"):
        questions.confirmed(recommendation, party, on=day(40))

    with CaptureQueriesContext(connection) as caught:
        Client().get(address(recommendation), {"dag": day(50).isoformat()})

    assert len(caught) == QUERIES
