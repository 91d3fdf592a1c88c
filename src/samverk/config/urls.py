from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("samverk.portal.urls")),
    path("", include("samverk.bodies.urls")),
    path("", include("samverk.desk.urls")),
    path("", include("samverk.foundation.urls")),
    path("", include("samverk.demonstration.urls")),
]

handler400 = "samverk.foundation.views.bad_request"
handler403 = "samverk.foundation.views.denied"
handler404 = "samverk.foundation.views.not_found"
handler500 = "samverk.foundation.views.server_error"
