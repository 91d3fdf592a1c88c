"""What the coordinator does with a comparison: each act on a page of its own, its consequence above the button."""

from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samverk.bodies.queries import structures
from samverk.costs import actions
from samverk.costs.access import may_keep
from samverk.costs.forms.comparing import BeginForm, OpenForm, ScenarioForm
from samverk.costs.models import Budget
from samverk.costs.queries import comparing, parties_of
from samverk.costs.queries import keys as asked
from samverk.costs.views import comparing_choice as choosing
from samverk.costs.views.comparing_asking import Act, Asking, fixed, no_opening
from samverk.foundation import access
from samverk.foundation.access import demand
from samverk.foundation.formats import day_short, kronor, sv_sort
from samverk.foundation.language import current
from samverk.foundation.page import Context, PageRequest, page, speak

NEW, ACT = "costs/comparison_new.html", "costs/comparison_act.html"
WHO = gettext_lazy("den som samordnar strukturen")
MOST_SCENARIOS = 6
_METHODS = ["GET", "HEAD", "POST"]


@never_cache
@require_http_methods(_METHODS)
@page(NEW, may=access.signed_in)
def new_comparison(request: PageRequest, structure: str) -> Context | HttpResponseBase:
    """A comparison is begun. Three queries to show it."""
    row = structures.by_key(structure)
    if row is None:
        raise Http404
    demand(may_keep(request.user, row, on=request.day.today), WHO)
    form = BeginForm(row, request.POST if request.method == "POST" else None)
    about = {"structure": row, "form": form, "keys": asked.newest(row)}
    if not form.is_bound:
        return about
    if not form.is_valid():
        return speak(request, NEW, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    told = form.cleaned_data
    about_it = actions.Asked(form.key, told["namn"], told["fraga"], told["avtal"])
    made = actions.begin_comparison(
        structure=row, asked=about_it, on=request.day.today, actor=str(request.user)
    )
    messages.success(request, _("Jämförelsen finns. Lägg nu till det första scenariot."))
    return HttpResponseRedirect(reverse("costs:comparison", args=[row.key, made.key]))


@never_cache
@require_http_methods(_METHODS)
@page(ACT, may=access.signed_in)
def act(request: PageRequest, structure: str, key: str, act: str) -> Context | HttpResponseBase:
    """One act on a comparison. Twelve queries at the most to show it."""
    row = comparing.of_address(structure, key)
    wanted = ACTS.get(act)
    if row is None or wanted is None:
        raise Http404
    demand(may_keep(request.user, row.structure, on=request.day.today), WHO)
    scenarios = list(row.scenarios.filter(removed_on=None).order_by("number"))
    asking = Asking(row, scenarios, request.day, request)
    form = wanted.form(asking)
    why_not = wanted.why_not(asking)
    about = {
        "comparison": row,
        "structure": row.structure,
        "title": wanted.title,
        "button": wanted.button,
        "leads_to": wanted.leads_to(asking),
        "form": form,
        "why_not": why_not,
        "onward": choosing.onward(asking) if act == "bilaga" else [],
        "fields": [bound for bound in form.visible_fields() if bound.name != "nu"],
    }
    if request.method != "POST":
        return about
    if why_not:
        return speak(request, ACT, about, status=HTTPStatus.CONFLICT)
    if not form.is_valid():
        return speak(request, ACT, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, wanted.do(asking, form))
    return HttpResponseRedirect(reverse("costs:comparison", args=[row.structure.key, row.key]))


# --- A scenario --------------------------------------------------------------------------------


def _scenario_form(asking: Asking) -> forms.Form:
    """The form of a scenario, filled in like the last one, or like the one that the address names."""
    structure = asking.row.structure
    budgets = Budget.objects.filter(structure=structure).order_by("key", "-number").distinct("key")
    read = sorted(budgets.prefetch_related("lines"), key=lambda each: (-each.year, each.name))
    parties = parties_of(structure, on=asking.day.today)
    rows = sorted(parties.values(), key=lambda row: sv_sort(row.name))
    data = asking.request.POST if asking.request.method == "POST" else None
    return ScenarioForm(asked.newest(structure), read, rows, data, initial=_as_before(asking))


def _as_before(asking: Asking) -> dict[str, object]:
    today = asking.day.today
    if not asking.scenarios:
        return {"ar": today.year + 1, "underlag": today, "nu": True}
    last = asking.scenarios[-1]
    return {
        "ar": last.year,
        "underlag": last.bases_on,
        "nyckel": last.cost_key_id,
        "summa": kronor(last.total_ore).replace("\N{NO-BREAK SPACE}", " ").removesuffix(" kr"),
    }


def _no_scenario(asking: Asking) -> str:
    if not asked.newest(asking.row.structure):
        return _(
            "Det finns ingen fördelningsnyckel än. Skriv en först, eller välj en som följer med."
        )
    if len(asking.scenarios) >= MOST_SCENARIOS:
        return _("Sex scenarier är så många som går att läsa sida vid sida. Ta bort något först.")
    return fixed(asking)


def _add(asking: Asking, form: forms.Form) -> str:
    assert isinstance(form, ScenarioForm)  # noqa: S101 -- for the type checker
    told = form.cleaned_data
    supposed = actions.Supposed(
        told["namn"],
        form.total_ore,
        form.cost_key,
        told["ar"],
        told["underlag"],
        without=tuple(row.party for row in form.without),
        is_present=told["nu"],
        note=told["anmarkning"],
    )
    made = actions.add_scenario(
        comparison=asking.row, supposed=supposed, on=asking.day.today, actor=asking.actor
    )
    return _("Scenariot ”%(name)s” är med i jämförelsen.") % {"name": made.name}


def _add_leads_to(_asking: Asking) -> list[str]:
    return [_("Inget beslutas: scenariot räknas och ställs bredvid de andra. Det kan tas bort.")]


def _no_removing(asking: Asking) -> str:
    if asking.scenario.pk == asking.row.chosen_id:
        return _("Det valda scenariot kan inte tas bort. Välj ett annat först.")
    return fixed(asking)


def _remove_leads_to(asking: Asking) -> list[str]:
    told = {"name": asking.scenario.name}
    return [_("”%(name)s” syns inte mer i jämförelsen. Det sparas i historiken.") % told]


def _remove(asking: Asking, _form: forms.Form) -> str:
    actions.remove_scenario(scenario=asking.scenario, on=asking.day.today, actor=asking.actor)
    return _("Scenariot är borttaget.")


# --- Who may read ------------------------------------------------------------------------------


def _open_leads_to(_asking: Asking) -> list[str]:
    return [
        _("Alla kan läsa sidan från den dagen, utan att logga in, och ladda ner tabellen."),
        _(
            "De ser frågan, summorna, nycklarna och vad varje part skulle betala. Vem som har gjort den syns inte."
        ),
        _("Sidan listas bland strukturens kostnader. Den kan stängas igen."),
    ]


def _open_form(asking: Asking) -> forms.Form:
    data = asking.request.POST if asking.request.method == "POST" else None
    return OpenForm(data, initial={"fran": asking.row.public_from or asking.day.today})


def _open(asking: Asking, form: forms.Form) -> str:
    day = form.cleaned_data["fran"]
    actions.open_comparison(
        comparison=asking.row, public_from=day, on=asking.day.today, actor=asking.actor
    )
    return _("Jämförelsen är öppen för alla från %(day)s.") % {"day": day_short(day, current())}


def _close_leads_to(_asking: Asking) -> list[str]:
    return [
        _(
            "Bara de som arbetar i strukturen kan läsa sidan. Länkar som ni har skickat slutar att fungera för andra."
        )
    ]


def _no_closing(asking: Asking) -> str:
    return "" if asking.row.public_from else _("Jämförelsen är inte öppen.")


def _close(asking: Asking, _form: forms.Form) -> str:
    actions.open_comparison(
        comparison=asking.row, public_from=None, on=asking.day.today, actor=asking.actor
    )
    return _("Jämförelsen är stängd för andra än dem som arbetar i strukturen.")


def _nothing_asked(asking: Asking) -> forms.Form:
    return forms.Form(asking.request.POST if asking.request.method == "POST" else None)


ACTS = {
    "scenario": Act(
        gettext_lazy("Lägg till ett scenario"),
        gettext_lazy("Lägg till scenariot"),
        _add_leads_to,
        _scenario_form,
        _no_scenario,
        _add,
    ),
    "ta-bort": Act(
        gettext_lazy("Ta bort ett scenario"),
        gettext_lazy("Ta bort scenariot"),
        _remove_leads_to,
        _nothing_asked,
        _no_removing,
        _remove,
    ),
    "oppna": Act(
        gettext_lazy("Öppna jämförelsen"),
        gettext_lazy("Öppna"),
        _open_leads_to,
        _open_form,
        no_opening,
        _open,
    ),
    "stang": Act(
        gettext_lazy("Stäng jämförelsen"),
        gettext_lazy("Stäng"),
        _close_leads_to,
        _nothing_asked,
        _no_closing,
        _close,
    ),
    "valj": Act(
        gettext_lazy("Välj ett scenario"),
        gettext_lazy("Välj scenariot"),
        choosing.choose_leads_to,
        choosing.choose_form,
        choosing.no_choosing,
        choosing.choose,
    ),
    "bilaga": Act(
        gettext_lazy("Lägg som bilaga"),
        gettext_lazy("Lägg bilagan i ärendet"),
        choosing.annex_leads_to,
        choosing.annex_form,
        choosing.no_annexing,
        choosing.annex_it,
    ),
}
