"""The addresses of costs."""

from django.urls import URLPattern, path

from samverk.costs import views
from samverk.costs.urls_budgets import patterns as of_budgets
from samverk.costs.urls_comparisons import patterns as of_comparisons

app_name = "costs"

_COSTS = "struktur/<slug:structure>/kostnader/"
_RUN = f"{_COSTS}berakningar/<int:year>-<int:number>/"

urlpatterns: list[URLPattern] = [
    path("granska-tabell/", views.printed, name="check"),
    path(_COSTS, views.overview, name="overview"),
    path(f"{_COSTS}berakningar/ny/", views.run_new, name="new-run"),
    path(_RUN, views.run, name="run"),
    path(f"{_RUN}besked/<slug:key>.<slug:form>", views.run_statement, name="statement"),
    path(f"{_RUN}besked.zip", views.run_statements, name="statements"),
    path(f"{_RUN}faktureringsunderlag.<slug:form>", views.run_invoices, name="invoices"),
    path(f"{_RUN}gor/<slug:act>/", views.run_act, name="run-act"),
    path(f"{_RUN}omraknad/", views.run_again, name="run-again"),
    path(f"{_RUN}part/<slug:key>/", views.run_part, name="run-part"),
    *of_budgets,
    *of_comparisons,
]
