"""The addresses of the public pages."""

from django.urls import path

from samverk.portal import views

app_name = "portal"

urlpatterns = [
    path("", views.front, name="front"),
    path("struktur/<slug:structure>/", views.structure, name="structure"),
    path("struktur/<slug:structure>/avvikelser/", views.deviations, name="structure-deviations"),
    path("struktur/<slug:structure>/fil/", views.structure_file, name="structure-file"),
    path("struktur/<slug:structure>/organ/<slug:body>/", views.body, name="body"),
    path("part/", views.parties, name="parties"),
    path("part/<slug:party>/", views.party, name="party"),
    path("person/<int:person>/", views.person, name="person"),
    path("avvikelser/", views.deviations, name="deviations"),
    path("kalla/<slug:source>/", views.source, name="source"),
    path("sok/", views.search, name="search"),
]
