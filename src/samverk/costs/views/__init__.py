"""The pages of costs, one file for each noun."""

from samverk.costs.views.overview import overview
from samverk.costs.views.printed import printed
from samverk.costs.views.run import run
from samverk.costs.views.run_acts import run_act
from samverk.costs.views.run_new import run_new
from samverk.costs.views.run_papers import run_invoices, run_statement, run_statements
from samverk.costs.views.run_part import run_again, run_part

__all__ = [
    "overview",
    "printed",
    "run",
    "run_act",
    "run_again",
    "run_invoices",
    "run_new",
    "run_part",
    "run_statement",
    "run_statements",
]
