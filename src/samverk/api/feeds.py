"""Feeds: what has happened in public, for readers of news and for other systems.

A reader of news sends neither the language of a page nor its cookie: the address of a feed says its language (?sprak=en).
"""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from samverk.agreements.access import is_public
from samverk.agreements.models import Agreement, DepositaryNotice
from samverk.agreements.queries import notices
from samverk.api import atom
from samverk.bodies.models import Structure
from samverk.foundation import access
from samverk.foundation.language import current, spoken
from samverk.foundation.page import with_day
from samverk.matters.queries.events import Event, events
from samverk.rulebook.findings import Words
from samverk.rulebook.matters.decisions import RowState
from samverk.rulebook.matters.decisions.texts import STATES
from samverk.rulebook.matters.steps import Act

MOST = 50
LANGUAGE = "sprak"


def _in_its_language(request: HttpRequest) -> override:
    """The language that the address of the feed says, else that of whoever reads it."""
    return override(_asked(request) or current())


def _asked(request: HttpRequest) -> str:
    asked = request.GET.get(LANGUAGE, "")
    return asked if asked in dict(settings.LANGUAGES) else ""


def _itself(request: HttpRequest, address: str) -> str:
    asked = _asked(request)
    return f"{address}?{LANGUAGE}={asked}" if asked else address


@require_safe
@access.required(access.everyone)
def matters(request: HttpRequest, structure: str) -> HttpResponse:
    """The public events of a structure's matters as an Atom feed. Four queries."""
    row = Structure.objects.filter(key=structure).first()
    if row is None:
        raise Http404
    found = events(row, today=with_day(request).day.today, most=MOST)
    address = _absolute(request, "api:matters-feed", row.key)
    with _in_its_language(request):
        return atom.response(
            atom.Feed(
                address=address,
                itself=_itself(request, address),
                title=_("Ärenden i %(structure)s") % {"structure": row.name},
                author=row.name,
                entries=tuple(_of_event(request, each) for each in found),
            )
        )


def _of_event(request: HttpRequest, event: Event) -> atom.Entry:
    row = event.matter
    place = (row.structure.key, row.year, row.number)
    return atom.Entry(
        key=event.key,
        title=f"{row.registry_number}: {_said(event)}",
        summary=row.title,
        on=event.on,
        address=_absolute(request, "matters:matter", *place),
    )


def _said(event: Event) -> str:
    who = {"who": event.who}
    match event.kind:
        case Act.RAISE:
            return _("ärendet väcktes")
        case Act.SEND_OUT:
            return _("rekommendationen skickades till huvudmännen")
        case Act.ALL_ANSWERED:
            return _("alla huvudmän har svarat")
        case "decided":
            said = {spoken(STATES[RowState(each)]) for each in event.outcomes}
            return f"{event.who}: {', '.join(sorted(said))}"
        case _:
            return _("%(who)s rekommenderar") % who


@require_safe
@access.required(access.everyone)
def agreement_notices(request: HttpRequest, structure: str, key: str) -> HttpResponse:
    """The notices of an agreement that is open to everybody, as an Atom feed. Four queries."""
    rows = Agreement.objects.select_related("structure", "adopted_by")
    row = rows.filter(structure__key=structure, key=key).first()
    today = with_day(request).day.today
    if row is None or not is_public(row, on=today):
        raise Http404
    told = notices.latest(row, on=today, limit=MOST)
    address = _absolute(request, "api:notices-feed", structure, key)
    with _in_its_language(request):
        return atom.response(
            atom.Feed(
                address=address,
                itself=_itself(request, address),
                title=_("Meddelanden om %(agreement)s") % {"agreement": row.name},
                author=row.structure.name,
                entries=tuple(_of_notice(request, row, each) for each in told),
            )
        )


def _of_notice(request: HttpRequest, row: Agreement, notice: DepositaryNotice) -> atom.Entry:
    kind = capfirst(str(notice.get_kind_display()))
    what = f"{kind}, {notice.party.name}" if notice.party else kind
    place = (row.structure.key, row.key, notice.number)
    return atom.Entry(
        key=str(notice.number),
        title=f"{notice.number}. {what}",
        summary=spoken(Words(notice.text_sv, notice.text_en)),
        on=notice.issued_on,
        address=_absolute(request, "agreements:notice", *place),
    )


def _absolute(request: HttpRequest, name: str, *place: object) -> str:
    return request.build_absolute_uri(reverse(name, args=place))
