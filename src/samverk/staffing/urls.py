"""The addresses of questions about seats, and of the answers to them."""

from django.urls import path

from samverk.staffing import views
from samverk.staffing.contacts.urls import urlpatterns as of_contacts
from samverk.staffing.views import senders

app_name = "staffing"

urlpatterns = [
    *of_contacts,
    path("struktur/<slug:structure>/fragor/", views.rounds, name="rounds"),
    path("struktur/<slug:structure>/fragor/ny/", views.new_round, name="new-round"),
    path("struktur/<slug:structure>/fragor/<int:number>/", views.one_round, name="round"),
    path("struktur/<slug:structure>/fragor/<int:number>/avsluta/", views.close, name="close-round"),
    path("struktur/<slug:structure>/fragor/<int:number>/gor/", views.act, name="act"),
    path("struktur/<slug:structure>/fragor/<int:number>/godkann/", views.accept, name="accept"),
    path("struktur/<slug:structure>/avsandare/", senders.sender, name="sender"),
    path("svar/<str:token>/", views.open_link, name="open"),
    path("svar/", views.answer, name="answer"),
]
