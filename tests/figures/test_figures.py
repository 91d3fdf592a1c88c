"""A figure stays as it was noted; what is wrong is corrected, and what was known on a day can always be seen."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from samverk.figures import actions, queries
from samverk.figures.actions import Noted, SeriesFacts
from samverk.figures.models import Figure, Series
from samverk.foundation.audit.models import AuditEntry
from samverk.foundation.refusals import Refused, SomeoneWasFirst
from tests.builders import a_party, a_series
from tests.figures.noting import FIRST, LATER, NOTED, SECOND, SOURCE, corrected, noted

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)


def test_the_newest_figure_that_is_not_later_than_the_day_is_given_with_day_and_source() -> None:
    series, ekby = a_series(), a_party()
    noted(series, ekby, 100)
    newer = noted(series, ekby, 110, SECOND)
    noted(series, ekby, 120, dt.date(2023, 12, 31), TODAY)

    found = queries.bases("folkmangd", [ekby], on=dt.date(2023, 6, 1), noted_by=TODAY)

    value = found.values[ekby.pk]
    assert (value.figure, int(value.value), value.on) == (newer.pk, 110, SECOND)
    assert value.source == SOURCE
    assert found.days == (SECOND,)
    assert found.sources == (SOURCE,)


def test_those_who_have_none_are_named_in_the_order_asked_for() -> None:
    series = a_series()
    ekby, alby, viby = a_party(), a_party("alby"), a_party("viby")
    noted(series, alby, 5)

    found = queries.bases(series, [viby, alby, ekby], on=SECOND, noted_by=TODAY)

    assert found.missing == (viby, ekby)


def test_a_series_has_figures_of_its_own() -> None:
    series, use, ekby = a_series(), a_series("vardplatser", measures="use"), a_party()
    noted(series, ekby, 100)

    assert queries.bases(use, [ekby], on=SECOND, noted_by=TODAY).missing == (ekby,)


def test_the_bases_of_many_cost_one_query() -> None:
    series = a_series()
    parties = [a_party(f"part-{number}") for number in range(12)]
    for party in parties:
        noted(series, party, 10)

    with CaptureQueriesContext(
        connection,
    ) as seen:
        found = queries.bases(series, parties, on=SECOND, noted_by=TODAY)

    assert len(found.values) == 12
    assert len(seen) == 1


def test_what_was_known_before_a_correction_is_given_for_the_day_before_it() -> None:
    series, ekby = a_series(), a_party()
    old = noted(series, ekby, 100)
    new = corrected(old, 101)

    then, now = (
        queries.bases(series, [ekby], on=SECOND, noted_by=day).values[ekby.pk]
        for day in (LATER - dt.timedelta(days=1), LATER)
    )

    assert (then.figure, int(then.value)) == (old.pk, 100)
    assert (now.figure, int(now.value)) == (new.pk, 101)


def test_nothing_was_known_before_it_was_noted() -> None:
    series, ekby = a_series(), a_party()
    noted(series, ekby, 100)

    day_before = NOTED - dt.timedelta(days=1)
    assert queries.bases(series, [ekby], on=SECOND, noted_by=day_before).missing == (ekby,)


def test_a_figure_that_is_struck_out_leaves_the_one_of_an_earlier_day() -> None:
    series, ekby = a_series(), a_party()
    noted(series, ekby, 100)
    corrected(noted(series, ekby, 1_100, SECOND), None)

    found = queries.bases(series, [ekby], on=TODAY, noted_by=TODAY)

    assert found.values[ekby.pk].value == 100


def test_a_correction_of_a_correction_counts_and_both_can_be_followed() -> None:
    series, ekby = a_series(), a_party()
    first = noted(series, ekby, 100)
    second = corrected(first, 101)
    third = corrected(second, 102, LATER + dt.timedelta(days=1))

    found = queries.bases(series, [ekby], on=SECOND, noted_by=TODAY)

    assert found.values[ekby.pk].value == 102
    assert queries.superseded([first.pk], noted_by=TODAY) == {first.pk: third}
    assert queries.superseded([first.pk], noted_by=LATER) == {first.pk: second}
    assert queries.superseded([third.pk], noted_by=TODAY) == {}


def test_frozen_figures_are_read_as_they_were() -> None:
    series, ekby = a_series(), a_party()
    old = noted(series, ekby, 100)
    corrected(old, 101)

    assert queries.frozen([old.pk])[old.pk].value == 100


def test_the_history_is_in_order_of_days_and_without_what_was_replaced() -> None:
    series, ekby = a_series(), a_party()
    noted(series, ekby, 110, SECOND)
    corrected(noted(series, ekby, 99), 100)

    (values,) = queries.history(series, [ekby], noted_by=TODAY).values()

    assert [(value.on, int(value.value)) for value in values] == [(FIRST, 100), (SECOND, 110)]


def test_a_value_is_exact_for_the_rulebook() -> None:
    series, ekby, alby = a_series(is_count=False), a_party(), a_party("alby")
    noted(series, ekby, "12.5")
    noted(series, alby, 12)

    values = queries.bases(series, [ekby, alby], on=SECOND, noted_by=TODAY).values

    assert values[ekby.pk].exact == Fraction(25, 2)
    assert isinstance(values[alby.pk].exact, int)


def test_noting_what_counts_already_writes_nothing() -> None:
    series, ekby = a_series(), a_party()
    noted(series, ekby, 100)

    again = Noted(ekby, FIRST, Decimal("100.000000"), "Annan källa")
    assert actions.note(series=series, figures=[again], on=LATER, actor="Kim Ek") == []


def test_noting_something_else_for_the_same_day_corrects_what_counts() -> None:
    series, ekby = a_series(), a_party()
    old = noted(series, ekby, 100)

    new = noted(series, ekby, 101, noted_on=LATER)

    assert new.corrects == old
    (correction,) = queries.corrections(series, noted_by=TODAY)
    assert (correction.old, correction.new) == (old, new)


def test_what_was_struck_out_may_come_back() -> None:
    series, ekby = a_series(), a_party()
    struck = corrected(noted(series, ekby, 100), None)

    back = noted(series, ekby, 100, noted_on=LATER)

    assert back.corrects == struck
    assert queries.bases(series, [ekby], on=SECOND, noted_by=TODAY).values[ekby.pk].value == 100


def test_a_party_has_one_figure_a_day() -> None:
    series, ekby = a_series(), a_party()
    two = [Noted(ekby, FIRST, Decimal(number), SOURCE) for number in (1, 2)]

    with pytest.raises(ValueError, match="one figure a day"):
        actions.note(series=series, figures=two, on=NOTED, actor="Kim Ek")


@pytest.mark.parametrize(
    ("value", "reason", "code"),
    [
        ("100", "Fel", "figures.same_value"),
        ("-1", "Fel", "figures.less_than_nothing"),
        ("99.5", "Fel", "figures.not_whole_number"),
        ("99", "  ", "figures.no_reason"),
    ],
)
def test_a_correction_that_says_nothing_is_refused(value: str, reason: str, code: str) -> None:
    row = noted(a_series(), a_party(), 100)

    with pytest.raises(Refused) as refused:
        corrected(row, value, reason=reason)

    assert [finding.code for finding in refused.value.findings] == [code]
    assert Figure.objects.count() == 1


def test_two_who_correct_the_same_figure_do_not_overtake_each_other() -> None:
    row = noted(a_series(), a_party(), 100)
    corrected(row, 101)

    with pytest.raises(SomeoneWasFirst) as first:
        corrected(row, 102)

    assert first.value.changed_by == "Bo Ask"


def test_a_correction_is_logged_with_actor_reason_and_day() -> None:
    corrected(noted(a_series(), a_party(), 100), 101)

    entry = AuditEntry.objects.filter(table="figures_figure").latest("pk")
    assert (entry.actor, entry.reason, entry.day) == ("Bo Ask", "Fel i källan", LATER)


def test_a_figure_cannot_be_changed_or_taken_away() -> None:
    row = noted(a_series(), a_party(), 100)

    with pytest.raises(DatabaseError, match="ändras aldrig"), transaction.atomic():
        Figure.objects.filter(pk=row.pk).update(value=5)
    with pytest.raises(DatabaseError), transaction.atomic():
        row.delete()


def test_a_correction_is_about_the_same_series_party_and_day_and_not_from_before() -> None:
    series, alby = a_series(), a_party("alby")
    row = noted(series, a_party(), 100)
    facts = {
        "series": series,
        "party": row.party,
        "on": FIRST,
        "value": 1,
        "source": SOURCE,
        "noted_on": LATER,
        "noted_by": "Bo Ask",
        "corrects": row,
    }
    earlier = NOTED - dt.timedelta(days=1)
    for other in ({"party": alby}, {"on": SECOND}, {"noted_on": earlier}):
        with pytest.raises(DatabaseError, match="samma serie"), transaction.atomic():
            Figure.objects.create(**{**facts, **other})


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"value": -1}, "figures_figure_is_not_negative"),
        ({"source": ""}, "figures_figure_has_a_source"),
        ({"noted_by": ""}, "figures_figure_has_a_noter"),
        ({"value": None}, "figures_only_what_is_there_is_struck_out"),
    ],
)
def test_the_database_refuses_a_figure_that_is_none(facts: dict[str, object], name: str) -> None:
    given = {"on": FIRST, "value": 1, "source": SOURCE, "noted_on": NOTED, "noted_by": "Kim Ek"}
    series, party = a_series(), a_party()

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Figure.objects.create(series=series, party=party, **{**given, **facts})


def test_the_same_thing_is_noted_anew_only_as_a_correction() -> None:
    row = noted(a_series(), a_party(), 100)

    with pytest.raises(IntegrityError, match="what_is_there_already_is_corrected"):
        Figure.objects.create(
            series=row.series,
            party=row.party,
            on=row.on,
            value=1,
            source=SOURCE,
            noted_on=LATER,
            noted_by="Bo Ask",
        )


def test_a_series_says_something_else_without_touching_its_figures() -> None:
    facts = SeriesFacts("Folkmängd", "invånare", "population", "SCB")
    series = actions.add_series(key="folkmangd", facts=facts, on=NOTED, actor="Kim Ek")
    row = noted(series, a_party(), 100)

    better = SeriesFacts("Folkmängd", "invånare", "population", "SCB, tabell BE0101A")
    actions.change_series(series=series, facts=better, on=LATER, actor="Bo Ask")

    assert Series.objects.get().source_name == "SCB, tabell BE0101A"
    assert Figure.objects.get(pk=row.pk).source == SOURCE


def test_the_register_counts_parties_and_days_of_each_series() -> None:
    series, empty, ekby = a_series(), a_series("tomt", name="Tomt"), a_party()
    noted(series, ekby, 100)
    noted(series, ekby, 110, SECOND)
    noted(series, a_party("alby"), 50)

    told = {row.series: row for row in queries.register(noted_by=TODAY)}

    assert (told[series].newest, told[series].parties, told[series].days) == (SECOND, 2, 2)
    assert (told[empty].newest, told[empty].parties) == (None, 0)
    assert queries.newest(noted_by=TODAY)[series.pk][ekby.pk].value == 110
    assert len(queries.exactly(series, on=FIRST, noted_by=TODAY)) == 2


def test_the_population_is_that_of_the_first_series_that_measures_it_as_known_that_day() -> None:
    a_series("a-use", measures="use")
    series, other, ekby = a_series(), a_series("folkmangd-mitt-i-aret"), a_party()
    first = noted(series, ekby, 100)
    noted(other, ekby, 7, SECOND)
    corrected(first, 101)

    known = {day: queries.population([ekby], on=day) for day in (NOTED, LATER)}

    assert {day: found and found.series for day, found in known.items()} == dict.fromkeys(
        (NOTED, LATER), series
    )
    assert [int(found.values[ekby.pk].value) for found in known.values() if found] == [100, 101]


def test_no_population_is_known_where_no_series_measures_it() -> None:
    a_series("vardplatser", measures="use")

    assert queries.population([a_party()], on=TODAY) is None
