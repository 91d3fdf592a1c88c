"""The addresses of agreements."""

from django.urls import URLPattern, path

from samverk.agreements import views
from samverk.agreements.urls_acts import patterns as of_acts
from samverk.agreements.urls_reports import patterns as of_reports
from samverk.agreements.urls_texts import patterns as of_texts

app_name = "agreements"

_AGREEMENT = "struktur/<slug:structure>/avtal/<slug:key>/"

urlpatterns: list[URLPattern] = [
    *of_acts,
    *of_reports,  # before the agreements: none of them has the key "rapport"
    path("avtal/", views.everywhere, name="everywhere"),
    path("struktur/<slug:structure>/avtal/", views.register, name="register"),
    path(_AGREEMENT, views.agreement, name="agreement"),
    path(f"{_AGREEMENT}om/", views.suppose, name="suppose"),
    path(f"{_AGREEMENT}meddelanden/", views.notices, name="notices"),
    path(f"{_AGREEMENT}meddelanden/<int:number>/", views.notice, name="notice"),
    path(f"{_AGREEMENT}meddelanden/<int:number>.pdf", views.notice_file, name="notice-file"),
    *of_texts,
]
