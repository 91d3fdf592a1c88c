"""Feeds: what has happened in public, for readers of news and for other systems."""

import datetime as dt
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samverk.bodies.models import Structure
from samverk.foundation import access
from samverk.foundation.language import current, spoken
from samverk.foundation.page import with_day
from samverk.matters.queries.events import Event, events
from samverk.rulebook.matters.decisions import RowState
from samverk.rulebook.matters.decisions.texts import STATES
from samverk.rulebook.matters.steps import Act

MOST = 50
_ATOM = "http://www.w3.org/2005/Atom"


@require_safe
@access.required(access.everyone)
def matters(request: HttpRequest, structure: str) -> HttpResponse:
    """The public events of a structure's matters as an Atom feed. Four queries."""
    row = Structure.objects.filter(key=structure).first()
    if row is None:
        raise Http404
    found = events(row, today=with_day(request).day.today, most=MOST)
    return HttpResponse(
        tostring(_feed(request, row, found), encoding="utf-8", xml_declaration=True),
        content_type="application/atom+xml; charset=utf-8",
    )


def _feed(request: HttpRequest, row: Structure, found: Sequence[Event]) -> Element:
    own = request.build_absolute_uri(reverse("api:matters-feed", args=(row.key,)))
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": current()})
    _text(feed, "id", own)
    _text(feed, "title", _("Ärenden i %(structure)s") % {"structure": row.name})
    _text(feed, "updated", _moment(max((each.on for each in found), default=dt.date(2000, 1, 1))))
    SubElement(feed, "link", {"rel": "self", "href": own, "type": "application/atom+xml"})
    SubElement(SubElement(feed, "author"), "name").text = _clean(row.name)
    for event in found:
        _entry(feed, request, own, event)
    return feed


def _entry(feed: Element, request: HttpRequest, own: str, event: Event) -> None:
    row = event.matter
    address = reverse("matters:matter", args=(row.structure.key, row.year, row.number))
    entry = SubElement(feed, "entry")
    # The id is the feed's address and what the event is: it stays when the matter is renamed.
    _text(entry, "id", f"{own}#{event.key}")
    _text(entry, "title", f"{row.registry_number}: {_said(event)}")
    _text(entry, "updated", _moment(event.on))
    _text(entry, "summary", row.title)
    SubElement(entry, "link", {"href": request.build_absolute_uri(address)})


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


def _moment(day: dt.date) -> str:
    """Midnight that day: a day is all that is known."""
    zone = ZoneInfo(settings.TIME_ZONE)
    return dt.datetime.combine(day, dt.time(), zone).isoformat()


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _clean(text)


def _clean(text: str) -> str:
    """Without what XML does not allow; what it does is escaped when it is written."""
    return "".join(letter for letter in text if letter.isprintable() or letter == " ")
