"""The registrar's page: opened by a secret link, it works without an account and without JavaScript.

The token is in one address only, which answers with nothing but a redirect: it never stands in a page, so no page
can pass it on, and no fault that is logged as a page's can name it. From then on the session knows the link.
"""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from samverk.foundation import access
from samverk.foundation.language import spoken
from samverk.foundation.opening import opened, private
from samverk.foundation.page import PageRequest, page, speak
from samverk.foundation.refusals import Refused
from samverk.rulebook.staffing.answers import AnswerState, may_write
from samverk.rulebook.words import says
from samverk.staffing import actions, continuing, facts, merging, queries
from samverk.staffing.asked_bodies import said_of_bodies
from samverk.staffing.forms import AnswerForm
from samverk.staffing.models import AskedSeat, Link, Question, Reply, Round
from samverk.staffing.texts import SENTENCES

LINK = "svar"
FORM = "staffing/answer.html"
RECEIPT = "staffing/receipt.html"
NO_LINK = "staffing/no_link.html"


@require_safe
@access.required(access.everyone)
def open_link(request: HttpRequest, token: str) -> HttpResponseBase:
    """Let the session have the link, if it is one that works, and lead to the page without it in the address."""
    link = queries.link_behind(token)
    works = link is not None and queries.works(link, on=timezone.localdate())
    page = reverse("staffing:answer")
    return opened(request, name=LINK, link=link.pk if link and works else None, page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@page(FORM, may=access.everyone, sentences=SENTENCES)
def answer(request: PageRequest) -> HttpResponseBase:
    """The question that the session's link opens: a form, or the receipt of what was answered."""
    link = _link(request)
    if link is None:
        return private(speak(request, NO_LINK, {}, status=HTTPStatus.NOT_FOUND))
    question = link.question
    if request.method == "POST":
        return private(_written(request, question))
    sent = queries.sent_of(question)
    wants_to_change = "andra" in request.GET or question.at is AnswerState.CHANGING
    if _may_write(question) and (sent is None or wants_to_change):
        shown = queries.draft_of(question) or sent
        about = _about(request, question, _form(question, None, shown, whole=False))
        return private(speak(request, FORM, about))
    return private(speak(request, RECEIPT, _receipt(question, sent)))


def _written(request: PageRequest, question: Question) -> HttpResponseBase:
    if request.POST.get("fraga") != str(question.pk):  # another link was opened in between
        return speak(request, NO_LINK, {"is_other": True}, status=HTTPStatus.CONFLICT)
    is_sent = request.POST.get("gor") == "skicka"
    form = _form(question, request.POST, None, whole=is_sent)
    if not form.is_valid():
        about = _about(request, question, form)
        return speak(request, FORM, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    today = request.day.today
    address = reverse("staffing:answer")
    try:
        if not is_sent:
            actions.save_draft(question=question, written=form.written(), on=today)
            return HttpResponseRedirect(f"{address}?andra=1&sparat=1")
        called = {each.pk: form.called(each, "sv") for each in form.asked}
        actions.answer(question=question, written=form.written(), seats=called, on=today)
    except Refused as refused:
        words = [spoken(says(each, SENTENCES)) for each in refused.findings]
        about = _receipt(question, queries.sent_of(question)) | {"refused": words, "form": form}
        return speak(request, RECEIPT, about, status=HTTPStatus.CONFLICT)
    return HttpResponseRedirect(address)


def _form(
    question: Question, data: QueryDict | None, reply: Reply | None, *, whole: bool
) -> AnswerForm:
    of = question.round
    asked = queries.asked_seats(question)
    known = facts.askable(of.structure, on=of.term_from)
    own = known.about(asked)
    taken = {
        seat: row.person.name
        for seat, row in facts.filled_meanwhile(asked, on=of.term_from).items()
    }
    return AnswerForm(
        asked,
        own,
        data=data,
        reply=reply,
        taken=taken,
        must_be_whole=whole,
        functions=queries.functions_in(
            {each.body.pk for each in own.values() if each.places}, on=of.term_from
        ),
        said=said_of_bodies(known, own.values(), of=of),
        holders=continuing.with_offices(
            continuing.holders(asked, question), question.party, on=of.term_from
        ),
    )


def _about(request: PageRequest, question: Question, form: AnswerForm) -> dict[str, object]:
    of = question.round
    has_left = not queries.takes_part(question, on=of.term_from)
    return {
        **_common(question),
        "form": form,
        "seats": list(form.seat_fields()),
        "number": sum(each.seat_id is not None for each in form.asked),
        "gone": _gone(question, form),
        "organs": queries.organs_of(question.party, on=of.opened_on),
        "is_saved": "sparat" in request.GET,
        "is_late": request.day.today > of.due,
        "was_sent": queries.sent_of(question) is not None,
        "has_left": has_left,
        "heir": merging.heir_of(question) if has_left else None,
    }


def _gone(question: Question, form: AnswerForm) -> list[AskedSeat]:
    there = {each.pk for each in form.asked}
    return [each for each in queries.asked_seats(question) if each.pk not in there]


def _receipt(question: Question, reply: Reply | None) -> dict[str, object]:
    of = question.round
    names = queries.nominations_of(reply) if reply else []
    known = facts.askable(of.structure, on=of.term_from).about(each.asked for each in names)
    rows = [
        (
            each,
            each.asked.of_body,
            spoken(known[each.asked_id].words) if each.asked_id in known else "",
        )
        for each in names
    ]
    is_lapsed = question.at is AnswerState.LAPSED
    return {
        **_common(question),
        "reply": reply,
        "rows": rows,
        "may_change": _may_write(question),
        "is_accepted": question.at is AnswerState.ACCEPTED,
        "is_lapsed": is_lapsed,
        "answers_now": question.continued_by.party if question.continued_by else None,
        "is_closed": of.state == Round.State.CLOSED and not is_lapsed,
    }


def _common(question: Question) -> dict[str, object]:
    of = question.round
    return {
        "question": question,
        "round": of,
        "structure": of.structure,
        "name": queries.names_in(of.structure).get(question.party_id, question.party.name),
    }


def _may_write(question: Question) -> bool:
    return may_write(question.at, is_open=question.round.state == Round.State.OPEN)


def _link(request: PageRequest) -> Link | None:
    """The link of the session, while it works."""
    pk = request.session.get(LINK)
    link = queries.link_of(pk) if pk else None
    return link if link and queries.works(link, on=request.day.today) else None
