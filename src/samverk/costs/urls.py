"""The addresses of costs."""

from django.urls import URLPattern, path

from samverk.costs import views

app_name = "costs"

_COSTS = "struktur/<slug:structure>/kostnader/"

urlpatterns: list[URLPattern] = [
    path("granska-tabell/", views.printed, name="check"),
    path(_COSTS, views.overview, name="overview"),
]
