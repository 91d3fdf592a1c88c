"""What the papers of one principal are about, read once."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from samverk.foundation.formats import day_long
from samverk.matters.actions import sending
from samverk.matters.models import (
    DecisionClause,
    Matter,
    MatterDocument,
    PartyDecision,
    Recommendation,
)
from samverk.matters.models.choices import LineDoes, Paper
from samverk.parties.models import Organ


@dataclass(frozen=True, slots=True)
class Asked:
    """One principal's question: who asks what of whom, how it is answered, and what is attached."""

    row: PartyDecision
    clauses: tuple[str, ...]
    organs: tuple[str, ...]
    proposer: str
    code: str
    reply_to: str
    annexes: tuple[MatterDocument, ...]

    @property
    def recommendation(self) -> Recommendation:
        """What is recommended."""
        return self.row.recommendation

    @property
    def matter(self) -> Matter:
        """The matter that it belongs to."""
        return self.recommendation.matter

    @property
    def party(self) -> str:
        """What the principal is called."""
        return self.row.party.name

    @property
    def body(self) -> str:
        """Who recommends."""
        return sending.facts_of(self.row, "", "")["organ"]

    @property
    def sent_on(self) -> dt.date:
        """The day that the papers bear: the one on which the question was asked."""
        return self.row.asked_on or self.recommendation.sent_on or self.matter.since

    @property
    def due(self) -> str:
        """The last day for answers, in words."""
        return day_long(self.recommendation.due, "sv") if self.recommendation.due else ""

    def annex(self, at: int) -> str:
        """What an annex is called in the papers: "Bilaga 2. Överenskommelsen"."""
        return f"Bilaga {at + 1}. {self.annexes[at].title}"


def read(row: PartyDecision, on: dt.date) -> Asked:
    """Everything that the papers say, as of a day. At most seven queries, however many annexes there are."""
    rows = PartyDecision.objects.select_related(
        "party", "recommendation__matter__structure", "recommendation__treatment__body"
    )
    asked = rows.prefetch_related("recommendation__clauses").get(pk=row.pk)
    code = _code(asked, on)
    proposing = asked.line.filter(does=LineDoes.PROPOSES).order_by("number").last()
    return Asked(
        row=asked,
        clauses=tuple(each.text for each in _clauses(asked)),
        organs=_organs(asked, on),
        proposer=proposing.organ if proposing else "",
        code=code,
        reply_to=sending.reply_to(asked, code),
        annexes=tuple(_annexes(asked.recommendation.matter, on)),
    )


def _clauses(row: PartyDecision) -> list[DecisionClause]:
    return sorted(row.recommendation.clauses.all(), key=lambda each: each.number)


def _code(row: PartyDecision, on: dt.date) -> str:
    """The newest code that still leads to the row: it opens nothing, so it may stand in a paper."""
    works = Q(revoked_on__isnull=True) | Q(revoked_on__gt=on)
    found = row.reply_links.filter(works, until__gt=on).order_by("-pk").first()
    return found.code if found else ""


def _organs(row: PartyDecision, on: dt.date) -> tuple[str, ...]:
    """The organs that may decide, the competent one first."""
    rows = Organ.objects.filter(party=row.party, period__contains=on)
    names = rows.exclude(kind=Organ.Kind.ADMINISTRATION).order_by("pk")
    found = dict.fromkeys([row.competent_organ, *names.values_list("name", flat=True)])
    return tuple(name for name in found if name)


def _annexes(matter: Matter, on: dt.date) -> list[MatterDocument]:
    """What belongs to the matter that day; minutes in which principals have answered do not."""
    there = Q(removed_on__isnull=True) | Q(removed_on__gt=on)
    rows = matter.documents.filter(there, added_on__lte=on).exclude(kind=Paper.EXTRACT)
    return list(rows.select_related("document").order_by("number"))
