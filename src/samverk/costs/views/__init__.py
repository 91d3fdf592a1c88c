"""The pages of costs, one file for each noun."""

from samverk.costs.views.overview import overview

__all__ = ["overview"]
