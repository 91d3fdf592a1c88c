"""Fix what a body is to do, record what was reviewed, and look after its working groups."""

from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from samverk.bodies import rules
from samverk.bodies.forms.groups import ChangeGroupForm, EndGroupForm, GroupForm
from samverk.bodies.forms.remits import RemitForm, ReviewForm
from samverk.bodies.models import Body, Reviewed, WorkingGroup
from samverk.bodies.queries.remits import groups_of, remit_of
from samverk.bodies.views import finding
from samverk.bodies.views.flow import about_body, answer, form_page, written
from samverk.foundation import formats
from samverk.foundation.language import current
from samverk.foundation.page import Context, PageRequest

Answer = Context | HttpResponseBase
Now = tuple[tuple[str, str], ...]


@form_page
def record_remit(request: PageRequest, structure: str, body: str) -> Answer:
    """Fix the remit of a body from a day."""
    row = finding.body_of(request, structure, body)
    asked = about_body(
        request,
        row,
        RemitForm(**written(request), body=row),
        words=(_("Uppdraget för %(body)s") % {"body": row.name}, _("Spara uppdraget")),
        rows=lambda: list(row.remits.all()),
        now=_remit_now(row, request),
    )
    return answer(request, asked)


@form_page
def record_review(request: PageRequest, structure: str, body: str) -> Answer:
    """Record that something of a body was reviewed on a day."""
    row = finding.body_of(request, structure, body)
    asked = about_body(
        request,
        row,
        ReviewForm(**written(request), body=row, what=_reviewable(row, request)),
        words=(_("Översyn i %(body)s") % {"body": row.name}, _("Anteckna översynen")),
        rows=lambda: list(row.reviews.all()),
        now=_reviews_now(row, request),
    )
    return answer(request, asked)


@form_page
def set_up_group(request: PageRequest, structure: str, body: str) -> Answer:
    """Set up a working group under a body."""
    row = finding.body_of(request, structure, body)
    asked = about_body(
        request,
        row,
        GroupForm(**written(request), body=row),
        words=(_("Ny arbetsgrupp under %(body)s") % {"body": row.name}, _("Tillsätt gruppen")),
        rows=lambda: list(row.working_groups.all()),
        now=_groups_now(row, request),
    )
    return answer(request, asked)


@form_page
def change_group(request: PageRequest, structure: str, body: str, group: int) -> Answer:
    """Prolong a working group, or give it another task or other members."""
    row, own = _group_of(request, structure, body, group)
    asked = about_body(
        request,
        row,
        ChangeGroupForm(**written(request), group=own),
        words=(_("Förläng eller ändra %(group)s") % {"group": own.name}, _("Spara ändringen")),
        rows=lambda: list(row.working_groups.all()),
        now=_group_now(own),
    )
    return answer(request, asked)


@form_page
def end_group(request: PageRequest, structure: str, body: str, group: int) -> Answer:
    """End a working group before its time."""
    row, own = _group_of(request, structure, body, group)
    asked = about_body(
        request,
        row,
        EndGroupForm(**written(request), group=own),
        words=(_("Avsluta %(group)s") % {"group": own.name}, _("Avsluta gruppen")),
        rows=lambda: list(row.working_groups.all()),
        now=_group_now(own),
    )
    return answer(request, asked)


def _group_of(
    request: PageRequest, structure: str, body: str, group: int
) -> tuple[Body, WorkingGroup]:
    row = finding.body_of(request, structure, body)
    rows = WorkingGroup.objects.filter(body=row, pk=group).select_related("body__structure")
    own = rows.first()
    if own is None:
        raise Http404
    return row, own


def _reviewable(body: Body, request: PageRequest) -> list[str]:
    """What the rules want reviewed that day; everything where they are silent."""
    known = rules.on_day([body.structure_id], on=request.day.on).get(body.structure_id)
    rule = known.bodies.get(body.key) if known else None
    named = dict.fromkeys(what for review in (rule.reviews if rule else ()) for what in review.of)
    return list(named) or list(Reviewed.What.values)


def _remit_now(body: Body, request: PageRequest) -> Now:
    known = remit_of(body, on=request.day.on)
    if known is None:
        return ((_("Uppdraget i dag"), _("Inget är antecknat.")),)
    period = formats.period(known.period.lower, known.period.upper, current())
    return ((_("Uppdraget i dag"), f"{known.goals} ({period})"),)


def _reviews_now(body: Body, request: PageRequest) -> Now:
    """The last review of each thing."""
    last = {
        row.get_what_display(): formats.day_short(row.on, current())
        for row in body.reviews.filter(on__lte=request.day.on).order_by("on")
    }
    return tuple(
        (str(what).capitalize(), _("sågs senast över %(day)s") % {"day": day})
        for what, day in last.items()
    )


def _group_now(group: WorkingGroup) -> Now:
    period = formats.period(group.period.lower, group.period.upper, current())
    return ((_("Arbetar"), period), (_("Uppgift"), group.task))


def _groups_now(body: Body, request: PageRequest) -> Now:
    return tuple(
        (group.name, formats.period(group.period.lower, group.period.upper, current()))
        for group in groups_of(body, on=request.day.on)
    )
