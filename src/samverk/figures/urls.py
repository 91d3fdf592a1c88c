"""The addresses of reference figures."""

from django.urls import path

from samverk.figures import views

app_name = "figures"

urlpatterns = [
    path("underlag/", views.register, name="register"),
    path("underlag/ny/", views.new_series, name="new-series"),
    path("underlag/<slug:series>/", views.series, name="series"),
    path("underlag/<slug:series>/uppgifter.csv", views.export, name="export"),
    path("underlag/<slug:series>/las-in/", views.reading, name="reading"),
    path("underlag/<slug:series>/inlasning/<int:number>/", views.batch, name="batch"),
    path("underlag/<slug:series>/inlasning/<int:number>/fil/", views.file, name="file"),
    path("underlag/<slug:series>/uppgift/<int:number>/", views.correct, name="correct"),
]
