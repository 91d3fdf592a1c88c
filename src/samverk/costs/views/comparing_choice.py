"""The choice between scenarios, and the chosen one as the annex of a recommendation."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _

from samverk.costs import actions, annex
from samverk.costs.forms.comparing import AnnexForm, ChooseForm
from samverk.costs.models import Scenario
from samverk.costs.queries import comparing
from samverk.costs.queries import keys as asked
from samverk.costs.views.comparing_asking import Asking, fixed, no_opening
from samverk.matters.actions.papers import Added


def choose_form(asking: Asking) -> forms.Form:
    """The form of the choice: those that can be shared."""
    data = asking.request.POST if asking.request.method == "POST" else None
    return ChooseForm(asking.row, _shared(asking), data)


def no_choosing(asking: Asking) -> str:
    """Why none can be chosen."""
    says = fixed(asking) or no_opening(asking)
    if says or _shared(asking):
        return says
    return _("Inget av scenarierna kan delas. På jämförelsen står varför, och hur det rättas till.")


def _shared(asking: Asking) -> list[Scenario]:
    """The scenarios whose sums can be shared. The queries of a comparison."""
    found = comparing.compare(asking.row, on=asking.day.today)
    return [column.scenario for column in found.columns if column.allocation is not None]


def choose_leads_to(_asking: Asking) -> list[str]:
    """What a choice leads to."""
    return [
        _(
            "Bara scenarier som kan delas går att välja. Varför ett inte kan delas står på jämförelsen."
        ),
        _("Valet står på sidan med sitt skäl. Ingen part är bunden av det, och ni kan välja om."),
        _("Det valda kan sedan läggas som bilaga till en rekommendation."),
    ]


def choose(asking: Asking, form: forms.Form) -> str:
    """Note the choice."""
    assert isinstance(form, ChooseForm)  # noqa: S101 -- for the type checker
    told = form.cleaned_data
    actions.choose_scenario(
        scenario=form.scenario,
        why=told["varfor"],
        version=told["version"],
        on=asking.day.today,
        actor=asking.actor,
    )
    return _("”%(name)s” är valt.") % {"name": form.scenario.name}


def annex_form(asking: Asking) -> forms.Form:
    """The form of the annex: the recommendations that wait."""
    data = asking.request.POST if asking.request.method == "POST" else None
    return AnnexForm(asked.annexable(asking.row.structure), data)


def no_annexing(asking: Asking) -> str:
    """Why nothing can be annexed."""
    if asking.row.chosen_id is None:
        return _("Välj ett scenario först: det är det valda som blir bilaga.")
    if annex.paper(asking.row) is None:
        return _("Det valda scenariot kan inte delas, så det finns inget att lägga som bilaga.")
    if not asking.row.recommendation_id and not asked.annexable(asking.row.structure):
        return _(
            "Ingen rekommendation väntar på att skickas. Bilagan läggs till innan den skickas till parterna."
        )
    return fixed(asking)


def annex_leads_to(_asking: Asking) -> list[str]:
    """What an annex leads to."""
    return [
        _(
            "En PDF läggs bland ärendets handlingar: vem som betalar vad, nyckeln i ord, hur det räknades och källorna."
        ),
        _(
            "Jämförelsen ändras inte därefter. När alla parter har antagit rekommendationen kan nyckeln börja gälla."
        ),
    ]


def annex_it(asking: Asking, form: forms.Form) -> str:
    """Put the annex among the documents of the matter."""
    assert isinstance(form, AnnexForm)  # noqa: S101 -- for the type checker
    row, today = asking.row, asking.day.today
    content = annex.content(row)
    assert content is not None  # noqa: S101 -- for the type checker: _no_annexing has asked
    is_open = row.public_from is not None and row.public_from <= today
    paper = Added(annex.file_name(row), content, annex.title(row), is_public=is_open)
    actions.annex(
        comparison=row,
        recommendation=form.recommendation,
        on=today,
        actor=asking.actor,
        paper=paper,
    )
    return _("Bilagan ligger hos rekommendationen ”%(title)s”.") % {
        "title": form.recommendation.title
    }


def onward(asking: Asking) -> list[tuple[str, str]]:
    """Where a recommendation is written, when none waits for the annex. No query where one does."""
    if asking.row.recommendation_id or asking.row.chosen_id is None:
        return []
    if asked.annexable(asking.row.structure):
        return []
    key = asking.row.structure.key
    return [
        (_("Skriv en rekommendation i ett öppet ärende"), reverse("matters:register", args=[key])),
        (_("Väck en ny fråga"), reverse("matters:raise", args=[key])),
    ]
