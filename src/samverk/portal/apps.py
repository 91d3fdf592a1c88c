from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "samverk.portal"
    label = "portal"
