"""What a structure file says of its matters is read, shown, compared and cited."""

import datetime as dt

import pytest

from samverk.rulebook.matters import order
from samverk.rulebook.structure import changes, checks
from samverk.rulebook.structure.model import Document, Requirement
from samverk.rulebook.structure.shown import differences, whole
from tests.rulebook.structure.texts import SHIPPED, changed, example, faults, shipped, structure

MATTERS = """
[matters]
series = "EX"
idle_days = 14
clause = "1"

[matters.target_groups]
skola = { name = "Skola" }
vard = { name = "Vård" }

[agreements.avtalet]"""
BODY = '[bodies.samradet]\nname = "Samrådet"'
REQUIRES = BODY + '\nrequires = [{ what = "consequences", clause = "1" }, { what = "opinions" }]'


def full() -> str:
    return changed(changed(example(), "\n[agreements.avtalet]", MATTERS), BODY, REQUIRES)


def test_what_a_file_says_of_matters_is_read() -> None:
    found = structure(full())

    assert (order.series(found), order.idle_days(found)) == ("EX", 14)
    assert [words.sv for words in order.target_groups(found).values()] == ["Skola", "Vård"]
    first, second = found.bodies["samradet"].requires
    assert first == Requirement(Document.CONSEQUENCES, (f"{found.agreement} 1",))
    assert second == Requirement(Document.OPINIONS, ())


@pytest.mark.parametrize(
    ("name", "letters"), [("vasterbotten", "VAS"), ("rss-dalarna", "RSS"), ("sodra-dalarna", "SOD")]
)
def test_a_silent_file_leaves_letters_groups_and_days_to_samverk(name: str, letters: str) -> None:
    found = structure(shipped(name))

    assert (order.series(found), order.idle_days(found)) == (letters, 30)
    assert list(order.target_groups(found)) == list(order.TARGET_GROUPS)


def test_vasterbotten_requires_that_the_question_is_documented() -> None:
    bodies = structure(shipped("vasterbotten")).bodies

    required = {key: body.requires for key, body in bodies.items() if body.requires}

    only = (Requirement(Document.QUESTION_FORM, ("vasterbotten-2020 7",)),)
    assert required == {"samrad": only, "lsg": only}


@pytest.mark.parametrize("name", sorted(set(SHIPPED) - {"vasterbotten"}))
def test_files_whose_sources_are_silent_require_nothing(name: str) -> None:
    found = structure(shipped(name))

    assert found.matters is None
    assert [key for key, body in found.bodies.items() if body.requires] == []


def test_what_a_file_says_of_matters_is_shown() -> None:
    found = structure(full())

    text = "\n".join(whole.lines(found, "sv", on=dt.date(2024, 5, 1)))

    assert "ÄRENDEN" in text
    assert "Ärendenummer" in text
    assert "Skola och Vård" in text
    assert "efter 14 dagar" in text
    assert "Kräver av ett ärende" in text
    assert "konsekvenser" in text
    assert "ÄRENDEN" not in "\n".join(
        whole.lines(structure(example()), "sv", on=dt.date(2024, 5, 1))
    )


def test_what_differs_in_matters_is_told() -> None:
    old, new = structure(example()), structure(full())

    found = changes.between(old, new)

    told = {change.where: change.sv for change in found}
    assert told["matters.series"] == "Ärenden, ärendenummer: EX (tidigare inget sagt)."
    assert told["matters.target_groups"] == (
        "Ärenden, målgrupper: Skola och Vård (tidigare inget sagt)."
    )
    assert told["matters.idle_days"] == (
        "Ärenden, stillastående: efter 14 dagar (tidigare inget sagt)."
    )
    assert told["bodies.samradet.requires"] == (
        "Samrådet, kräver av ett ärende: konsekvenser; yttranden (tidigare inget sagt)."
    )
    assert "Ärenden" in differences.lines(old, new, found, "sv")


def test_a_requirement_without_a_clause_is_found() -> None:
    found = checks.findings(structure(full()), on=dt.date(2024, 1, 1))

    (without,) = (one for one in found if one.code == "structure.rule_without_clause")
    assert without.body == "samradet"


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('series = "EX"', 'series = "ex 1"', "matters.series"),
        ("idle_days = 14", "idle_days = 0", "matters.idle_days"),
        ('what = "opinions"', 'what = "a stamp"', "bodies.samradet.requires[2].what"),
        ('skola = { name = "Skola" }', "skola = {}", "matters.target_groups.skola.name"),
    ],
)
def test_what_cannot_be_meant_is_a_fault_with_its_place(old: str, new: str, key: str) -> None:
    found = faults(changed(full(), old, new))

    assert [fault.key for fault in found] == [key]
