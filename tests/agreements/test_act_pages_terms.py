"""An agreement is put in the register, and its terms are entered by hand, by their pages."""

import pytest

from samverk.agreements.models import Agreement, EnteredTerms
from samverk.agreements.models.texts import AgreementText, TextClause
from tests.agreements.of_acts import TODAY, a_county, an_agreement, by_hand, entered, now, party
from tests.agreements.test_act_pages import TERMS, page, sends, somebody
from tests.portal.reader import Reader

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> Reader:
    """Give a Swedish reader."""
    return Reader()


def unwritten(reader: Reader) -> Agreement:
    """An agreement whose terms nobody has entered, and its coordinator at the screen."""
    structure = a_county()
    somebody(reader, structure)
    return by_hand(structure)


def enters(reader: Reader, agreement: Agreement, **said: object) -> str:
    told = {**TERMS, "version": now(agreement).version, "steg": "bekrafta", **said}
    return sends(reader, page(agreement, "villkor"), **told)


WHOLE = {
    "manader": "12",
    "raknas": "received",
    "upphor": "all",
    "uppsagning_punkt": "3",
    "till": "2024-12-31",
    "tid_punkt": "4",
    "atagande-0-vad": "Följa upp",
    "atagande-0-senast": "2023-05-01",
    "atagande-0-punkt": "5",
}
NEW = "/struktur/lanet/avtal/nytt/"


def test_terms_show_every_day_they_give_before_they_are_entered(reader: Reader) -> None:
    agreement = unwritten(reader)

    shown = enters(reader, agreement, **WHOLE, steg="visa")
    there = EnteredTerms.objects.count()
    enters(reader, agreement, **WHOLE)

    assert "Träder i kraft: dagen är inte känd än." in shown
    assert "0 av 2 parter har antagit det; 2 behövs." in shown
    assert "Följa upp: måndag 1 maj 2023." in shown
    assert "5 i avtalet" in shown
    assert there == 0
    row = EnteredTerms.objects.get()
    assert (row.notice_months, row.counted_from, row.lasts_until) == (
        12,
        "received",
        day(2025, 1, 1),
    )
    assert row.duties.get().key == "folja-upp"


def day(year: int, month: int, number: int) -> object:
    return TODAY.replace(year=year, month=month, day=number)


def test_silences_are_told_and_a_missing_clause_wants_a_tick(reader: Reader) -> None:
    agreement = unwritten(reader)

    silent = enters(reader, agreement, kraft="unstated", steg="visa")
    unticked = enters(reader, agreement, kraft_punkt="")

    assert "Texten säger inte hur många som måste anta avtalet." in silent
    assert "Texten säger inte hur det sägs upp." in silent
    assert reader.status == 422
    assert "Det står inte i vilken punkt avtalet säger det här: när det träder i kraft." in unticked
    assert not EnteredTerms.objects.exists()


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"parter": []}, "Välj parterna."),
        ({"kraft": "number"}, "Skriv hur många parter."),
        ({"kraft": "named"}, "Välj bland avtalets parter."),
        ({"atagande-0-senast": "2023-05-01"}, "Skriv vad åtagandet är."),
        ({"parter": ["ekby"]}, "Ett avtal har minst två parter."),
        ({"kraft": "number", "antal": "9"}, "när 9 av 2 parter har antagit det."),
        ({"forlangs": "12"}, "Ett avtal tills vidare har inget som kan förlängas."),
        ({"atagande-0-vad": "A", "atagande-0-efter": "7"}, "Välj"),
    ],
)
def test_terms_that_cannot_be_so_are_sent_back(
    reader: Reader, said: dict[str, object], fault: str
) -> None:
    agreement = unwritten(reader)

    words = enters(reader, agreement, **said)

    assert reader.status == 422
    assert fault in words
    assert not EnteredTerms.objects.exists()


def test_named_parties_may_decide_when_it_enters_into_force(reader: Reader) -> None:
    agreement = unwritten(reader)

    shown = enters(reader, agreement, kraft="named", maste=["ekby"], steg="visa")
    enters(reader, agreement, kraft="named", maste=["ekby"])

    row = EnteredTerms.objects.get()
    named = [each.party.key for each in row.party_rows.filter(must_adopt=True)]
    facts = reader.reads(page(agreement))
    assert (
        "Det gäller när de här parterna har antagit det: Ekby kommun. Det saknas: Ekby kommun."
        in shown
    )
    assert named == ["ekby"]
    assert "När Ekby kommun har antagit det" in facts


def test_a_row_is_added_without_losing_what_is_written(reader: Reader) -> None:
    agreement = unwritten(reader)

    told = {**TERMS, "parter": [], "rader": "1", "atagande-0-vad": "Följa upp", "steg": "rad"}
    words = sends(reader, page(agreement, "villkor"), **told)

    assert reader.status == 200
    assert 'name="atagande-1-vad"' in reader.markup
    assert 'value="Följa upp"' in reader.markup
    assert "Välj parterna." not in words


def test_a_duty_comes_after_another_by_the_number_of_its_row(reader: Reader) -> None:
    agreement = unwritten(reader)
    duties = {
        "rader": "2",
        "atagande-0-vad": "Föreslå",
        "atagande-0-punkt": "5",
        "atagande-1-vad": "Besluta",
        "atagande-1-punkt": "5",
        "atagande-1-efter": "0",
    }

    enters(reader, agreement, **duties)
    form = reader.reads(page(agreement, "villkor"))

    assert EnteredTerms.objects.get().duties.get(key="besluta").after == "foresla"
    assert "Så har de skrivits in" in form
    assert 'value="Föreslå"' in reader.markup


def test_the_clauses_of_the_text_are_offered(reader: Reader) -> None:
    agreement = unwritten(reader)
    text = AgreementText.objects.create(
        agreement=agreement, number=1, name="Avtalet", noted_on=TODAY, noted_by="Kim"
    )
    TextClause.objects.create(text=text, order=1, number="4.2", heading="Uppsägning")

    reader.reads(page(agreement, "villkor"))

    assert '<option value="4.2">Uppsägning</option>' in reader.markup
    assert 'list="punkter"' in reader.markup


def test_terms_of_the_file_lead_to_the_file(reader: Reader) -> None:
    agreement = an_agreement()
    somebody(reader, agreement.structure)

    said = reader.reads(page(agreement, "villkor"))

    assert "Villkoren står i strukturfilen" in said
    assert '/kalla/lanet-2020/"' in reader.markup


def test_new_terms_take_over_and_the_old_ones_stay_to_be_read(reader: Reader) -> None:
    agreement = unwritten(reader)
    entered(agreement)

    enters(reader, agreement, skal="Fel läst")
    said = reader.reads(page(agreement, "villkor"))

    assert EnteredTerms.objects.count() == 2
    assert "när alla har antagit det 2" in said


def test_a_local_agreement_is_registered_with_its_party_under_its_master(reader: Reader) -> None:
    master = an_agreement()
    somebody(reader, master.structure)
    told = {"villkor": "lokal", "part": "ekby"}

    shown = sends(reader, NEW, **told, steg="visa")
    there = Agreement.objects.count()
    done = sends(reader, NEW, **told, steg="bekrafta")

    assert "Parter: Ekby kommun, Region Länet." in shown
    assert there == 1
    made = Agreement.objects.exclude(pk=master.pk).get()
    assert (made.parent, made.party, made.name) == (
        master,
        party("ekby"),
        "Lokal överenskommelse, Ekby kommun",
    )
    assert "är lagt i registret." in done


def test_the_register_leads_to_a_form_that_is_filled_in_with_the_terms_and_the_party(
    reader: Reader,
) -> None:
    somebody(reader, a_county())

    reader.reads("/struktur/lanet/avtal/")
    offered = reader.markup
    reader.reads(f"{NEW}?villkor=lokal&part=ekby")

    assert f'href="{NEW}?villkor=rutin"' in offered
    assert f'href="{NEW}?villkor=lokal&amp;part=ekby"' in offered
    assert '<option value="lokal" selected>' in reader.markup
    assert '<option value="ekby" selected>' in reader.markup


def test_a_form_that_is_asked_for_terms_that_are_not_there_is_empty(reader: Reader) -> None:
    somebody(reader, a_county())

    reader.reads(f"{NEW}?villkor=borta&part=borta")

    assert reader.status == 200
    assert "selected" not in reader.markup.split("<form class")[1].replace('"" selected', "")


def test_a_second_local_agreement_with_the_party_is_refused_with_the_first(reader: Reader) -> None:
    structure = a_county()
    somebody(reader, structure)
    told = {"villkor": "lokal", "part": "ekby", "steg": "bekrafta"}
    sends(reader, NEW, **told)

    said = sends(reader, NEW, **told)

    assert reader.status == 422
    assert "har redan ett avtal med samma villkor" in said
    assert Agreement.objects.count() == 1


def test_an_agreement_by_hand_leads_on_to_its_terms(reader: Reader) -> None:
    somebody(reader, a_county())

    nameless = sends(reader, NEW, steg="visa")
    status = reader.status
    shown = sends(reader, NEW, namn="Avtal om tolkar", steg="visa")
    done = sends(reader, NEW, namn="Avtal om tolkar", steg="bekrafta")

    assert (status, "Skriv vad avtalet heter." in nameless) == (422, True)
    assert "Sedan skriver du in villkoren, punkt för punkt." in shown
    assert "Skriv in villkoren som de står i texten" in done


def test_only_the_coordinator_registers(reader: Reader) -> None:
    somebody(reader, a_county(), "reader")

    sends(reader, NEW, namn="Avtal om tolkar", steg="bekrafta")

    assert reader.status == 403
    assert not Agreement.objects.exists()
