"""Before a request for opinion is ended: who has not answered, what follows, and how to give them longer time instead."""

from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samverk.bodies.access import may_coordinate
from samverk.foundation import access
from samverk.foundation.page import Context, PageRequest, page
from samverk.matters.forms.prolonging import ProlongForm
from samverk.matters.models import Matter, Referral
from samverk.matters.models.choices import Holder, State
from samverk.matters.queries import referrals
from samverk.matters.views.matter import numbered
from samverk.matters.views.referral import sentence, the_referral

WHO = _("den som samordnar strukturen")
END = "matters/referral_end.html"


@require_safe
@page(END, may=access.signed_in)
def referral_end(
    request: PageRequest, structure: str, year: int, number: int, referral: int
) -> Context | HttpResponseBase:
    """What ending the request would lead to; one that is ended shows itself. Fifteen queries at the most."""
    matter = numbered(structure, year, number)
    access.demand(may_coordinate(request.user, matter.structure, on=request.day.today), WHO)
    asked = the_referral(matter, referral)
    if asked.closed_on is not None:
        where = [structure, year, number, referral]
        return HttpResponseRedirect(reverse("matters:referral", args=where))
    return before_end(request, matter, asked, ProlongForm(asked, today=request.day.today))


def before_end(
    request: PageRequest, matter: Matter, asked: Referral, form: ProlongForm
) -> dict[str, object]:
    """What the page is given; form is where a later last day is written."""
    read = referrals.comparison(asked, on=request.day.today)
    others = matter.referrals.filter(closed_on__isnull=True).exclude(pk=asked.pk)
    is_out = matter.state == State.OUT_FOR_OPINION
    return {
        "matter": matter,
        "structure": matter.structure,
        "referral": asked,
        "read": read,
        "sentence": sentence(read),
        "goes_to": _asked_from(matter) if is_out and not others.exists() else "",
        "is_out": is_out,
        "form": form,
    }


def _asked_from(matter: Matter) -> str:
    """Who had the matter when it went out, and gets it back. One query."""
    steps = matter.steps.exclude(state=State.OUT_FOR_OPINION).order_by("-on", "-number")
    last = steps.select_related("holder_body").first()
    if last is None:
        return ""
    body = last.holder_body
    return body.name if body else last.holder_forum or capfirst(str(Holder(last.holder).label))
