from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "samverk.figures"
    label = "figures"
