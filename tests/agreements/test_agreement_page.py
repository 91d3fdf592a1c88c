"""The page of one agreement: how it stands in a sentence, its days with their clauses, its parties and duties."""

import datetime as dt
from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverk.agreements.actions import Reading, Treatment, interpret, treat_notice
from samverk.agreements.models import Agreement, Condition, Fulfilment, Interpretation
from tests import builders
from tests.agreements.of_acts import TODAY
from tests.agreements.of_acts import adopted as adopted_by_parties
from tests.agreements.of_acts import an_agreement as an_agreement_of_acts
from tests.agreements.of_acts import noticed as noticed_by
from tests.agreements.shown import (
    SEEN_ON,
    a_county,
    a_duty,
    adopted,
    an_agreement,
    in_force,
    inside,
    noticed,
    parties,
)
from tests.agreements.test_status import a_sent
from tests.agreements.test_status import an_agreement as of_a_recommendation
from tests.matters import questions
from tests.matters.questions import day
from tests.portal.reader import Reader

pytestmark = pytest.mark.django_db
PAGE = "/struktur/lanet/avtal/rutin/"
READING = Reading("ends for", "all", "Juristen", dt.date(2022, 5, 1), "Så sades det")
CHAIN = (
    ("forslag", "Föreslå former och tidplan"),
    ("beslut", "Besluta former och tidplan"),
    ("start", "Starta uppföljningen"),
    ("resultat", "Redovisa resultatet"),
    ("revidering", "Rekommendera en revidering"),
)


@pytest.fixture
def reader() -> Reader:
    """Give a Swedish reader."""
    return Reader()


def queries(reader: Reader) -> int:
    with CaptureQueriesContext(connection) as asked:
        reader.reads(PAGE, on=SEEN_ON)
    return len(asked)


def test_an_agreement_in_force_says_since_when_until_when_and_how_it_ends(reader: Reader) -> None:
    in_force(a_county(), counted_from="treated", notice_by="samrad")

    said = reader.reads(PAGE, on=SEEN_ON)

    assert "I kraft sedan den 18 maj 2021, tills vidare." in said
    assert "Upphör 12 månader efter att Samrådet för länet har behandlat en uppsägning." in said


def test_an_agreement_out_for_adoption_says_who_is_missing(reader: Reader) -> None:
    adopted(an_agreement(a_county()), only=2)

    said = reader.reads(PAGE, on=SEEN_ON)

    out = "Ute för antagande sedan den 18 maj 2021: 2 av 3 parter har antagit det."
    assert f"{out} Det väntar på Alby kommun." in said


def test_a_notice_says_what_it_leads_to_and_the_silence_is_put_to_the_coordinator(
    reader: Reader,
) -> None:
    structure = a_county()
    row = in_force(structure, ends_for="unstated")
    noticed(row, "ekby", on=dt.date(2021, 6, 1))
    inside(reader, structure)

    said = reader.reads(PAGE, on=SEEN_ON)

    until = "Ekby kommun har sagt upp det: för den parten gäller det till och med den 31 maj 2022."
    assert f"{until} Texten säger inte om det då upphör för alla." in said
    assert "Anteckna hur den ska läsas" in said
    assert f"{PAGE}gor/tolkning/?fraga=ends%20for" in reader.markup
    assert "Upphör för de andra tills vidare" in said
    assert "Upphör för de andra efter 31 maj 2022" in said


def test_a_reading_is_told_with_who_made_it_and_answers_the_question(reader: Reader) -> None:
    row = in_force(a_county(), ends_for="unstated")
    noticed(row, "ekby", on=dt.date(2021, 6, 1))
    for on, reading in ((dt.date(2021, 6, 2), "the one"), (dt.date(2021, 6, 9), "all")):
        Interpretation.objects.create(
            agreement=row,
            of="ends for",
            reading=reading,
            by="Regionjuristen",
            on=on,
            why="Punkt 9.",
        )

    said = reader.reads(PAGE, on=SEEN_ON)

    assert "det upphör för alla efter den 31 maj 2022" in said
    assert "Vem en uppsägning gäller: för alla parter Regionjuristen, 9 jun 2021" in said
    assert "bara för den som säger upp Regionjuristen, 2 jun 2021 , gäller inte längre" in said
    assert "Anteckna hur den ska läsas" not in said


def test_an_agreement_that_was_replaced_leads_to_the_newest_where_it_may_be_seen(
    reader: Reader,
) -> None:
    structure = a_county()
    row, newest = in_force(structure), an_agreement(structure, "rutin-2", name="Nya rutinen")
    Agreement.objects.filter(pk=row.pk).update(replaced_by=newest, replaced_on=dt.date(2021, 7, 1))

    hidden = reader.reads(PAGE, on=SEEN_ON)
    adopted(newest)
    shown = reader.reads(PAGE, on=SEEN_ON)

    assert "Ersatt den 1 juli 2021 av ett annat avtal." in hidden
    assert "Nya rutinen" not in hidden
    assert "Ersatt den 1 juli 2021 av Nya rutinen. Läs Nya rutinen" in shown
    assert "Det gällde från den 18 maj 2021 till och med den 30 juni 2021." in shown
    assert "Upphör tills vidare" not in shown
    assert "I kraft sedan den 18 maj 2021" in reader.reads(PAGE, on="2021-06-30")


def test_an_agreement_that_has_ended_says_when_it_held_and_binds_nobody(reader: Reader) -> None:
    in_force(a_county(), lasts_until=dt.date(2021, 7, 1))

    said = reader.reads(PAGE, on=SEEN_ON)

    assert "Avtalet har upphört och binder ingen." in said
    assert "Det gällde från den 18 maj 2021 till och med den 30 juni 2021." in said


def test_an_agreement_that_was_replaced_before_it_held_never_entered_into_force(
    reader: Reader,
) -> None:
    structure = a_county()
    row = adopted(an_agreement(structure), only=1)
    newest = in_force(structure, "rutin-2", name="Nya rutinen")
    Agreement.objects.filter(pk=row.pk).update(replaced_by=newest, replaced_on=dt.date(2021, 7, 1))

    assert "Det trädde aldrig i kraft." in reader.reads(PAGE, on=SEEN_ON)


def test_every_day_unfolds_to_steps_with_links_to_their_clauses(reader: Reader) -> None:
    recommendation = a_sent()
    of_a_recommendation(recommendation, key="rutin")
    for number, party in enumerate(("ekby", "alby", "regionen")):
        questions.confirmed(recommendation, party, on=day(50 + number))

    said = reader.reads(PAGE, on=SEEN_ON)

    assert "Så räknade vi: träder i kraft 3 av 3 parter har antagit det; 3 behövs." in said
    assert f'href="/kalla/lanet-2020/?dag={SEEN_ON}#p-1"' in reader.markup
    assert f'href="/kalla/samverk-avtal/?dag={SEEN_ON}#p-A1"' in reader.markup
    assert f'/beslut/{recommendation.number}/?dag={SEEN_ON}">Beslutsmatrisen' in reader.markup


def test_a_clause_of_entered_terms_leads_to_the_text_of_the_agreement(reader: Reader) -> None:
    in_force(a_county())

    reader.reads(PAGE, on=SEEN_ON)

    assert f'href="{PAGE}text/?dag={SEEN_ON}#p-8">8 i avtalet</a>' in reader.markup


def test_what_it_obliges_to_stands_as_a_chain_with_how_far_each_step_has_come(
    reader: Reader,
) -> None:
    structure = a_county()
    row, before = in_force(structure), ""
    for key, what in CHAIN:
        latest = dt.date(2021, 7, 1) if key == "start" else None
        a_duty(row, key, what, owner="samrad", after=before, latest=latest, clause="9")
        before = key
    a_duty(row, "aktuell", "Hålla avtalet aktuellt", owner="parties")
    Fulfilment.objects.create(
        agreement=row,
        duty="forslag",
        done_on=dt.date(2021, 6, 1),
        said="Förslag lades fram.",
        noted_on=dt.date(2021, 6, 2),
        noted_by="Jonas Hedman",
    )

    said = reader.reads(PAGE, on=SEEN_ON)

    assert "1 av 6 åtaganden är gjorda, 1 är försenade." in said
    assert "Föreslå former och tidplan Gjort 1 jun 2021 Samrådet för länet 9 i avtalet" in said
    assert "Starta uppföljningen Försenat senaste dag var 1 jul 2021" in said
    assert "Redovisa resultatet Väntar på steget före" in said
    assert "Gjort 1 jun 2021. Förslag lades fram." in said
    assert "Jonas Hedman" not in said
    assert reader.markup.count('<ol class="stations">') == 1


def test_the_parties_stand_with_their_decisions_and_until_when_it_holds(reader: Reader) -> None:
    row = in_force(a_county(), ends_for="the one")
    noticed(row, "ekby", on=dt.date(2021, 6, 1))

    said = reader.reads(PAGE, on=SEEN_ON)

    decided = "Antagen antecknat här Kommunfullmäktige 18 maj 2021 § 7 KS 2021/5 18 maj 2021"
    assert f"Ekby kommun {decided} 31 maj 2022" in said
    assert f"Alby kommun {decided} tills vidare" in said


def test_an_agreement_without_terms_says_so(reader: Reader) -> None:
    structure = a_county()
    Agreement.objects.create(key="rutin", structure=structure, name="Rutinen")
    inside(reader, structure)

    said = reader.reads(PAGE)

    assert "Villkoren är inte inskrivna, så Samverk kan inte säga när avtalet gäller." in said


def test_what_stands_near_is_told_as_far_as_it_may_be_seen(reader: Reader) -> None:
    structure = a_county()
    row = in_force(structure)
    under = in_force(structure, "lokalt", name="Lokala avtalet")
    waits = in_force(structure, "vantar", name="Väntande avtalet")
    secret = an_agreement(structure, "hemligt", name="Hemliga avtalet")
    Agreement.objects.filter(pk__in=[under.pk, secret.pk]).update(parent=row)
    Condition.objects.create(agreement=waits, other=row)

    said = reader.reads(PAGE, on=SEEN_ON)

    assert "Avtal under detta Lokala avtalet Väntar på detta Väntande avtalet" in said
    assert "Hemliga avtalet" not in said


def test_what_it_waits_for_is_told_as_far_as_it_may_be_seen_and_since_when_it_does_not(
    reader: Reader,
) -> None:
    structure = a_county()
    row = in_force(structure)
    first = in_force(structure, "forst", name="Första avtalet")
    dropped = in_force(structure, "slappt", name="Släppta avtalet")
    secret = an_agreement(structure, "hemligt", name="Hemliga avtalet")
    Condition.objects.create(agreement=row, other=first, clause="3")
    Condition.objects.create(agreement=row, other=secret, released_on=SEEN_ON, released_why="Fel")
    Condition.objects.create(
        agreement=row,
        other=dropped,
        released_on=dt.date(2020, 3, 1),
        released_why="Parternas beslut",
    )

    said = reader.reads(PAGE, on=SEEN_ON)
    panel = said[said.index("Om avtalet") :]

    assert "Väntar på Första avtalet (punkt 3) Släppta avtalet" in panel
    assert "Inte längre från 1 mar 2020: Parternas beslut" in panel
    assert "Väntar på detta" not in panel
    assert "Hemliga avtalet" not in panel


def test_a_draft_is_for_those_who_work_there(reader: Reader) -> None:
    structure = a_county()
    an_agreement(structure)

    refused = reader.client.get(PAGE).status_code
    inside(reader, structure, "reader")

    assert refused == HTTPStatus.FORBIDDEN
    assert reader.client.get(PAGE).status_code == HTTPStatus.OK
    assert reader.client.get("/struktur/lanet/avtal/borta/").status_code == HTTPStatus.NOT_FOUND


def test_acts_and_who_changed_what_are_for_those_inside(reader: Reader) -> None:
    structure = a_county()
    in_force(structure)
    by_everybody = reader.reads(PAGE)
    inside(reader, structure)

    assert "Anteckna eller ändra" not in by_everybody
    assert "Vem som ändrade visas för den som arbetar i strukturen." in by_everybody
    assert "Anteckna eller ändra" in reader.reads(PAGE)


def test_everybody_reads_in_historik_what_happened_and_nobody_reads_who_noted_it_or_why(
    reader: Reader,
) -> None:
    row = an_agreement_of_acts()
    adopted_by_parties(row)
    given = noticed_by(row)
    interpret(
        agreement=row, reading=READING, on=TODAY, actor="Rut Registrator", reason="Hemligt skäl"
    )
    treat_notice(
        notice=given, treatment=Treatment(dt.date(2022, 2, 28)), on=TODAY, actor="Rut Registrator"
    )

    said = reader.reads("/struktur/lanet/avtal/rutin-2021/", on="2022-06-01")
    history = said.split("Databasen för listan själv")[1]

    assert "Uppsägning ändrades Behandlades: till 28 feb 2022" in history
    assert "Tolkning tillkom Vad texten tiger om: till vem en uppsägning gäller" in history
    assert "Parts beslut om avtal tillkom Part: till Ekby kommun" in history
    assert "Avtalet tillkom Namn: till Överenskommelse om rutin" in history
    assert not any(word in history for word in ("Registrator", "Jonas", "Hemligt", "Juristen"))


def test_those_inside_read_in_historik_who_did_what_and_why(reader: Reader) -> None:
    row = an_agreement_of_acts()
    interpret(agreement=row, reading=READING, on=TODAY, actor="Rut", reason="Efter mötet")
    inside(reader, row.structure)

    said = reader.reads("/struktur/lanet/avtal/rutin-2021/", on="2022-06-01")

    assert "Rut: Efter mötet" in said
    assert "Varför: till Så sades det" in said
    assert "Avtalet ändrades" not in said


def test_the_page_asks_as_often_with_fifty_parties_as_with_three(reader: Reader) -> None:
    structure = a_county()
    row = in_force(structure, among=parties("ekby", "alby", "regionen"))
    queries(reader)
    few = queries(reader)
    terms = row.entered_terms.get()
    for number in range(47):
        terms.party_rows.create(party=builders.a_party(f"part-{number}"), order=10 + number)

    assert queries(reader) == few


def test_english_readers_read_english() -> None:
    in_force(a_county(), notice_months=1)
    reader = Reader()
    reader.client = Client(headers={"accept-language": "en"})

    said = reader.reads(PAGE, on=SEEN_ON)

    assert "In force since 18 May 2021, until further notice." in said
    assert "Ends 1 month after a notice has been received." in said
