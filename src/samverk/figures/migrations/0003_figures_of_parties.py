from typing import TYPE_CHECKING, Any

from django.db import migrations
from django.utils.timezone import localdate  # noqa: TID251 -- migrate is a command

from samverk.foundation import audit

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ACTOR = "Samverk"
REASON = "Stod i registret över parter innan underlagen fick serier"
POPULATION = {
    "key": "folkmangd",
    "name": "Folkmängd",
    "unit": "invånare",
    "measures": "population",
    "source_name": "SCB, folkmängd den 31 december",
    "source_url": "https://www.scb.se/be0101",
}


def copy(apps: "Apps", _editor: "BaseDatabaseSchemaEditor") -> None:
    """Let what was noted about parties before there were series stand in the series of the population.

    It counts from today on: nobody could count with it here before. What the series has already is left as it is.
    """
    earlier = list(apps.get_model("parties", "Figure").objects.order_by("pk"))
    if not earlier:
        return
    on = localdate()
    with audit.acting(actor=ACTOR, reason=REASON, day=on, kind="system"):
        series = _series(apps)
        there = set(series.figures.values_list("party", "on"))
        # Two sources could say different things of one day: the one that was noted last counts, as a correction.
        last: dict[tuple[int, Any], Any] = {}
        for row in earlier:
            at = (row.party_id, row.on)
            if at not in there and not (at in last and last[at].value == row.value):
                last[at] = series.figures.create(
                    party_id=row.party_id,
                    on=row.on,
                    value=row.value,
                    source=row.source,
                    noted_on=on,
                    noted_by=ACTOR,
                    reason=REASON,
                    corrects=last.get(at),
                )


def _series(apps: "Apps") -> Any:  # noqa: ANN401 -- a model as it was
    Series = apps.get_model("figures", "Series")
    found = Series.objects.filter(measures="population").order_by("key").first()
    return found or Series.objects.create(**POPULATION)


class Migration(migrations.Migration):
    dependencies = [
        ("figures", "0002_total_of_a_table"),
        ("parties", "0004_figures_are_elsewhere"),
    ]

    operations = [
        migrations.RunPython(copy, migrations.RunPython.noop),
    ]
