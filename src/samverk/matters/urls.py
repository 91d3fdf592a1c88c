"""The addresses of matters, and of the pages where principals answer."""

from django.urls import path

from samverk.matters import views
from samverk.matters.urls_opinion import patterns

app_name = "matters"

_MATTER = "struktur/<slug:structure>/arenden/<int:year>-<int:number>/"

urlpatterns = [
    *patterns,
    path(f"{_MATTER}handling/<int:paper>/", views.paper, name="paper"),
    path(_MATTER, views.matter, name="matter"),
    path("beslutssvar/<str:token>/", views.open_link, name="open"),
]
