"""The keys that ship give the tables of their sources."""

import pytest

from samverk.rulebook.costs import reading, shipped
from samverk.rulebook.costs.key import ByBase, Equal, Mix, Shares, walk


@pytest.mark.parametrize("name", shipped.names())
def test_a_key_that_ships_cites_its_source_and_is_called_as_its_file(name: str) -> None:
    key = shipped.find(name)

    assert key is not None
    assert key.id == name
    assert key.clauses


def test_there_is_no_key_that_does_not_ship() -> None:
    assert shipped.find("../rss-dalarna") is None
    with pytest.raises(KeyError):
        shipped.text("../rss-dalarna")


def test_the_text_of_a_key_that_ships_is_the_key() -> None:
    text = shipped.text("rss-dalarna")

    assert reading.read(text.encode()) == shipped.find("rss-dalarna")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("vasterbotten-befolkning", ByBase),
        ("vasterbotten-lika", Equal),
        ("vasterbotten-blandad", Mix),
    ],
)
def test_what_the_text_does_not_state_cites_nothing(name: str, kind: type) -> None:
    key = shipped.find(name)

    assert key is not None
    assert isinstance(key.root, Shares)
    assert key.root.clauses == ("vasterbotten-2020 8",)
    assert key.note is not None
    inner = key.root.parts[1].within
    assert isinstance(inner, kind)
    assert not any(node.clauses for node in walk(inner))  # type: ignore[arg-type]
