"""Every finding has a sentence and a way out, in two languages, that can be filled with its facts."""

import re
import string
import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from samverk.rulebook.bodies import judgement
from samverk.rulebook.bodies.texts import SENTENCES
from samverk.rulebook.findings import Finding, Words
from samverk.rulebook.structure import checks, reader
from samverk.rulebook.words import says, way_out
from tests.rulebook.situation import Situation

DATA = Path(__file__).parents[1] / "data"
RULEBOOK = resources.files("samverk.rulebook")
CODE = re.compile(r'"((?:bodies|structure)\.[a-z_]+)"')


def _of_broken_file() -> Iterator[Finding]:
    structure = reader.read((DATA / "broken.toml").read_bytes())
    yield from checks.findings(structure, on=structure.period.from_day)


def _of_broken_facts() -> Iterator[Finding]:
    rows = tomllib.loads((DATA / "broken_facts.toml").read_text(encoding="utf-8"))
    for situation in map(Situation, rows["situations"]):
        yield from judgement.findings(
            situation.facts, situation.structure, on=situation.on, chairs=situation.chairs
        )


BROKEN = (*_of_broken_file(), *_of_broken_facts())


def _codes_in_the_source() -> set[str]:
    folders = (RULEBOOK / "bodies", RULEBOOK / "structure" / "checks")
    modules = (path for folder in folders for path in folder.iterdir() if path.name.endswith(".py"))
    return {code for path in modules for code in CODE.findall(path.read_text(encoding="utf-8"))}


def test_every_code_that_a_rule_can_raise_has_a_sentence() -> None:
    assert _codes_in_the_source() == set(SENTENCES)


def test_the_broken_file_and_the_broken_facts_show_every_finding() -> None:
    assert {finding.code for finding in BROKEN} == set(SENTENCES)


@pytest.mark.parametrize("code", sorted(SENTENCES))
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_sentence_can_be_filled_with_the_facts_of_its_findings(code: str, language: str) -> None:
    for finding in (finding for finding in BROKEN if finding.code == code):
        for words in (says(finding, SENTENCES), way_out(finding, SENTENCES)):
            text = words(language)

            assert not set("{}") & set(text)
            assert text.endswith((".", "?")), text
            assert text[0].isupper() or text.startswith(str(finding.facts.get("body_name"))), text


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_both_languages_name_the_same_facts(code: str) -> None:
    for words in (SENTENCES[code].says, SENTENCES[code].way_out):
        assert _named(words.sv) == _named(words.en)


def _named(template: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def test_the_languages_differ() -> None:
    same = [code for code, each in SENTENCES.items() if each.says.sv == each.says.en]

    assert same == []


def test_every_finding_names_a_source_that_is_known() -> None:
    structure = reader.read((DATA / "broken.toml").read_bytes())
    missing = {
        finding.source
        for finding in BROKEN
        if structure.clause(finding.source) is None
        and not finding.source.startswith("exempelavtalet")
    }

    assert missing == {"trasigt-avtal 99", "forsvunnet-avtal 3 §"}


def test_persons_and_bodies_go_by_name_in_every_fact() -> None:
    keys = {"alby", "boda", "regionen", "kommunerna", "organ", "radet", "lakare", "socialchef"}
    shown = {
        fact("sv") if isinstance(fact, Words) else fact
        for finding in BROKEN
        for fact in finding.facts.values()
    }

    assert not keys & shown
