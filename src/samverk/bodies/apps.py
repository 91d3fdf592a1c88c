from django.apps import AppConfig


class BodiesConfig(AppConfig):
    name = "samverk.bodies"
    label = "bodies"
