"""What the pages of keys and comparisons are about, in the county of the access matrix."""

from collections.abc import Mapping

from samverk.costs import actions
from samverk.costs.actions import Asked
from samverk.costs.models import CostKey
from tests.structure.roles import County

TEXT = 'name = "Lika"\nequal = true\n'


def of_a_key(county: County) -> Mapping[str, object]:
    """The arguments of a key."""
    return {"structure": county.structure.key, "key": _key(county).key}


def of_an_act_on_a_comparison(county: County) -> Mapping[str, object]:
    """The arguments of adding a scenario."""
    _key(county)
    row = county.structure.comparisons.first() or actions.begin_comparison(
        structure=county.structure,
        asked=Asked("tjanster", "Tjänster"),
        on=county.body.period.lower,
        actor="Jonas",
    )
    return {"structure": county.structure.key, "key": row.key, "act": "scenario"}


def _key(county: County) -> CostKey:
    on = county.body.period.lower
    return actions.write_key(
        structure=county.structure, key="lika", text=TEXT, on=on, actor="Jonas"
    )
