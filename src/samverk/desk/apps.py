from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "samverk.desk"
    label = "desk"
