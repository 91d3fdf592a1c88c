"""Correct how a person's name is written."""

from urllib.parse import urlencode

from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samverk.bodies.actions import SENTENCES
from samverk.bodies.forms import NameForm
from samverk.bodies.views import finding
from samverk.bodies.views.flow import TEMPLATE, Asked, answer
from samverk.foundation import access
from samverk.foundation.page import Context, PageRequest, page
from samverk.parties.models import Person


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page(TEMPLATE, may=access.signed_in, sentences=SENTENCES)
def correct_name(request: PageRequest, person: int) -> Context | HttpResponseBase:
    """Correct a name."""
    row, body = finding.person_of(request, person)
    form = NameForm(
        request.POST or None,
        person=row,
        structure=body.structure,
        on=request.day.on,
        today=request.day.today,
    )
    address = reverse("portal:person", args=(row.pk,))
    carried = f"?{urlencode(request.day.carried)}" if request.day.carried else ""
    asked = Asked(
        title=_("Rätta namnet"),
        now=((_("Skrivs nu"), row.name),),
        button=_("Rätta"),
        form=form,
        structure=body.structure,
        body=None,
        back=f"{address}{carried}",
        rows=lambda: list(Person.objects.filter(pk=row.pk)),
        lock=lambda: Person.objects.select_for_update(of=("self",)).get(pk=row.pk),
    )
    return answer(request, asked)
