"""What the bodies where matters lie require of them, and what is still missing."""

from collections.abc import Mapping, Sequence

from django.db.models import Exists, OuterRef

from samverk.matters.models import Matter, MatterDocument, Opinion, ReferralRow
from samverk.matters.queries.preparing import HOLDS
from samverk.rulebook.matters.facts import Document, MatterFacts
from samverk.rulebook.matters.readiness import Need, readiness
from samverk.rulebook.structure.model import Structure as Rules


def needs_of(matters: Sequence[Matter], rules: Mapping[int, Rules]) -> Mapping[int, Sequence[Need]]:
    """The checklist of each matter for the body where it lies; rules by structure. Two queries, however many matters.

    Shape: matters read with their holder_body; where no rules hold, or the body is not in them, there is no checklist.
    """
    held, asked = _documents(matters), _opinions(matters)
    found: dict[int, Sequence[Need]] = {}
    for matter in matters:
        of = rules.get(matter.structure_id)
        body = of.bodies.get(matter.holder_body.key) if of and matter.holder_body else None
        if of is not None and body is not None:
            facts = _facts(matter, held.get(matter.pk, frozenset()), asked.get(matter.pk, {}))
            found[matter.pk] = readiness(facts, body, of)
    return found


def _facts(matter: Matter, held: frozenset[Document], asked: Mapping[str, bool]) -> MatterFacts:
    own = frozenset({Document.QUESTION_FORM} if matter.question else ())
    return MatterFacts(
        concerned=(),
        involved=frozenset(),
        documents=held | own,
        asked=tuple(asked),
        answered=frozenset(key for key, has_answered in asked.items() if has_answered),
    )


def _documents(matters: Sequence[Matter]) -> Mapping[int, frozenset[Document]]:
    rows = MatterDocument.objects.filter(matter__in=matters, removed_on__isnull=True)
    held: dict[int, frozenset[Document]] = {}
    for matter, kind in rows.values_list("matter", "kind"):
        if kind in HOLDS:
            held[matter] = held.get(matter, frozenset()) | {HOLDS[kind]}
    return held


def _opinions(matters: Sequence[Matter]) -> Mapping[int, Mapping[str, bool]]:
    given = Exists(Opinion.objects.filter(row=OuterRef("pk"), sent_on__isnull=False))
    rows = ReferralRow.objects.filter(
        referral__matter__in=matters, referral__sent_on__isnull=False, party__isnull=False
    ).annotate(has_given=given)
    asked: dict[int, dict[str, bool]] = {}
    for matter, key, has_given in rows.values_list("referral__matter", "party__key", "has_given"):
        asked.setdefault(matter, {})[key] = has_given
    return asked
