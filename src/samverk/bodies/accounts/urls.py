"""The addresses of accounts and invitations."""

from django.urls import path

from samverk.bodies.accounts import views
from samverk.bodies.accounts.second_step_page import second_steps

app_name = "accounts"

urlpatterns = [
    path("forvaltning/konton/", views.accounts, name="accounts"),
    path("forvaltning/konton/andra-steget/", second_steps, name="second-step"),
    path("konto/inbjudan/", views.welcome, name="welcome"),
    path("konto/inbjudan/<str:token>/", views.invited, name="invited"),
]
