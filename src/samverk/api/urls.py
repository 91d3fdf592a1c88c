"""The addresses that other systems read."""

from django.urls import path

from samverk.api import feeds

app_name = "api"

urlpatterns = [
    path("struktur/<slug:structure>/arenden/atom.xml", feeds.matters, name="matters-feed"),
    path(
        "struktur/<slug:structure>/avtal/<slug:key>/meddelanden.atom",
        feeds.agreement_notices,
        name="notices-feed",
    ),
]
