from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "samverk.figures"
    label = "figures"

    def ready(self) -> None:
        """Say which changes everybody may read."""
        import samverk.figures.texts  # noqa: F401, PLC0415 -- once the models are there
