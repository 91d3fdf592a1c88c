from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgreementsConfig(AppConfig):
    name = "samverk.agreements"
    label = "agreements"
    verbose_name = _("avtal")

    def ready(self) -> None:
        """Say which changes everybody may read, and follow the recommendations that adopt agreements."""
        import samverk.agreements.histories  # noqa: F401, PLC0415 -- once the models are there
        from samverk.agreements.actions.issuing import of_recommendation  # noqa: PLC0415
        from samverk.agreements.views.adopting import adopted_by  # noqa: PLC0415
        from samverk.matters import events  # noqa: PLC0415

        events.follow("agreements", of_recommendation)
        events.lead("agreements", adopted_by)
