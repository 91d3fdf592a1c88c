"""A letter that answers, read beside the fields that it is to fill."""

from http import HTTPStatus

from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samverk.foundation import access, documents
from samverk.foundation.access import demand
from samverk.foundation.page import Context, PageRequest, page, speak
from samverk.foundation.refusals import Refused
from samverk.matters.access import may_coordinate_matter
from samverk.matters.actions import Written
from samverk.matters.actions.receiving import review, turn_down
from samverk.matters.forms.letters import ReviewForm, TurnDownForm
from samverk.matters.intake.suggesting import Suggested, suggested
from samverk.matters.models import PartyDecision
from samverk.matters.models.choices import AnswerState
from samverk.matters.queries import answers as queries
from samverk.matters.queries.letters import Reading, reading_of
from samverk.matters.views import answers_judging as judging
from samverk.matters.views.matter import numbered
from samverk.parties.models import Organ
from samverk.rulebook.findings import Finding, Weight

LETTER = "matters/letter.html"


@require_http_methods(["GET", "HEAD", "POST"])
@page(LETTER, may=access.signed_in, sentences=judging.SENTENCES)
def letter(  # noqa: PLR0913, PLR0917 -- the parts of its address
    request: PageRequest,
    structure: str,
    year: int,
    number: int,
    recommendation: int,
    party: str,
    pk: int,
) -> Context | HttpResponseBase:
    """The letter beside a form; once confirmed, what was recorded. At most twenty queries.

    Raises: Http404; Denied; SomeoneWasFirst where another has reviewed it since the page was shown.
    """
    matter = numbered(structure, year, number)
    who = _("koordinatorn för %(structure)s") % {"structure": matter.structure.name}
    demand(may_coordinate_matter(request.user, matter, on=request.day.today), who=who)
    rows = PartyDecision.objects.filter(recommendation__matter=matter, party__key=party)
    row = rows.filter(recommendation__number=recommendation).first()
    read = reading_of(row, pk) if row is not None else None
    if read is None:
        raise Http404
    if request.method != "POST":
        return _about(read, _form(request, read), TurnDownForm())
    if request.POST.get("gor") == "lagg-undan":
        return _turned_down(request, read)
    return _confirmed(request, read)


def _turned_down(request: PageRequest, read: Reading) -> HttpResponseBase:
    form = TurnDownForm(request.POST)
    if not form.is_valid():
        about = _about(read, _form(request, read), form)
        return speak(request, LETTER, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    turn_down(
        answer=read.answer,
        version=_version(request),
        why=form.cleaned_data["varfor"],
        on=request.day.today,
        actor=str(request.user),
    )
    return HttpResponseRedirect(_matrix(read))


def _confirmed(request: PageRequest, read: Reading) -> HttpResponseBase:
    form = _form(request, read, is_bound=True)
    if not form.is_valid():
        return _again(request, read, form)
    written = form.written(_extract(request, form))
    found = judging.of_written(read.row, written, on=read.answer.received_on or request.day.today)
    doubts = [each for each in found if each.weight is Weight.WARN]
    stops = [each for each in found if each.weight is Weight.STOP]
    if stops or (doubts and "anda" not in request.POST):
        return _again(request, read, form, stops, doubts)
    return _recorded(request, read, form, written)


def _recorded(
    request: PageRequest, read: Reading, form: ReviewForm, written: Written
) -> HttpResponseBase:
    try:
        review(
            answer=read.answer,
            written=written,
            version=_version(request),
            on=request.day.today,
            actor=str(request.user),
        )
    except Refused as refused:
        return _again(request, read, form, list(refused.findings))
    return HttpResponseRedirect(_matrix(read))


def _again(
    request: PageRequest,
    read: Reading,
    form: ReviewForm,
    stops: "list[Finding] | tuple[()]" = (),
    doubts: "list[Finding] | tuple[()]" = (),
) -> HttpResponseBase:
    for _each, words, out in judging.told(stops):
        form.add_error("beslutat_den", f"{words} {out}")
    about = {**_about(read, form, TurnDownForm()), "told": judging.told(doubts)}
    return speak(request, LETTER, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _form(request: PageRequest, read: Reading, *, is_bound: bool = False) -> ReviewForm:
    organs = queries.organs_of(read.row.party, on=read.row.asked_on or request.day.today)
    return ReviewForm(
        read.row,
        organs,
        answer=read.answer,
        suggested=_suggested(read, organs),
        data=request.POST if is_bound else None,
        files=request.FILES if is_bound else None,
    )


def _suggested(read: Reading, organs: list[Organ]) -> Suggested:
    matter, received_on = read.row.recommendation.matter, read.answer.received_on
    if received_on is None or read.answer.state != AnswerState.RECEIVED:
        return Suggested()
    return suggested(
        f"{read.letter.subject}\n{read.new}",
        organs=[each.name for each in organs],
        asked_on=read.row.asked_on or received_on,
        received_on=received_on,
        known=[matter.registry_number or "", *matter.other_numbers],
    )


def _extract(request: PageRequest, form: ReviewForm) -> documents.Document | None:
    if form.upload is None:
        return form.kept
    upload = form.upload
    return documents.keep(name=upload.name, content=upload.content, actor=str(request.user))


def _about(read: Reading, form: ReviewForm, turning_down: TurnDownForm) -> Context:
    recommendation = read.row.recommendation
    return {
        "read": read,
        "row": read.row,
        "letter": read.letter,
        "answer": read.answer,
        "recommendation": recommendation,
        "matter": recommendation.matter,
        "structure": recommendation.matter.structure,
        "matrix": _matrix(read),
        "form": form,
        "clauses": list(form.clause_fields()),
        "turning_down": turning_down,
        "is_open": read.answer.state == AnswerState.RECEIVED,
        "force": judging.force_of(read.answer, on=read.answer.received_on)
        if read.answer.received_on
        else None,
    }


def _matrix(read: Reading) -> str:
    recommendation = read.row.recommendation
    matter = recommendation.matter
    where = (matter.structure.key, matter.year, matter.number, recommendation.number)
    return reverse("matters:matrix", args=where)


def _version(request: PageRequest) -> int:
    said = request.POST.get("version", "")
    return int(said) if said.isascii() and said.isdigit() else 0
