"""Agreements for other systems, as JSON: the same answers as the pages and the command give."""

from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samverk.agreements import queries
from samverk.agreements.access import may_see, seen_by
from samverk.agreements.queries import shapes
from samverk.agreements.queries.register import Wanted, register, shown_on
from samverk.agreements.queries.remembered import briefs
from samverk.bodies.models import Structure
from samverk.foundation import access
from samverk.foundation.access import demand
from samverk.foundation.day import ChosenDay
from samverk.foundation.page import with_day

UNPROCESSABLE = 422


@require_safe
@access.required(access.everyone)
def agreement(request: HttpRequest, key: str) -> JsonResponse:
    """One agreement on the asked day, as `samverk agreements status --json` tells it. As many queries as that."""
    day = with_day(request).day
    found = queries.find(key)
    if found is None:
        raise Http404
    who = _("den som arbetar i %(structure)s: avtalet är inte öppet för alla")
    demand(may_see(request.user, found, on=day.today), who % {"structure": found.structure.name})
    if day.wrong:
        return _wrong(day)
    told = queries.status(found, on=day.on)
    if told is None:
        raise Http404
    return _json(shapes.of_status(told))


@require_safe
@access.required(access.everyone)
def agreements(request: HttpRequest, structure: str) -> JsonResponse:
    """The agreements of a structure in brief on the asked day, in the order of the register. Four queries."""
    day = with_day(request).day
    row = Structure.objects.filter(key=structure).first()
    if row is None:
        raise Http404
    if day.wrong:
        return _wrong(day)
    seen = seen_by(request.user, row, on=day.today).values_list("pk", flat=True)
    known = shown_on(briefs(seen, on=day.on).values(), is_today=day.is_today)
    return _json(
        {
            "structure": row.key,
            "on": day.on.isoformat(),
            "agreements": [shapes.of_brief(each, on=day.on) for each in register(known, Wanted())],
        }
    )


def _json(said: shapes.Shape) -> JsonResponse:
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False, "indent": 2})


def _wrong(day: ChosenDay) -> JsonResponse:
    """What is answered where the day cannot be read."""
    return JsonResponse({"wrong_day": day.wrong}, status=UNPROCESSABLE)
