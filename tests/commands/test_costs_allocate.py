"""`samverk costs allocate` answers in words and in JSON, and says where a file is wrong."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from samverk.config import cli

POPULATION = """\
# source: Statistiken, juni 2021
kommun;befolkning_juni_2021;Antal vårddygn;anmärkning
Avesta;22986;40;a
Säters kommun;11203;25;b
Summa;34189;65;
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:  # noqa: ANN401
    """Run `samverk costs allocate` where key.toml and bases.csv are."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "key.toml").write_text('by = "population"\nunit = "krona"\n', encoding="utf-8")
    (tmp_path / "bases.csv").write_text(POPULATION, encoding="utf-8")

    def _run(
        *arguments: str, total: str = "100 000", key: str = "key.toml"
    ) -> tuple[int, str, str]:
        bases = () if "--bases" in arguments or "without" in arguments else ("--bases", "bases.csv")
        given = [each for each in arguments if each != "without"]
        code = cli.main(["costs", "allocate", "--total", total, "--key", key, *bases, *given])
        told = capsys.readouterr()
        return code, told.out, told.err

    return _run


def key_is(text: str) -> None:
    Path("key.toml").write_text(text, encoding="utf-8")


def test_the_parts_are_told_in_the_order_and_by_the_names_of_the_file(run: Any) -> None:  # noqa: ANN401
    code, out, err = run()

    assert (code, err) == (0, "")
    assert out.splitlines()[:3] == [
        "Avesta          67 232 kr",
        "Säters kommun   32 768 kr",
        "Summa          100 000 kr",
    ]
    assert "folkmängd, tillsammans 34 189 (Statistiken, juni 2021)" in out


def test_json_has_the_total_the_parts_the_steps_and_the_source(run: Any) -> None:  # noqa: ANN401
    code, out, _err = run("--json", key="rss-dalarna", total="1 234,56")

    told = json.loads(out)
    assert code == 0
    assert list(told) == ["total_ore", "parts", "steps", "source"]
    assert told["total_ore"] == 123_456
    assert told["parts"] == [
        {"party": "Avesta", "ore": 41_556},
        {"party": "Säters kommun", "ore": 20_200},
        {"party": "Region Dalarna", "ore": 61_700},
    ]
    assert set(told["steps"][0]) == {"text_sv", "text_en", "source"}
    assert told["source"] == "rss-dalarna-2022 Kostnadsfördelning"


def test_one_party_is_explained_by_any_way_of_writing_its_name(run: Any) -> None:  # noqa: ANN401
    code, out, _err = run("--explain", "säter", "--lang", "en")

    assert code == 0
    assert "The part of the party: SEK 32,768." in out


def test_the_names_of_the_key_mean_the_parties_of_the_file(run: Any) -> None:  # noqa: ANN401
    key_is('shares = { "AVESTA KOMMUN" = "1/2", sater = "1/2" }\nodd_ore_to = "AVESTA KOMMUN"')

    _code, out, err = run(total="0,01")

    assert err == ""
    assert out.splitlines()[:2] == ["Avesta         0,01 kr", "Säters kommun     0 kr"]


def test_whoever_the_key_leaves_out_is_told(run: Any) -> None:  # noqa: ANN401
    key_is('shares = { Avesta = 1 }\nlimits = { floors = { Falun = 1 } }\noutside = ["Orsa"]')

    code, _out, err = run()

    assert code == 0
    assert err.splitlines() == [
        "Säters kommun har ingen del i nyckeln.",
        "Nyckeln nämner Falun, som inte delar.",
    ]


@pytest.mark.parametrize(
    ("key", "named"),
    [
        ('shares = { avesta = "80 %", falun = "20 %" }', "falun"),
        ('shares = { avesta = "50 %", sater = "30 %", avsta = "20 %" }', "avsta"),
        ('fixed = { "Säther" = 100 }\nrest = { by = "population" }', "Säther"),
    ],
    ids=["instead of another", "a slip of the pen", "a slip in an amount"],
)
def test_a_party_of_the_key_that_the_file_has_not_is_not_billed(
    run: Any,  # noqa: ANN401
    key: str,
    named: str,
) -> None:
    key_is(key)

    code, out, err = run()

    assert (code, out) == (2, "")
    assert err.startswith(f"bases.csv: Nyckeln nämner {named}, som inte står i filen.")
    assert "Parterna där är: Avesta, Säters kommun." in err


def test_a_party_besides_those_of_the_file_is_told_unless_the_key_gives_it_a_name(run: Any) -> None:  # noqa: ANN401
    shares = 'shares = { avesta = "50 %", sater = "30 %", falun = "20 %" }\n'
    key_is(shares)
    told = run()
    key_is(f'{shares}names = {{ falun = "Falu kommun" }}\n')
    named = run()
    key_is(shares)
    without = run("without")

    assert (told[0], told[2]) == (0, "Nyckeln nämner falun, som inte står i filen.\n")
    assert (named[0], named[2]) == (0, "")
    assert (without[0], without[2]) == (0, "")


def test_several_bases_are_found_by_their_headings_or_named(run: Any) -> None:  # noqa: ANN401
    key_is('mix = [{ weight = "1/2", by = "population" }, { weight = "1/2", by = "use" }]')

    found = run()
    named = run("--value-column", "use=befolkning_juni_2021")

    assert found[0] == named[0] == 0
    assert found[1] != named[1]


def test_the_column_and_the_year_can_be_named(run: Any) -> None:  # noqa: ANN401
    key_is(
        '[phase_in]\nbefore = { equal = true }\nafter = { by = "nyckeltal" }\n'
        "steps = { 2026 = 0.5, 2027 = 1 }"
    )

    columns = ("--party-column", "kommun", "--value-column", "Antal vårddygn")
    code, out, _err = run(*columns, "--year", "2030", total="65")

    assert code == 0
    assert out.splitlines()[0] == "Avesta         40 kr"


def test_a_workbook_is_read_with_decimals(run: Any) -> None:  # noqa: ANN401
    with xlsxwriter.Workbook("bases.xlsx") as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate([("part", "poäng"), ("Avesta", 1.5), ("Säter", 2.5)]):
            sheet.write_row(row, 0, cells)

    code, out, _err = run("--bases", "bases.xlsx", total="8")

    assert code == 0
    assert out.startswith("Avesta  3 kr\nSäter   5 kr")


def test_a_sum_that_is_not_that_of_its_rows_is_told(run: Any) -> None:  # noqa: ANN401
    Path("bases.csv").write_text(POPULATION.replace("34189", "34190"), encoding="utf-8")

    code, _out, err = run()

    assert code == 0
    assert err == "Rad 5: summan står som 34 190, men raderna är 34 189. Raderna används.\n"


@pytest.mark.parametrize(
    "total", ["Länet totalt;34189;65;", ";34189;65;", "Alla kommuner;34189;65;"]
)
def test_the_sum_of_the_file_is_nobody_who_pays(run: Any, total: str) -> None:  # noqa: ANN401
    Path("bases.csv").write_text(POPULATION.replace("Summa;34189;65;", total), encoding="utf-8")

    code, out, err = run()

    assert (code, err) == (0, "")
    assert out.startswith("Avesta          67 232 kr\nSäters kommun   32 768 kr\nSumma")


@pytest.mark.parametrize("key", ['by = "population"\n', "equal = true\n"])
def test_a_row_that_is_the_sum_of_all_others_is_not_billed(run: Any, key: str) -> None:  # noqa: ANN401
    key_is(key)
    parties = "Alby;11\nBoda;22\nCedra;13\nEdby;9\nForsa;7\nDalarna;62\n"
    Path("bases.csv").write_text(f"kommun;befolkning\n{parties}", encoding="utf-8")

    code, out, err = run("--json")

    assert code == 2
    assert json.loads(out)["faults"][0]["row"] == 7
    assert "Rad 7: Dalarna är summan av alla andra rader." in err


def test_a_row_that_the_key_names_is_a_party_whatever_it_comes_to(run: Any) -> None:  # noqa: ANN401
    Path("bases.csv").write_text(POPULATION.replace("Summa", "Region Dalarna"), encoding="utf-8")

    code, out, err = run(key="rss-dalarna")

    assert (code, err) == (0, "")
    assert "Region Dalarna   50 000 kr" in out


def test_of_few_parties_one_may_be_the_sum_and_it_is_said(run: Any) -> None:  # noqa: ANN401
    Path("bases.csv").write_text(
        "kommun;antal\nAlby;1000\nBoda;2000\nCedra;3000\n", encoding="utf-8"
    )
    key_is('by = "use"\n')

    code, out, err = run(total="6")

    assert code == 0
    assert out.startswith("Alby   1 kr\nBoda   2 kr\nCedra  3 kr\n")
    assert "Rad 4: Cedra är summan av alla andra rader." in err


def test_equal_remainders_go_by_the_swedish_alphabet(run: Any) -> None:  # noqa: ANN401
    Path("bases.csv").write_text(
        "kommun;antal\nÅsele;1\nStoruman;1\nBjurholm;1\n", encoding="utf-8"
    )
    key_is('equal = true\nunit = "krona"\n')

    _code, out, _err = run(total="100")

    assert out.startswith("Åsele      33 kr\nStoruman   33 kr\nBjurholm   34 kr\n")


def test_a_party_with_a_share_of_its_own_needs_no_figure(run: Any) -> None:  # noqa: ANN401
    Path("bases.csv").write_text(POPULATION + "Region Dalarna;;;\n", encoding="utf-8")

    code, out, _err = run(key="rss-dalarna")

    assert code == 0
    assert "Region Dalarna   50 000 kr" in out


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("22986", "x"), "bases.csv: Rad 3, kolumnen ”befolkning_juni_2021”: ”x” är inget tal."),
        (("22986", "-5"), "bases.csv: Rad 3, kolumnen ”befolkning_juni_2021”: -5 är mindre än noll."),
        (("22986", ""), "bases.csv: Rad 3, kolumnen ”befolkning_juni_2021”: här saknas ett tal."),
        (("Säters kommun", "AVESTA"), "bases.csv: Rad 4, kolumnen ”kommun”: AVESTA står redan på rad 3."),
        (("befolkning_juni_2021", "tal"), "bases.csv: Det går inte att se vilken kolumn som är folkmängd."),
    ],
)  # fmt: skip
def test_a_wrong_file_is_told_with_row_and_column(
    run: Any,  # noqa: ANN401
    change: tuple[str, str],
    said: str,
) -> None:
    Path("bases.csv").write_text(POPULATION.replace(*change), encoding="utf-8")

    code, out, err = run()

    assert (code, out) == (2, "")
    assert err.startswith(said)


def test_a_wrong_file_is_told_in_json_too(run: Any) -> None:  # noqa: ANN401
    Path("bases.csv").write_text(POPULATION.replace("22986", "x"), encoding="utf-8")

    code, out, _err = run("--json")

    (fault,) = json.loads(out)["faults"]
    assert code == 2
    assert (fault["row"], fault["column"]) == (3, "befolkning_juni_2021")
    assert fault["wrong_en"].endswith("“x” is no number.")


def test_a_table_without_names_is_told(run: Any) -> None:  # noqa: ANN401
    Path("bases.csv").write_text("tal;antal\n1;2\n3;4\n", encoding="utf-8")

    code, _out, err = run()

    assert code == 2
    assert "Ange den med --party-column." in err


def test_a_wrong_key_is_told_with_its_line(run: Any) -> None:  # noqa: ANN401
    key_is('by = "population"\nunit = "dollar"')

    code, out, err = run("--json")

    assert code == 2
    assert "rad 2, unit" in err
    assert json.loads(out)["faults"][0]["line"] == 2


def test_a_key_that_is_not_there_is_told_with_those_that_ship(run: Any) -> None:  # noqa: ANN401
    absent, folder = run(key="rss-dalarn"), run(key=os.curdir)

    assert (absent[0], folder[0]) == (2, 2)
    assert 'menade du "rss-dalarna"?' in absent[2]
    assert "sodra-dalarna" in absent[2]
    assert "det är en mapp, ingen fil" in folder[2]


def test_what_cannot_be_shared_is_told_with_a_way_out(run: Any) -> None:  # noqa: ANN401
    code, _out, err = run("without", "--lang", "en")

    assert code == 2
    assert err == (
        "There are no figures on population. Enter the figures with source and date, or choose another key.\n"
    )


def test_a_party_that_has_no_part_cannot_be_explained(run: Any) -> None:  # noqa: ANN401
    code, _out, err = run("--explain", "Falun")

    assert code == 2
    assert "Falun har ingen del. Parterna är: Avesta, Säters kommun." in err


def test_a_total_that_is_no_amount_is_told(run: Any, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: ANN401
    with pytest.raises(SystemExit) as ended:
        run(total="1.234")

    assert ended.value.code == 2
    assert "1.234 är inget belopp i kronor" in capsys.readouterr().err
