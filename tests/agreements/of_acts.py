"""A county whose file has terms for an agreement and for local ones, and agreements to act on."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from samverk.agreements import queries
from samverk.agreements.actions import (
    Decision,
    EnteredTermsFacts,
    Given,
    New,
    enter_terms,
    give_notice,
    record_adoption,
    register_agreement,
)
from samverk.agreements.models import Adoption, Agreement, EnteredTerms, NoticeOfTermination
from samverk.bodies.models import Structure
from samverk.foundation.audit.models import AuditEntry
from samverk.foundation.documents import Upload
from samverk.foundation.refusals import Refused
from samverk.parties.models import Party
from tests.portal import county as counties
from tests.structure.roles import County

TODAY = dt.date(2022, 6, 1)
ACTOR = "Jonas Hedman"
FILE = Upload("uppsägning.txt", b"Vi avslutar.")
PARTIES = ("ekby", "alby", "regionen")

TERMS = """
[agreements.rutin]
name = "Överenskommelse om rutin"
parties = "signatories"
force = { when = "unstated", not_before = 2021-07-01, clause = "1" }
lasts = { until = "further notice", clause = "2" }
notice = { months = 12, from = "treated", by = "samrad", written = true, ends_for = "unstated", clause = "3" }
clause = "1"
[agreements.rutin.duties.foresla]
what = "Föreslå uppföljning"
owner = "grupp-1"
clause = "3"
[agreements.rutin.duties.folja-upp]
what = "Följa upp rutinen"
owner = "samrad"
latest = 2023-05-01
after = "foresla"
clause = "3"
[agreements.lokal]
name = "Lokal överenskommelse"
kind = "local"
parent = "rutin"
parties = "signatories"
each_with = "regionen"
force = { when = "each for itself", clause = "1" }
clause = "1"
"""


def a_county() -> Structure:
    """A small county with terms in its file."""
    return counties.a_county(counties.file(extra=TERMS))


def party(key: str = "ekby") -> Party:
    """A party by its key."""
    return Party.objects.get(key=key)


def an_agreement(structure: Structure | None = None, **facts: Any) -> Agreement:  # noqa: ANN401 -- facts of a test
    """The agreement of the file, registered and adopted by nobody."""
    given = {"name": "Överenskommelse om rutin", "terms": "rutin", "key": "rutin-2021", **facts}
    return register_agreement(
        structure=structure or a_county(), new=New(**given), on=TODAY, actor=ACTOR
    )


def by_hand(structure: Structure | None = None, **facts: Any) -> Agreement:  # noqa: ANN401 -- facts of a test
    """An agreement whose terms nobody has entered yet."""
    given = {"terms": "", "name": "Avtal om tolkar", "key": "tolkar", **facts}
    return an_agreement(structure, **given)


def entered(agreement: Agreement, **facts: Any) -> EnteredTerms:  # noqa: ANN401 -- facts of a test
    """Terms that say everything, each with its clause."""
    return enter_terms(agreement=agreement, terms=terms(**facts), on=TODAY, actor=ACTOR)


def terms(**facts: Any) -> EnteredTermsFacts:  # noqa: ANN401 -- facts of a test
    """Two parties, in force when all have adopted it, a year's notice from when it was received."""
    given = {
        "parties": (party("ekby"), party("regionen")),
        "parties_clause": "1",
        "force": "all",
        "force_clause": "2",
        "notice_months": 12,
        "counted_from": "received",
        "ends_for": "all",
        "notice_clause": "3",
        **facts,
    }
    return EnteredTermsFacts(**given)


def adopted(agreement: Agreement, *parties: str, on: dt.date = dt.date(2021, 5, 3)) -> Adoption:
    """Each party decides on the same day; the last of them is given."""
    for key in parties or PARTIES:
        decision = Decision(party(key), "adopted", on)
        row = record_adoption(agreement=agreement, decision=decision, on=TODAY, actor=ACTOR)
    return row


def noticed(agreement: Agreement, key: str = "ekby", **facts: Any) -> NoticeOfTermination:  # noqa: ANN401 -- facts of a test
    """A letter from a party, come in and not treated."""
    given = {"given_on": dt.date(2022, 1, 10), "received_on": dt.date(2022, 1, 12), **facts}
    told = Given(party(key), **given)
    return give_notice(agreement=agreement, given=told, on=TODAY, actor=ACTOR)


def now(agreement: Agreement) -> Agreement:
    """The agreement as it is."""
    found = queries.find(agreement.key)
    assert found is not None
    return found


def status(agreement: Agreement, on: dt.date = TODAY) -> queries.Status:
    """What is to be said of it."""
    found = queries.status(now(agreement), on=on)
    assert found is not None
    return found


def dates(agreement: Agreement, on: dt.date = TODAY) -> dict[str, dt.date | None]:
    """Its days by their keys."""
    return {each.key: each.on for each in status(agreement, on).dates}


def refused(act: Callable[[], object]) -> list[str]:
    """The codes of the refusal; nothing is written but what was there."""
    before = AuditEntry.objects.count()
    with pytest.raises(Refused) as caught:
        act()
    assert AuditEntry.objects.count() == before
    return [each.code.removeprefix("agreements.") for each in caught.value.findings]


def of_terms(county: County) -> Mapping[str, object]:
    """The arguments of the terms of an agreement in the county of the access matrix."""
    row, _ = Agreement.objects.get_or_create(
        key="avtal-utkast", defaults={"structure": county.structure, "name": "Ett utkast"}
    )
    return {"structure": county.structure.key, "key": row.key}


def of_an_act(county: County) -> Mapping[str, object]:
    """The arguments of an act on that agreement."""
    return {**of_terms(county), "act": "beslut"}
