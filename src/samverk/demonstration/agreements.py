"""The agreements of the demonstration: which terms they have, and where their parties decided on them."""

from samverk.agreements.models import Agreement
from samverk.bodies.models import Structure
from samverk.foundation import audit
from samverk.matters import queries

ACTOR = "Demonstrationen"
# Key, structure, terms in its file, the number of the matter as some authority calls it, the clause that adopts it.
AGREEMENTS = (("vasterbotten-2020", "vasterbotten", "overenskommelsen", "HSN 335-2019", 2),)


def load() -> None:
    """Write the agreements down that are not there yet. One query where all are."""
    known = set(Agreement.objects.values_list("key", flat=True))
    for key, structure, terms, number, clause in AGREEMENTS:
        if key not in known:
            _write(key, Structure.objects.get(key=structure), terms, number, clause)


def _write(key: str, structure: Structure, terms: str, number: str, clause: int) -> None:
    matter = queries.find(number, structure=structure)[0]
    recommendation = matter.recommendations.order_by("number").first()
    with audit.acting(actor=ACTOR, reason=matter.title, kind="system"):
        Agreement.objects.create(
            key=key,
            structure=structure,
            terms=terms,
            name=matter.title,
            adopted_by=recommendation,
            clause=clause,
        )
