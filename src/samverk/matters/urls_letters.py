"""The addresses where letters that answer are read."""

from django.urls import path

from samverk.matters.views import letters

patterns = [
    path(
        "struktur/<slug:structure>/arenden/<int:year>-<int:number>/"
        "beslut/<int:recommendation>/rad/<slug:party>/brev/<int:pk>/",
        letters.letter,
        name="letter",
    ),
]
