"""Whatever is in a file, Samverk answers with a structure or with faults that can be mended."""

import datetime as dt
import json

from hypothesis import example as case
from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.structure import changes, checks, overview, reader
from samverk.rulebook.structure.faults import UnusableFileError
from samverk.rulebook.structure.model import Structure
from samverk.rulebook.structure.shown import check, differences, whole
from tests.rulebook.structure.texts import SHIPPED, example, shipped, structure

TEXTS = [example(), *map(shipped, SHIPPED)]
VALUES = [
    *("1", "0", "-1", "1.5", "true", '""', '"x"', '"unstated"', '"itself"', '"region"', '"lsg"'),
    *("[]", "[1]", '["umea"]', "{}", "{ side = 1 }", '{ each = "party" }', '{ chair_of = "lsg" }'),
    *('{ side = "region" }', "{ may_add = 2 }", "{ min = 2 }", "2020-09-01", "1979-05-27T07:32:00"),
    *("07:32:00", '"""\nx\n"""', "0x" + "f" * 200, "9" * 200, "inf", "nan", '"member"', '"1"'),
]
HEADS = ["[bodies.x]", "[[bodies.lsg.seats]]", "[parties]", "[x.y]", "[[questions]]", "[levels.a]"]
days = st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31))


def answer(content: bytes) -> Structure | None:
    """The structure, or None where there are faults that keep it from being one."""
    try:
        return reader.read(content)
    except UnusableFileError as unusable:
        found = unusable.faults
    assert found
    assert all(0 <= fault.line <= content.count(b"\n") + 1 for fault in found)
    words = [word for fault in found for word in (fault.wrong, fault.allowed)]
    assert all(word.sv and word.en for word in words)
    json.dumps(overview.of_faults(found))
    assert list(check.of_faults("x", found, "sv"))
    return None


@st.composite
def mended_and_broken(draw: st.DrawFn) -> str:
    """A file that ships, with lines removed, doubled, moved, given other values, or put in."""
    lines = draw(st.sampled_from(TEXTS)).split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["remove", "double", "value", "swap", "head", "cut"])):
            case "remove":
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "value":
                key = lines[at].partition(" = ")[0]
                lines[at] = f"{key} = {draw(st.sampled_from(VALUES))}"
            case "swap":
                other = draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
            case "head":
                lines.insert(at, draw(st.sampled_from(HEADS)))
            case _:
                del lines[at:]
        lines = lines or [""]
    return "\n".join(lines)


keys = st.one_of(
    st.sampled_from(["format", "structure", "bodies", "parties", "sides", "name", "seats", "from"]),
    st.text(max_size=8),
)
documents = st.recursive(
    st.one_of(st.integers(), st.booleans(), st.text(max_size=8), st.floats(), st.dates()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(keys, inner, max_size=4)),
    max_leaves=20,
)


def written(value: object) -> str:
    """A value as TOML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)} = {written(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return str(value) if isinstance(value, dt.date | float) else json.dumps(value)


@given(st.binary(max_size=300))
@case(b"\xff")
@case(b"\xef\xbb\xbf")
@case(b"\x00")
@case(b"")
def test_any_bytes(content: bytes) -> None:
    assert answer(content) is None


@given(st.dictionaries(keys, documents, max_size=8))
def test_any_document(document: dict[str, object]) -> None:
    text = "\n".join(f"{json.dumps(key)} = {written(value)}" for key, value in document.items())

    assert answer(text.encode(errors="replace")) is None


@given(st.sampled_from(TEXTS).map(str.encode), st.integers(0, 30_000), st.binary(max_size=4))
def test_any_bytes_in_the_middle_of_a_file(text: bytes, at: int, put_in: bytes) -> None:
    answer(text[:at] + put_in + text[at:])


@given(mended_and_broken(), days)
def test_any_edit_of_a_file_that_ships_and_all_that_can_then_be_said_of_it(
    text: str, on: dt.date
) -> None:
    found = answer(text.encode())

    if found is not None:
        findings = checks.findings(found, on=on)
        json.dumps(overview.of_structure(found, findings, on=on))
        assert list(check.lines(found, findings, "sv", on=on))
        assert list(whole.lines(found, "en", on=on))
        original = structure(TEXTS[0])
        differing = changes.between(original, found)
        assert list(differences.lines(original, found, differing, "sv"))
