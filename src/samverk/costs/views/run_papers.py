"""What leaves a run as files: the statement to a party, all of them in one, and the basis for invoices."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from samverk.costs import invoice, statement
from samverk.costs.models import Run
from samverk.costs.views.run import seen
from samverk.costs.views.run_part import part_of
from samverk.foundation import access
from samverk.foundation.documents import MediaType
from samverk.foundation.documents.handing_out import attachment

_CSV = "text/csv; charset=utf-8"


@require_safe
@access.required(access.everyone)
def run_statement(
    request: HttpRequest, structure: str, year: int, number: int, key: str, form: str
) -> HttpResponseBase:
    """The statement to one party as PDF or DOCX, marked as a draft until it is decided. Twelve queries at the most."""
    row = seen(request, structure, year, number)
    if form not in statement.FORMS:
        raise Http404
    part = part_of(row, key)
    write, media_type = statement.FORMS[form]
    content = write(statement.paper(statement.about(row), part))
    return attachment(statement.name_of(row, part, form), media_type, content)


@require_safe
@access.required(access.everyone)
def run_statements(
    request: HttpRequest, structure: str, year: int, number: int
) -> HttpResponseBase:
    """Every statement as PDF in one ZIP. Twelve queries at the most."""
    row = seen(request, structure, year, number)
    name = f"besked-{row.structure.key}-{row.year}-{row.number}.zip"
    return attachment(_draft(name, row), "application/zip", statement.package(row))


@require_safe
@access.required(access.everyone)
def run_invoices(
    request: HttpRequest, structure: str, year: int, number: int, form: str
) -> HttpResponseBase:
    """The basis for invoices as CSV or XLSX, one row for each party and the sum. Eight queries at the most."""
    row = seen(request, structure, year, number)
    if form not in invoice.FORMS:
        raise Http404
    name = f"faktureringsunderlag-{row.structure.key}-{row.year}-{row.number}.{form}"
    media_type = _CSV if form == "csv" else MediaType.XLSX
    return attachment(_draft(name, row), media_type, invoice.FORMS[form](invoice.basis(row)))


def _draft(name: str, row: Run) -> str:
    return f"utkast-{name}" if statement.is_draft(row) else name
