"""The pages of costs, one file for each noun."""

from samverk.costs.views.overview import overview
from samverk.costs.views.printed import printed

__all__ = ["overview", "printed"]
