"""The addresses of accounts and invitations."""

from django.urls import path

from samverk.bodies.accounts import views

app_name = "accounts"

urlpatterns = [
    path("forvaltning/konton/", views.accounts, name="accounts"),
    path("konto/inbjudan/", views.welcome, name="welcome"),
    path("konto/inbjudan/<str:token>/", views.invited, name="invited"),
]
