"""A table that somebody else has computed is checked for whoever asks. Nothing of it is kept."""

from dataclasses import dataclass, replace
from fractions import Fraction
from http import HTTPStatus

from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samverk.costs.forms.printed import PrintedForm
from samverk.costs.printed import Role, UnclearColumnError, Understood, understood
from samverk.foundation import access
from samverk.foundation.citing import cite
from samverk.foundation.language import spoken
from samverk.foundation.page import Context, PageRequest, page, speak
from samverk.foundation.tables import Table, TableError, read_bytes, read_text
from samverk.rulebook.costs.amounts import exactly
from samverk.rulebook.costs.checking import Checked, CheckedRow, check
from samverk.rulebook.steps import Step

PRINTED = "costs/printed.html"
# The table of the report to Välfärdsrådet 2022-04-27, as it was printed (rss-dalarna-2022, Kostnader).
EXAMPLE = """\
Kommun\tjuni 2021\tErs per kommun
Avesta\t22 986\t159 414
Borlänge\t52 460\t363 823
Falun\t59 752\t414 395
Gagnef\t10 455\t72 508
Hedemora\t15 495\t107 462
Leksand\t15 940\t110 548
Ludvika\t26 613\t184 568
Malung-Sälen\t10 184\t70 629
Mora\t20 544\t142 478
Orsa\t6 939\t48 124
Rättvik\t11 079\t76 836
Smedjebacken\t10 909\t75 657
Säter\t11 203\t77 696
Vansbro\t6 790\t47 090
Älvdalen\t7 033\t48 776
Summa\t288 382\t2 000 000
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table beside what adds up; off is how much less (or more) it should be, "" where it is right."""

    party: str
    stated: str
    computed: str
    adds_up: str
    off: str
    is_explained: bool


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page(PRINTED, may=access.everyone)
def printed(request: PageRequest) -> Context | HttpResponseBase:
    """The form, and below it what was found. No query."""
    if request.method != "POST":
        table = EXAMPLE if "exempel" in request.GET else ""
        return {"form": PrintedForm(initial={"tabell": table})}
    form = PrintedForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            read = understood(_table(form), form.asked)
        except UnclearColumnError as fault:
            field = "part" if fault.role is Role.PARTY else "belopp"
            form.add_error(field, f"{spoken(fault.words)} {', '.join(fault.choices)}")
        except TableError as fault:
            form.add_error("fil" if form.cleaned_data.get("fil") else "tabell", spoken(fault.words))
        else:
            return {"form": form, **_found(read, check(read.printed))}
    return speak(request, PRINTED, {"form": form}, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _table(form: PrintedForm) -> Table:
    file = form.cleaned_data.get("fil")
    if file:
        return read_bytes(file.name or "", file.read())
    return read_text(form.cleaned_data["tabell"])


def _found(read: Understood, checked: Checked) -> Context:
    right = {each.party: each.exact_ore for each in checked.differences}
    return {
        "read": read,
        "checked": checked,
        "total_row": spoken(read.total.words) if read.total else "",
        "verdict": _verdict(checked),
        "sentence": spoken(checked.sentence),
        "key": spoken(checked.key),
        "rounding": spoken(checked.rounding_words),
        "others": [spoken(each) for each in checked.others],
        "steps": [_cited(step) for step in checked.steps],
        "lines": [_line(each.party, each, right) for each in checked.rows],
        "sum": spoken(exactly(Fraction(checked.sum_of_rows_ore))),
        "stated_sum": (
            ""
            if checked.stated_total_ore is None
            else spoken(exactly(Fraction(checked.stated_total_ore)))
        ),
    }


def _cited(step: Step) -> Step:
    """The step with its clause as people write it."""
    found = cite(step.source)
    return replace(step, source=found.label if found else "")


def _verdict(checked: Checked) -> tuple[str, str]:
    """In a word, and its weight."""
    if not checked.reproduced:
        return _("Går inte att återskapa"), "warn"
    if checked.adds_up and not checked.differences:
        return _("Tabellen stämmer"), "done"
    return _("Tabellen summerar inte"), "warn"


def _line(party: str, row: CheckedRow, right: dict[str, int]) -> Line:
    exact = right.get(party)
    off = "" if exact is None else spoken(exactly(Fraction(exact) - row.stated))
    return Line(
        party,
        spoken(exactly(row.stated)),
        spoken(exactly(row.computed)),
        spoken(exactly(row.stated if exact is None else Fraction(exact))),
        off,
        row.is_right,
    )
