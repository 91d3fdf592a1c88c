from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "samverk.foundation"
    label = "foundation"

    def ready(self) -> None:
        """Let the history know our words."""
        from samverk.foundation import texts  # noqa: F401, PLC0415 -- models must be there first
