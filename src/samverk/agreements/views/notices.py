"""The notices of an agreement as a depositary keeps them: the list, one to read or print, and one as a file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from samverk.agreements.models import Agreement, DepositaryNotice
from samverk.agreements.queries import notices as asked
from samverk.agreements.queries.notices import Place, Wanted
from samverk.agreements.views.agreement import seen
from samverk.agreements.views.notices_paper import paper
from samverk.agreements.views.notices_steps import day_of
from samverk.foundation import access, writing
from samverk.foundation.documents import MediaType
from samverk.foundation.documents.handing_out import attachment
from samverk.foundation.formats import sv_sort
from samverk.foundation.language import current, spoken
from samverk.foundation.page import Context, PageRequest, page
from samverk.rulebook.findings import Words

ON_A_PAGE = 30
KINDS = DepositaryNotice.Kind


@dataclass(frozen=True, slots=True)
class Choice:
    """One place in a list of choices."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One notice as the list shows it."""

    row: DepositaryNotice
    kind: str
    text: str
    place: Place


@page("agreements/notices.html", may=access.everyone)
def notices(request: PageRequest, structure: str, key: str) -> Context:
    """Everything that the parties have been told by the chosen day, the newest first. At most nine queries."""
    agreement = seen(request, structure, key)
    on = request.day.on
    parties = asked.parties(agreement, on=on)
    wanted = _picked(request.GET, {each.key for each in parties})
    found = asked.notices(agreement, on=on, wanted=wanted)
    shown = Paginator(found, ON_A_PAGE).get_page(request.GET.get("sida"))
    places = asked.places(agreement, on=on)
    named = sorted(((each.key, each.name) for each in parties), key=lambda each: sv_sort(each[1]))
    return {
        "agreement": agreement,
        "structure": agreement.structure,
        "feed": _feed(agreement),
        "entries": [_entry(row, places) for row in shown.object_list],
        "page": shown,
        "sentence": _sentence(len(places)),
        "is_told": bool(places),
        "is_filtered": wanted != Wanted(),
        "kinds": list(_choices(_kinds(), wanted.kind)),
        "parties": list(_choices(named, wanted.party)),
    }


@page("agreements/notice.html", may=access.everyone)
def notice(request: PageRequest, structure: str, key: str, number: int) -> Context:
    """One notice, to read or to print, with the steps of its day where it still holds. Thirty queries at the most."""
    agreement = seen(request, structure, key)
    row = _of_number(agreement, number)
    places = asked.places(agreement, on=max(request.day.today, row.issued_on))
    entry = _entry(row, places)
    holds = entry.place.corrected_by is None
    return {
        "agreement": agreement,
        "structure": agreement.structure,
        "entry": entry,
        "counted": day_of(request, agreement, row) if holds else None,
        "before": number - 1 if number - 1 in places else None,
        "after": number + 1 if number + 1 in places else None,
    }


@require_safe
@access.required(access.everyone)
def notice_file(request: HttpRequest, structure: str, key: str, number: int) -> HttpResponseBase:
    """One notice as PDF. At most seven queries."""
    agreement = seen(request, structure, key)
    row = _of_number(agreement, number)
    name = f"{agreement.key}-{number}.pdf"
    return attachment(name, MediaType.PDF, writing.pdf(paper(agreement, row)))


def _feed(agreement: Agreement) -> str:
    """The address of the feed, in the language of the page and of no day: whoever follows it sends neither."""
    place = reverse("api:notices-feed", args=[agreement.structure.key, agreement.key])
    return f"{place}?sprak={current()}"


def said(row: DepositaryNotice) -> str:
    """The text of a notice in the reader's language."""
    return spoken(Words(row.text_sv, row.text_en))


def kind_of(row: DepositaryNotice) -> str:
    """What sort of act a notice tells of."""
    return capfirst(str(row.get_kind_display()))


def _of_number(agreement: Agreement, number: int) -> DepositaryNotice:
    row = asked.of_number(agreement, number)
    if row is None:
        raise Http404
    return row


def _entry(row: DepositaryNotice, places: Mapping[int, Place]) -> Entry:
    return Entry(row, kind_of(row), said(row), places.get(row.number, Place()))


def _sentence(count: int) -> str:
    if not count:
        return ""
    told = ngettext("%(n)d meddelande till parterna", "%(n)d meddelanden till parterna", count)
    return told % {"n": count}


def _picked(sent: QueryDict, parties: set[str]) -> Wanted:
    """What the address asks for; what is no choice is left out."""
    kind, party = sent.get("slag", ""), sent.get("part", "")
    return Wanted(kind if kind in KINDS.values else "", party if party in parties else "")


def _kinds() -> Sequence[tuple[str, str]]:
    return [(str(kind.value), capfirst(str(kind.label))) for kind in KINDS]


def _choices(rows: Sequence[tuple[str, str]], chosen: str) -> Iterator[Choice]:
    yield Choice("", _("Alla"), not chosen)
    for value, words in rows:
        yield Choice(value, words, value == chosen)
