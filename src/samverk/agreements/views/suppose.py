"""Vad händer om? What is asked, and what would follow. The address holds the question, and nothing is saved."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from samverk.agreements import acts, queries
from samverk.agreements.access import may_keep, may_suppose
from samverk.agreements.forms.supposing import FORMS, Choice, NoticeForm, SupposeForm, choices
from samverk.agreements.models import Agreement
from samverk.agreements.queries.knowing import Read
from samverk.agreements.queries.simulating import Simulated, only_reading, simulated
from samverk.agreements.views import suppose_answer, suppose_bodies, suppose_picture
from samverk.agreements.views.agreement import seen
from samverk.agreements.views.citing import citing
from samverk.foundation import access
from samverk.foundation.access import demand
from samverk.foundation.page import Context, PageRequest, page
from samverk.rulebook.agreements.state import as_of
from samverk.rulebook.agreements.supposing import GivesNotice
from samverk.rulebook.structure.model import Key

ACT, ANSWER = "vad", "svar"


@dataclass(frozen=True, slots=True)
class Real:
    """The real act that was supposed: where it is recorded, and what the button says."""

    address: str
    label: str


@page("agreements/suppose.html", may=access.signed_in)
def suppose(request: PageRequest, structure: Key, key: Key) -> Context:
    """What would follow for an agreement, as it was on the chosen day. Forty queries at the most, and those of costs."""
    row = seen(request, structure, key)
    who = _("den som arbetar i %(structure)s") % {"structure": row.structure.name}
    demand(may_suppose(request.user, row, on=request.day.today), who)
    with only_reading():
        agreement = queries.find(row.key)
        read = queries.read(agreement, on=request.day.on) if agreement else None
        asked = _asked(request, read) if read else None
        form = asked[1] if asked else None
        found = (
            simulated(read, on=request.day.on, supposed=form.acts())
            if read and form and form.is_bound and form.is_valid()
            else None
        )
    return {
        "agreement": row,
        "structure": row.structure,
        "act": asked[0] if asked else "",
        "form": form,
        "choices": _choices(request, read, asked[0]) if read and asked else [],
        "carried": request.day.carried,
        **(_answer(request, row, found, asked[0]) if found and asked else {}),
    }


def _asked(request: PageRequest, read: Read) -> tuple[str, SupposeForm]:
    """The form of what is asked about, filled in where there is a question; the first that is offered otherwise."""
    known = as_of(read.known, request.day.on)
    offered = [slug for slug, form in FORMS.items() if form.is_offered(known)]
    asked = request.GET.get(ACT, "")
    slug = asked if asked in offered else offered[0]
    data = request.GET if ANSWER in request.GET else None
    return slug, FORMS[slug](known, request.day.on, data)


def _choices(request: PageRequest, read: Read, asked: str) -> list[Choice]:
    return choices(as_of(read.known, request.day.on), asked, request.day.carried)


def _answer(request: PageRequest, row: Agreement, found: Simulated, act: str) -> Context:
    """Everything that follows, in the words of the page."""
    cite = citing(row, found.read.rules, request.day)
    may_record = may_keep(request.user, row.structure, on=request.day.today)
    return {
        "found": found,
        "says": suppose_answer.says(found),
        "days": suppose_answer.days(found, cite),
        "following": suppose_answer.following(found, cite),
        "sums": suppose_answer.sums(found, cite),
        "questions": suppose_answer.questions(found, cite),
        "readings": suppose_answer.readings(found, cite, request.GET),
        "read_address": acts.address_of(row, "tolkning") if may_record else "",
        "bodies": suppose_bodies.bodies(found, cite),
        "picture": suppose_picture.picture(found, request.day),
        "real": _real(row, found, act) if may_record else None,
        "link": request.build_absolute_uri(),
    }


def _real(row: Agreement, found: Simulated, act: str) -> Real | None:
    """The form of the real act with the days filled in; only of a notice by one party, which is recorded one at a time."""
    notices = [each.notice for each in found.acts if isinstance(each, GivesNotice)]
    address = acts.address_of(row, "uppsagning")
    if act not in _RECORDED or len(notices) != 1 or not address:
        return None
    notice = notices[0]
    days = {
        "skriven": notice.given_on,
        "kom_in": notice.received_on,
        "behandlad": notice.treated_on,
    }
    told = {name: day.isoformat() for name, day in days.items() if day}
    filled = urlencode({"part": notice.party, **told})
    return Real(f"{address}?{filled}", _("Anteckna uppsägningen på riktigt"))


_RECORDED = frozenset(slug for slug, form in FORMS.items() if form is NoticeForm)
