"""Briefs are remembered, and worked out anew where something that they follow from was changed."""

import datetime as dt
from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samverk.agreements.models import Agreement
from samverk.agreements.queries import remembered
from samverk.agreements.queries.briefly import Brief
from samverk.agreements.queries.remembered import Remembered, touched_by
from samverk.rulebook.agreements.state import State
from tests.agreements.shown import a_county, in_force, noticed

ON = dt.date(2021, 8, 1)


def a_brief(pk: int, *, is_asked: bool = False, waits: bool = False) -> Brief:
    return Brief(pk, 1, "rutin", "Rutinen", None, None, "", is_asked, waits, "master")


@pytest.mark.parametrize(
    ("changed", "holding"),
    [
        ([], {1, 2, 3}),
        ([("agreements_agreement", "1")], {2}),
        ([("agreements_adoption", "2")], {1}),
        ([("agreements_depositarynotice", "1"), ("agreements_textclause", "")], {1, 2, 3}),
        ([("matters_answer", "")], {1}),
        ([("agreements_enteredterms", "1"), ("agreements_agreementparty", "")], {2}),
        ([("agreements_agreementparty", "")], set()),
        ([("bodies_structureversion", "")], set()),
        ([("parties_party", "")], set()),
    ],
)
def test_what_is_changed_says_which_briefs_still_hold(
    changed: list[tuple[str, str]], holding: set[int]
) -> None:
    touched = touched_by(9, changed)

    # The second was sent out as a recommendation, the third waits for another agreement.
    known = [a_brief(1), a_brief(2, is_asked=True), a_brief(3, waits=True)]
    assert {each.pk for each in known if touched.holds(each)} == holding


@pytest.mark.django_db(transaction=True)
def test_only_what_was_changed_is_worked_out_anew() -> None:
    structure = a_county()
    one, two = in_force(structure, "rutin"), in_force(structure, "bil")
    memory = Remembered()
    memory.recall([one.pk, two.pk], on=ON)

    with CaptureQueriesContext(connection) as asked:
        again = memory.recall([one.pk, two.pk], on=ON)
    noticed(one, "ekby", on=dt.date(2021, 6, 1))
    with patch.object(remembered, "fresh", wraps=remembered.fresh) as fresh:
        changed = memory.recall([one.pk, two.pk], on=ON)

    assert len(asked) == 1
    assert [again[each.pk].state for each in (one, two)] == [State.IN_FORCE, State.IN_FORCE]
    assert fresh.call_args.args == ([one.pk],)
    assert changed[one.pk].state is State.UNDER_NOTICE


@pytest.mark.django_db(transaction=True)
def test_more_changes_than_are_looked_through_forget_everything() -> None:
    row = in_force(a_county())
    memory = Remembered()
    memory.recall([row.pk], on=ON)
    Agreement.objects.filter(pk=row.pk).update(name="Nya namnet")
    Agreement.objects.filter(pk=row.pk).update(name="Nyaste namnet")

    with patch.object(remembered, "_MANY", 1):
        found = memory.recall([row.pk], on=ON)

    assert found[row.pk].name == "Nyaste namnet"


@pytest.mark.django_db(transaction=True)
def test_no_more_are_kept_than_there_is_room_for() -> None:
    structure = a_county()
    pks = [in_force(structure, key).pk for key in ("a", "b", "c")]

    found = Remembered(most=2).recall(pks, on=ON)

    assert list(found) == pks
