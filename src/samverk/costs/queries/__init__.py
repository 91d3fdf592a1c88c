"""Costs as pages and commands ask for them."""

from samverk.costs.queries.computing import (
    Computed,
    Question,
    compute,
    compute_all,
    parties_of,
    recompute,
)

__all__ = ["Computed", "Question", "compute", "compute_all", "parties_of", "recompute"]
