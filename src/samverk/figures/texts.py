"""Which changes everybody may read in a Historik: figures are open data, and so is what they were."""

from samverk.foundation.audit.texts import declare

declare(
    "figures_series",
    public=["name", "unit", "measures", "is_count", "source_name", "source_url", "note"],
)
declare(
    "figures_figure", public=["party", "on", "value", "source", "noted_on", "reason", "corrects"]
)
