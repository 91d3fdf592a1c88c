from django.apps import AppConfig


class BodiesConfig(AppConfig):
    name = "samverk.bodies"
    label = "bodies"

    def ready(self) -> None:
        """Say which changes everybody may read, and who may read letters that come."""
        import samverk.bodies.texts  # noqa: F401, PLC0415 -- once the models are there
        from samverk.bodies.access import coordinated_by  # noqa: PLC0415
        from samverk.foundation.mail.incoming import matchers  # noqa: PLC0415

        matchers.register_readers(
            "bodies", lambda user, on: coordinated_by(user, on=on).values_list("key", flat=True)
        )
