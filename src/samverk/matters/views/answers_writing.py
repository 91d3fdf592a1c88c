"""Answering on a row, whoever came to it by which door: a link in a letter or an account."""

import datetime as dt
from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from samverk.foundation import documents
from samverk.foundation.models import Document
from samverk.foundation.page import PageRequest, speak
from samverk.foundation.refusals import Refused, SomeoneWasFirst
from samverk.matters import actions, package
from samverk.matters.actions import Written, sending
from samverk.matters.forms.answers import AnswerForm
from samverk.matters.models import Answer, PartyDecision
from samverk.matters.models.choices import Answered, AnswerState, Via
from samverk.matters.queries import answers as queries
from samverk.matters.views import answers_judging as judging
from samverk.rulebook.findings import Finding, Weight

FORM = "matters/answer.html"
RECEIPT = "matters/answer_receipt.html"
NO_LINK = "matters/answer_no_link.html"
_COMES_BACK = {Answered.REFERRED_BACK, Answered.POSTPONED}


@dataclass(frozen=True, slots=True)
class Door:
    """How somebody came to a row, and where its pages are for them; actor and name are an account's."""

    row: PartyDecision
    via: Via
    answer: str
    later: str
    package: str
    waiting: str = ""
    actor: str = ""
    name: str = ""
    # Where a coordinator goes on who notes an answer for the party: the receipt speaks to whoever answers.
    row_page: str = ""

    @property
    def is_withdrawn(self) -> bool:
        """Whether nobody asks any more."""
        asked = self.row.recommendation
        return self.row.withdrawn_on is not None or asked.withdrawn_on is not None


def respond(request: PageRequest, door: Door) -> HttpResponseBase:
    """The form, or the receipt of what was answered; or what became of what is sent in."""
    if request.method == "POST":
        return _written(request, door)
    sent, draft = queries.sent_of(door.row), queries.draft_of(door.row)
    has_receipt = sent is not None and not door.row_page and "andra" not in request.GET
    if door.is_withdrawn or has_receipt:
        return speak(request, RECEIPT, _receipt(request, door))
    form = _form(request, door, draft or sent)
    return speak(request, FORM, _about(request, door, form))


def _written(request: PageRequest, door: Door) -> HttpResponseBase:
    if request.POST.get("fraga") != str(door.row.pk):  # another link was opened in between
        return speak(request, NO_LINK, {"is_other": True}, status=HTTPStatus.CONFLICT)
    is_sent = request.POST.get("gor") == "skicka"
    earlier = queries.draft_of(door.row) or queries.sent_of(door.row)
    form = _form(request, door, earlier, is_bound=True, whole=is_sent)
    is_valid = form.is_valid()
    if door.is_withdrawn:
        return _gone(request, door, form)
    written = form.written(_extract(door, form))
    if not is_valid:
        if is_sent:
            # Everything that is wrong at once: whoever mends the file is not sent back once more for the day.
            _stopped(form, judging.of_written(door.row, written, on=request.day.today))
        return _unsent(request, door, form, written)
    if not is_sent:
        actions.save_draft(row=door.row, written=written, via=door.via, on=request.day.today)
        return HttpResponseRedirect(f"{door.answer}?andra=1&sparat=1")
    return _sent(request, door, form, written)


def _sent(request: PageRequest, door: Door, form: AnswerForm, written: Written) -> HttpResponseBase:
    found = judging.of_written(door.row, written, on=request.day.today)
    doubts = [each for each in found if each.weight is Weight.WARN]
    if _stopped(form, found) or (doubts and "anda" not in request.POST):
        return _unsent(request, door, form, written, doubts)
    try:
        actions.answer(
            row=door.row,
            written=written,
            version=_version(request),
            via=door.via,
            on=request.day.today,
            actor=door.actor,
        )
    except SomeoneWasFirst as first:
        return _second(request, door, form, written, first)
    except Refused:  # withdrawn in this very moment
        return _gone(request, door, form)
    return HttpResponseRedirect(door.row_page or door.answer)


def _stopped(form: AnswerForm, found: "list[Finding]") -> bool:
    """Whether the rules stop the answer; why is said beside the day, of which it always is."""
    stops = [each for each in found if each.weight is Weight.STOP]
    for _each, words, out in judging.told(stops):
        form.add_error("beslutat_den", f"{words} {out}")
    return bool(stops)


def _unsent(
    request: PageRequest,
    door: Door,
    form: AnswerForm,
    written: Written,
    doubts: "list[Finding] | tuple[()]" = (),
) -> HttpResponse:
    """The form again. A browser does not send a file twice by itself: it is kept with the draft."""
    if form.upload is not None:
        actions.save_draft(row=door.row, written=written, via=door.via, on=request.day.today)
        form.kept = written.extract
    about = _about(request, door, form) | {"told": judging.told(doubts), "must_tick": bool(doubts)}
    return speak(request, FORM, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _second(
    request: PageRequest, door: Door, form: AnswerForm, written: Written, first: SomeoneWasFirst
) -> HttpResponse:
    """Somebody was first: what they said, and one's own text, which is kept as a draft and can be sent after theirs."""
    actions.save_draft(row=door.row, written=written, via=door.via, on=request.day.today)
    now = queries.row_of(door.row.pk) or door.row
    theirs = queries.sent_of(now)
    news = {"row": now, "row_version": now.version, "first": first, "theirs": theirs}
    about = _about(request, door, form) | news
    return speak(request, FORM, about, status=HTTPStatus.CONFLICT)


def _gone(request: PageRequest, door: Door, form: AnswerForm) -> HttpResponse:
    about = _receipt(request, door) | {"kept": form, "is_withdrawn": True}
    return speak(request, RECEIPT, about, status=HTTPStatus.CONFLICT)


def _version(request: PageRequest) -> int:
    said = request.POST.get("version", "")
    return int(said) if said.isascii() and said.isdigit() else 0


def _extract(door: Door, form: AnswerForm) -> Document | None:
    if form.upload is None:
        return form.kept
    name = str(form.cleaned_data.get("skrivet_av") or door.row.contact_name or "Länken")
    actor = door.actor or f"{name}, {door.row.party}"
    return documents.keep(name=form.upload.name, content=form.upload.content, actor=actor)


def _form(
    request: PageRequest,
    door: Door,
    earlier: Answer | None,
    *,
    is_bound: bool = False,
    whole: bool = False,
) -> AnswerForm:
    asked_on = door.row.asked_on or request.day.today
    form = AnswerForm(
        door.row,
        queries.organs_of(door.row.party, on=asked_on),
        data=request.POST if is_bound else None,
        files=request.FILES if is_bound else None,
        earlier=earlier,
        must_be_whole=whole,
    )
    if door.name and not form.initial.get("skrivet_av"):
        form.initial["skrivet_av"] = door.name
    if door.row_page:
        form.fields["diarienummer"].label = _("Partens diarienummer")
        form.fields["skrivet_av"].label = _("Vem svarade?")
        form.fields["skrivet_av"].help_text = ""
        form.fields["meddelande"].label = _("Anteckning")
    return form


def _about(request: PageRequest, door: Door, form: AnswerForm) -> dict[str, object]:
    today = request.day.today
    draft = queries.draft_of(door.row)
    is_saved = draft is not None and not form.is_bound
    found = judging.of_written(door.row, _as_written(draft), on=today) if is_saved and draft else []
    return {
        **common(request, door),
        "form": form,
        # A form that comes back with faults is still the one that was opened then, whoever has answered since.
        "row_version": _version(request) if form.is_bound else door.row.version,
        "clauses": list(form.clause_fields()),
        "parts": [(at, each.label) for at, each in enumerate(package.parts(door.row, today))],
        "is_saved": "sparat" in request.GET,
        "told": judging.told(found) if "sparat" in request.GET else [],
        "sent": queries.sent_of(door.row),
        "has_left": not queries.takes_part(door.row, on=today),
    }


def _as_written(draft: Answer) -> Written:
    said = {
        each.clause.number: actions.Said(each.outcome, each.wording) for each in draft.clauses.all()
    }
    return Written(
        clauses=said,
        organ=draft.organ,
        decided_on=draft.decided_on,
        paragraph=draft.paragraph,
        registry_number=draft.registry_number,
        extract=draft.extract,
    )


def common(request: PageRequest, door: Door) -> dict[str, object]:
    """What every page about the row is given."""
    asked, today = door.row.recommendation, request.day.today
    return {
        "door": door,
        "row": door.row,
        "recommendation": asked,
        "structure": asked.matter.structure,
        "body": sending.facts_of(door.row, "", "")["organ"],
        "line": sorted(door.row.line.all(), key=_in_time),
        "is_late": asked.due is not None and today > asked.due,
    }


def _in_time(step: object) -> tuple[dt.date, int]:
    return (getattr(step, "on", None) or dt.date.max, getattr(step, "number", 0))


def _receipt(request: PageRequest, door: Door) -> dict[str, object]:
    sent, today = queries.sent_of(door.row), request.day.today
    asked = door.row.recommendation
    about = common(request, door) | {
        "sent": sent,
        "has_draft": queries.draft_of(door.row) is not None,
        "is_withdrawn": door.is_withdrawn,
    }
    if sent is None or sent.received_on is None:
        return about
    return about | {
        "was_late": asked.due is not None and sent.received_on > asked.due,
        "is_confirmed": sent.state == AnswerState.CONFIRMED,
        "is_set_aside": sent.state == AnswerState.SET_ASIDE,
        "comes_back": any(each.outcome in _COMES_BACK for each in sent.clauses.all()),
        "was_told": sent.via != Via.COORDINATOR and bool(door.row.contact_email),
        "told": judging.told(judging.of_sent(door.row, sent, on=today)),
        "force": judging.force_of(sent, on=today),
    }
