"""A report of the county that every role tries the pages of."""

from collections.abc import Mapping

from tests.structure.roles import County


def of_a_report(county: County) -> Mapping[str, object]:
    """The arguments of a principal's report as a file that is quick to write."""
    return {
        "structure": county.structure.key,
        "year": 2026,
        "party": county.party.key,
        "form": "docx",
    }
