"""How the day came about that a notice tells of, as it is computed now."""

from samverk.agreements.models import Agreement, DepositaryNotice
from samverk.agreements.queries import page as asked
from samverk.agreements.views.agreement_dates import Day, days
from samverk.agreements.views.citing import citing
from samverk.foundation.page import PageRequest

KINDS = DepositaryNotice.Kind
_OF_ALL = {KINDS.IN_FORCE: "in_force_from", KINDS.ENDS: "ends_on"}
_OF_A_LETTER = frozenset({KINDS.NOTICE_GIVEN, KINDS.NOTICE_TREATED})


def day_of(request: PageRequest, agreement: Agreement, row: DepositaryNotice) -> Day | None:
    """The day with its steps, None where the notice tells of none. Queries: those of page.whole, or none."""
    key = _key(row)
    if key is None:
        return None
    found = asked.whole(agreement, on=request.day.today)
    if found.status is None:
        return None
    told = days(found.status, citing(found.agreement, found.rules, request.day))
    return next((each for each in told if each.key == key and each.steps), None)


def _key(row: DepositaryNotice) -> str | None:
    if row.party is None:
        return _OF_ALL.get(KINDS(row.kind))
    return f"notice:{row.party.key}" if row.kind in _OF_A_LETTER else None
