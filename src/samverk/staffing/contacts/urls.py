"""The addresses of a structure's contacts."""

from django.urls import path

from samverk.staffing.contacts import views

BASE = "struktur/<slug:structure>/kontakter/"

urlpatterns = [
    path(BASE, views.contacts, name="contacts"),
    path(f"{BASE}<slug:party>/ny/", views.add, name="add-contact"),
    path(f"{BASE}<slug:party>/<int:contact>/avsluta/", views.end, name="end-contact"),
]
