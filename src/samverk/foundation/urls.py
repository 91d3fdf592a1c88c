"""Addresses that belong to no capability."""

from django.urls import path

from samverk.foundation import views
from samverk.foundation.changes.views import changes
from samverk.foundation.digest.views import by_link
from samverk.foundation.login.views import log_in, log_out
from samverk.foundation.mail.incoming import views as incoming
from samverk.foundation.waiting.views import job_act, letter_act, waiting

app_name = "foundation"

urlpatterns = [
    path("logga-in/", log_in, name="log-in"),
    path("logga-ut/", log_out, name="log-out"),
    path("forvaltning/andringar/", changes, name="changes"),
    path("forvaltning/ko/", waiting, name="waiting"),
    path("forvaltning/ko/brev/", letter_act, name="letter-act"),
    path("forvaltning/ko/jobb/", job_act, name="job-act"),
    path("forvaltning/inkommet/", incoming.tray, name="incoming"),
    path("forvaltning/inkommet/<int:pk>/", incoming.letter, name="incoming-letter"),
    path("forvaltning/inkommet/<int:pk>/brev.eml", incoming.raw, name="incoming-raw"),
    path(
        "forvaltning/inkommet/<int:pk>/bilaga/<int:number>/",
        incoming.attachment,
        name="incoming-attachment",
    ),
    path("paminnelser/<str:token>/", by_link, name="reminders-by-link"),
    path("sprak/", views.language, name="language"),
    path("tillganglighet/", views.accessibility, name="accessibility"),
    path("om/", views.about, name="about"),
    path("komponenter/", views.components, name="components"),
]
