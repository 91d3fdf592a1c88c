"""Offices at a party, by what people call them."""

from samverk.parties.models import Office, Party
from samverk.rulebook.matching import How, match


def office_called(party: Party, title: str) -> Office | None:
    """The office of the party that the title means, written a little differently or not; None where there is none. One query."""
    rows = {str(row.pk): row for row in Office.objects.filter(party=party).order_by("pk")}
    found = match(title, {key: [row.title, row.key] for key, row in rows.items()})
    if found.how in {How.EXACT, How.ALIKE, How.AMBIGUOUS}:
        return rows[found.keys[0]]
    return None
