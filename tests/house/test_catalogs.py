import gettext
import os
from pathlib import Path

from samverk.config import catalogs

SOURCE = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "kallelse"
msgstr "notice of meeting"

#, fuzzy
msgid "protokoll"
msgstr "minutes, perhaps"
"""


def a_catalogue(locale: Path) -> Path:
    po = locale / "en" / "LC_MESSAGES" / "django.po"
    po.parent.mkdir(parents=True)
    po.write_text(SOURCE, encoding="utf-8")
    return po


def test_an_edited_translation_is_compiled_once(tmp_path: Path) -> None:
    po = a_catalogue(tmp_path)

    first = catalogs.compile_stale(tmp_path)
    second = catalogs.compile_stale(tmp_path)

    assert first == [po.with_suffix(".mo")]
    assert second == []


def test_what_is_compiled_is_what_was_written_and_nothing_unsure(tmp_path: Path) -> None:
    a_catalogue(tmp_path)

    catalogs.compile_stale(tmp_path)

    english = gettext.translation("django", tmp_path, ["en"])
    assert english.gettext("kallelse") == "notice of meeting"
    assert english.gettext("protokoll") == "protokoll"


def test_a_later_edit_is_seen(tmp_path: Path) -> None:
    po = a_catalogue(tmp_path)
    catalogs.compile_stale(tmp_path)
    later = po.with_suffix(".mo").stat().st_mtime + 1
    os.utime(po, (later, later))

    again = catalogs.compile_stale(tmp_path)

    assert again == [po.with_suffix(".mo")]
