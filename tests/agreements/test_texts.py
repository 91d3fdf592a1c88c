"""The text that was agreed: versions, marks and mendings, and what each refuses."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samverk.agreements.actions import texts
from samverk.agreements.models import AgreementText, TextClause
from samverk.agreements.queries import wording
from samverk.agreements.queries.wording import Mark
from samverk.agreements.texts_wording import SENTENCES
from samverk.bodies.queries.nearest import rules_near
from samverk.foundation.models import AuditEntry
from samverk.foundation.refusals import Refused, SomeoneWasFirst
from samverk.rulebook.agreements.comparing import Kind
from samverk.rulebook.agreements.wording import Paragraph, clauses_of
from samverk.rulebook.words import says, way_out
from tests.agreements.wordings import (
    ADDED_ON,
    COORDINATOR,
    FIRST,
    SECOND,
    an_agreement,
    attached,
)

pytestmark = pytest.mark.django_db


def clause(text: AgreementText, number: str) -> TextClause:
    return text.clauses.get(number=number)


def marked(text: AgreementText) -> dict[str, str]:
    return {each.number: each.coverage for each in text.clauses.all()}


def refusal(refused: Refused) -> str:
    """The code of the only finding; its sentence can be filled."""
    (finding,) = refused.findings
    assert says(finding, SENTENCES).sv
    assert way_out(finding, SENTENCES).en
    return finding.code


def mark(text: AgreementText, **marks: str) -> int:
    given = {
        each.order: Mark(marks[f"p{each.number}"], "i lagen")
        for each in text.clauses.all()
        if f"p{each.number}" in marks
    }
    return texts.mark_clauses(text=text, marks=given, on=ADDED_ON, actor=COORDINATOR)


def test_versions_are_numbered_as_they_come() -> None:
    agreement = an_agreement()

    attached(agreement)
    attached(agreement, SECOND)

    assert [each.number for each in wording.texts(agreement)] == [2, 1]


def test_a_number_that_the_text_does_not_have_stands_in_brackets() -> None:
    text = attached(an_agreement())

    assert [each.number for each in text.clauses.all()] == ["[0]", "1", "2", "3", "4"]


def test_a_first_version_is_marked_as_the_source_that_the_file_cites() -> None:
    text = attached(an_agreement())

    assert marked(text) == {"[0]": "", "1": "modelled", "2": "modelled", "3": "elsewhere", "4": ""}


def test_terms_that_no_file_states_mark_nothing() -> None:
    text = attached(an_agreement(terms=""))

    assert set(marked(text).values()) == {""}


def test_a_clause_that_reads_as_before_keeps_its_mark_whatever_its_number() -> None:
    agreement = an_agreement()
    mark(attached(agreement), p2="elsewhere", p4="not a rule")

    second = attached(agreement, SECOND)

    assert marked(second) == {"[0]": "", "1": "modelled", "2": "", "3": "", "4": "not a rule"}


def test_a_text_without_clauses_is_not_kept() -> None:
    agreement = an_agreement()

    with pytest.raises(Refused) as refused:
        attached(agreement, "")

    assert refusal(refused.value) == "agreements.text_without_clauses"
    assert not AgreementText.objects.exists()


def test_a_heading_longer_than_a_heading_is_text() -> None:
    long = "Parternas " * 40
    text = attached(an_agreement(), clauses=(Paragraph("1", long, "Alla."),))

    assert clause(text, "1").heading == ""
    assert clause(text, "1").words == f"{long}\nAlla."


def test_only_one_version_is_the_one_adopted() -> None:
    agreement = an_agreement()
    first = attached(agreement, is_final=True)
    second = attached(agreement, SECOND)

    texts.settle_text(text=second, on=ADDED_ON, actor=COORDINATOR, version=second.version)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.is_final, second.is_final) == (False, True)


def test_marks_are_saved_at_once_and_only_those_that_differ() -> None:
    text = attached(an_agreement(terms=""))

    changed = mark(text, p1="modelled", p2="elsewhere")
    again = mark(text, p1="modelled", p2="elsewhere")

    assert (changed, again) == (2, 0)
    assert clause(text, "2").where == "i lagen"


def test_a_mark_is_written_in_the_audit_trail_with_who_made_it() -> None:
    text = attached(an_agreement(terms=""))

    mark(text, p1="modelled")

    found = AuditEntry.objects.filter(table="agreements_textclause", actor=COORDINATOR)
    assert found.filter(row=str(clause(text, "1").pk)).count() == 2


def test_a_clause_that_is_read_no_more_loses_its_where() -> None:
    text = attached(an_agreement(terms=""))
    mark(text, p2="elsewhere")

    mark(text, p2="")

    assert (clause(text, "2").coverage, clause(text, "2").where) == ("", "")


def test_what_is_elsewhere_is_somewhere() -> None:
    text = attached(an_agreement(terms=""))

    with pytest.raises(Refused) as refused:
        texts.mark_clauses(
            text=text, marks={2: Mark("elsewhere", "")}, on=ADDED_ON, actor=COORDINATOR
        )

    assert refusal(refused.value) == "agreements.elsewhere_is_somewhere"
    assert set(marked(text).values()) == {""}


def test_a_form_that_was_opened_before_somebody_elses_change_is_not_saved() -> None:
    text = attached(an_agreement(terms=""))
    mark(text, p1="modelled")

    with pytest.raises(SomeoneWasFirst):
        texts.mark_clauses(
            text=text,
            marks={2: Mark("not a rule")},
            on=ADDED_ON,
            actor=COORDINATOR,
            version=text.version,
        )

    assert marked(text)["2"] == ""


def reword(text: AgreementText, number: str, to: Paragraph) -> TextClause:
    return texts.reword_clause(clause=clause(text, number), to=to, on=ADDED_ON, actor=COORDINATOR)


def test_a_clause_with_other_words_has_to_be_read_again() -> None:
    text = attached(an_agreement())

    reword(text, "1", Paragraph("1", "Platser", "Varje kommun har två platser."))

    assert marked(text)["1"] == ""
    assert clause(text, "1").words == "Varje kommun har två platser."


def test_a_clause_with_another_number_keeps_its_mark() -> None:
    text = attached(an_agreement())

    reword(text, "1", Paragraph("1.1", "Platser", clause(text, "1").words))

    assert marked(text)["1.1"] == "modelled"


def test_two_clauses_have_not_one_number() -> None:
    text = attached(an_agreement())

    with pytest.raises(Refused) as refused:
        reword(text, "1", Paragraph("2", "Platser", "Alla."))

    assert refusal(refused.value) == "agreements.clause_number_taken"


def test_the_words_of_the_text_that_was_adopted_are_not_changed() -> None:
    text = attached(an_agreement(), is_final=True)

    with pytest.raises(Refused) as refused:
        reword(text, "1", Paragraph("1", "Platser", "Ingen."))

    assert refusal(refused.value) == "agreements.text_is_adopted"


def test_a_long_text_takes_no_more_queries_than_a_short_one() -> None:
    lines = [line for at in range(1, 90) for line in (f"{at}. Rubrik", f"Punkt {at} gäller.")]
    agreement = an_agreement()
    with CaptureQueriesContext(
        connection,
    ) as short:
        attached(agreement)
    other = an_agreement(agreement.structure, key="annat-avtal")

    with CaptureQueriesContext(connection) as long:
        attached(other, clauses=clauses_of(lines))

    assert len(long) <= len(short) <= 13


def test_the_text_of_a_day_is_the_newest_that_was_there_else_the_first() -> None:
    agreement = an_agreement()
    rows = [attached(agreement, SECOND), attached(agreement)][::-1]
    rows[0].noted_on = ADDED_ON.replace(year=2023)

    assert wording.newest(rows, on=ADDED_ON) == rows[1]
    assert wording.newest(rows, on=ADDED_ON.replace(year=2024)) == rows[0]
    assert wording.newest(rows, on=ADDED_ON.replace(year=2020)) == rows[1]
    assert wording.newest([], on=ADDED_ON) is None


def test_without_a_text_the_clauses_of_the_source_are_the_first_version() -> None:
    agreement = an_agreement()
    source = wording.source_of(agreement, rules_near(agreement.structure, on=ADDED_ON))

    assert source is not None
    found = wording.of_source(agreement, source)

    assert (found.number, found.row) == (1, None)
    assert dict(found.counted) == {"modelled": 2, "elsewhere": 1, "not a rule": 0, "": 0}
    assert found.clauses[0].words == "Varje kommun har en plats."


def test_two_versions_are_compared_clause_by_clause() -> None:
    agreement = an_agreement()
    before, after = (wording.version_of(attached(agreement, each)) for each in (FIRST, SECOND))

    changes = wording.compared(before, after)

    found = {change.after.number: change.kind for change in changes if change.after}
    assert found == {
        "0": Kind.SAME,
        "1": Kind.SAME,
        "2": Kind.NEW,
        "3": Kind.CHANGED,
        "4": Kind.SAME,
    }
    assert [change.before.number for change in changes if change.before and not change.after] == [
        "3"
    ]
    assert before.address == "rutin-2021:1"
