import tomllib
from pathlib import Path
from typing import Any

import pytest

from samverk.rulebook.structure import reader
from tests.rulebook.structure.texts import changed, example, faults, structure

CASES = tomllib.loads((Path(__file__).parent / "faults.toml").read_text(encoding="utf-8"))["fall"]
DEEPLY_NESTED = b"a = " + b"[" * 10_000
A_PARTY_WITHOUT_ANYTHING = "[parties.part-{number}]\n"


@pytest.mark.parametrize("case", CASES, ids=[case["namn"] for case in CASES])
def test_a_fault_says_where_it_is_what_is_wrong_and_what_is_allowed(case: dict[str, Any]) -> None:
    text = changed(example(), case["byt"], case["till"])

    (fault,) = faults(text)

    assert fault.key == case["nyckel"]
    assert fault.wrong.sv == case["fel"]
    assert fault.allowed.sv.startswith(case["godtas"])
    assert fault.line == line_with(case.get("rad"), text)


def line_with(passage: str | None, text: str) -> int:
    if passage is None:
        return 0
    (number,) = [number for number, line in enumerate(text.split("\n"), 1) if passage in line]
    return number


def test_every_fault_is_said_in_english_too() -> None:
    for case in CASES:
        (fault,) = faults(changed(example(), case["byt"], case["till"]))

        assert fault.wrong.en
        assert fault.wrong.en != fault.wrong.sv
        assert fault.allowed.en != fault.allowed.sv


def test_all_the_faults_of_a_kind_are_told_at_once_in_the_order_of_the_file() -> None:
    text = changed(example(), 'form = "consultation"', 'form = "råd"')
    text = changed(text, "format = 1", "format = 7")

    found = faults(text)

    assert [fault.key for fault in found] == ["format", "bodies.samradet.form"]
    assert [fault.line for fault in found] == sorted(fault.line for fault in found)


def test_of_very_many_faults_the_first_are_told_and_the_rest_counted() -> None:
    parties = "".join(A_PARTY_WITHOUT_ANYTHING.format(number=number) for number in range(100))

    found = faults(f"{example()}\n{parties}")

    assert len(found) == reader.MOST_FAULTS + 1
    assert found[-1].wrong.sv == f"{2 * 100 - reader.MOST_FAULTS} fel till visas inte"
    assert found[-1].line == 0


def test_a_file_that_is_not_utf_8_names_the_line() -> None:
    (fault,) = faults(b"format = 1\n# \xe5\xe4\xf6\n")

    assert fault.line == 2
    assert fault.wrong.sv == "tecknen är inte UTF-8"
    assert fault.allowed.sv == "spara filen som UTF-8"


def test_a_file_that_is_too_large_is_not_read() -> None:
    (fault,) = faults(b"#" * (reader.MOST_BYTES + 1))

    assert fault.wrong.sv == "filen är för stor"


def test_brackets_without_end_are_a_fault_like_others() -> None:
    (fault,) = faults(DEEPLY_NESTED)

    assert fault.wrong.sv == "TOML går inte att läsa: för många hakparenteser i varandra"


def test_a_number_without_end_is_shown_in_words() -> None:
    (fault,) = faults(changed(example(), "every_years = 2", f"every_years = 0x{'f' * 5000}"))

    assert fault.wrong.sv == "ett mycket stort tal går inte att använda här"


def test_a_decimal_number_without_end_is_a_fault_like_others() -> None:
    (fault,) = faults(changed(example(), "every_years = 2", f"every_years = {'9' * 5000}"))

    assert fault.wrong.sv == "TOML går inte att läsa: talet är för stort"


@pytest.mark.parametrize("begins_with", ["", "\N{ZERO WIDTH NO-BREAK SPACE}"])
@pytest.mark.parametrize("line_ends_with", ["\n", "\r\n"])
def test_a_file_from_any_editor_is_read(begins_with: str, line_ends_with: str) -> None:
    text = begins_with + example().replace("\n", line_ends_with)

    assert structure(text) == structure(example())
