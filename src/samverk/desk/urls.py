"""The addresses of the first page after log-in."""

from django.urls import path

from samverk.desk import views

app_name = "desk"

urlpatterns = [
    path("min-sida/", views.desk, name="desk"),
    path("min-sida/introduktion/<int:appointment>/", views.introduce, name="introduce"),
]
