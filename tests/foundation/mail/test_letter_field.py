"""The field in which somebody writes a letter to many."""

import pytest
from django import forms

from samverk.foundation.mail.fields import LetterField

KNOWN = {"part": "partens namn", "lank": "länken"}


@pytest.fixture
def field() -> LetterField:
    return LetterField(KNOWN, needs="lank", rows=4)


def wrong(field: LetterField, text: str) -> str:
    with pytest.raises(forms.ValidationError) as refused:
        field.clean(text)
    return str(refused.value.messages[0])


def test_a_letter_is_kept_as_it_was_written(field: LetterField) -> None:
    text = "Hej {{ part }}!\n\nSvara på {{lank}}. Ett { ensamt } tecken är bara ett tecken."

    assert field.clean(text) == text


def test_a_letter_without_its_link_says_how_the_link_is_written(field: LetterField) -> None:
    assert wrong(field, "Hej {{ part }}!") == (
        "Brevet måste innehålla {{ lank }}: utan länken kan ingen svara."
    )


def test_a_field_that_nothing_fills_is_named_as_it_is_written(field: LetterField) -> None:
    assert wrong(field, "{{ lank }} {{ kommun }}") == (
        "Det finns inget fält som heter {{ kommun }}."
    )


def test_the_fields_are_told_as_they_are_written(field: LetterField) -> None:
    assert field.merge_fields == [("{{ part }}", "partens namn"), ("{{ lank }}", "länken")]
