"""Giving an opinion on a row, whoever came to it by which door: a link in a letter or an account."""

from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from samverk.foundation import documents
from samverk.foundation.models import Document
from samverk.foundation.page import PageRequest, speak
from samverk.foundation.refusals import Refused, SomeoneWasFirst
from samverk.matters import actions
from samverk.matters.actions.referring_letters import name_of
from samverk.matters.forms.opinion import OpinionForm
from samverk.matters.models import MatterDocument, Opinion, ReferralRow
from samverk.matters.models.choices import Via
from samverk.matters.queries import referrals

FORM = "matters/opinion.html"
RECEIPT = "matters/opinion_receipt.html"
NO_LINK = "matters/opinion_no_link.html"


@dataclass(frozen=True, slots=True)
class Door:
    """How somebody came to a row, and where its page is for them; back, actor and name are an account's."""

    row: ReferralRow
    via: Via
    address: str
    back: str = ""
    actor: str = ""
    name: str = ""

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is taken by this door."""
        return self.row.referral.closed_on is not None and self.via is not Via.COORDINATOR

    @property
    def is_noting(self) -> bool:
        """Whether somebody writes down what another said."""
        return self.via is Via.COORDINATOR


def respond(request: PageRequest, door: Door) -> HttpResponseBase:
    """The form, or the receipt of what was answered; or what became of what is sent in."""
    if request.method == "POST":
        return _written(request, door)
    sent, draft = referrals.sent_of(door.row), _own_draft(door)
    if door.is_closed or (sent is not None and "andra" not in request.GET):
        return speak(request, RECEIPT, _receipt(door))
    form = OpinionForm(earlier=draft or sent, name=door.name)
    return speak(request, FORM, _about(request, door, form))


def _own_draft(door: Door) -> Opinion | None:
    """What is begun by this door: who notes for another leaves the other's draft alone."""
    return None if door.is_noting else referrals.draft_of(door.row)


def _written(request: PageRequest, door: Door) -> HttpResponseBase:
    if request.POST.get("fraga") != str(door.row.pk):  # another link was opened in between
        return speak(request, NO_LINK, {"is_other": True}, status=HTTPStatus.CONFLICT)
    is_sent = request.POST.get("gor") == "skicka"
    form = _bound(request, door, is_whole=is_sent)
    is_valid = form.is_valid()
    if door.is_closed:
        return _gone(request, door, form)
    opined = form.opined(_document(door, form))
    if is_sent and is_valid:
        return _sent(request, door, form, opined)
    if not is_sent and not door.is_noting:
        actions.save_opinion(row=door.row, opined=opined, via=door.via, on=request.day.today)
        if is_valid:
            return HttpResponseRedirect(f"{door.address}?andra=1&sparat=1")
    return _unsent(request, door, form, opined)


def _bound(request: PageRequest, door: Door, *, is_whole: bool) -> OpinionForm:
    files = request.FILES or MultiValueDict()
    earlier = _own_draft(door) or referrals.sent_of(door.row)
    return OpinionForm(request.POST, files, earlier=earlier, must_be_whole=is_whole)


def _sent(
    request: PageRequest, door: Door, form: OpinionForm, opined: actions.Opined
) -> HttpResponseBase:
    try:
        actions.give_opinion(
            row=door.row,
            opined=opined,
            version=_version(request),
            via=door.via,
            on=request.day.today,
            actor=door.actor,
        )
    except SomeoneWasFirst as first:
        return _second(request, door, form, opined, first)
    except Refused:  # closed in this very moment
        return _gone(request, door, form)
    return HttpResponseRedirect(door.back or door.address)


def _unsent(
    request: PageRequest, door: Door, form: OpinionForm, opined: actions.Opined
) -> HttpResponse:
    """The form again. A browser does not send a file twice by itself: it is kept with the draft."""
    if form.upload is not None and not door.is_noting:
        actions.save_opinion(row=door.row, opined=opined, via=door.via, on=request.day.today)
        form.kept = opined.document
    about = _about(request, door, form)
    return speak(request, FORM, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _second(
    request: PageRequest,
    door: Door,
    form: OpinionForm,
    opined: actions.Opined,
    first: SomeoneWasFirst,
) -> HttpResponse:
    """Somebody was first: what they said, and one's own text, kept as a draft, which can be sent after theirs."""
    if not door.is_noting:
        actions.save_opinion(row=door.row, opined=opined, via=door.via, on=request.day.today)
    now = referrals.row_of(door.row.pk) or door.row
    theirs = referrals.sent_of(now)
    about = _about(request, door, form) | {"row": now, "first": first, "theirs": theirs}
    return speak(request, FORM, about, status=HTTPStatus.CONFLICT)


def _gone(request: PageRequest, door: Door, form: OpinionForm) -> HttpResponse:
    about = _receipt(door) | {"kept": form, "is_closed": True}
    return speak(request, RECEIPT, about, status=HTTPStatus.CONFLICT)


def _version(request: PageRequest) -> int:
    said = request.POST.get("version", "")
    return int(said) if said.isascii() and said.isdigit() else 0


def _document(door: Door, form: OpinionForm) -> Document | None:
    if form.upload is None or door.is_closed:
        return form.kept
    name = str(form.cleaned_data.get("skrivet_av") or door.row.contact_name or "Länken")
    actor = door.actor or f"{name}, {name_of(door.row)}"
    return documents.keep(name=form.upload.name, content=form.upload.content, actor=actor)


def _about(request: PageRequest, door: Door, form: OpinionForm) -> dict[str, object]:
    referral = door.row.referral
    return {
        **_common(door),
        "form": form,
        "papers": [(each, _address(door, each)) for each in referrals.documents_of(referral)],
        "is_saved": "sparat" in request.GET,
        "sent": referrals.sent_of(door.row),
        "is_late": request.day.today > referral.due,
    }


def _address(door: Door, paper: MatterDocument) -> str:
    """Where a document is to be had: by the link, or by the rules of the matter."""
    if door.via is Via.LINK:
        return reverse("matters:opinion-paper", args=[paper.number])
    matter = door.row.referral.matter
    at = [matter.structure.key, matter.year, matter.number, paper.number]
    return reverse("matters:paper", args=at)


def _common(door: Door) -> dict[str, object]:
    referral = door.row.referral
    return {
        "door": door,
        "row": door.row,
        "name": name_of(door.row),
        "referral": referral,
        "matter": referral.matter,
        "structure": referral.matter.structure,
    }


def _receipt(door: Door) -> dict[str, object]:
    sent = referrals.sent_of(door.row)
    is_late = sent is not None and sent.sent_on is not None and sent.sent_on > door.row.referral.due
    return _common(door) | {
        "sent": sent,
        "is_closed": door.is_closed,
        "has_draft": _own_draft(door) is not None,
        "was_late": is_late,
        "was_told": bool(door.row.contact_email) and sent is not None and not door.is_noting,
    }
