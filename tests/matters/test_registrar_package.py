"""The package of a principal: everything is in it, it can be opened, and it is the same file every time."""

import datetime as dt
import io
import zipfile

import docx
import pypdf
import pytest

from samverk.foundation import documents
from samverk.matters import actions, package
from samverk.matters.models import MatterDocument, PartyDecision, Recommendation
from tests.matters import questions
from tests.matters.questions import COORDINATOR, day, row
from tests.matters.registrar import a_pdf

pytestmark = pytest.mark.django_db
HOSTILE = (
    "../../etc/passwd",
    "CON",
    "\u202egnp.exe",
    "<script>alert(1)</script>",
    "\N{GRINNING FACE}" * 40,
    "Å" * 200,
    "#set page(margin: 0pt) $x^2$ {{ lank }} %s {0}",
)


@pytest.fixture
def asked() -> PartyDecision:
    """Ekby is asked in a matter with a background."""
    sent = questions.a_sent(
        question="Hur ska vi göra vid utskrivning?", background="Rutinen är från 2014."
    )
    return row(sent, "ekby")


def annex(
    recommendation: Recommendation, number: int, title: str, **facts: object
) -> MatterDocument:
    name = str(facts.pop("name", "underlag.pdf"))
    kept = documents.keep(name=name, content=a_pdf(), actor=COORDINATOR)
    given = {
        "kind": "annex",
        "added_on": day(5),
        "added_by": COORDINATOR,
        **facts,
    }
    return MatterDocument.objects.create(
        matter=recommendation.matter, document=kept, number=number, title=title, **given
    )


def opened(row: PartyDecision, on: dt.date | None = None) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(package.of(row, on or day(30))))


def words_of_docx(content: bytes) -> str:
    read = docx.Document(io.BytesIO(content))
    return " ".join(line.text for line in read.paragraphs)


def words_of_pdf(content: bytes) -> str:
    read = pypdf.PdfReader(io.BytesIO(content))
    return " ".join(" ".join(page.extract_text() for page in read.pages).split())


def test_everything_is_in_it_in_order_under_names_that_any_disk_keeps(
    asked: PartyDecision,
) -> None:
    annex(asked.recommendation, 1, "Överenskommelsen – från 1 september")
    annex(asked.recommendation, 2, "Följebrev")

    names = opened(asked).namelist()

    assert names == [
        "LAS MIG.txt",
        "1 Missiv.docx",
        "1 Missiv.pdf",
        "2 Forslag till tjansteskrivelse.docx",
        "2 Forslag till tjansteskrivelse.pdf",
        "3 Svarsblankett.docx",
        "3 Svarsblankett.pdf",
        "Bilaga 1 Overenskommelsen - fran 1 september.pdf",
        "Bilaga 2 Foljebrev.pdf",
    ]
    assert package.name_of(asked).endswith("Ekby kommun beslutsunderlag.zip")
    assert package.name_of(asked).isascii()


def test_the_draft_report_is_the_principals_own(asked: PartyDecision) -> None:
    PartyDecision.objects.filter(pk=asked.pk).update(
        registry_number="KS 2021/7", competent_organ="Kommunfullmäktige"
    )
    stop = actions.Stop("Kommunstyrelsen", does="proposes", on=day(26))  # type: ignore[arg-type] # as a form says it
    actions.record_stop(row=asked, stop=stop, on=day(27), actor="Rut")

    files = opened(asked)

    for said in (
        words_of_docx(files.read("2 Forslag till tjansteskrivelse.docx")),
        words_of_pdf(files.read("2 Forslag till tjansteskrivelse.pdf")),
    ):
        assert "Ekby kommun" in said
        assert "Kommunstyrelsen föreslår kommunfullmäktige besluta:" in said
        assert "Rutinen följs upp efter två år." in said
        assert "Rutinen är från 2014." in said
        assert "KS 2021/7" in said
        assert "Konsekvenser för Ekby kommun" in said


def test_the_letter_is_the_senders_own_words_without_what_is_only_for_the_mail(
    asked: PartyDecision,
) -> None:
    Recommendation.objects.update(
        letter="Hej!\n\n{{ organ }} vill att {{ part }} beslutar.\n\n{{ att_satser }}\n\nSe {{lank}}.\n\nTack för hjälpen."
    )

    said = words_of_pdf(opened(asked).read("1 Missiv.pdf"))

    assert "vill att Ekby kommun beslutar." in said
    assert "Tack för hjälpen." in said
    assert "Rekommendationen binder ingen. Beslutet fattar ni i er egen linje." in said
    assert "{{" not in said
    assert "http" not in said


def test_no_file_holds_the_secret_of_a_link_and_the_sheet_bears_the_code(
    asked: PartyDecision,
) -> None:
    code = asked.reply_links.get().code

    files = opened(asked)

    assert code in words_of_pdf(files.read("3 Svarsblankett.pdf"))
    assert code in words_of_docx(files.read("3 Svarsblankett.docx"))
    assert "jonas@lanet.example" in words_of_pdf(files.read("3 Svarsblankett.pdf"))
    everything = " ".join(words_of_pdf(files.read(n)) for n in files.namelist() if n[-3:] == "pdf")
    assert "/beslutssvar/" not in everything


def test_a_code_whose_link_is_withdrawn_is_not_printed(asked: PartyDecision) -> None:
    code = asked.reply_links.get().code
    asked.reply_links.update(revoked_on=day(28))

    files = opened(asked)

    assert code not in words_of_pdf(files.read("3 Svarsblankett.pdf"))
    assert "Skriv diarienumret" in words_of_pdf(files.read("3 Svarsblankett.pdf"))


def test_removed_documents_later_ones_and_the_answers_of_others_are_left_out(
    asked: PartyDecision,
) -> None:
    annex(asked.recommendation, 1, "Borttagen", removed_on=day(20))
    annex(asked.recommendation, 2, "Kvar")
    annex(asked.recommendation, 3, "Senare", added_on=day(40))
    annex(asked.recommendation, 4, "Albys protokoll", kind="extract")

    names = opened(asked, day(30)).namelist()

    assert [name for name in names if name.startswith("Bilaga")] == ["Bilaga 1 Kvar.pdf"]


def test_the_same_package_gives_the_same_bytes(
    asked: PartyDecision, monkeypatch: pytest.MonkeyPatch
) -> None:
    annex(asked.recommendation, 1, "Kvar")
    first = package.of(asked, day(30))
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_at: (2033, 5, 18, 5, 33, 20, 2, 138, 0))

    second = package.of(asked, day(31))

    assert first == second


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_title_makes_a_harmless_package(title: str) -> None:
    sent = questions.a_sent(title=title)
    Recommendation.objects.update(title=title)
    annex(sent, 1, title, name="fil.pdf")
    asked = row(sent, "ekby")

    files = opened(asked)

    names = files.namelist()
    assert len(set(names)) == len(names) == 8
    assert all(name.isascii() and "/" not in name and ".." not in name for name in names)
    assert all(len(name) < 120 for name in names)
    assert files.testzip() is None
    assert "Svar från Ekby kommun" in words_of_pdf(files.read("3 Svarsblankett.pdf"))


def test_the_number_of_queries_grows_by_one_for_each_annex(
    asked: PartyDecision, django_assert_num_queries: object
) -> None:
    for number in (1, 2, 3):
        annex(asked.recommendation, number, f"Underlag {number}")

    with django_assert_num_queries(6 + 3):  # type: ignore[operator]
        package.of(asked, day(30))
