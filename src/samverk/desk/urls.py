"""The addresses of the first page after log-in."""

from django.urls import path

from samverk.desk import views
from samverk.desk.digest_views import reminders

app_name = "desk"

urlpatterns = [
    path("min-sida/", views.desk, name="desk"),
    path("konto/paminnelser/", reminders, name="reminders"),
    path("min-sida/introduktion/<int:appointment>/", views.introduce, name="introduce"),
]
