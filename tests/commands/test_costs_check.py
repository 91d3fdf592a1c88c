"""The command that checks a printed table says what it found as data and in words, and where a file is wrong."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from samverk.config.commands import costs
from tests.staffing.rosters.files import an_xlsx

DATA = Path(__file__).parents[1] / "data"
PROPOSED = DATA / "rss_dalarna_forslag_2000000.csv"
WORDS = {"type": "string", "minLength": 1}
ANSWER = {
    "type": "object",
    "required": [
        *("reproduced", "key", "rounding", "stated_total_ore", "sum_of_rows_ore", "differences"),
        *("sentence_sv", "sentence_en", "error_ore", "others"),
    ],
    "properties": {
        "reproduced": {"type": "boolean"},
        **dict.fromkeys(("key", "rounding", "sentence_sv", "sentence_en"), WORDS),
        "stated_total_ore": {"type": ["integer", "null"]},
        "sum_of_rows_ore": {"type": "integer"},
        "error_ore": {"type": "integer"},
        "differences": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["party", "stated_ore", "exact_ore"],
                "properties": {
                    "party": WORDS,
                    "stated_ore": {"type": "integer"},
                    "exact_ore": {"type": "integer"},
                },
            },
        },
    },
}
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Check a table; gives the exit code, the answer and the complaint."""

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        try:
            code = costs.run(["check", *map(str, arguments)])
        except SystemExit as ended:
            code = int(ended.code or 0)
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], Path]:
    def written(text: str) -> Path:
        path = tmp_path / "tabell.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return written


def answer(run: Run, *arguments: str | Path) -> dict[str, Any]:
    code, out, err = run(*arguments, "--json")
    assert (code, err) == (0, "")
    said: dict[str, Any] = json.loads(out)
    jsonschema.validate(said, ANSWER, cls=jsonschema.Draft202012Validator)
    return said


def test_the_proposal_of_dalarna_is_answered_as_promised_without_any_option(run: Run) -> None:
    said = answer(run, PROPOSED)

    assert (said["reproduced"], said["key"], said["rounding"]) == (
        True,
        "by_population",
        "each_half_up",
    )
    assert (said["stated_total_ore"], said["sum_of_rows_ore"]) == (200_000_000, 200_000_400)
    assert [each["party"] for each in said["differences"]] == [
        *("Avesta", "Malung-Sälen", "Säter", "Älvdalen")
    ]
    assert {each["stated_ore"] - each["exact_ore"] for each in said["differences"]} == {100}
    assert said["columns"] == {
        "party": "kommun",
        "value": "printed_sek",
        "base": "befolkning_juni_2021",
    }


def test_the_present_table_of_dalarna_holds(run: Run) -> None:
    said = answer(run, DATA / "rss_dalarna_nuvarande_1300000.csv")

    assert (said["reproduced"], said["differences"]) == (True, [])


def test_sodra_dalarna_is_divided_by_its_shares(run: Run) -> None:
    said = answer(run, DATA / "sodra_dalarna_samordningsforbund_2010.csv")

    assert (said["reproduced"], said["key"], said["rounding"]) == (True, "by_shares", "exact")


def test_every_column_can_be_named(run: Run) -> None:
    said = answer(
        run,
        PROPOSED,
        *("--party-column", "kommun", "--value-column", "largest_remainder_sek"),
        *("--base-column", "Befolkning_juni_2021", "--stated-total", "2 000 000 kr"),
    )

    assert (said["rounding"], said["differences"]) == ("largest_remainder", [])


def test_the_same_table_as_a_workbook_gets_the_same_answer(run: Run, tmp_path: Path) -> None:
    lines = PROPOSED.read_text(encoding="utf-8").splitlines()
    rows: list[list[object]] = [
        [int(cell) if cell.isdigit() else cell for cell in line.split(",")]
        for line in lines
        if not line.startswith("#")
    ]
    path = tmp_path / "tabell.xlsx"
    path.write_bytes(an_xlsx({"Förslag": rows}))

    workbook, text = answer(run, path), answer(run, PROPOSED)
    # The file has comments above its header, so its rows have other numbers.
    assert workbook.pop("total_row") == {"row": 17, "label": "SUMMA", "known_by": "name"}
    assert text.pop("total_row") == {"row": 19, "label": "SUMMA", "known_by": "name"}
    assert workbook == text


@pytest.mark.parametrize(
    ("unit", "total", "in_ore"),
    [("tkr", "300", 100_000), ("mkr", "3", 100_000_000), ("ore", "3", 1), ("öre", "3", 1)],
)
def test_amounts_are_read_in_the_unit_that_is_said(
    run: Run, written: Callable[[str], Path], unit: str, total: str, in_ore: int
) -> None:
    path = written("kommun;belopp;invånare\nAlby;2;20\nBoda;1;10\n")

    said = answer(run, path, "--unit", unit, "--stated-total", total)

    assert said["sum_of_rows_ore"] == 3 * in_ore
    assert said["stated_total_ore"] == int(total) * 100


def test_the_answer_in_words_lists_what_each_party_should_have(run: Run) -> None:
    code, out, err = run(PROPOSED)

    assert (code, err) == (0, "")
    assert "Summan av raderna är 2 000 004 kr, i tabellen står 2 000 000 kr." in out
    assert "  Avesta        159 414 kr      159 413 kr\n" in out
    assert "Går också att räkna fram:" in out


def test_the_answer_can_be_had_in_english(run: Run) -> None:
    _, out, _ = run(DATA / "sodra_dalarna_samordningsforbund_2010.csv", "--lang", "en")

    assert out == (
        "Every row can be computed: by the shares in procent, the parts come out even. "
        "The sum of the rows is SEK 3,640,000, as in the table.\n"
        "Row 7, “Totalt”, is read as the sum.\n"
    )


def test_a_table_that_no_key_gives_is_checked_all_the_same(
    run: Run, written: Callable[[str], Path]
) -> None:
    said = answer(run, written("kommun;kr\nAlby;20\nBoda;5\nCedra;15\nSumma;40\n"))

    assert (said["reproduced"], said["key"], said["error_ore"]) == (False, "equal_parts", 1600)
    assert "Lägg till en kolumn med underlag" in said["sentence_sv"]


def test_a_table_without_money_says_which_columns_to_choose_from(run: Run) -> None:
    code, out, err = run(DATA / "lss_handlaggare_dalarna_2020.csv")

    assert (code, out) == (2, "")
    assert "Välj en av: lss_handlaggare_lista, omrade, handlaggare_i_omradesforslag." in err
    assert "--value-column" in err


def test_a_cell_that_is_no_amount_is_told_with_row_and_column(
    run: Run, written: Callable[[str], Path]
) -> None:
    path = written("# källa\nkommun;kr;invånare\nAlby;10;1\nBoda;tio;2\nCedra;3;3\n")

    code, out, err = run(path, "--json")

    assert code == 2
    assert f"{path}: Rad 4, kolumnen ”kr”: ”tio” är inget tal." in err
    (told,) = json.loads(out)["faults"]
    assert (told["row"], told["column"]) == (4, "kr")
    assert told["wrong_en"] == "Row 4, column “kr”: “tio” is no number."


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["saknas.csv"], "Filen finns inte."),
        ([str(PROPOSED), "--value-column", "kr"], "Kolumnen ”kr” finns inte."),
        ([str(PROPOSED), "--stated-total", "många"], "många är inget belopp i kronor"),
        ([str(PROPOSED), "--unit", "euro"], "euro är ingen enhet"),
        ([], "usage: samverk costs check"),
    ],
)
def test_what_cannot_be_done_ends_with_two_and_says_why(
    run: Run, arguments: list[str], says: str
) -> None:
    code, out, err = run(*arguments)

    assert (code, out) == (2, "")
    assert says in err


def test_the_help_says_what_the_exit_codes_mean(run: Run) -> None:
    code, out, _ = run("--help")

    assert code == 0
    assert "svarar med 0 när tabellen gick att granska" in out


def test_no_part_of_django_is_read_for_a_check() -> None:
    program = (
        "import sys; from samverk.config import cli; code = cli.main(sys.argv[1:]);"
        "sys.exit(code or any(name.startswith('django') for name in sys.modules))"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, "costs", "check", str(PROPOSED)],
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
