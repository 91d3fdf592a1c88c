"""Sentences for findings and steps: a template in each language, filled with the facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samverk.rulebook.findings import Finding, Words


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a finding says, and the way out that it offers."""

    says: Words
    way_out: Words


def sentence(says: tuple[str, str], way_out: tuple[str, str]) -> Sentence:
    """A sentence and its way out, each in Swedish and in English."""
    return Sentence(Words(*says), Words(*way_out))


def fill(template: Words, facts: Mapping[str, str | int | Words]) -> Words:
    """The template with each fact put in, in its own language where the fact has one.

    Raises: KeyError where the template names a fact that was not given.
    """
    return Words(
        sv=template.sv.format_map({name: _in(value, "sv") for name, value in facts.items()}),
        en=template.en.format_map({name: _in(value, "en") for name, value in facts.items()}),
    )


def listed(names: Sequence[str]) -> Words:
    """Names as people write them: "Malå, Umeå och Vännäs"."""
    if len(names) < len((1, 2)):
        return Words("".join(names), "".join(names))
    first, last = ", ".join(names[:-1]), names[-1]
    return Words(f"{first} och {last}", f"{first} and {last}")


def _in(value: str | int | Words, language: str) -> str | int:
    return value(language) if isinstance(value, Words) else value


def says(finding: Finding, sentences: Mapping[str, Sentence]) -> Words:
    """The sentence of a finding in both languages.

    Raises: KeyError for a code without a sentence (a test keeps that from happening).
    """
    return fill(sentences[finding.code].says, finding.facts)


def way_out(finding: Finding, sentences: Mapping[str, Sentence]) -> Words:
    """What can be done about a finding, in both languages."""
    return fill(sentences[finding.code].way_out, finding.facts)
