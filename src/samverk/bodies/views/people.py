"""Correct how a person's name is written, and record the professions of the members of a body."""

from urllib.parse import urlencode

from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from samverk.bodies.forms import NameForm, QuotaForm
from samverk.bodies.models import Body
from samverk.bodies.views import finding
from samverk.bodies.views.flow import Asked, about_body, answer, form_page, written
from samverk.foundation.page import Context, PageRequest
from samverk.parties.models import Person


@form_page
def correct_name(request: PageRequest, person: int) -> Context | HttpResponseBase:
    """Correct a name."""
    row, structure = finding.person_of(request, person)
    address = reverse("portal:person", args=(row.pk,))
    carried = f"?{urlencode(request.day.carried)}" if request.day.carried else ""
    asked = Asked(
        title=_("Rätta namnet"),
        now=((_("Skrivs nu"), row.name),),
        button=_("Rätta"),
        form=NameForm(**written(request), person=row, structure=structure),
        structure=structure,
        body=None,
        back=f"{address}{carried}",
        rows=lambda: list(Person.objects.filter(pk=row.pk)),
        lock=lambda: Person.objects.select_for_update(of=("self",)).get(pk=row.pk),
    )
    return answer(request, asked)


@form_page
def record_professions(
    request: PageRequest, structure: str, body: str
) -> Context | HttpResponseBase:
    """Record who has the professions that the rules of a body count."""
    row = finding.body_of(request, structure, body)
    wanted, seated = _counted(row, request)
    members = Person.objects.filter(pk__in=seated).order_by("given_name", "family_name")
    nothing = _("Reglerna räknar inga yrken i organet den dagen.")
    form = QuotaForm(
        **written(request), structure=row.structure, wanted=wanted, members=list(members)
    )
    asked = about_body(
        request,
        row,
        form,
        words=(_("Yrken i %(body)s") % {"body": row.name}, _("Anteckna yrkena")),
        rows=lambda: list(members.all()),
        now=() if wanted else ((_("Yrken"), nothing),),
    )
    return answer(request, asked)


def _counted(body: Body, request: PageRequest) -> tuple[dict[str, str], list[str]]:
    """The professions that the rules count in a body that day, by what they are called, and who sits there."""
    found = finding.state_of(body, request)
    if found is None:
        return {}, []
    state, own = found
    wanted = {each.profession: state.rules.name_of(each.profession) for each in own.rule.quotas}
    return wanted, [place.holder for place in own.judged.composition.ordinary if place.holder]
