"""The addresses of requests for opinion, of what goes on beside the bodies, and of anchoring at home."""

from django.urls import path

from samverk.matters.views import opinion_opening

patterns = [
    path("yttrande/<str:token>/", opinion_opening.open_opinion, name="open-opinion"),
]
