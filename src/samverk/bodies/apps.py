from django.apps import AppConfig


class BodiesConfig(AppConfig):
    name = "samverk.bodies"
    label = "bodies"

    def ready(self) -> None:
        """Say which changes everybody may read, who may read letters that come, and whose figures belong together."""
        import samverk.bodies.texts  # noqa: F401, PLC0415 -- once the models are there
        from samverk.bodies.access import coordinated_by  # noqa: PLC0415
        from samverk.bodies.queries.groups import groups  # noqa: PLC0415
        from samverk.figures import events  # noqa: PLC0415
        from samverk.foundation.mail.incoming import matchers  # noqa: PLC0415

        events.register_importers("bodies", lambda user, on: coordinated_by(user, on=on).exists())
        events.register_groups("bodies", groups)
        matchers.register_readers(
            "bodies", lambda user, on: coordinated_by(user, on=on).values_list("key", flat=True)
        )
