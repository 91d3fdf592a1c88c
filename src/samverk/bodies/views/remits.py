"""Fix what a body is to do, and set up its working groups."""

from collections.abc import Callable, Sequence

from django.db.models import Model
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samverk.bodies.actions import SENTENCES
from samverk.bodies.forms import ActForm
from samverk.bodies.forms.remits import GroupForm, RemitForm
from samverk.bodies.models import Body
from samverk.bodies.queries.remits import groups_of, remit_of
from samverk.bodies.views import finding
from samverk.bodies.views.flow import TEMPLATE, Asked, answer
from samverk.foundation import access, formats
from samverk.foundation.language import current
from samverk.foundation.page import Context, PageRequest, page

Rows = Callable[[], Sequence[Model]]
Now = tuple[tuple[str, str], ...]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page(TEMPLATE, may=access.signed_in, sentences=SENTENCES)
def record_remit(request: PageRequest, structure: str, body: str) -> Context | HttpResponseBase:
    """Fix the remit of a body from a day."""
    row = finding.body_of(request, structure, body)
    day = request.day
    form = RemitForm(request.POST or None, body=row, on=day.on, today=day.today)
    title = _("Uppdraget för %(body)s") % {"body": row.name}
    rows: Rows = lambda: list(row.remits.all())  # noqa: E731 -- asked again when it is saved
    return answer(request, _asked(request, row, form, (title, _("Spara uppdraget")), rows))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page(TEMPLATE, may=access.signed_in, sentences=SENTENCES)
def set_up_group(request: PageRequest, structure: str, body: str) -> Context | HttpResponseBase:
    """Set up a working group under a body."""
    row = finding.body_of(request, structure, body)
    day = request.day
    form = GroupForm(request.POST or None, body=row, on=day.on, today=day.today)
    title = _("Ny arbetsgrupp under %(body)s") % {"body": row.name}
    rows: Rows = lambda: list(row.working_groups.all())  # noqa: E731
    return answer(request, _asked(request, row, form, (title, _("Tillsätt gruppen")), rows))


def _asked(
    request: PageRequest, body: Body, form: ActForm, words: tuple[str, str], rows: Rows
) -> Asked:
    title, button = words
    return Asked(
        title=title,
        now=_remit_now(body, request)
        if isinstance(form, RemitForm)
        else _groups_now(body, request),
        button=button,
        form=form,
        structure=body.structure,
        body=body,
        back=finding.body_address(body, request),
        rows=rows,
        lock=lambda: Body.objects.select_for_update().get(pk=body.pk),
    )


def _remit_now(body: Body, request: PageRequest) -> Now:
    known = remit_of(body, on=request.day.on)
    if known is None:
        return ((_("Uppdraget i dag"), _("Inget är antecknat.")),)
    period = formats.period(known.period.lower, known.period.upper, current())
    return ((_("Uppdraget i dag"), f"{known.goals} ({period})"),)


def _groups_now(body: Body, request: PageRequest) -> Now:
    return tuple(
        (group.name, formats.period(group.period.lower, group.period.upper, current()))
        for group in groups_of(body, on=request.day.on)
    )
