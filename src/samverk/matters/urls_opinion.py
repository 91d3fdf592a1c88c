"""The addresses of requests for opinion, of what goes on beside the bodies, and of anchoring at home."""

from django.urls import path

from samverk.matters.views import (
    anchoring,
    bilateral,
    opening,
    opinion,
    referral,
    referral_acts,
    referral_end,
    referral_new,
    referral_sheet,
)

_MATTER = "struktur/<slug:structure>/arenden/<int:year>-<int:number>/"
_REFERRAL = f"{_MATTER}remiss/<int:referral>/"

patterns = [
    path("yttrande/", opinion.opinion, name="opinion"),
    path("yttrande/handling/<int:paper>/", opinion.opinion_paper, name="opinion-paper"),
    path("yttrande/<str:token>/", opening.open_opinion, name="open-opinion"),
    path(f"{_MATTER}forankring/", anchoring.anchoring, name="anchoring"),
    path("struktur/<slug:structure>/bilateralt/", bilateral.bilateral, name="bilateral"),
    path(
        "struktur/<slug:structure>/bilateralt/<int:contact>/",
        bilateral.contact_act,
        name="contact-act",
    ),
    path(f"{_MATTER}remiss/ny/", referral_new.new_referral, name="new-referral"),
    path(_REFERRAL, referral.referral, name="referral"),
    path(f"{_REFERRAL}remiss.<str:form>", referral_sheet.referral_file, name="referral-file"),
    path(f"{_REFERRAL}gor/", referral_acts.referral_act, name="referral-act"),
    path(f"{_REFERRAL}avsluta/", referral_end.referral_end, name="referral-end"),
    path(f"{_REFERRAL}svar/<int:row>/", opinion.row_opinion, name="row-opinion"),
    path(f"{_REFERRAL}fil/<int:opinion>/", referral.opinion_file, name="opinion-file"),
]
