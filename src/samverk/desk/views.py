"""What waits for the one who is logged in."""

from typing import TYPE_CHECKING, cast

from samverk.bodies.queries.mends import hands
from samverk.desk.page import desk as made
from samverk.desk.standing import standing
from samverk.foundation import access
from samverk.foundation.page import Context, PageRequest, page

if TYPE_CHECKING:
    from samverk.foundation.models import User


@page("desk/desk.html", may=access.signed_in)
def desk(request: PageRequest) -> Context:
    """The first page after log-in: what the user is today, and how things stand on the chosen day. Twenty-five queries at the most."""
    mine = standing(cast("User", request.user), on=request.day.today)
    return {"desk": made(mine, hands(request.user, request.day), request.day)}
