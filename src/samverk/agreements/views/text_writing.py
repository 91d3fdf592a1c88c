"""A version of the text is attached, its clauses are marked and mended, and one version is named as the one adopted."""

from collections.abc import Iterator, Sequence
from http import HTTPStatus
from itertools import groupby
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samverk.agreements.access import may_keep
from samverk.agreements.actions import texts as actions
from samverk.agreements.forms.texts import AttachForm, ClauseForm, MarkForm
from samverk.agreements.models import Agreement, AgreementText, TextClause
from samverk.agreements.queries import wording
from samverk.agreements.texts_wording import SENTENCES
from samverk.agreements.views import text_parts
from samverk.agreements.views.text import agreement
from samverk.foundation import access, documents
from samverk.foundation.access import demand
from samverk.foundation.language import spoken
from samverk.foundation.models import Document
from samverk.foundation.page import Context, PageRequest, page, speak
from samverk.foundation.refusals import Refused, SomeoneWasFirst
from samverk.rulebook.words import says, way_out

if TYPE_CHECKING:
    from django import forms

NEW, MARK, CLAUSE = (
    "agreements/text_new.html",
    "agreements/text_mark.html",
    "agreements/text_clause.html",
)
WHO = gettext_lazy("den som samordnar strukturen")
SALT = "agreements.text.document"
# How long a preview may lie before its file is given again.
KEPT_SECONDS = 24 * 3600
SHOWN_LINES = 12
_METHODS = ["GET", "HEAD", "POST"]


@never_cache
@require_http_methods(_METHODS)
@page(NEW, may=access.signed_in, sentences=SENTENCES)
def text_new(request: PageRequest, structure: str, key: str) -> Context | HttpResponseBase:
    """A version is given, looked at as clauses, and kept. At most twenty-one queries."""
    row = _kept(request, structure, key)
    if request.method != "POST":
        return {**_about(row), "form": AttachForm()}
    form = AttachForm(request.POST, request.FILES, held=_held(request, row))
    is_right = form.is_valid()
    document = _document(request, form)
    if not is_right:
        return _attach_again(request, row, form, document)
    if request.POST.get("gor") == "spara" and not form.is_unseen:
        return _attached(request, row, form, document)
    return speak(request, NEW, _preview(row, form, document))


def _attach_again(
    request: PageRequest, row: Agreement, form: AttachForm, document: Document | None
) -> HttpResponseBase:
    told = {**_about(row), "form": form, "document": document, "handling": _signed(row, document)}
    return speak(request, NEW, told, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _preview(row: Agreement, form: AttachForm, document: Document | None) -> dict[str, object]:
    """The clauses that were found, and the text to mend where they are wrong."""
    given, divided = form.cleaned_data, form.divided
    left_out = [*form.found.left_out, *divided.left_out]
    names = ("namn", "daterad", "text", "antagen")
    again = AttachForm({name: given[name] or "" for name in names})
    again.is_valid()
    return {
        **_about(row),
        "form": again,
        "document": document,
        "handling": _signed(row, document),
        "clauses": [
            (text_parts.named(each.number), each, len(each.text.split()))
            for each in divided.clauses
        ],
        "left_out": left_out[:SHOWN_LINES],
        "more_left_out": max(0, len(left_out) - SHOWN_LINES),
        "silent": _silent(form.found.silent),
        "some_are_ours": any(each.numbered_by_us for each in divided.clauses),
    }


def _silent(pages: Sequence[int]) -> str:
    """Which pages gave no text, in a sentence; empty where all did."""
    if not pages:
        return ""
    said = ngettext(
        "Sidan %(pages)s gav ingen text.", "Sidorna %(pages)s gav ingen text.", len(pages)
    )
    return said % {"pages": ", ".join(_spans(pages))}


def _spans(pages: Sequence[int]) -> Iterator[str]:
    """Pages that follow each other as 7–9."""
    for _at, span in groupby(enumerate(pages), key=lambda each: each[1] - each[0]):
        numbers = [number for _at, number in span]
        yield f"{numbers[0]}–{numbers[-1]}" if len(numbers) > 1 else str(numbers[0])


def _attached(
    request: PageRequest, row: Agreement, form: AttachForm, document: Document | None
) -> HttpResponseBase:
    given = form.cleaned_data
    new = actions.NewText(
        name=given["namn"],
        clauses=form.divided.clauses,
        dated_on=given["daterad"],
        document=document,
        is_final=given["antagen"],
    )
    made = actions.attach_text(
        agreement=row, text=new, on=request.day.today, actor=str(request.user)
    )
    count = len(form.divided.clauses)
    said = ngettext(
        "Texten är sparad med %(count)d punkt.", "Texten är sparad med %(count)d punkter.", count
    )
    messages.success(request, said % {"count": count})
    return _to(row, made.number)


def _held(request: PageRequest, row: Agreement) -> Document | None:
    """The file that came with the form before this. One query."""
    signed = request.POST.get("handling", "")
    try:
        held = signing.loads(signed, salt=SALT, max_age=KEPT_SECONDS) if signed else None
    except signing.BadSignature:
        return None
    mine = held and held[0] == row.pk
    return Document.objects.filter(pk=held[1]).first() if held and mine else None


def _document(request: PageRequest, form: AttachForm) -> Document | None:
    """The file that came now, else the one that came with the form before this."""
    upload = form.cleaned_data.get("fil")
    if upload is None:
        return form.held
    return documents.keep(name=upload.name, content=upload.content, actor=str(request.user))


def _signed(row: Agreement, document: Document | None) -> str:
    return signing.dumps([row.pk, document.pk], salt=SALT) if document else ""


@never_cache
@require_http_methods(_METHODS)
@page(MARK, may=access.signed_in, sentences=SENTENCES)
def text_mark(
    request: PageRequest, structure: str, key: str, number: int
) -> Context | HttpResponseBase:
    """Every clause of a version is marked in one form. At most sixteen queries."""
    row = _kept(request, structure, key)
    text = _text(row, number)
    if request.POST.get("gor") == "antagen":
        actions.settle_text(text=text, on=request.day.today, actor=str(request.user))
        messages.success(request, _("Versionen är nu den text som antogs."))
        return _to(row, number)
    clauses = list(text.clauses.all())
    data = request.POST if request.method == "POST" else None
    form = MarkForm(clauses, version=text.version, data=data)
    told = {**_about(row), "text": text, "form": form, "fields": _fields(form)}
    if request.method != "POST":
        return told
    if not form.is_valid():
        return speak(
            request, MARK, {**told, "fields": _fields(form)}, status=HTTPStatus.UNPROCESSABLE_ENTITY
        )
    return _marked(request, text, form, told)


def _fields(form: MarkForm) -> list[tuple[object, str, tuple[text_parts.Block, ...]]]:
    return [
        (
            each,
            text_parts.named(wording.paragraph(each.clause).number),
            text_parts.blocks(each.clause.words),
        )
        for each in form.clause_fields
    ]


def _marked(
    request: PageRequest, text: AgreementText, form: MarkForm, told: dict[str, object]
) -> HttpResponseBase:
    try:
        changed = actions.mark_clauses(
            text=text,
            marks=form.marks(),
            on=request.day.today,
            actor=str(request.user),
            version=form.cleaned_data["version"],
        )
    except SomeoneWasFirst:
        return _overtaken(request, MARK, form, told, text)
    said = ngettext("%(count)d punkt är märkt om.", "%(count)d punkter är märkta om.", changed)
    messages.success(request, said % {"count": changed} if changed else _("Inget var ändrat."))
    return _to(text.agreement, text.number)


@never_cache
@require_http_methods(_METHODS)
@page(CLAUSE, may=access.signed_in, sentences=SENTENCES)
def text_clause(
    request: PageRequest, structure: str, key: str, number: int, order: int
) -> Context | HttpResponseBase:
    """One clause that was read wrongly is mended. At most fifteen queries."""
    row = _kept(request, structure, key)
    text = _text(row, number)
    clause = text.clauses.filter(order=order).first()
    if clause is None:
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = ClauseForm(clause, version=text.version, data=data)
    told = {**_about(row), "text": text, "clause": clause, "form": form}
    if request.method != "POST":
        return told
    if not form.is_valid():
        return speak(request, CLAUSE, told, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return _reworded(request, clause, form, told)


def _reworded(
    request: PageRequest, clause: TextClause, form: ClauseForm, told: dict[str, object]
) -> HttpResponseBase:
    text = clause.text
    try:
        actions.reword_clause(
            clause=clause,
            to=form.clause(),
            on=request.day.today,
            actor=str(request.user),
            version=form.cleaned_data["version"],
        )
    except SomeoneWasFirst:
        return _overtaken(request, CLAUSE, form, told, text)
    except Refused as refused:
        for finding in refused.findings:
            said = f"{spoken(says(finding, SENTENCES))} {spoken(way_out(finding, SENTENCES))}"
            form.add_error(None, said)
        return speak(request, CLAUSE, told, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, _("Punkten är ändrad. Det som stod finns kvar i historiken."))
    return _to(text.agreement, text.number)


def _overtaken(
    request: PageRequest,
    template: str,
    form: "forms.Form",
    told: dict[str, object],
    text: AgreementText,
) -> HttpResponseBase:
    """What was written stands, and the next try is against what stands now."""
    text.refresh_from_db(fields=["version"])
    data = request.POST.copy()
    data["version"] = str(text.version)
    form.data = data
    return speak(request, template, {**told, "overtaken": True}, status=HTTPStatus.CONFLICT)


def _kept(request: PageRequest, structure: str, key: str) -> Agreement:
    """The agreement, for somebody who keeps it.

    Raises: Http404 where there is none; Denied.
    """
    row = agreement(structure, key)
    demand(may_keep(request.user, row.structure, on=request.day.today), WHO)
    return row


def _text(row: Agreement, number: int) -> AgreementText:
    found = row.texts.select_related("agreement__structure").filter(number=number).first()
    if found is None:
        raise Http404
    return found


def _about(row: Agreement) -> dict[str, object]:
    return {"agreement": row, "structure": row.structure}


def _to(row: Agreement, number: int) -> HttpResponseRedirect:
    return HttpResponseRedirect(
        reverse("agreements:text-version", args=[row.structure.key, row.key, number])
    )
