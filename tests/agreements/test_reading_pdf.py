"""The text of a PDF becomes lines, and a file that nobody can read to the end harms nobody."""

import datetime as dt
from pathlib import Path

import pytest

from samverk.agreements import reading, reading_pdf
from samverk.agreements.texts_wording import SENTENCES
from samverk.foundation import writing
from samverk.foundation.documents import MediaType
from samverk.foundation.documents.keeping import checked
from samverk.foundation.refusals import Refused
from samverk.foundation.writing import Block, Bullets, Heading, Paper, Paragraph
from samverk.rulebook.agreements.printed import Printed
from samverk.rulebook.agreements.wording import Paragraph as Clause
from samverk.rulebook.agreements.wording import clauses_of
from tests.agreements import pdfs
from tests.agreements.pdfs import LEFT, Drawn, a_pdf, under_each_other

PAGE = under_each_other("1. Parter", "Region och kommuner.", "2. Tvist", "Genom förhandling.")
LONG = (
    "Parterna samverkar om kunskapsutvecklingen inom verksamhetsområdet. Länschefsnätverket"
    " bereder frågorna, och utvecklingsledarna stöder kommunernas uppföljningsarbete. "
)


def read(content: bytes) -> reading.Read:
    name, kind = checked(name="avtal.pdf", content=content)
    assert kind == MediaType.PDF
    return reading.read(name=name, kind=kind, content=content)


def written(content: bytes) -> list[str]:
    return [line for line in read(content).lines if line]


def refused(content: bytes) -> str:
    with pytest.raises(Refused) as stopped:
        read(content)
    (finding,) = stopped.value.findings
    assert finding.code in SENTENCES
    return finding.code.removeprefix("agreements.text_")


def test_a_paper_of_our_own_is_read_as_it_was_written() -> None:
    titles = ("Parter", "Avtalstid", "Kostnader", "Uppsägning", "Tvist")
    blocks: list[Block] = []
    for number, title in enumerate(titles, start=1):
        points = Bullets(("en stab", "en chef"))
        blocks += [Heading(f"{number}. {title}"), Paragraph(LONG * 5), points]
    paper = Paper("Avtal om samverkan", dt.date(2023, 1, 1), tuple(blocks), reference="RSS 2022/7")

    found = read(writing.pdf(paper))

    assert found.left_out == ("RSS 2022/7 Sida 1 (2)",)
    said = f"{(LONG * 5).strip()}\n- en stab\n- en chef"
    assert clauses_of(found.lines)[1:] == tuple(
        Clause(str(number), title, said) for number, title in enumerate(titles, start=1)
    )


def test_a_file_drawn_as_word_draws_it_gives_whole_words_and_paragraphs() -> None:
    first = under_each_other(
        "1 § Ändamål",
        "",
        "Parterna samverkar om kunskapsutvecklingen, så att en evidensbaserad praktik upp\xad",
        "når hela länet, inom hälso-",
        "och sjukvård. Länschefsnätverket bereder frågorna och följer hur parterna arbetar.",
        "Beslut fattas av",
    )
    second = under_each_other("parterna var för sig.", "", "2 § Tvist", "", "Genom förhandling.")
    edges = [
        [Drawn("Avtal om samverkan (RSS)", 800), Drawn(f"Sida {number} av 2", 40, x=480)]
        for number in (1, 2)
    ]

    found = read(a_pdf([*edges[0], *first], [*edges[1], *second]))

    assert found.left_out == ("Avtal om samverkan (RSS)", "Sida 1 av 2")
    assert clauses_of(found.lines) == (
        Clause(
            "1 §",
            "Ändamål",
            "Parterna samverkar om kunskapsutvecklingen, så att en evidensbaserad praktik uppnår"
            " hela länet, inom hälso- och sjukvård. Länschefsnätverket bereder frågorna och följer"
            " hur parterna arbetar. Beslut fattas av parterna var för sig.",
        ),
        Clause("2 §", "Tvist", "Genom förhandling."),
    )


def test_the_points_of_a_list_are_points_whatever_typeface_draws_them() -> None:
    drawn = [
        *(Drawn("§", 700 - 14 * at, font="F2") for at in range(2)),
        Drawn("en stab", 700, x=LEFT + 18),
        Drawn("en chef", 686, x=LEFT + 18),
    ]

    assert written(a_pdf([drawn[0], drawn[2], drawn[1], drawn[3]])) == ["- en stab", "- en chef"]


def test_a_page_that_lies_on_its_side_is_read_as_it_is_shown() -> None:
    stream = b"\n".join(
        b"BT /F1 11 Tf 0 1 -1 0 %d 70 Tm (%s) Tj ET" % (at, said)
        for at, said in ((100, b"1. Parter"), (114, b"Region och kommuner."))
    )

    assert written(pdfs.of_contents([stream], turned=90)) == ["1. Parter", "Region och kommuner."]


def test_what_is_stamped_along_the_margin_is_no_part_of_the_text() -> None:
    stamp = b"BT /F1 8 Tf 0 1 -1 0 20 70 Tm (Signerat 2023) Tj ET"
    text = b"BT /F1 11 Tf 70 700 Td (1. Parter) Tj ET"

    assert written(pdfs.of_contents([stamp + b"\n" + text])) == ["1. Parter"]


def test_a_file_that_anybody_can_open_is_read_though_it_is_encrypted() -> None:
    assert written(pdfs.locked(a_pdf(PAGE), "")) == [line.text for line in PAGE]


def test_pages_that_say_nothing_are_named() -> None:
    assert read(a_pdf(PAGE, [], [])).silent == (2, 3)


def test_lines_that_are_drawn_beyond_every_page_harm_nobody() -> None:
    far = b"9" * 9
    drawn = b"BT /F1 11 Tf %s 0 0 %s %s %s Tm (Borta) Tj ET" % (far, far, far, far)
    near = b"BT /F1 11 Tf 70 700 Td (Avtal) Tj ET"

    found = reading_pdf.pages(pdfs.of_contents([drawn, near]), most_signs=99, most_lines=9)

    assert found == [[Printed("Borta", 0.0, 0.0, 1.0)], [Printed("Avtal", 70.0, 700.0, 11.0)]]
    assert written(pdfs.of_contents([drawn, near])) == ["Borta", "Avtal"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (pdfs.locked(a_pdf(PAGE), "hemligt"), "locked"),
        (a_pdf([]), "without_text"),
        (b"%PDF-1.7\n1 0 obj\nendobj\nstartxref\n0\n%%EOF", "unreadable"),
        (a_pdf(PAGE)[:400] + b"\nstartxref\n0\n%%EOF", "unreadable"),
        (
            pdfs.without_alphabet(
                writing.pdf(Paper("A", dt.date(2023, 1, 1), (Paragraph(LONG * 4),)))
            ),
            "garbled",
        ),
        (pdfs.of_contents([b""], times=reading_pdf.MOST_PAGES + 1), "too_many_pages"),
        (pdfs.of_contents([b"BT /F1 1 Tf (%s) Tj ET" % (b"a" * 600_001)]), "too_long"),
        (pdfs.of_contents([b"BT /F1 9 Tf 9 TL (a) ' " + b"(a) ' " * 12_000 + b"ET"]), "too_long"),
    ],
    ids=["locked", "scanned", "no pages", "cut off", "no alphabet", "pages", "signs", "lines"],
)
def test_a_file_that_gives_no_text_is_refused(content: bytes, why: str) -> None:
    assert refused(content) == why


def test_a_file_that_never_comes_to_an_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_pdf, "MOST_SECONDS", 1)

    assert refused(pdfs.ENDLESS) == "too_heavy"


def test_a_file_that_fills_the_memory_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_pdf, "MOST_MEMORY", 200_000_000)

    assert refused(pdfs.SWELLING) == "too_heavy"


def test_a_reader_that_does_not_answer_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_pdf, "MOST_WAITED", 0.001)

    assert refused(a_pdf(PAGE)) == "too_heavy"


def test_the_reader_knows_nothing_of_its_surroundings(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "other.py"
    program.write_text("import json, os; print(json.dumps({'fault': repr(dict(os.environ))}))")
    monkeypatch.setattr(reading_pdf, "PROGRAM", program)
    monkeypatch.setenv("SAMVERK_SECRET", "hemligt")

    with pytest.raises(reading_pdf.Unread) as unread:
        reading_pdf.pages(b"", most_signs=1, most_lines=1)

    assert "PATH" in unread.value.why
    assert "hemligt" not in unread.value.why
