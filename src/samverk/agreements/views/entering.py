"""The terms of an agreement: entered by hand on one page, or where they stand when the structure's file has them."""

from http import HTTPStatus

from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samverk.agreements.acts import ROWS
from samverk.agreements.forms.entering import ADD, TermsForm
from samverk.agreements.models import TextClause
from samverk.agreements.queries.acting import About
from samverk.agreements.texts_acts import SENTENCES
from samverk.agreements.views.acting import Asked, answered, context, kept
from samverk.foundation import access
from samverk.foundation.page import Context, PageRequest, page, speak

TEMPLATE = "agreements/terms.html"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page(TEMPLATE, may=access.signed_in, sentences=SENTENCES)
def terms(request: PageRequest, structure: str, key: str) -> Context | HttpResponseBase:
    """The terms: their form with what was entered last, or what new ones lead to. Some forty queries, and those of the act."""
    about = kept(request, structure, key)
    if about.agreement.terms:
        return _of_the_file(about)
    form = TermsForm(about, request.POST or None)
    asked = Asked(ROWS["villkor"].words(), about, form)
    if request.method == "POST" and request.POST.get("steg") == ADD:
        form.errors.clear()
        return speak(request, TEMPLATE, {**context(asked), **_beside(about)}, status=HTTPStatus.OK)
    return answered(request, asked, TEMPLATE, _beside(about))


def _of_the_file(about: About) -> Context:
    row = about.agreement
    return {
        "title": ROWS["villkor"].words(),
        "agreement": row,
        "structure": row.structure,
        "in_the_file": True,
        "source": about.read.rules.agreement if about.read and about.read.rules else "",
    }


def _beside(about: About) -> dict[str, object]:
    """The clauses of the text that can be cited, and the terms that were entered before. Three queries."""
    row = about.agreement
    clauses = TextClause.objects.filter(text__agreement=row).order_by("-text__number", "order")
    entered = sorted(row.entered_terms.all(), key=lambda each: -each.number)
    return {
        "clauses": {each.number: each for each in reversed(clauses)}.values(),
        "entered": entered,
    }
