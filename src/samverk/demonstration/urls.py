"""The addresses that only a demonstration answers."""

from django.urls import path

from samverk.demonstration import letters, views

app_name = "demonstration"

urlpatterns = [
    path("demonstration/logga-in/", views.log_in, name="log-in"),
    path("demonstration/brev/", letters.letters, name="letters"),
    path("demonstration/brev/<str:name>/", letters.letter, name="letter"),
]
