"""The opinions on a question as a file: one row for each who was asked, as it was on the chosen day."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samverk.foundation import access
from samverk.foundation.page import speak, with_day
from samverk.matters import exporting
from samverk.matters.exporting import Cell, Sheet
from samverk.matters.queries import referrals
from samverk.matters.queries.referrals import Comparison, Respondent
from samverk.matters.views.matter import seen
from samverk.matters.views.referral import sentence, the_referral


@require_safe
@access.required(access.everyone)
def referral_file(
    request: HttpRequest, structure: str, year: int, number: int, referral: int, form: str
) -> HttpResponseBase:
    """What the page shows, with the whole texts. Never an address, and never who held the pen."""
    asked = with_day(request)
    if asked.day.wrong:
        return speak(asked, "foundation/wrong_day.html", {}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    row = the_referral(seen(asked, structure, year, number), referral)
    if form not in exporting.FORMS or row.sent_on is None or row.sent_on > asked.day.on:
        raise Http404
    read = referrals.comparison(row, on=asked.day.on)
    write, media_type = exporting.FORMS[form]
    answer = HttpResponse(
        write(_sheet(read)),
        content_type=media_type,
        headers={"X-Content-Type-Options": "nosniff"},
    )
    name = f"remiss-{row.matter.registry_number}-{row.number}-{read.on}.{form}"
    answer["Content-Disposition"] = f'attachment; filename="{exporting.plain_name(name)}"'
    return answer


def _sheet(read: Comparison) -> Sheet:
    heads = (
        _("Vem"),
        _("Ställning"),
        _("Yttrande"),
        _("Ändringsförslag"),
        _("Kom in"),
        _("Sent"),
        _("Beslutat av"),
        _("Beslutat den"),
        _("Diarienummer"),
        _("Ledde till"),
    )
    lead = (read.referral.question, sentence(read))
    rows = tuple(map(_cells, read.respondents))
    return Sheet(read.referral.subject, lead, heads, rows, tab=_("Yttranden"))


def _cells(each: Respondent) -> tuple[Cell, ...]:
    said = each.opinion
    if said is None:
        return (each.name, _("Har inte svarat"), *([""] * 8))
    return (
        each.name,
        str(said.get_stance_display()),
        said.text,
        said.proposals,
        said.sent_on or "",
        _("sent") if each.is_late else "",
        said.organ,
        said.decided_on or "",
        said.registry_number,
        "\n".join(effect.what for effect in each.effects),
    )
