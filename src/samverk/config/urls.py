from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("samverk.portal.urls")),
    path("", include("samverk.bodies.urls")),
    path("", include("samverk.figures.urls")),
    path("", include("samverk.desk.urls")),
    path("", include("samverk.staffing.urls")),
    path("", include("samverk.staffing.rosters.urls")),
    path("", include("samverk.matters.urls")),
    path("", include("samverk.agreements.urls")),
    path("", include("samverk.costs.urls")),
    path("", include("samverk.api.urls")),
    path("", include("samverk.bodies.accounts.urls")),
    path("", include("samverk.foundation.urls")),
    # allauth asks for its pages by names without a space of their own.
    path("", include("samverk.foundation.login.urls")),
    path("", include("samverk.demonstration.urls")),
]

handler400 = "samverk.foundation.views.bad_request"
handler403 = "samverk.foundation.views.denied"
handler404 = "samverk.foundation.views.not_found"
handler500 = "samverk.foundation.views.server_error"
# allauth asks for this one, where there were too many tries.
handler429 = "samverk.foundation.views.too_many"
