from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "samverk.parties"
    label = "parties"
