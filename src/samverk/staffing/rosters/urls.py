"""The addresses of the register in and out."""

from django.urls import path

from samverk.staffing.rosters import views

app_name = "rosters"

urlpatterns = [
    path("struktur/<slug:structure>/register/", views.register, name="register"),
    path("struktur/<slug:structure>/register/platser.xlsx", views.workbook, name="workbook"),
    path("struktur/<slug:structure>/register/platser.csv", views.text, name="text"),
    path(
        "struktur/<slug:structure>/register/<slug:body>/platser.xlsx",
        views.workbook,
        name="body-workbook",
    ),
    path(
        "struktur/<slug:structure>/register/<slug:body>/platser.csv", views.text, name="body-text"
    ),
    path("struktur/<slug:structure>/register/mall.xlsx", views.template, name="template"),
    path("struktur/<slug:structure>/register/inlasning/", views.reading, name="reading"),
]
