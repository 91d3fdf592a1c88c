"""The register in and out: what is there, a file of it, a template, and a file read in after it was shown."""

from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.bodies.access import may_coordinate, roles_of
from samverk.bodies.models import Body, Structure
from samverk.bodies.queries import structures
from samverk.foundation import access
from samverk.foundation.access import demand
from samverk.foundation.page import Context, PageRequest, page, speak
from samverk.staffing.rosters import exporting, importing, overview, telling, writing
from samverk.staffing.rosters.carrying import Carried, NotOurs, packed, unpacked
from samverk.staffing.rosters.columns import Column, Kind
from samverk.staffing.rosters.faults import Unreadable
from samverk.staffing.rosters.forms import UploadForm
from samverk.staffing.rosters.verdicts import Judged, Verdict

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
PREVIEW, UPLOAD = "staffing/rosters/preview.html", "staffing/rosters/upload.html"


@page("staffing/rosters/register.html", may=access.signed_in)
def register(request: PageRequest, structure: str) -> Context:
    """What is in the register on the chosen day, and the ways in and out. Six queries."""
    row = _for_those_within(request, structure)
    rows = overview.bodies(row, on=request.day.on)
    return {
        "structure": row,
        "rows": rows,
        "seats": sum(each.seats for each in rows),
        "held": sum(each.held for each in rows),
        "coordinates": _coordinates(request, row),
    }


@page("staffing/rosters/register.html", may=access.signed_in)
def workbook(request: PageRequest, structure: str, body: str = "") -> HttpResponseBase:
    """The seats of the structure as XLSX, with the line organisation beside; or those of one body."""
    row = _for_those_within(request, structure)
    of, has_email = _body(row, body), _coordinates(request, row)
    seats = exporting.seats(row, on=request.day.on, body=of)
    sheets = {Kind.SEATS: (seats, exporting.columns(Kind.SEATS, with_email=has_email))}
    if of is None:
        of_line = exporting.line(row, on=request.day.on)
        sheets[Kind.LINE] = (of_line, exporting.columns(Kind.LINE, with_email=has_email))
    return _file(writing.as_xlsx(sheets), XLSX, f"{_named(request, row, of)}.xlsx")


@page("staffing/rosters/register.html", may=access.signed_in)
def text(request: PageRequest, structure: str, body: str = "") -> HttpResponseBase:
    """The seats of the structure as CSV, or those of one body."""
    row = _for_those_within(request, structure)
    of, has_email = _body(row, body), _coordinates(request, row)
    seats = exporting.seats(row, on=request.day.on, body=of)
    content = writing.as_csv(seats, exporting.columns(Kind.SEATS, with_email=has_email))
    return _file(content, CSV, f"{_named(request, row, of)}.csv")


@page("staffing/rosters/register.html", may=access.signed_in)
def template(request: PageRequest, structure: str) -> HttpResponseBase:
    """A workbook to fill in: every seat of the day without names, and a sheet that says how."""
    row = _for_coordinators(request, structure)
    seats = exporting.seats(row, on=request.day.on, with_names=False)
    sheets: dict[Kind, tuple[exporting.Rows, tuple[Column, ...]]] = {
        Kind.SEATS: (seats, exporting.columns(Kind.SEATS, with_email=True)),
        Kind.PERSONS: ([], exporting.columns(Kind.PERSONS, with_email=True)),
        Kind.LINE: ([], exporting.columns(Kind.LINE, with_email=True)),
    }
    return _file(writing.as_xlsx(sheets, with_instructions=True), XLSX, f"{row.key}-mall.xlsx")


@page(UPLOAD, may=access.signed_in)
def reading(request: PageRequest, structure: str) -> Context | HttpResponseBase:
    """A file is chosen, shown row by row, and read in when somebody has seen what it does."""
    row = _for_coordinators(request, structure)
    if request.method != "POST":
        return {"structure": row, "form": UploadForm()}
    if "fil" in request.FILES or "innehall" not in request.POST:
        return _chosen(request, row)
    try:
        carried = unpacked(request.POST["innehall"], user=_user(request), structure=row.pk)
    except NotOurs:
        return _again(request, row, _("Det har gått för lång tid. Välj filen igen."))
    if request.POST.get("gor") == "las-in":
        return _confirmed(request, row, carried)
    return _shown(request, row, carried, _choices(request))


def _chosen(request: PageRequest, structure: Structure) -> HttpResponseBase:
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        about = {"structure": structure, "form": form}
        return speak(request, UPLOAD, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return _shown(request, structure, Carried(form.cleaned_data["fil"], request.day.on), {})


def _again(request: PageRequest, structure: Structure, fault: str) -> HttpResponseBase:
    form = UploadForm(MultiValueDict(), MultiValueDict())
    form.errors.clear()
    form.add_error("fil", fault)
    about = {"structure": structure, "form": form}
    return speak(request, UPLOAD, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _shown(
    request: PageRequest, structure: Structure, carried: Carried, choices: Mapping[str, str]
) -> HttpResponseBase:
    try:
        seen = importing.preview(
            carried.content,
            structure=structure,
            on=carried.on,
            actor=str(request.user),
            choices=choices,
        )
    except Unreadable as fault:
        return _again(request, structure, fault.says)
    return _preview(request, structure, carried, seen)


def _preview(  # noqa: PLR0913 -- what the page says beside the preview
    request: PageRequest,
    structure: Structure,
    carried: Carried,
    seen: importing.Preview,
    *,
    status: int = HTTPStatus.OK,
    has_changed: bool = False,
    is_unticked: bool = False,
) -> HttpResponseBase:
    about = {
        "structure": structure,
        "shown": telling.shown(seen),
        "on": carried.on,
        "carried": packed(carried, user=_user(request), structure=structure.pk),
        "has_changed": has_changed,
        "is_unticked": is_unticked,
    }
    return speak(request, PREVIEW, about, status=status)


def _confirmed(request: PageRequest, structure: Structure, carried: Carried) -> HttpResponseBase:
    """Read the file in, if it does what was seen and what must be seen was ticked."""
    choices, actor = _choices(request), str(request.user)
    asked = {"structure": structure, "on": carried.on, "actor": actor, "choices": choices}
    try:
        if "sett" not in request.POST:
            seen = importing.preview(carried.content, **asked)  # type: ignore[arg-type]
            if telling.shown(seen).asks:
                status = HTTPStatus.UNPROCESSABLE_ENTITY
                return _preview(request, structure, carried, seen, status=status, is_unticked=True)
        as_seen = request.POST.get("sedd", "")
        rows = importing.read_in(carried.content, **asked, as_seen=as_seen)  # type: ignore[arg-type]
    except Unreadable as fault:
        return _again(request, structure, fault.says)
    except importing.Changed as changed:
        status = HTTPStatus.CONFLICT
        return _preview(
            request, structure, carried, changed.preview, status=status, has_changed=True
        )
    messages.success(request, _done(rows))
    address = reverse("rosters:register", args=(structure.key,))
    carries = f"?{urlencode(request.day.carried)}" if request.day.carried else ""
    return HttpResponseRedirect(address + carries)


def _done(rows: tuple[Judged, ...]) -> str:
    """How many rows did something."""
    count = sum(row.verdict is not Verdict.UNCHANGED for row in rows)
    said = ngettext("%(count)d rad är inläst.", "%(count)d rader är inlästa.", count)
    return said % {"count": count}


def _choices(request: PageRequest) -> dict[str, str]:
    return {
        name: str(value)
        for name, value in request.POST.items()
        if name.startswith("val-") and value
    }


def _user(request: PageRequest) -> int:
    """The number of the one who is logged in."""
    return request.user.pk or 0


def _structure(key: str) -> Structure:
    row = structures.by_key(key)
    if row is None:
        raise Http404
    return row


def _coordinates(request: PageRequest, structure: Structure) -> bool:
    return may_coordinate(request.user, structure, on=request.day.today)


def _for_coordinators(request: PageRequest, key: str) -> Structure:
    row = _structure(key)
    facts = {"structure": row.name}
    demand(_coordinates(request, row), who=_("koordinatorn för %(structure)s") % facts)
    return row


def _for_those_within(request: PageRequest, key: str) -> Structure:
    row = _structure(key)
    roles = roles_of(request.user, row, on=request.day.today)
    facts = {"structure": row.name}
    demand(bool(roles), who=_("den som har en uppgift i %(structure)s") % facts)
    return row


def _body(structure: Structure, key: str) -> Body | None:
    """The body of this key, or None for all of them. Raises: Http404 where there is none."""
    if not key:
        return None
    row = structures.body(structure.key, key)
    if row is None:
        raise Http404
    return row


def _named(request: PageRequest, structure: Structure, body: Body | None) -> str:
    parts = [structure.key, *([body.key] if body else []), request.day.on.isoformat()]
    return slugify("-".join(parts))


def _file(content: bytes, sort: str, name: str) -> HttpResponseBase:
    answer = HttpResponse(content, content_type=sort)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
