from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    name = "samverk.demonstration"
    label = "demonstration"
