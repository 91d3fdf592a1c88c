"""The addresses that only a demonstration answers."""

from django.urls import path

from samverk.demonstration import views

app_name = "demonstration"

urlpatterns = [
    path("demonstration/logga-in/", views.log_in, name="log-in"),
]
