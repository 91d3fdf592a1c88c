"""A recommendation in the county that every role tries the pages of."""

from collections.abc import Mapping

from samverk.foundation import audit
from samverk.matters.models import Matter, PartyDecision, Recommendation
from tests.matters.of_pages import of_a_matter
from tests.structure.roles import County


def of_a_matrix_row(county: County) -> Mapping[str, object]:
    """The arguments of one principal's row."""
    at = of_a_matter(county)
    matter = Matter.objects.get(title="En fråga")
    with audit.acting(actor="Jonas"):
        asked, _made = Recommendation.objects.get_or_create(
            matter=matter, number=1, title="Ny rutin"
        )
        PartyDecision.objects.get_or_create(recommendation=asked, party=county.party)
    return {**at, "recommendation": 1, "party": county.party.key}
