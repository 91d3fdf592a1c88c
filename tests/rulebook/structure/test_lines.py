import re
import tomllib
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.structure import lines
from samverk.rulebook.structure.faults import Path
from tests.rulebook.structure.texts import SHIPPED, faults, shipped

# A date with a time is TOML, and never what the format wants.
NEVER_RIGHT = "1979-05-27T07:32:00"
ASSIGNMENT = re.compile(r"^[a-z_]+ = ")
TRAPS = [
    '"""\n[trap]\nkey = 1\n"""',
    "'''\n# not a comment [\n'''",
    '[\n  "]",\n  # ]\n  2,\n]',
    '{ a = "}", b = [1, 2] }',
    '"# not a comment" # a comment [',
    "[ [1], [\n2 ] ]",
    '"a \\" b"',
    '""" " """',
    "1",
]
values = st.sampled_from(TRAPS)
fillers = st.sampled_from(["", "# [comment]", "  # key = [", ""])


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, dict[Path, int]]:
    """A text and the line of each key that was written in it."""
    text: list[str] = []
    written: dict[Path, int] = {}
    table: Path = ()
    entries = 0
    for number in range(draw(st.integers(1, 12))):
        text.extend(draw(st.lists(fillers, max_size=2)))
        kind = draw(st.sampled_from(["key", "key", "key", "table", "array", "dotted"]))
        here = len(text) + 1
        if kind == "table":
            table = (f"t{number}", "in ner")
            text.append(f'[t{number}."in ner"]')
            written[table] = here
        elif kind == "array":
            table = ("array", entries)
            entries += 1
            text.append("[[array]]")
            written[table] = here
        else:
            key = f"k{number}.inner" if kind == "dotted" else f"k{number}"
            text.extend(f"{key} = {draw(values)}".split("\n"))
            written[(*table, *key.split("."))] = here
    return "\n".join(text), written


@given(documents())
def test_each_key_stands_where_it_was_written(document: tuple[str, dict[Path, int]]) -> None:
    text, written = document
    tomllib.loads(text)

    found = lines.of_keys(text)

    assert {path: found.get(path) for path in written} == written


def assignments() -> Iterator[tuple[str, int]]:
    """Each key of the shipped files that has its value on its own line."""
    for name in SHIPPED:
        for number, line in enumerate(shipped(name).split("\n")):
            if ASSIGNMENT.match(line) and line.count("[") == line.count("]"):
                yield name, number


@given(st.sampled_from(sorted(assignments())))
def test_a_fault_names_the_line_on_which_its_key_stands(place: tuple[str, int]) -> None:
    name, number = place
    text = shipped(name).split("\n")
    key, _, _ = text[number].partition(" = ")
    text[number] = f"{key} = {NEVER_RIGHT}"

    (fault,) = faults("\n".join(text))

    assert fault.line == number + 1
    assert fault.path[-1] == key


def test_what_stands_in_a_text_or_a_list_of_several_lines_is_no_key() -> None:
    text = """note = '''
[trap]
key = 1
'''
list = [
  '''[''', "]",
  '''
key = 2
''',
]
after = 3
"""
    assert tomllib.loads(text).keys() == {"note", "list", "after"}

    found = lines.of_keys(text)

    assert found == {("note",): 1, ("list",): 5, ("after",): 11}


def test_a_table_is_found_at_its_own_heading_though_a_part_of_it_came_first() -> None:
    found = lines.of_keys("[a.b]\nkey = 1\n[a]\nother = 2\n")

    assert found == {("a", "b"): 1, ("a", "b", "key"): 2, ("a",): 3, ("a", "other"): 4}


def test_a_heading_that_is_no_toml_is_taken_as_it_stands() -> None:
    assert lines.of_keys("[a b]\n") == {("a b",): 1}


def test_what_is_missing_stands_at_the_closest_thing_around_it() -> None:
    found = lines.of_keys("[a.b]\nkey = 1\n")

    assert lines.nearest(("a", "b", "missing"), found) == 1
    assert lines.nearest(("missing",), found) == 0
