from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CostsConfig(AppConfig):
    name = "samverk.costs"
    label = "costs"
    verbose_name = _("kostnader")

    def ready(self) -> None:
        """Say which runs a correction of figures would change, and what follows for the costs if parties leave an agreement."""
        from samverk.agreements.events import CONSEQUENCES  # noqa: PLC0415 -- once the models are there
        from samverk.costs.queries.corrected import dependents  # noqa: PLC0415
        from samverk.costs.queries.leaving import without  # noqa: PLC0415
        from samverk.figures import events  # noqa: PLC0415

        events.register_dependents("costs", dependents)
        if without not in CONSEQUENCES:
            CONSEQUENCES.append(without)
