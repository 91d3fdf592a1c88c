"""The addresses of agreements."""

from django.urls import URLPattern

app_name = "agreements"

_AGREEMENT = "struktur/<slug:structure>/avtal/<slug:key>/"

urlpatterns: list[URLPattern] = []
