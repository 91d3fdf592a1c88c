from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import get_finders
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from django.test.utils import override_settings

from samverk.foundation import stylesheet


def _files(**content: str) -> stylesheet.Paths:
    storage = InMemoryStorage()
    names = {name.replace("__", "/") + ".css": text for name, text in content.items()}
    return {
        name: (storage, storage.save(name, ContentFile(text.encode())))
        for name, text in names.items()
    }


def test_an_import_becomes_what_it_names_in_its_layer() -> None:
    files = _files(
        css__samverk='@layer a;\n@import url("base.css") layer(a);\n@import url("font.css");\n',
        css__base="b { color: red }",
        css__font="@font-face {}",
    )

    assert (
        stylesheet.flattened(files) == "@layer a;\n@layer a {\nb { color: red }}\n\n@font-face {}\n"
    )


def test_an_import_of_a_file_that_is_not_there_stops_the_collecting() -> None:
    files = _files(css__samverk='@import url("gone.css");')

    with pytest.raises(KeyError, match=r"gone\.css"):
        stylesheet.flattened(files)


def test_a_relative_address_that_would_break_when_moved_is_refused() -> None:
    files = _files(
        css__samverk='@import url("components/a.css") layer(components);',
        css__components__a='.a { background: url("a.svg") }',
    )

    with pytest.raises(ValueError, match="relative"):
        stylesheet.flattened(files)


def test_the_whole_look_is_collected_as_one_file(tmp_path: Path) -> None:
    with override_settings(STATIC_ROOT=tmp_path):
        storage = stylesheet.FlattenedManifestStorage(location=tmp_path, base_url="/static/")
        paths = {}
        for finder in get_finders():
            for name, found in finder.list([]):
                paths[name] = (found, name)
                storage.delete(name)
                with found.open(name) as file:
                    storage.save(name, file)

        list(storage.post_process(paths))

        collected = (tmp_path / storage.stored_name(stylesheet.SHEET)).read_text()
    assert "@import" not in collected
    assert ".finding-weight" in collected
    assert "latin-wght-normal." in collected
