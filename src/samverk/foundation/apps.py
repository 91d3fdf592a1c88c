from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "samverk.foundation"
    label = "foundation"

    def ready(self) -> None:
        """Let the history know our words, and the worker our jobs."""
        from samverk.foundation import texts  # noqa: F401, PLC0415 -- models must be there first
        from samverk.foundation.digest import stopping  # noqa: F401, PLC0415
        from samverk.foundation.jobs import upkeep  # noqa: F401, PLC0415
        from samverk.foundation.mail import jobs  # noqa: F401, PLC0415
        from samverk.foundation.mail.incoming import jobs as fetching  # noqa: F401, PLC0415
