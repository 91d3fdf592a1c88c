"""Addresses that belong to no capability."""

from django.urls import path

from samverk.foundation import views

app_name = "foundation"

urlpatterns = [
    path("sprak/", views.language, name="language"),
    path("tillganglighet/", views.accessibility, name="accessibility"),
    path("om/", views.about, name="about"),
    path("komponenter/", views.components, name="components"),
]
