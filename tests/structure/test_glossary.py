import re
import tomllib

from tests.structure.repository import ROOT

WORD = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


def terms() -> list[dict[str, str]]:
    glossary = tomllib.loads((ROOT / "GLOSSARY.toml").read_text(encoding="utf-8"))
    return list(glossary["term"])


def test_each_term_has_an_identifier_a_swedish_word_and_a_meaning() -> None:
    incomplete = [term for term in terms() if not {"identifier", "swedish", "meaning"} <= set(term)]

    assert terms()
    assert incomplete == []
    assert all(value.strip() for term in terms() for value in term.values())


def test_each_identifier_is_one_snake_case_word_for_one_thing() -> None:
    identifiers = [term["identifier"] for term in terms()]

    assert [each for each in identifiers if not WORD.fullmatch(each)] == []
    assert len(identifiers) == len(set(identifiers))
