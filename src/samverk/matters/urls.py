"""The addresses of matters, and of the pages where principals answer."""

from django.urls import path

from samverk.matters import views
from samverk.matters.urls_letters import patterns as of_letters
from samverk.matters.urls_opinion import patterns

app_name = "matters"

_ROW = "parter/<slug:party>/beslut/<int:row>/"
_MATTER = "struktur/<slug:structure>/arenden/<int:year>-<int:number>/"
_MATRIX = f"{_MATTER}beslut/<int:recommendation>/"

urlpatterns = [
    path("struktur/<slug:structure>/arenden/", views.register, name="register"),
    path(f"{_MATTER}gor/skriv/", views.reword, name="reword"),
    path(f"{_MATTER}gor/skicka/", views.send_out, name="send-out"),
    path(f"{_MATTER}gor/<slug:act>/", views.act, name="act"),
    path(f"{_MATTER}andra/<slug:change>/", views.change, name="change"),
    path("struktur/<slug:structure>/arenden/utkast/<int:pk>/lika/", views.alike, name="alike"),
    path("struktur/<slug:structure>/arenden/utkast/<int:pk>/", views.draft, name="draft"),
    path("struktur/<slug:structure>/arenden/nytt/", views.new, name="raise"),
    *patterns,
    *of_letters,
    path(f"{_MATTER}handling/<int:paper>/", views.paper, name="paper"),
    path(f"{_MATTER}resan/", views.journey, name="journey"),
    path(f"{_MATTER}resan/bild.svg", views.journey_file, name="journey-file"),
    path(_MATTER, views.matter, name="matter"),
    path(_MATRIX, views.matrix, name="matrix"),
    path(f"{_MATRIX}matris.<slug:form>", views.matrix_file, name="matrix-file"),
    path(f"{_MATRIX}rad/<slug:party>/", views.row, name="row"),
    path(f"{_MATRIX}utdrag/<int:answer>/", views.extract, name="extract"),
    path("beslutssvar/", views.answer, name="answer"),
    path("beslutssvar/inte-an/", views.answer_later, name="answer-later"),
    path("beslutssvar/underlag/", views.answer_package, name="answer-package"),
    path("beslutssvar/<str:token>/", views.open_link, name="open"),
    path("parter/<slug:party>/beslut/", views.waiting, name="waiting"),
    path(_ROW, views.row_answer, name="row-answer"),
    path(f"{_ROW}inte-an/", views.row_later, name="row-later"),
    path(f"{_ROW}underlag/", views.row_package, name="row-package"),
]
