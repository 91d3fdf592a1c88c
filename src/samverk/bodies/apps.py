from django.apps import AppConfig


class BodiesConfig(AppConfig):
    name = "samverk.bodies"
    label = "bodies"

    def ready(self) -> None:
        """Say which changes everybody may read."""
        import samverk.bodies.texts  # noqa: F401, PLC0415 -- once the models are there
