"""What is known of a matter's preparation: whom it concerns, whose own line has been part of it, what it holds."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db.models import Exists, OuterRef

from samverk.bodies.models import StructureParty
from samverk.matters.models import Anchoring, Matter, Opinion, PartyDecision, ReferralRow
from samverk.matters.models.choices import Paper
from samverk.rulebook.matters.facts import Document, MatterFacts

# What each kind of document is to a body that requires it.
HOLDS: Mapping[str, Document] = {
    Paper.QUESTION_FORM: Document.QUESTION_FORM,
    Paper.DECISION_BASIS: Document.CONSEQUENCES,
    Paper.OFFICIAL_REPORT: Document.OFFICIAL_REPORT,
    Paper.OPINION: Document.OPINIONS,
}


def preparation(matter: Matter, *, on: dt.date) -> MatterFacts:
    """What is known of the preparation of a matter on a day, by the keys of the structure's file. Six queries."""
    keys = _keys(matter)
    asked, answered = _opinions(matter, on)
    return MatterFacts(
        concerned=_named(matter.parties.order_by("pk").values_list("party", flat=True), keys),
        involved=frozenset(_named(_involved(matter, on), keys)),
        documents=frozenset(_documents(matter, on)),
        asked=_named(asked, keys),
        answered=frozenset(_named(answered, keys)),
    )


def _keys(matter: Matter) -> dict[int, str]:
    rows = StructureParty.objects.filter(structure=matter.structure)
    return dict(rows.values_list("party", "key"))


def _named(parties: Iterable[int | None], keys: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(keys[pk] for pk in parties if pk is not None and pk in keys)


def _involved(matter: Matter, on: dt.date) -> set[int]:
    """The parties that have anchored the question at home, or whose own organs have had it."""
    anchored = Anchoring.objects.filter(matter=matter, on__lte=on).values_list("party", flat=True)
    lines = PartyDecision.objects.filter(
        recommendation__matter=matter, line__recorded_on__lte=on, line__is_planned=False
    )
    return set(anchored) | set(lines.values_list("party", flat=True))


def _documents(matter: Matter, on: dt.date) -> set[str]:
    rows = matter.documents.filter(added_on__lte=on).exclude(removed_on__lte=on)
    held = {HOLDS[kind] for kind in rows.values_list("kind", flat=True) if kind in HOLDS}
    return {*held, Document.QUESTION_FORM} if matter.question else {*held}


def _opinions(matter: Matter, on: dt.date) -> tuple[list[int | None], list[int | None]]:
    """Those who have been asked for their opinion, and those of them who have given it."""
    given = Opinion.objects.filter(row=OuterRef("pk"), sent_on__lte=on)
    rows = ReferralRow.objects.filter(referral__matter=matter, referral__sent_on__lte=on)
    found = list(rows.annotate(has_given=Exists(given)).values_list("party", "has_given"))
    return [party for party, _given in found], [party for party, has in found if has]
