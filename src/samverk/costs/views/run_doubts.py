"""What is refused and what is doubtful about costs, in words, with the clause and where to go on."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from samverk.agreements.access import may_see
from samverk.costs.models import Run
from samverk.costs.queries.holding import doubts
from samverk.costs.texts import SENTENCES
from samverk.costs.views import run_words as words
from samverk.foundation.citing import cite
from samverk.foundation.language import spoken
from samverk.foundation.page import PageRequest
from samverk.rulebook.findings import Finding
from samverk.rulebook.words import says, way_out


def doubts_of(row: Run, request: PageRequest) -> list[dict[str, object]]:
    """What makes the amounts of a run uncertain, as the page says it. The queries of doubts(), and those of access."""
    found = doubts(row, on=request.day.on, today=request.day.today)
    return [
        {**each, **_onward(row, request, code)}
        for code, each in zip(_codes(found), told(found), strict=True)
    ]


def _codes(found: Iterable[Finding]) -> list[str]:
    return [each.code for each in found]


def _onward(row: Run, request: PageRequest, code: str) -> dict[str, str]:
    """Where to go on from a doubt: the key, or the agreement where the reader may see it."""
    if code == "costs.key_not_decided":
        address = words.address_of("costs:key", row.structure.key, row.cost_key.key)
        return {"address": address, "link": _("Till nyckeln")}
    agreement = row.agreement
    if agreement is None or not may_see(request.user, agreement, on=request.day.today):
        return {}
    address = words.address_of("agreements:agreement", row.structure.key, agreement.key)
    return {"address": address, "link": _("Till avtalet")}


def told(findings: Iterable[Finding]) -> list[dict[str, object]]:
    """Findings as the page says them, with the clause and the way out."""
    return [
        {
            "says": spoken(says(each, SENTENCES)),
            "weight": each.weight,
            "way_out": spoken(way_out(each, SENTENCES)),
            "cited": cite(each.source),
        }
        for each in findings
    ]
