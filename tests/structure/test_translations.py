import re
from string import Formatter

import polib
import pytest

from samverk.foundation import translations
from samverk.foundation.translations import Message

CATALOGUE = polib.pofile(str(translations.CATALOGUE), encoding="utf-8")
PERCENT = re.compile(r"%\(\w+\)[sd]")


def test_every_text_has_an_english_translation() -> None:
    translated = {
        Message(entry.msgid, entry.msgid_plural, entry.msgctxt or "")
        for entry in CATALOGUE
        if entry.translated() and not entry.fuzzy and not entry.obsolete
    }

    missing = sorted(message.text for message in translations.in_package() - translated)

    assert missing == [], "run python -m samverk.foundation.translations and fill in the catalogue"


def test_the_catalogue_holds_no_text_that_nobody_says() -> None:
    said = {message.text for message in translations.in_package()}

    assert sorted(entry.msgid for entry in CATALOGUE if entry.msgid not in said) == []


def test_a_translation_has_the_same_places_to_fill() -> None:
    wrong = [
        entry.msgid
        for entry in CATALOGUE
        for said in [entry.msgstr, *entry.msgstr_plural.values()]
        if said and _places(said) != _places(entry.msgid)
    ]

    assert wrong == []


def _places(text: str) -> tuple[list[str], list[str]]:
    braces = [str(name) for _, name, _, _ in Formatter().parse(text) if name is not None]
    return sorted(PERCENT.findall(text)), sorted(braces)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('{% load i18n %}{% translate "Part" %}', {Message("Part")}),
        (
            '{% load i18n %}{% translate "Sök (allt)" as x %}{{ _("Ja") }}',
            {Message("Sök (allt)"), Message("Ja")},
        ),
        ("{% blocktranslate with a=b %}Hej {{ a }}{% endblocktranslate %}", {Message("Hej %(a)s")}),
        (
            "{% blocktranslate count n=n %}en{% plural %}flera{% endblocktranslate %}",
            {Message("en", plural="flera")},
        ),
        ("{# inget #}<p>Part</p>", set()),
    ],
)
def test_the_texts_of_a_template_are_found(source: str, found: set[Message]) -> None:
    assert set(translations.in_template(source)) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('gettext("Part")', {Message("Part")}),
        ('models.CharField(_("två " "delar"))', {Message("två delar")}),
        ('ngettext("%(n)d plats", "%(n)d platser", n)', {Message("%(n)d plats", "%(n)d platser")}),
        ('pgettext_lazy("nämnd", "ledamot")', {Message("ledamot", context="nämnd")}),
        ('print("Part")', set()),
    ],
)
def test_the_texts_of_python_are_found(source: str, found: set[Message]) -> None:
    assert set(translations.in_python(source)) == found
