"""What a registrar can say before there is a decision: its own number, when it comes up, and the stops so far."""

from http import HTTPStatus

from django.db import transaction
from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase

from samverk.foundation.page import PageRequest, speak
from samverk.matters import actions
from samverk.matters.forms.answers_later import LaterForm
from samverk.matters.queries import answers as queries
from samverk.matters.views import answers_writing as writing
from samverk.matters.views.answers_writing import NO_LINK, Door, common

FORM = "matters/answer_later.html"


def respond(request: PageRequest, door: Door) -> HttpResponseBase:
    """The form, or what became of what is sent in."""
    if door.is_withdrawn:
        return writing.respond(request, door)
    if request.method == "POST":
        return _written(request, door)
    return speak(request, FORM, _about(request, door, _form(request, door)))


def _written(request: PageRequest, door: Door) -> HttpResponseBase:
    if request.POST.get("fraga") != str(door.row.pk):
        return speak(request, NO_LINK, {"is_other": True}, status=HTTPStatus.CONFLICT)
    form = _form(request, door)
    if not form.is_valid():
        about = _about(request, door, form)
        return speak(request, FORM, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    _note(request, door, form)
    return HttpResponseRedirect(f"{door.later}?sparat=1")


@transaction.atomic
def _note(request: PageRequest, door: Door, form: LaterForm) -> None:
    given, today = form.cleaned_data, request.day.today
    actor = door.actor or f"{given['skrivet_av'].strip()}, {door.row.party}"
    actions.plan(
        row=door.row,
        planned_on=given["vantas_den"],
        organ=given["vantas_organ"].strip(),
        registry_number=given["diarienummer"].strip(),
        on=today,
        actor=actor,
    )
    stop = form.stop()
    if stop is not None:
        actions.record_stop(row=door.row, stop=stop, on=today, actor=actor)


def _form(request: PageRequest, door: Door) -> LaterForm:
    organs = queries.organs_of(door.row.party, on=door.row.asked_on or request.day.today)
    data = request.POST if request.method == "POST" else None
    return LaterForm(door.row, organs, data=data, written_by=door.name)


def _about(request: PageRequest, door: Door, form: LaterForm) -> dict[str, object]:
    return {
        **common(request, door),
        "form": form,
        "organs": form.kinds,
        "is_saved": "sparat" in request.GET,
    }
