"""Structure files for the tests: those that ship, and the example that the documentation gives."""

import re
from importlib import resources
from pathlib import Path

import pytest

from samverk.rulebook.structure import reader
from samverk.rulebook.structure.faults import Fault, UnusableFileError
from samverk.rulebook.structure.model import Structure

DOCS = Path(__file__).parents[3] / "docs"
SHIPPED = ("rss-dalarna", "sodra-dalarna", "vasterbotten")


def shipped(name: str) -> str:
    """The text of a structure file that ships with Samverk."""
    file = resources.files("samverk.structures").joinpath(f"{name}.toml")
    return file.read_text(encoding="utf-8")


def example() -> str:
    """The whole file that the documentation gives as its example."""
    page = (DOCS / "structure-format.md").read_text(encoding="utf-8")
    (found,) = re.findall(r"^```toml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    return str(found)


def structure(text: str) -> Structure:
    """The structure that a text describes."""
    return reader.read(text.encode())


def faults(content: str | bytes) -> tuple[Fault, ...]:
    """The faults that keep a file from being used."""
    with pytest.raises(UnusableFileError) as caught:
        reader.read(content.encode() if isinstance(content, str) else content)
    return caught.value.faults


def changed(text: str, old: str, new: str) -> str:
    """The text with one passage changed, which must be there exactly once."""
    assert text.count(old) == 1, f"{text.count(old)} times: {old}"
    return text.replace(old, new)
