"""Findings, their weight and their words."""

import pytest

from samverk.rulebook.findings import Finding, Weight, Words, heaviest
from samverk.rulebook.words import Sentence, fill, says, way_out

SENTENCES = {
    "bodies.empty": Sentence(
        Words("{seat} är tom i {count} dagar.", "{seat} is empty for {count} days."),
        Words("Utse någon till {seat}.", "Appoint somebody to {seat}."),
    )
}
FINDING = Finding(
    "bodies.empty", Weight.WARN, "samverk K1", {"seat": Words("Platsen", "The seat"), "count": 3}
)


def _weighing(*weights: Weight) -> list[Finding]:
    return [Finding("bodies.empty", weight, "samverk K1") for weight in weights]


def test_the_heaviest_weight_is_stop_before_warn_before_info() -> None:
    assert heaviest(_weighing(Weight.INFO, Weight.STOP, Weight.WARN)) is Weight.STOP
    assert heaviest(_weighing(Weight.INFO, Weight.WARN)) is Weight.WARN
    assert heaviest(_weighing(Weight.INFO)) is Weight.INFO


def test_no_findings_weigh_nothing() -> None:
    assert heaviest([]) is None


def test_words_speak_swedish_unless_english_is_asked_for() -> None:
    words = Words("nämnd", "committee")

    assert [words(language) for language in ("sv", "en", "fi")] == ["nämnd", "committee", "nämnd"]


def test_each_fact_is_put_in_in_the_language_of_the_sentence() -> None:
    assert says(FINDING, SENTENCES) == Words(
        "Platsen är tom i 3 dagar.", "The seat is empty for 3 days."
    )
    assert way_out(FINDING, SENTENCES) == Words(
        "Utse någon till Platsen.", "Appoint somebody to The seat."
    )


def test_a_fact_that_was_not_given_is_an_error_and_not_an_empty_place() -> None:
    with pytest.raises(KeyError, match="seat"):
        fill(Words("{seat}", "{seat}"), {})


def test_a_code_without_a_sentence_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"bodies\.empty"):
        says(FINDING, {})
