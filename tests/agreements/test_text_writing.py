"""A version of an agreement's text is attached by pages, its clauses marked and mended."""

import io
import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from samverk.agreements import reading_pdf
from samverk.agreements.actions import texts
from samverk.agreements.models import AgreementText
from samverk.agreements.queries.wording import Mark
from samverk.agreements.views import text_writing
from tests.agreements.on_texts import address, keeper, plain, send
from tests.agreements.pdfs import ENDLESS, Drawn, a_pdf, locked, of_contents, under_each_other
from tests.agreements.wordings import (
    ADDED_ON,
    COORDINATOR,
    FIRST,
    an_agreement,
    attached,
)
from tests.foundation.documents.files import PNG

pytestmark = pytest.mark.django_db

BROKEN = b"%PDF-1.7\n1 0 obj\nendobj\nstartxref\n0\n%%EOF"


def word_file(*lines: str) -> SimpleUploadedFile:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return SimpleUploadedFile("avtal.docx", out.getvalue())


def fields_of(content: bytes) -> tuple[str, str]:
    """The text in the box, and what holds the file until the form is sent again."""
    page = content.decode()
    (handling,) = re.findall(r'name="handling" value="([^"]+)"', page)
    (text,) = re.findall(r"<textarea[^>]*>\s?(.*?)</textarea>", page, re.DOTALL)
    return unescape(text), handling


def test_a_word_file_is_looked_at_as_clauses_before_it_is_kept() -> None:
    agreement = an_agreement()
    client = keeper(agreement.structure)
    file = word_file("1. Parter", "Region och kommuner.", "2. Tvist", "Genom förhandlingar.")

    status, said = send(
        client, address(agreement, "text/ny/"), namn="Förslaget", fil=file, gor="visa"
    )

    assert status == 200
    assert "2 punkter hittades" in said
    assert "Handlingen avtal.docx sparas med versionen." in said
    assert not AgreementText.objects.exists()


def test_what_was_looked_at_is_kept_with_its_file_and_can_be_saved_from_there() -> None:
    agreement = an_agreement()
    client = keeper(agreement.structure)
    page = address(agreement, "text/ny/")
    file = word_file("1. Parter", "Region och kommuner.", "2. Tvist", "Genom förhandlingar.")
    shown = client.post(page, {"namn": "Förslaget", "fil": file, "gor": "visa"}).content
    text, handling = fields_of(shown)

    answer = client.post(
        page,
        {
            "namn": "Förslaget",
            "daterad": "2021-04-01",
            "text": text,
            "handling": handling,
            "antagen": "on",
            "gor": "spara",
        },
        follow=True,
    )

    assert "Texten är sparad med 2 punkter." in plain(answer.content)
    row = AgreementText.objects.get()
    assert (row.document.name if row.document else "", row.is_final) == ("avtal.docx", True)
    assert [each.number for each in row.clauses.all()] == ["1", "2"]
    got = client.get(address(agreement, "text/1/handling/"))
    assert got["Content-Disposition"] == 'attachment; filename="avtal.docx"'


def test_a_file_of_another_agreements_preview_is_not_taken() -> None:
    agreement = an_agreement()
    other = an_agreement(agreement.structure, key="annat")
    client = keeper(agreement.structure)
    page = address(agreement, "text/ny/")
    given = {"namn": "Ett", "fil": word_file("1. Parter", "Alla."), "gor": "visa"}
    _text, handling = fields_of(client.post(page, given).content)

    for signed in (handling, "påhittat"):
        given = {"namn": "Två", "text": FIRST, "handling": signed, "gor": "spara"}
        client.post(address(other, "text/ny/"), given)

    assert {row.document for row in AgreementText.objects.all()} == {None}


def test_the_text_of_a_pdf_is_looked_at_before_it_is_kept_whatever_button_is_pressed() -> None:
    agreement = an_agreement()
    client = keeper(agreement.structure)
    page = address(agreement, "text/ny/")
    pages = [
        [Drawn("Avtal om samverkan", 800), *under_each_other(*lines), Drawn(f"Sida {number}", 40)]
        for number, lines in enumerate(
            [("1. Parter", "Region och kommuner."), ("2. Tvist", "Genom förhandlingar."), ()],
            start=1,
        )
    ]
    file = SimpleUploadedFile("avtal.pdf", a_pdf(*pages))

    answer = client.post(page, {"namn": "Avtalet", "fil": file, "gor": "spara"})

    said = plain(answer.content)
    assert not AgreementText.objects.exists()
    assert "2 punkter hittades Handlingen avtal.pdf sparas med versionen." in said
    assert "nedanför. Avtal om samverkan Sida 1 Spara" in said
    assert "Sidan 3 gav ingen text." in said
    text, handling = fields_of(answer.content)
    client.post(page, {"namn": "Avtalet", "text": text, "handling": handling, "gor": "spara"})
    row = AgreementText.objects.get()
    assert (row.document.kind if row.document else "") == "PDF"
    assert [each.words for each in row.clauses.all()] == [
        "Region och kommuner.",
        "Genom förhandlingar.",
    ]


def test_a_file_is_read_again_when_what_was_wrong_is_put_right() -> None:
    agreement = an_agreement()
    client = keeper(agreement.structure)
    page = address(agreement, "text/ny/")
    file = SimpleUploadedFile("avtal.pdf", a_pdf(under_each_other("1. Parter", "Alla.")))
    _text, handling = fields_of(client.post(page, {"namn": "", "fil": file}).content)

    answer = client.post(page, {"namn": "Avtalet", "handling": handling, "gor": "visa"})

    assert "1 punkt hittades" in plain(answer.content)


@pytest.mark.parametrize(
    ("content", "told", "in_english"),
    [
        (a_pdf([]), "innehåller ingen text", "contains no text"),
        (BROKEN, "går inte att läsa till slutet", "cannot be read to its end"),
        (locked(a_pdf([]), "hemligt"), "låst med lösenord", "locked with a password"),
        (of_contents([b""], times=201), "har 201 sidor, och högst 200", "has 201 pages, and at"),
    ],
    ids=["scanned", "broken", "locked", "pages"],
)
def test_a_pdf_that_cannot_be_read_is_kept_and_its_text_asked_for(
    content: bytes, told: str, in_english: str
) -> None:
    agreement = an_agreement()
    client = keeper(agreement.structure)
    page = address(agreement, "text/ny/")

    answers = [
        client.post(
            page,
            {"namn": "Avtalet", "fil": SimpleUploadedFile("avtal.pdf", content), "gor": "spara"},
            headers={"accept-language": language},
        )
        for language in ("sv", "en")
    ]

    assert {answer.status_code for answer in answers} == {422}
    assert told in plain(answers[0].content)
    assert in_english in plain(answers[1].content)
    assert "Handlingen avtal.pdf är mottagen" in plain(answers[0].content)
    _text, handling = fields_of(answers[0].content)
    client.post(page, {"namn": "Avtalet", "text": FIRST, "handling": handling, "gor": "spara"})
    assert AgreementText.objects.get().document is not None


def test_a_pdf_that_never_ends_is_kept_and_its_text_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading_pdf, "MOST_SECONDS", 1)
    agreement = an_agreement()
    file = SimpleUploadedFile("avtal.pdf", ENDLESS)

    status, said = send(
        keeper(agreement.structure), address(agreement, "text/ny/"), namn="Avtalet", fil=file
    )

    assert status == 422
    assert "det tog för lång tid eller för mycket minne" in said
    assert "Handlingen avtal.pdf är mottagen" in said


def test_a_picture_of_an_agreement_is_kept_and_its_text_asked_for() -> None:
    agreement = an_agreement()
    file = SimpleUploadedFile("avtal.png", PNG)

    status, said = send(
        keeper(agreement.structure), address(agreement, "text/ny/"), namn="Avtalet", fil=file
    )

    assert status == 422
    assert "läser inte text ur den här sortens filer" in said


@pytest.mark.parametrize(
    ("pages", "told"),
    [((), ""), ((3,), "Sidan 3 gav ingen text."), ((1, 4, 5, 6), "Sidorna 1, 4–6 gav ingen text.")],
)
def test_the_pages_that_say_nothing_are_told_briefly(pages: tuple[int, ...], told: str) -> None:
    assert text_writing._silent(pages) == told


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"namn": "Ett"}, "Välj en fil eller klistra in texten."),
        ({"namn": "", "text": FIRST}, "Skriv vad versionen kallas."),
        ({"namn": "Ett", "text": "Sida 1"}, "Det finns inga punkter i texten."),
        (
            {"namn": "Ett", "text": "\n".join(f"# Rubrik {at}\nOrd." for at in range(900))},
            "Texten har fler punkter än ett avtal brukar ha.",
        ),
        ({"namn": "Ett", "text": "Ja.\n" * 12_001}, "Texten har fler rader än ett avtal"),
        ({"namn": "Ett", "fil": word_file(" ")}, "innehåller ingen text"),
    ],
    ids=["nothing", "no name", "no clauses", "too many", "too long", "empty file"],
)
def test_what_cannot_be_kept_is_told_at_its_field(given: dict[str, object], told: str) -> None:
    agreement = an_agreement()

    status, said = send(keeper(agreement.structure), address(agreement, "text/ny/"), **given)

    assert status == 422
    assert told in said
    assert not AgreementText.objects.exists()


def test_the_preview_says_what_was_left_out_and_which_numbers_are_ours() -> None:
    agreement = an_agreement()
    wording = f"1. Platser ..... 2\n2. Ordförande ..... 2\n{FIRST}"

    _status, said = send(
        keeper(agreement.structure),
        address(agreement, "text/ny/"),
        namn="Ett",
        text=wording,
        gor="visa",
    )

    assert "Rader som lämnas utanför" in said
    assert "1. Platser ..... 2" in said
    assert "Inledning satt här" in said


def test_all_clauses_are_marked_in_one_form() -> None:
    agreement = an_agreement(terms="")
    text = attached(agreement)
    client = keeper(agreement.structure)
    given = {"m2": "modelled", "m3": "elsewhere", "v3": "arbetsordningen", "version": "1"}

    answer = client.post(address(agreement, "text/1/marka/"), given, follow=True)

    said = plain(answer.content)
    assert "2 punkter är märkta om." in said
    assert "Ordnas någon annanstans arbetsordningen" in said
    assert text.clauses.get(order=2).coverage == "modelled"


def test_a_clause_that_is_elsewhere_has_to_say_where() -> None:
    agreement = an_agreement(terms="")
    attached(agreement)

    status, said = send(
        keeper(agreement.structure), address(agreement, "text/1/marka/"), m3="elsewhere", version=1
    )

    assert status == 422
    assert "Punkt 2 Ordförande: skriv var den ordnas." in said


def test_marks_that_somebody_else_made_meanwhile_are_not_written_over() -> None:
    agreement = an_agreement(terms="")
    text = attached(agreement)
    marks = {2: Mark("modelled")}
    texts.mark_clauses(text=text, marks=marks, on=ADDED_ON, actor=COORDINATOR)
    client = keeper(agreement.structure)
    page = address(agreement, "text/1/marka/")

    answer = client.post(page, {"m3": "not a rule", "version": "1"})

    assert answer.status_code == 409
    assert text.clauses.get(order=3).coverage == ""
    assert b'name="version" value="2"' in answer.content


def test_a_version_is_named_as_the_one_adopted() -> None:
    agreement = an_agreement()
    attached(agreement)
    client = keeper(agreement.structure)

    answer = client.post(address(agreement, "text/1/marka/"), {"gor": "antagen"}, follow=True)

    assert "Versionen är nu den text som antogs." in plain(answer.content)
    assert "Rätta" not in plain(answer.content)


def test_a_clause_that_was_read_wrongly_is_mended() -> None:
    agreement = an_agreement()
    text = attached(agreement)
    client = keeper(agreement.structure)
    given = {"nummer": "1.1", "rubrik": "Platser", "ord": "Två var.", "version": "1"}

    answer = client.post(address(agreement, "text/1/punkt/2/"), given, follow=True)

    assert "Punkten är ändrad." in plain(answer.content)
    assert text.clauses.get(order=2).number == "1.1"


@pytest.mark.parametrize(
    ("given", "status", "told"),
    [
        ({"nummer": "2", "ord": "Alla.", "version": "1"}, 422, "har redan numret 2"),
        ({"nummer": "", "version": "1"}, 422, "Skriv punktens nummer."),
        ({"nummer": "9", "version": "0"}, 409, "Någon annan har ändrat versionen"),
    ],
    ids=["taken", "no number", "overtaken"],
)
def test_a_mending_that_cannot_be_made_is_told(
    given: dict[str, object], status: int, told: str
) -> None:
    agreement = an_agreement()
    attached(agreement)

    answered, said = send(
        keeper(agreement.structure), address(agreement, "text/1/punkt/2/"), **given
    )

    assert answered == status
    assert told in said


def test_a_clause_that_is_not_there_is_not_mended() -> None:
    agreement = an_agreement()
    attached(agreement)

    page = address(agreement, "text/1/punkt/99/")

    assert keeper(agreement.structure).get(page).status_code == 404
