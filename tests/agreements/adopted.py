"""An agreement that every party of a small county has adopted, to ask what would happen to."""

import datetime as dt

from samverk.agreements import queries
from samverk.agreements.models import Adoption, Agreement, NoticeOfTermination
from samverk.parties.models import Party
from samverk.rulebook.agreements.facts import Notice
from tests.portal import county

FORCE = dt.date(2021, 7, 1)
ON = dt.date(2026, 11, 22)
GIVEN, RECEIVED, TREATED = dt.date(2026, 12, 1), dt.date(2026, 12, 3), dt.date(2027, 1, 15)
ENDS = dt.date(2028, 1, 15)
TERMS = """
[agreements.rutin]
name = "Överenskommelse om rutin"
parties = "signatories"
force = { when = "all", not_before = 2021-07-01, clause = "1" }
lasts = { until = "further notice", clause = "2" }
notice = { months = 12, from = "treated", by = "samrad", written = true, ends_for = "unstated", clause = "3" }
clause = "1"
[agreements.rutin.duties.folja-upp]
what = "Följa upp rutinen"
owner = "samrad"
latest = 2029-05-01
clause = "3"
[agreements.lokal]
name = "Lokal överenskommelse"
kind = "local"
parent = "rutin"
parties = "signatories"
each_with = "regionen"
notice = { months = 6, from = "received", ends_for = "all", clause = "3" }
clause = "3"
"""


def an_agreement(
    *, municipalities: int = 2, decided_on: dt.date = dt.date(2021, 5, 3)
) -> Agreement:
    """The agreement on the routine, adopted by the region and its municipalities on one day."""
    text = county.file(municipalities=municipalities, extra=TERMS)
    structure = county.a_county(text)
    row = Agreement.objects.create(
        key="rutin-2021", structure=structure, terms="rutin", name="Överenskommelse om rutin"
    )
    for party in Party.objects.filter(structures__structure=structure).order_by("pk"):
        Adoption.objects.create(
            agreement=row,
            party=party,
            outcome="adopted",
            decided_on=decided_on,
            noted_on=decided_on,
            noted_by="Jonas Hedman",
        )
    return found(row.key)


def a_local(party: str = "ekby") -> Agreement:
    """The local agreement between the region and one municipality, under the other; nobody has adopted it."""
    parent = Agreement.objects.get(key="rutin-2021")
    row = Agreement.objects.create(
        key=f"lokal-{party}",
        structure=parent.structure,
        terms="lokal",
        name="Lokal överenskommelse",
        parent=parent,
        party=Party.objects.get(key=party),
    )
    return found(row.key)


def found(key: str) -> Agreement:
    """The agreement, read as a page reads it."""
    row = queries.find(key)
    assert row is not None
    return row


def a_notice(party: str = "ekby", *, treated: dt.date | None = TREATED) -> Notice:
    """The letter by which a party leaves."""
    return Notice(party, GIVEN, RECEIVED, treated)


def recorded(agreement: Agreement, notice: Notice) -> NoticeOfTermination:
    """The same letter, recorded."""
    return NoticeOfTermination.objects.create(
        agreement=agreement,
        party=Party.objects.get(key=notice.party),
        given_on=notice.given_on,
        received_on=notice.received_on,
        treated_on=notice.treated_on,
    )
