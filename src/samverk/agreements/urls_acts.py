"""The addresses of what can be done with agreements."""

from django.urls import path

from samverk.agreements.views.acting import act
from samverk.agreements.views.entering import terms
from samverk.agreements.views.registering import new

_AGREEMENT = "struktur/<slug:structure>/avtal/<slug:key>/"

# Before the page of one agreement, which would take "nytt" for its key.
patterns = [
    path("struktur/<slug:structure>/avtal/nytt/", new, name="register-new"),
    path(f"{_AGREEMENT}gor/villkor/", terms, name="terms"),
    path(f"{_AGREEMENT}gor/<slug:act>/", act, name="act"),
]
