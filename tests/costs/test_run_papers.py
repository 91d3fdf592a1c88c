import csv
import io
import zipfile
from decimal import Decimal

import docx
import pytest
from django.http.response import HttpResponseBase
from django.test import Client
from pypdf import PdfReader

from samverk.bodies.models import Structure
from samverk.costs import actions
from samverk.costs.models import Run
from samverk.foundation import tables
from tests.costs import costing
from tests.costs.costing import TODAY
from tests.costs.of_pages import coordinator, settled

pytestmark = pytest.mark.django_db

RUN = "/struktur/lanet/kostnader/berakningar/2022-1/"
ODD = 100_000_001  # öre


def a_run(structure: Structure) -> Run:
    """A sum that is no whole number of kronor, by a key in öre."""
    key = costing.a_key(structure, 'name = "Efter folkmängd"\nby = "population"\n')
    proposal = costing.a_proposal(key, ODD)
    return actions.propose_run(structure=structure, proposal=proposal, on=TODAY, actor="Kim")


def content(answer: HttpResponseBase) -> bytes:
    assert answer.status_code == 200
    told: bytes = answer.content  # type: ignore[attr-defined]
    return told


def read(pdf: bytes) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    plain = text.replace("\N{ZERO WIDTH SPACE}", "").replace("\N{NO-BREAK SPACE}", " ")
    return " ".join(plain.split())


def test_the_statement_says_what_is_paid_by_which_decision_and_how_it_came_about() -> None:
    run = a_run(costing.a_county())
    costing.in_force(run.cost_key)
    run = settled(run)

    told = read(content(Client().get(f"{RUN}besked/alby.pdf")))

    for said in (
        "Länets samverkan",
        "Alby kommun",
        "Att betala",
        "347 665,88 kr",
        "Regionfullmäktige 2022-03-01 § 7",
        "Så räknade vi",
        "52 460",
        "Provtabellen",
        "31 dec 2021",
        "1 000 000,01 kr",
    ):
        assert said in told
    assert run.result in told.replace(" ", "")
    assert "UTKAST" not in told


def test_the_statement_is_the_same_bytes_every_time() -> None:
    settled(a_run(costing.a_county()))

    for name in ("besked/alby.pdf", "besked/alby.docx", "besked.zip", "faktureringsunderlag.xlsx"):
        first, again = (content(Client().get(f"{RUN}{name}")) for _time in range(2))
        assert first == again


def test_the_statement_is_written_in_english_for_who_reads_english() -> None:
    settled(a_run(costing.a_county()))

    told = read(content(Client(headers={"accept-language": "en"}).get(f"{RUN}besked/alby.pdf")))

    assert "SEK 347,665.88" in told
    assert "How we worked it out" in told


def test_the_statement_can_be_worked_on_as_docx() -> None:
    settled(a_run(costing.a_county()))

    made = docx.Document(io.BytesIO(content(Client().get(f"{RUN}besked/alby.docx"))))

    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    assert "347\N{NO-BREAK SPACE}665,88\N{NO-BREAK SPACE}kr" in cells


def test_what_is_only_proposed_is_a_draft_and_for_those_who_work_there() -> None:
    structure = costing.a_county()
    a_run(structure)
    browser = coordinator(structure)

    statement = browser.get(f"{RUN}besked/alby.pdf")

    assert "UTKAST" in read(content(statement))
    assert "utkast-besked" in statement["Content-Disposition"]
    assert b"UTKAST" in content(browser.get(f"{RUN}faktureringsunderlag.csv"))
    for name in ("besked/alby.pdf", "besked.zip", "faktureringsunderlag.csv"):
        assert Client().get(f"{RUN}{name}").status_code == 403


def test_every_party_has_its_statement_in_the_package() -> None:
    settled(a_run(costing.a_county()))

    made = zipfile.ZipFile(io.BytesIO(content(Client().get(f"{RUN}besked.zip"))))

    assert sorted(made.namelist()) == [
        f"besked-lanet-2022-1-{key}.pdf" for key in ("alby", "ekby", "regionen")
    ]
    assert "347 665,88" in read(made.read("besked-lanet-2022-1-alby.pdf"))


def test_the_basis_for_invoices_adds_up_to_the_ore() -> None:
    settled(a_run(costing.a_county()))

    text = content(Client().get(f"{RUN}faktureringsunderlag.csv")).decode("utf-8-sig")
    head, *rows, total = csv.reader(io.StringIO(text), delimiter=";")

    amounts = [Decimal(row[2].replace(",", ".")) for row in rows]
    assert head[:3] == ["Part", "SCB-kod", "Belopp, kr"]
    assert [row[0] for row in rows] == ["Alby kommun", "Ekby kommun", "Region Länet"]
    assert rows[2][1] == "99"
    assert rows[0][3:8] == [
        "2022",
        "2022-1",
        "Gemensam stab 2022",
        "Efter folkmängd",
        "Regionfullmäktige 2022-03-01 § 7",
    ]
    assert total[0] == "Summa"
    assert sum(amounts) == Decimal(total[2].replace(",", ".")) == Decimal("1000000.01")


def test_the_workbook_has_amounts_as_numbers_and_the_same_sum() -> None:
    settled(a_run(costing.a_county()))

    made = content(Client().get(f"{RUN}faktureringsunderlag.xlsx"))
    table = tables.read_bytes("underlag.xlsx", made)

    column = table.column("Belopp, kr")
    *amounts, total = [table.number(row, column) for row in table.rows]
    assert [row.is_total for row in table.rows] == [False, False, False, True]
    assert sum(amounts) == total == Decimal("1000000.01")


def test_no_cell_of_a_file_is_run_by_a_spreadsheet() -> None:
    structure = costing.a_county()
    run = a_run(structure)
    actions.approve_run(
        run=run, decision=actions.Decision("=1+1", TODAY), version=1, on=TODAY, actor="Kim"
    )

    text = content(coordinator(structure).get(f"{RUN}faktureringsunderlag.csv")).decode()

    assert ";'=1+1 2022-03-01;" in text


@pytest.mark.parametrize(
    "name", ["besked/alby.odt", "besked/vikby.pdf", "faktureringsunderlag.pdf"]
)
def test_other_files_are_not_found(name: str) -> None:
    settled(a_run(costing.a_county()))

    assert Client().get(f"{RUN}{name}").status_code == 404
