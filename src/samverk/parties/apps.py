from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "samverk.parties"
    label = "parties"

    def ready(self) -> None:
        """Say which changes everybody may read."""
        import samverk.parties.texts  # noqa: F401, PLC0415 -- once the models are there
