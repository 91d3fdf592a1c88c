"""A request for opinion: who has said what, side by side, and what was changed because of whom."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from samverk.bodies.access import may_coordinate, may_speak_for
from samverk.foundation import access, documents
from samverk.foundation.formats import day_long
from samverk.foundation.language import current
from samverk.foundation.page import Context, PageRequest, page
from samverk.matters.forms.referral import EffectForm
from samverk.matters.models import Matter, Opinion, Referral
from samverk.matters.models.choices import Stance, State
from samverk.matters.queries import referrals
from samverk.matters.queries.referrals import Comparison, Respondent
from samverk.matters.texts_opinion import SENTENCES
from samverk.matters.views.matter import seen, works_there

MISSING = "saknas"
LATE = "sena"
_FILTERS = {
    "tillstyrker": Stance.SUPPORTS,
    "andringar": Stance.SUPPORTS_WITH_CHANGES,
    "avstyrker": Stance.OPPOSES,
    "avstar": Stance.NO_OPINION,
}


@dataclass(frozen=True, slots=True)
class Filter:
    """A part of the answers, and how many it holds."""

    key: str
    word: str
    count: int
    is_chosen: bool


@page("matters/referral.html", may=access.everyone, sentences=SENTENCES)
def referral(
    request: PageRequest, structure: str, year: int, number: int, referral: int
) -> Context | HttpResponseBase:
    """What everybody had said on the chosen day. Fifteen queries at the most, however many were asked."""
    row = seen(request, structure, year, number)
    asked = the_referral(row, referral)
    return about(request, row, asked, EffectForm(asked))


def the_referral(matter: Matter, number: int) -> Referral:
    """The request of this number.

    Raises: Http404 where the matter has none.
    """
    found = referrals.referral_of(matter, number)
    if found is None:
        raise Http404
    return found


def about(
    request: PageRequest, matter: Matter, asked: Referral, form: EffectForm
) -> dict[str, object]:
    """What the page is given; form is where a coordinator writes what the opinions led to."""
    read = referrals.comparison(asked, on=request.day.on)
    today = request.day.today
    coordinates = may_coordinate(request.user, matter.structure, on=today)
    chosen = request.GET.get("visa", "")
    is_out = matter.state == State.OUT_FOR_OPINION
    may_act = coordinates and request.day.is_today
    return {
        "matter": matter,
        "structure": matter.structure,
        "referral": asked,
        "read": read,
        "sentence": sentence(read),
        "is_not_sent": asked.sent_on is None or asked.sent_on > request.day.on,
        "papers": _papers(request, matter, asked),
        "respondents": [each for each in read.respondents if _is_in(each, chosen)],
        "filters": list(_filters(read, chosen)),
        "is_inside": works_there(request, matter),
        "may_act": may_act,
        "has_acts": may_act and (is_out or not read.is_closed),
        "own_row": None if coordinates else _own(request, matter, read),
        "is_out": is_out,
        "form": form,
        "done": request.GET.get("gjort", ""),
        "number": request.GET.get("antal", ""),
    }


def sentence(read: Comparison) -> str:
    """How it stands: "9 av 17 har svarat; 3 avstyrker. Sista dag 12 maj 2026."."""
    known = {"answered": read.answered, "all": len(read.respondents)}
    against = read.stances.get(Stance.OPPOSES, 0)
    said = _("%(answered)d av %(all)d har svarat") % known
    if against:
        said += "; " + ngettext("%(n)d avstyrker", "%(n)d avstyrker", against) % {"n": against}
    day = day_long(read.referral.due, current())
    ends = _("Sista dag var %(day)s.") if read.on > read.referral.due else _("Sista dag %(day)s.")
    return f"{said}. {ends % {'day': day}}"


def _papers(request: PageRequest, matter: Matter, asked: Referral) -> list[object]:
    found = referrals.documents_of(asked)
    return list(found if works_there(request, matter) else found.filter(is_public=True))


def _is_in(each: Respondent, chosen: str) -> bool:
    if chosen == MISSING:
        return each.opinion is None
    if chosen == LATE:
        return each.is_late
    stance = _FILTERS.get(chosen)
    return stance is None or (each.opinion is not None and each.opinion.stance == stance)


def _filters(read: Comparison, chosen: str) -> Iterator[Filter]:
    yield Filter("", _("Alla"), len(read.respondents), chosen not in {*_FILTERS, MISSING, LATE})
    for key, stance in _FILTERS.items():
        count = read.stances.get(stance, 0)
        if count or chosen == key:
            yield Filter(key, str(stance.label).capitalize(), count, chosen == key)
    for key, word in ((LATE, _("Sena")), (MISSING, _("Saknas"))):
        count = sum(_is_in(each, key) for each in read.respondents)
        if count or chosen == key:
            yield Filter(key, word, count, chosen == key)


def _own(request: PageRequest, matter: Matter, read: Comparison) -> Respondent | None:
    """The row that the user answers on for a party. At most one query for each party that was asked, and none for others."""
    if not request.user.is_authenticated:
        return None
    today = request.day.today
    return next(
        (
            each
            for each in read.respondents
            if each.row.party
            and may_speak_for(request.user, matter.structure, each.row.party, on=today)
        ),
        None,
    )


@require_safe
@access.required(access.everyone)
def opinion_file(
    request: HttpRequest, structure: str, year: int, number: int, referral: int, opinion: int
) -> HttpResponseBase:
    """The file that came with an opinion, for those who work there: it may hold what is not for everybody."""
    row = seen(request, structure, year, number)
    who = _("den som arbetar i strukturen: fråga koordinatorn om handlingen")
    access.demand(works_there(request, row), who)
    found = Opinion.objects.filter(
        pk=opinion,
        row__referral__matter=row,
        row__referral__number=referral,
        sent_on__isnull=False,
        document__isnull=False,
    )
    said = found.select_related("document").first()
    if said is None or said.document is None:
        raise Http404
    return documents.response(said.document)
