"""The addresses that other systems read."""

from django.urls import path

from samverk.api import agreements, feeds

app_name = "api"

urlpatterns = [
    path("api/avtal/<slug:key>/", agreements.agreement, name="agreement"),
    path("api/struktur/<slug:structure>/avtal/", agreements.agreements, name="agreements"),
    path("struktur/<slug:structure>/arenden/atom.xml", feeds.matters, name="matters-feed"),
    path(
        "struktur/<slug:structure>/avtal/<slug:key>/meddelanden.atom",
        feeds.agreement_notices,
        name="notices-feed",
    ),
]
