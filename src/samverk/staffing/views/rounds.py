"""The coordinator's pages: ask, follow, accept."""

import datetime as dt
from collections.abc import Callable, Iterable
from http import HTTPStatus
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from samverk.bodies.access import may_coordinate
from samverk.bodies.models import Structure
from samverk.bodies.queries import structures
from samverk.foundation import access
from samverk.foundation.language import spoken
from samverk.foundation.page import Context, PageRequest, page, speak
from samverk.foundation.refusals import Refused
from samverk.parties.models import Party
from samverk.rulebook.findings import Finding, Weight
from samverk.rulebook.words import says, way_out
from samverk.staffing import actions, merging, queries
from samverk.staffing.forms import RoundForm
from samverk.staffing.models import Question, Round
from samverk.staffing.overview import overview, reminders_in_words
from samverk.staffing.preview import preview
from samverk.staffing.texts import SENTENCES
from samverk.staffing.verdicts import verdicts

WHO = gettext_lazy("den som samordnar strukturen")
UNPROCESSABLE = HTTPStatus.UNPROCESSABLE_ENTITY
DESK, INSTEAD = "min-sida", "fraga-i-stallet"
NEW = "staffing/new_round.html"
ACCEPT = "staffing/accept.html"


@page("staffing/rounds.html", may=access.signed_in)
def rounds(request: PageRequest, structure: str) -> Context:
    """Every round of a structure. Three queries."""
    row = _coordinated(request, structure)
    return {"structure": row, "rounds": queries.rounds_of(row)}


@require_http_methods(["GET", "HEAD", "POST"])
@page(NEW, may=access.signed_in, sentences=SENTENCES)
def new_round(request: PageRequest, structure: str) -> Context | HttpResponseBase:
    """Choose seats, write the letter, see what each party would get, and send."""
    row, today = _coordinated(request, structure), request.day.today
    data = request.POST if request.method == "POST" else None
    form = RoundForm(row, today=today, user=request.user, data=data)  # type: ignore[arg-type] # signed in
    if data is None:
        return {"structure": row, "form": form}
    if not form.is_valid():
        return speak(request, NEW, {"structure": row, "form": form}, status=UNPROCESSABLE)
    parties, letter = form.wanted(), form.letter(request.build_absolute_uri("/").rstrip("/"))
    shown = preview(row, parties, letter, on=today)
    is_doubtful = bool(shown.findings) and not form.cleaned_data["anda"]
    if request.POST.get("gor") != "skicka" or shown.is_stopped or is_doubtful:
        about = {"structure": row, "form": form, "preview": shown, "told": told(shown.findings)}
        status = UNPROCESSABLE if request.POST.get("gor") == "skicka" else HTTPStatus.OK
        return speak(request, NEW, about, status=status)
    of = actions.open_round(
        structure=row, letter=letter, parties=parties, on=today, actor=str(request.user)
    )
    return _to_round(of, gjort="skickat", antal=len(parties))


@page("staffing/round.html", may=access.signed_in)
def one_round(request: PageRequest, structure: str, number: int) -> Context:
    """One round, a row for each party. Fourteen queries, and some where a party has left meanwhile."""
    of = _round(_coordinated(request, structure), number)
    left = merging.left(of)
    return {
        "left": left,
        "others": queries.parties_with_seats(of.structure, on=of.term_from) if left else [],
        "structure": of.structure,
        "round": of,
        "reminder_words": reminders_in_words(of),
        "overview": overview(of, on=request.day.today),
        "done": request.GET.get("gjort", ""),
        "number": request.GET.get("antal", ""),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@page("staffing/close_round.html", may=access.signed_in, sentences=SENTENCES)
def close(request: PageRequest, structure: str, number: int) -> Context | HttpResponseBase:
    """Close a round: what follows for whom, and then it is done. Twelve queries before it."""
    of, today = _round(_coordinated(request, structure), number), request.day.today
    if request.method == "POST":
        actions.close_round(of=of, on=today, actor=str(request.user))
        return _to_round(of, gjort="avsluta")
    if of.state != Round.State.OPEN:
        return _to_round(of)
    shown = overview(of, on=today)
    return {
        "structure": of.structure,
        "round": of,
        "waiting": [row for row in shown.rows if row.is_waiting],
        "changing": [row for row in shown.rows if row.is_changing],
        "to_accept": shown.to_accept,
        "reminder_words": reminders_in_words(of, ahead_of=today),
    }


@require_POST
@access.required(access.signed_in)
def act(request: HttpRequest, structure: str, number: int) -> HttpResponseBase:
    """Do one thing with the round, or with the parties that are ticked."""
    row, today = _coordinated(request, structure), timezone.localdate()
    of, actor = _round(row, number), str(request.user)
    asked = request.POST.get("gor", "")
    try:
        if asked == "oppna":
            actions.reopen_round(of=of, on=today, actor=actor)
            return _to_round(of, gjort=asked)
        if asked == INSTEAD:
            return _ask_instead(request, of, on=today, actor=actor)
        picked = _picked(request, of, everybody=asked == "paminn-alla")
        if asked in {"paminn", "paminn-alla"}:
            done = actions.remind_many(of=of, questions=picked, on=today, actor=actor)
        elif one := _ACTS.get(asked):
            done = sum(bool(one(question=each, on=today, actor=actor)) for each in picked)
        else:
            raise Http404
    except Refused as refused:
        about = {"told": [(f, spoken(says(f, SENTENCES))) for f in refused.findings]}
        return speak(request, "foundation/refused.html", about, status=UNPROCESSABLE)
    if asked == "paminn" and request.POST.get("fran") == DESK:
        return _to_desk(request, picked, reminded=bool(done))
    return _to_round(of, gjort=asked, antal=done)


def _ask_instead(
    request: HttpRequest, of: Round, *, on: dt.date, actor: str
) -> HttpResponseRedirect:
    """Ask the chosen party in the place of one that has left."""
    question = queries.question_of(of, request.POST.get("part", ""))
    other = Party.objects.filter(key=request.POST.get("till", "")).first()
    by = merging.seats_instead(question, other) if question and other else None
    if question is None or by is None:
        raise Refused([Finding("staffing.nobody_asked", Weight.STOP, "samverk-fragor F8")])
    asked = actions.ask_instead(question=question, by=by, on=on, actor=actor)
    said = {"party": question.party.name, "other": by.name}
    if asked.contact_email:
        messages.success(request, _("%(other)s svarar nu i stället för %(party)s.") % said)
    else:
        words = _("%(other)s ska svara i stället för %(party)s, men har ingen kontakt.")
        messages.warning(request, words % said)
    return HttpResponseRedirect(reverse("staffing:round", args=[of.structure.key, of.pk]))


def _to_desk(
    request: HttpRequest, picked: Iterable[Question], *, reminded: bool
) -> HttpResponseRedirect:
    """Back to the first page after log-in, where the reminder was asked for, with its receipt."""
    said = {"party": ", ".join(each.party.name for each in picked)}
    if reminded:
        messages.success(request, _("En påminnelse till %(party)s skickas nu.") % said)
    else:
        words = _("%(party)s fick ingen påminnelse: svaret har kommit, eller så har en gått i dag.")
        messages.info(request, words % said)
    return HttpResponseRedirect(reverse("desk:desk"))


def _lapse(**given: object) -> bool:
    actions.lapse(**given)  # type: ignore[arg-type] # the same three as the others
    return True


def _reopen(**given: object) -> bool:
    actions.reopen(**given)  # type: ignore[arg-type] # the same three as the others
    return True


_ACTS: dict[str, Callable[..., object]] = {
    "dra-in": actions.withdraw_link,
    "ny-lank": actions.renew_link,
    "fall": _lapse,
    "oppna-igen": _reopen,
}


def _picked(request: HttpRequest, of: Round, *, everybody: bool) -> list[Question]:
    rows = of.questions.select_related("party", "round").order_by("pk")
    return list(rows if everybody else rows.filter(party__key__in=request.POST.getlist("part")))


@require_http_methods(["GET", "HEAD", "POST"])
@page(ACCEPT, may=access.signed_in, sentences=SENTENCES)
def accept(request: PageRequest, structure: str, number: int) -> Context | HttpResponseBase:
    """One party's answer, with what the rules say beside each name; the next one after it."""
    row = _coordinated(request, structure)
    of = _round(row, number)
    waiting = [q for q in queries.questions_of(of) if q.state in {"answered", "changing"}]
    asked = request.POST.get("part") or request.GET.get("part", "")
    question = queries.question_of(of, asked) if asked else next(iter(waiting), None)
    if question is None:
        return _to_round(of, gjort="alla-godkanda")
    if request.method != "POST":
        return _answer_of(question, waiting)
    chosen = {int(pk) for pk in request.POST.getlist("namn") if pk.isdecimal()}
    try:
        done = actions.accept(
            question=question,
            chosen=chosen,
            offices={int(pk) for pk in request.POST.getlist("befattning") if pk.isdecimal()},
            on=request.day.today,
            actor=str(request.user),
        )
    except Refused as refused:
        about = {**_answer_of(question, waiting), "refused": told(refused.findings)}
        return speak(request, ACCEPT, about, status=UNPROCESSABLE)
    return _to_round(of, gjort="godkant", antal=len(done.appointments))


def _answer_of(question: Question, waiting: Iterable[Question]) -> Context:
    reply = queries.sent_of(question)
    if reply is None:
        raise Http404
    judged = verdicts(question, reply)
    return {
        "structure": question.round.structure,
        "round": question.round,
        "question": question,
        "reply": reply,
        "name": queries.names_in(question.round.structure).get(question.party_id, ""),
        "verdicts": [
            (each, spoken(each.seat.words) if each.seat else "", told(each.findings))
            for each in judged
        ],
        "may_accept": question.state in {"answered", "changing"},
        "can_choose": any(each.may_be_chosen for each in judged),
        "some_continue": any(each.continues and each.may_be_chosen for each in judged),
        "some_leave": any(
            each.holder and not each.continues and each.may_be_chosen for each in judged
        ),
        "others": [each for each in waiting if each.pk != question.pk],
    }


def told(findings: Iterable[Finding]) -> list[tuple[Finding, str, str]]:
    """Each finding with its sentence and its way out in the reader's language, the heaviest first."""
    order = {weight: place for place, weight in enumerate(Weight)}
    return [
        (each, spoken(says(each, SENTENCES)), spoken(way_out(each, SENTENCES)))
        for each in sorted(findings, key=lambda each: order[each.weight])
    ]


def _coordinated(request: HttpRequest, key: str) -> Structure:
    row = structures.by_key(key)
    if row is None:
        raise Http404
    access.demand(may_coordinate(request.user, row, on=timezone.localdate()), WHO)
    return row


def _round(structure: Structure, number: int) -> Round:
    row = queries.round_of(structure, number)
    if row is None:
        raise Http404
    return row


def _to_round(of: Round, **said: object) -> HttpResponseRedirect:
    address = reverse("staffing:round", args=[of.structure.key, of.pk])
    return HttpResponseRedirect(f"{address}?{urlencode(said)}" if said else address)
