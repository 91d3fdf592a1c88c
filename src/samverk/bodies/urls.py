"""The addresses at which the people of a structure are changed."""

from django.urls import path

from samverk.bodies.views import people, presidium, remits, seats

app_name = "bodies"
BODY = "struktur/<slug:structure>/organ/<slug:body>"
SEAT = f"{BODY}/plats/<int:seat>"

urlpatterns = [
    path(f"{SEAT}/utse/", seats.appoint, name="appoint"),
    path(f"{SEAT}/avsluta/", seats.end, name="end"),
    path(f"{SEAT}/ersatt/", seats.replace, name="replace"),
    path(f"{SEAT}/atergang/", seats.hand_back, name="return"),
    path(f"{BODY}/presidium/<slug:role>/", presidium.elect, name="elect"),
    path(f"{BODY}/presidium/<int:post>/avsluta/", presidium.end_post, name="end-post"),
    path(f"{BODY}/adjungera/", seats.co_opt, name="co-opt"),
    path(f"{BODY}/uppdrag/", remits.record_remit, name="record-remit"),
    path(f"{BODY}/arbetsgrupp/", remits.set_up_group, name="set-up-group"),
    path(f"{BODY}/arbetsgrupp/<int:group>/andra/", remits.change_group, name="change-group"),
    path(f"{BODY}/arbetsgrupp/<int:group>/avsluta/", remits.end_group, name="end-group"),
    path(f"{BODY}/oversyn/", remits.record_review, name="record-review"),
    path(f"{BODY}/yrken/", people.record_professions, name="record-professions"),
    path("person/<int:person>/namn/", people.correct_name, name="correct-name"),
]
