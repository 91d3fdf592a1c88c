"""What the look promises: nothing from elsewhere, nothing inline, every value a token, vendored files as they came."""

import hashlib
import re
import tomllib
from pathlib import Path

import pytest

import samverk

PACKAGE = Path(samverk.__file__).parent
STATIC = PACKAGE / "static"
OWN = sorted((STATIC / "css").rglob("*.css"))
VENDORED = sorted((STATIC / "vendor").rglob("VENDOR.toml"))
TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
LINES_OF_A_PAGE = 120


def _css(file: Path) -> str:
    return COMMENT.sub("", file.read_text())


@pytest.mark.parametrize("file", VENDORED, ids=lambda file: file.parent.name)
def test_a_vendored_file_is_as_it_came(file: Path) -> None:
    sums = tomllib.loads(file.read_text())["sha256"]

    found = {
        each.name: hashlib.sha256(each.read_bytes()).hexdigest()
        for each in file.parent.iterdir()
        if each != file
    }

    assert found == sums


@pytest.mark.parametrize("file", OWN, ids=lambda file: file.name)
def test_no_style_shouts_or_fetches_from_elsewhere(file: Path) -> None:
    css = _css(file)

    assert "!important" not in css
    assert not re.search(r"https?:|url\(['\"]?//", css)


@pytest.mark.parametrize(
    "file", [file for file in OWN if file.name != "tokens.css"], ids=lambda file: file.name
)
def test_only_the_tokens_name_a_colour(file: Path) -> None:
    css = re.sub(r"@media[^{]*", "", _css(file))

    assert re.findall(r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch)\(", css) == []


def test_every_variable_that_is_used_is_given_a_value() -> None:
    vendored = list((STATIC / "vendor").rglob("*.css"))
    whole = "".join(_css(file) for file in [*vendored, *OWN])

    given = set(re.findall(r"(--[\w-]+)\s*:", whole))
    used = set(re.findall(r"var\(\s*(--[\w-]+)\s*\)", whole))

    # Sizes of captions that we never ask for by data-size, and Designsystemet's own inner names.
    not_ours = {name for name in used if name.startswith(("--ds-heading-", "--_ds"))}
    assert used - given - not_ours == set()


def test_every_sheet_is_imported_once() -> None:
    imported = re.findall(r'@import url\("([^"]+)"\)', (STATIC / "css" / "samverk.css").read_text())

    own = {str(file.relative_to(STATIC / "css")) for file in OWN} - {"samverk.css"}
    assert {name for name in imported if not name.startswith("../")} == own
    assert len(imported) == len(set(imported))


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_a_template_is_short_and_has_nothing_inline(file: Path) -> None:
    text = file.read_text()

    assert len(text.splitlines()) <= LINES_OF_A_PAGE
    assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_an_internal_link_carries_the_day(file: Path) -> None:
    """Href by {% url %} would lose the chosen day: {% link %} keeps it."""
    assert not re.search(r"href=\"\{%\s*url\b", file.read_text())
