from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MattersConfig(AppConfig):
    name = "samverk.matters"
    label = "matters"
    verbose_name = _("ärenden")

    def ready(self) -> None:
        """Say which changes everybody may read, and what letters that come may answer."""
        import samverk.matters.histories  # noqa: F401, PLC0415 -- once the models are there
        from samverk.foundation.mail.incoming import matchers  # noqa: PLC0415
        from samverk.matters import intake  # noqa: PLC0415

        matchers.register("matters", intake.DOORS)
