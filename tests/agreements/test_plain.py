"""Agreements read as bare values are known as those that are read whole, on every day."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samverk.agreements.models import (
    Agreement,
    AgreementParty,
    Condition,
    EnteredTerms,
    Fulfilment,
    Interpretation,
    NoticeOfTermination,
)
from samverk.agreements.queries.briefly import noted_of
from samverk.agreements.queries.many import reads
from samverk.agreements.queries.plain import lines, plainly
from samverk.agreements.queries.remembered import Remembered, fresh
from samverk.bodies.models import Structure
from samverk.parties.models import Party
from tests.agreements.adopted import TERMS
from tests.agreements.shown import ADOPTED_ON, a_duty, adopted, an_agreement, in_force, noticed
from tests.matters import questions
from tests.portal import county

DAYS = [ADOPTED_ON + dt.timedelta(days=30 * step) for step in range(-2, 60)]


def everything() -> Structure:
    """Give a county with an agreement of each sort, to which as much as can be has happened."""
    structure = county.a_county(county.file(extra=TERMS))
    master = by_a_file(structure, "rutin")
    by_a_file(structure, "lokal", party=Party.objects.get(key="ekby"), parent=master)
    by_a_file(structure, "borta")
    Agreement.objects.create(key="tomt", structure=structure, name="Tomma avtalet", parent=master)
    rich(structure)
    an_agreement(structure, "utkast")
    adopted(an_agreement(structure, "pa-vag"), only=1)
    recommendation = questions.a_sent(structure)
    asked = an_agreement(structure, "skickat")
    Agreement.objects.filter(pk=asked.pk).update(adopted_by=recommendation)
    questions.confirmed(recommendation, "ekby", on=questions.day(50))
    waiting = in_force(structure, "vantar")
    Condition.objects.create(agreement=waiting, other=asked)
    return structure


def by_a_file(structure: Structure, terms: str, **facts: object) -> Agreement:
    row = Agreement.objects.create(
        key=f"fil-{terms}", structure=structure, terms=terms, name=terms.capitalize(), **facts
    )
    for party in Party.objects.filter(structures__structure=structure).order_by("pk")[:3]:
        row.adoptions.create(
            party=party, outcome="changed", decided_on=ADOPTED_ON, noted_on=ADOPTED_ON
        )
    return row


def rich(structure: Structure) -> None:
    """Terms read twice, duties noted, notices of which one is withdrawn, a decision set aside, and another in its place."""
    row = in_force(structure, "rikt", lasts_until=dt.date(2024, 1, 1), counted_from="unstated")
    a_duty(row, "start", "Starta", latest=dt.date(2022, 9, 1))
    a_duty(row, "folj", "Följa upp", after="start")
    again = EnteredTerms.objects.create(
        agreement=row, number=2, noted_on=dt.date(2022, 3, 1), noted_by="Jonas", force="unstated",
        lasts_until=dt.date(2023, 6, 1), renewal_months=6, notice_months=3,
        counted_from="treated", ends_for="unstated", required_by="lagen",
    )  # fmt: skip
    for order, party in enumerate(Party.objects.filter(key__in=["ekby", "alby", "regionen"])):
        AgreementParty.objects.create(terms=again, party=party, order=order)
    for duty, facts in (
        ("start", {"planned_on": dt.date(2022, 8, 1)}),
        ("start", {"done_on": dt.date(2022, 10, 1)}),
        ("folj", {"planned_on": dt.date(2023, 5, 1)}),
    ):
        day = dt.date(2022, 2, 1) if "planned_on" in facts else dt.date(2022, 10, 2)
        Fulfilment.objects.create(agreement=row, duty=duty, noted_on=day, noted_by="Jonas", **facts)
    noticed(row, "ekby", on=dt.date(2022, 5, 1))
    NoticeOfTermination.objects.update(withdrawn_on=dt.date(2022, 6, 1))
    letter = noticed(row, "alby", on=dt.date(2022, 12, 1))
    NoticeOfTermination.objects.filter(pk=letter.pk).update(treated_on=dt.date(2023, 1, 15))
    Interpretation.objects.create(
        agreement=row, of="ends for", reading="the one", by="Jonas", on=dt.date(2023, 2, 1)
    )
    row.adoptions.filter(party__key="ekby").update(set_aside_on=dt.date(2021, 9, 1))
    row.adoptions.create(
        party=Party.objects.get(key="ekby"), outcome="rejected",
        decided_on=dt.date(2021, 8, 1), noted_on=dt.date(2021, 8, 1),
    )  # fmt: skip
    other = in_force(structure, "nytt")
    Agreement.objects.filter(pk=row.pk).update(replaced_by=other, replaced_on=dt.date(2025, 1, 1))


@pytest.mark.django_db
@pytest.mark.parametrize("on", DAYS[::6])
def test_an_agreement_is_known_by_its_bare_values_as_by_its_rows(on: dt.date) -> None:
    everything()
    pks = list(Agreement.objects.values_list("pk", flat=True))
    plain = {pk: line for pk, line in lines(pks).items() if line.is_plain}

    found, whole = plainly(plain.values(), on=on), reads(plain, on=on)

    known = {pk: read.known if read else None for pk, read in whole.items()}
    noted = {pk: noted_of(read.agreement) if read else [] for pk, read in whole.items()}
    assert {pk: each.known for pk, each in found.items()} == known
    assert {pk: list(each.noted) for pk, each in found.items()} == noted
    assert len(plain) == len(pks) - 2
    assert sum(each is None for each in known.values()) == 2


@pytest.mark.django_db
def test_the_row_of_an_agreement_says_what_the_agreement_says() -> None:
    everything()
    rows = Agreement.objects.select_related("party", "parent")

    found = lines(row.pk for row in rows)

    for row in rows:
        own, above, replaced_on = found[row.pk]
        assert own[:5] == (row.pk, row.structure_id, row.key, row.name, row.parent_id)
        assert (own.party, own.terms) == (row.party.key if row.party else None, row.terms)
        assert own.is_asked == (row.adopted_by is not None)
        assert own.waits == row.conditions.exists()
        assert above == (row.parent.terms if row.parent else None)
        assert replaced_on == row.replaced_on


@pytest.mark.django_db(transaction=True)
def test_what_is_remembered_from_another_day_is_what_would_be_worked_out_anew() -> None:
    everything()
    pks = list(Agreement.objects.values_list("pk", flat=True))
    memory = Remembered()

    for on in DAYS:
        assert memory.recall(pks, on=on) == fresh(pks, on=on)


@pytest.mark.django_db(transaction=True)
def test_nothing_is_read_again_because_it_is_morning() -> None:
    structure = county.a_county()
    row = in_force(structure, lasts_until=dt.date(2023, 1, 1), notice_months=None,
                   counted_from="", ends_for="")  # fmt: skip
    memory = Remembered()
    memory.recall([row.pk], on=dt.date(2022, 8, 1))  # since July it is told that it runs out

    with CaptureQueriesContext(connection) as last:
        memory.recall([row.pk], on=dt.date(2022, 12, 31))
    with CaptureQueriesContext(connection) as over:
        memory.recall([row.pk], on=dt.date(2023, 1, 1))

    assert len(last) == 1
    assert len(over) > 1


@pytest.mark.django_db
def test_however_many_agreements_there_are_they_are_read_in_as_many_queries() -> None:
    structure = county.a_county()
    first = [in_force(structure).pk]
    with CaptureQueriesContext(connection) as few:
        fresh(first, on=ADOPTED_ON)
    every = first + [in_force(structure, f"avtal-{number}").pk for number in range(20)]

    with CaptureQueriesContext(connection) as many:
        fresh(every, on=ADOPTED_ON)

    assert len(few) == len(many) == 8
