from django.apps import AppConfig


class StaffingConfig(AppConfig):
    name = "samverk.staffing"
    label = "staffing"
