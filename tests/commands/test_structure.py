import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from samverk.bodies.models import Body
from samverk.config import surroundings
from samverk.config.commands import structure
from tests.rulebook.structure.texts import changed, example

Run = Callable[..., tuple[int, str, str]]
CHECK = {
    "type": "object",
    "additionalProperties": False,
    "required": ["structure", "version", "on", "parties", "bodies", "findings"],
    "properties": {
        "structure": {"type": "string"},
        "version": {"type": "string"},
        "on": {"type": "string", "format": "date"},
        "parties": {"type": "integer"},
        "bodies": {"type": "array", "items": {"$ref": "#/$defs/body"}},
        "findings": {"type": "array", "items": {"$ref": "#/$defs/finding"}},
    },
    "$defs": {
        "bounds": {
            "type": "object",
            "additionalProperties": False,
            "required": ["min", "max"],
            "properties": {"min": {"type": "integer"}, "max": {"type": ["integer", "null"]}},
        },
        "body": {
            "type": "object",
            "additionalProperties": False,
            "required": [
                *("id", "name", "legal_form", "level", "ordinary", "substitutes"),
                *("ex_officio", "co_opted", "chair"),
            ],
            "properties": {
                **{key: {"type": "string"} for key in ("id", "name", "legal_form", "level")},
                "ordinary": {"$ref": "#/$defs/bounds"},
                "substitutes": {"$ref": "#/$defs/bounds"},
                "ex_officio": {"type": "integer"},
                "co_opted": {"type": "integer"},
                "chair": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["side", "rotation_years"],
                    "properties": {
                        "side": {"type": ["string", "null"]},
                        "rotation_years": {"type": ["integer", "null"]},
                    },
                },
            },
        },
        "finding": {
            "type": "object",
            "additionalProperties": False,
            "required": ["code", "weight", "body", "source", "message_sv", "message_en"],
            "properties": {
                "code": {"type": "string"},
                "weight": {"enum": ["stop", "warn", "info"]},
                "body": {"type": ["string", "null"]},
                "source": {"type": "string"},
                "message_sv": {"type": "string", "minLength": 1},
                "message_en": {"type": "string", "minLength": 1},
            },
        },
    },
}
# What the issue promises, counted in the CPU time of the whole command so that a busy machine does not matter.
LONGEST_CHECK_SECONDS = 0.3


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command; gives its exit code, what it answers and what it complains about."""

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        try:
            code = structure.run([str(argument) for argument in arguments])
        except SystemExit as ended:
            code = int(ended.code or 0)
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], Path]:
    """Write a structure file and give its path."""

    def written(text: str) -> Path:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return written


def of_body(answer: dict[str, Any], key: str) -> dict[str, Any]:
    (body,) = [body for body in answer["bodies"] if body["id"] == key]
    return dict(body)


@pytest.mark.parametrize("name", ["vasterbotten", "rss-dalarna", "sodra-dalarna"])
def test_the_json_of_a_check_has_the_promised_shape(run: Run, name: str) -> None:
    code, out, err = run("check", name, "--json")

    jsonschema.validate(json.loads(out), CHECK, cls=jsonschema.Draft202012Validator)
    assert (code, err) == (0, "")


def test_the_json_of_vasterbotten_has_the_seats_and_turns_of_the_agreement(run: Run) -> None:
    _, out, _ = run("check", "vasterbotten", "--on", "2021-06-01", "--json")

    answer = json.loads(out)
    samrad = of_body(answer, "samrad")
    lsg = of_body(answer, "lsg")
    assert (answer["structure"], answer["parties"], answer["on"]) == (
        "vasterbotten",
        16,
        "2021-06-01",
    )
    assert samrad["ordinary"] == samrad["substitutes"] == {"min": 18, "max": 20}
    assert samrad["chair"] == {"side": "region", "rotation_years": 1}
    assert lsg["ordinary"] == {"min": 19, "max": 21}
    assert (lsg["ex_officio"], lsg["co_opted"]) == (2, 2)
    assert of_body(answer, "hjalpmedelsradet")["ordinary"] == {"min": 0, "max": None}
    assert of_body(answer, "samrad-au")["chair"] == {"side": None, "rotation_years": None}


def test_a_body_of_the_json_is_there_only_on_its_days(run: Run) -> None:
    _, then, _ = run("check", "rss-dalarna", "--on", "2020-06-01", "--json")
    _, now, _ = run("check", "rss-dalarna", "--on", "2021-06-01", "--json")

    assert "lss-styrgrupp" in {body["id"] for body in json.loads(then)["bodies"]}
    assert "lss-styrgrupp" not in {body["id"] for body in json.loads(now)["bodies"]}


def test_a_finding_that_stops_ends_the_command_with_one(
    run: Run, written: Callable[[str], Path]
) -> None:
    path = written(
        changed(example(), "[bodies.samradet]", '[bodies.samradet]\noutcomes = ["decide"]')
    )

    code, out, _ = run("check", path)
    code_of_json, json_out, _ = run("check", path, "--json")

    assert (code, code_of_json) == (1, 1)
    assert "Stoppar (1)" in out
    assert "stop" in {finding["weight"] for finding in json.loads(json_out)["findings"]}


def test_an_unusable_file_ends_the_command_with_two_and_says_where(
    run: Run, written: Callable[[str], Path]
) -> None:
    path = written(changed(example(), 'form = "consultation"', 'form = "samråd"'))

    code, out, err = run("check", path)

    assert (code, out) == (2, "")
    assert f"{path} går inte att använda." in err
    assert "bodies.samradet.form" in err
    assert '"samråd" går inte att använda här.' in err
    assert "Tillåtet: ett av" in err


def test_an_unusable_file_has_its_faults_in_the_json(
    run: Run, written: Callable[[str], Path]
) -> None:
    path = written("format = 2\n")

    code, out, err = run("check", path, "--json")

    answer = json.loads(out)
    assert (code, err) == (2, "")
    assert answer["structure"] is None
    assert answer["faults"][-1] == {
        "line": 1,
        "key": "format",
        "wrong_sv": "2 går inte att använda här",
        "wrong_en": "2 cannot be used here",
        "allowed_sv": "ett heltal 1–1",
        "allowed_en": "a whole number 1–1",
    }


def test_a_file_that_is_not_there_is_said_so_with_the_names_that_ship(run: Run) -> None:
    code, _, err = run("check", "vasterboten")

    assert code == 2
    assert 'filen finns inte – menade du "vasterbotten"?' in err
    assert "rss-dalarna, sodra-dalarna, vasterbotten" in err


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("folder", "det är en mapp, ingen fil"),
        ("locked", "du får inte läsa filen"),
        ("a\0b", "den går inte att läsa"),
    ],
)
def test_what_cannot_be_read_is_a_fault_and_not_a_traceback(
    run: Run, tmp_path: Path, name: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "folder").mkdir()
    if name == "locked":
        # A test may run as root, whom no file is closed to.
        monkeypatch.setattr(Path, "open", _refuse)

    code, out, _ = run("check", tmp_path / name, "--json")

    assert code == 2
    assert json.loads(out)["faults"][0]["wrong_sv"].startswith(says)


def _refuse(*_: object, **__: object) -> None:
    raise PermissionError


def test_a_file_beside_the_shipped_ones_comes_first(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "vasterbotten").write_text(example(), encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    _, out, _ = run("check", "vasterbotten", "--json")

    assert json.loads(out)["structure"] == "exempellanet"


@pytest.mark.parametrize("day", ["2020-02-30", "i går", "2020", ""])
def test_what_is_no_day_is_said_so(run: Run, day: str) -> None:
    code, _, err = run("check", "vasterbotten", "--on", day)

    assert code == 2
    assert "är ingen dag; skriv ÅÅÅÅ-MM-DD" in err


def test_a_structure_is_shown_in_plain_words(run: Run) -> None:
    code, out, _ = run("show", "vasterbotten", "--on", "2021-06-01")

    assert code == 0
    assert "skiftar mellan sidorna varje år; 2021: Region Västerbotten" in out


def test_a_structure_is_shown_in_english(run: Run) -> None:
    _, out, _ = run("show", "sodra-dalarna", "--lang", "en")

    assert "4 years, counted from 1 April 2011" in out


def test_two_versions_are_compared(run: Run, written: Callable[[str], Path]) -> None:
    old = written(example())
    new = written(changed(example(), "months = 6", "months = 12"))

    code, out, _ = run("diff", old, new)
    _, as_json, _ = run("diff", old, new, "--json")

    assert code == 0
    assert "Överenskommelsen, uppsägning: 12 månader" in out
    assert [change["kind"] for change in json.loads(as_json)["changes"]] == ["agreement.notice"]


def test_a_comparison_with_what_cannot_be_used_names_the_file(
    run: Run, written: Callable[[str], Path]
) -> None:
    broken = written("x = 1")

    code, _, err = run("diff", "vasterbotten", broken)

    assert code == 2
    assert err.startswith(f"{broken} går inte att använda.")


@pytest.mark.parametrize("arguments", [[], ["check"], ["sing"], ["format", "x"]])
def test_a_misused_command_ends_with_two(run: Run, arguments: list[str]) -> None:
    code, out, err = run(*arguments)

    assert (code, out) == (2, "")
    assert "usage: samverk structure" in err


@pytest.mark.parametrize(("what", "begins"), [("schema", "{"), ("reference", "### Hela filen")])
def test_the_format_describes_itself(run: Run, what: str, begins: str) -> None:
    code, out, _ = run("format", what)

    assert code == 0
    assert out.startswith(begins)


@pytest.mark.django_db
def test_loading_shows_first_and_changes_only_when_asked(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(surroundings, "django", lambda: None)

    shown = run("load", "vasterbotten")
    assert (shown[0], Body.objects.count()) == (0, 0)
    assert "Ingenting är ändrat än" in shown[1]

    done = run("load", "vasterbotten", "--apply", "--json")
    assert (done[0], Body.objects.count()) == (0, 9)
    assert json.loads(done[1])["applied"] is True

    assert "redan inläst" in run("load", "vasterbotten", "--apply")[1]


def test_an_unusable_file_is_told_before_any_database_is_touched(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(surroundings, "django", lambda: pytest.fail("a database was asked for"))
    file = tmp_path / "trasig.toml"
    file.write_text("format = 1\n", encoding="utf-8")

    code, out, err = run("load", str(file), "--apply")

    assert code == 2
    assert "structure saknas" in out + err


def command(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "samverk.config", "structure", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **environment},
    )


def test_no_part_of_django_is_read_for_a_check() -> None:
    program = (
        "import sys; from samverk.config import cli; code = cli.main(sys.argv[1:]);"
        "sys.exit(code or any(name.startswith('django') for name in sys.modules))"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, "structure", "check", "vasterbotten"],
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr


def test_a_check_is_done_before_one_has_looked_up() -> None:
    spent = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert command("check", "vasterbotten", "--json").returncode == 0
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)

    assert min(spent) < LONGEST_CHECK_SECONDS


def test_a_terminal_without_swedish_letters_gets_an_answer() -> None:
    done = command("show", "vasterbotten", PYTHONIOENCODING="ascii")

    assert done.returncode == 0
    assert "V?sterbotten" in done.stdout


def test_whoever_stops_reading_gets_no_traceback() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "samverk.config", "structure", "show", "vasterbotten"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        complaint = running.stderr.read()

    assert (running.returncode, complaint) == (0, b"")
