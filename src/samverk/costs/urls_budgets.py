"""The addresses of budgets and what the quarters cost."""

from django.urls import URLPattern, path

from samverk.costs.views import budget, budget_acts, budget_outcome, budget_writing

_BUDGET = "struktur/<slug:structure>/kostnader/budget/"
_ONE = f"{_BUDGET}<slug:key>/"

patterns: list[URLPattern] = [
    path(f"{_BUDGET}ny/", budget_writing.new_budget, name="new-budget"),
    path(_ONE, budget.budget, name="budget"),
    path(f"{_ONE}gor/<slug:act>/", budget_acts.budget_act, name="budget-act"),
    path(f"{_ONE}utfall/", budget_outcome.reading, name="budget-outcome"),
    path(
        f"{_ONE}utfall/<int:quarter>-<int:number>/",
        budget_outcome.file,
        name="budget-outcome-file",
    ),
]
