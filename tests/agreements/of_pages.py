"""The arguments of a page about an agreement, in the county of the access matrix."""

from collections.abc import Mapping

from samverk.agreements.models import Agreement
from tests.structure.roles import County


def of_an_agreement(county: County) -> Mapping[str, object]:
    """An agreement of the county that is still drafted: only those who work there see it."""
    row, _ = Agreement.objects.get_or_create(
        key="avtal-utkast", defaults={"structure": county.structure, "name": "Ett utkast"}
    )
    return {"structure": county.structure.key, "key": row.key}
