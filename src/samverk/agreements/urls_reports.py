"""The addresses of the yearly report on contractual cooperation."""

from typing import Final

from django.urls import URLPattern, path

from samverk.agreements.views import report as views

_YEARLY = "struktur/<slug:structure>/avtal/rapport/"

patterns: Final[list[URLPattern]] = [
    path(_YEARLY, views.reports, name="reports"),
    path(f"{_YEARLY}<int:year>/", views.reports, name="reports-of-year"),
    path(f"{_YEARLY}<int:year>/<slug:party>/", views.report, name="report"),
    path(f"{_YEARLY}<int:year>/<slug:party>.<slug:form>", views.report_file, name="report-file"),
]
