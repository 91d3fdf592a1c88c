"""Atom: a feed and its entries, with ids that stay. Every text is cleaned of what XML cannot hold."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpResponse

from samverk.foundation.language import current

NAMESPACE = "http://www.w3.org/2005/Atom"
_NO_DAY = dt.date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened: its own mark within the feed, and where it can be read."""

    key: str
    title: str
    summary: str
    on: dt.date
    address: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed by its address, which is its id: an entry's id is that address and the entry's mark.

    itself is where it is read, in the language that was asked for: the id is the same in every language.
    """

    address: str
    itself: str
    title: str
    author: str
    entries: tuple[Entry, ...]


def response(feed: Feed) -> HttpResponse:
    """The feed as it is sent."""
    return HttpResponse(
        tostring(_feed(feed), encoding="utf-8", xml_declaration=True),
        content_type="application/atom+xml; charset=utf-8",
        headers={"Content-Language": current()},
    )


def _feed(feed: Feed) -> Element:
    root = Element("feed", {"xmlns": NAMESPACE, "xml:lang": current()})
    _text(root, "id", feed.address)
    _text(root, "title", feed.title)
    _text(root, "updated", _moment(_newest(feed.entries)))
    SubElement(root, "link", {"rel": "self", "href": feed.itself, "type": "application/atom+xml"})
    _text(SubElement(root, "author"), "name", feed.author)
    for entry in feed.entries:
        _entry(SubElement(root, "entry"), feed, entry)
    return root


def _entry(element: Element, feed: Feed, entry: Entry) -> None:
    # The id is the feed's address and what the entry is: it stays when what it tells of is renamed.
    _text(element, "id", f"{feed.address}#{entry.key}")
    _text(element, "title", entry.title)
    _text(element, "updated", _moment(entry.on))
    _text(element, "summary", entry.summary)
    SubElement(element, "link", {"href": entry.address})


def _newest(entries: Iterable[Entry]) -> dt.date:
    return max((each.on for each in entries), default=_NO_DAY)


def _moment(day: dt.date) -> str:
    """Midnight that day: a day is all that is known."""
    zone = ZoneInfo(settings.TIME_ZONE)
    return dt.datetime.combine(day, dt.time(), zone).isoformat()


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _clean(text)


def _clean(text: str) -> str:
    """Without what XML does not allow, on one line; what it does allow is escaped when it is written."""
    spaced = (" " if letter.isspace() else letter for letter in text)
    return "".join(letter for letter in spaced if letter.isprintable())
