"""The examples of docs/cost-keys.md are run as they are written there."""

import re
import shlex
from pathlib import Path

import pytest

from samverk.config import cli

PAGE = (Path(__file__).parents[2] / "docs" / "cost-keys.md").read_text(encoding="utf-8")
BASES = re.findall(r"```csv\n(.*?)```", PAGE, re.DOTALL)[0]
EXAMPLES = re.findall(
    r"^## (.*?) · .*?```toml\n(.*?)```.*?```console\n\$ samverk (.*?)\n(.*?)```",
    PAGE,
    re.DOTALL | re.MULTILINE,
)


@pytest.mark.parametrize(
    ("key", "command", "answer"),
    [each[1:] for each in EXAMPLES],
    ids=[each[0] for each in EXAMPLES],
)
def test_an_example_gives_what_the_page_says(
    key: str,
    command: str,
    answer: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "nyckel.toml").write_text(key, encoding="utf-8")
    (tmp_path / "underlag.csv").write_text(BASES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    exit_code = cli.main(shlex.split(command))

    told = capsys.readouterr()
    assert exit_code == 0
    assert all(each.endswith(", som inte står i filen.") for each in told.err.splitlines())
    assert told.out.startswith(answer + "\n")


def test_the_page_has_an_example_of_every_kind() -> None:
    assert len(EXAMPLES) == PAGE.count("```toml")
    written = " ".join(example[1] for example in EXAMPLES)
    kinds = ("by =", "equal =", "shares =", "[[sides]]", "mix =", "phase_in", "rest =")
    others = ("floor", "ceilings", "guarantee", "outside", "paid_by", "ownership", "unit", "ties")
    assert [each for each in (*kinds, *others) if each not in written] == []
