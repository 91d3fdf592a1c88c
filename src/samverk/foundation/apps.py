from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "samverk.foundation"
    label = "foundation"
