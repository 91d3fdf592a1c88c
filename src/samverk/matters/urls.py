"""The addresses of matters, and of the pages where principals answer."""

from django.urls import path

from samverk.matters import views

app_name = "matters"

urlpatterns = [
    path("beslutssvar/<str:token>/", views.open_link, name="open"),
]
