"""Personal links to the rows of a recommendation or a request for opinion."""

import datetime as dt

from samverk.foundation import tokens
from samverk.matters.models import ReplyLink

_WHOLE = (
    "row__party",
    "row__recommendation__matter__structure",
    "referral_row__party",
    "referral_row__referral__matter__structure",
)


def link_behind(token: str) -> ReplyLink | None:
    """The link that a token opens, however old or withdrawn. One query."""
    rows = ReplyLink.objects.select_related(*_WHOLE)
    return rows.filter(digest=tokens.digest(token)).first()


def link_of(pk: int) -> ReplyLink | None:
    """The link of this number, with all that its page needs. One query."""
    return ReplyLink.objects.select_related(*_WHOLE).filter(pk=pk).first()


def works(link: ReplyLink, *, on: dt.date) -> bool:
    """Whether a link opens its page that day."""
    return on < link.until and (link.revoked_on is None or on < link.revoked_on)
