"""Costs: keys as data, budgets, scenarios side by side, and runs that are frozen and can be computed again."""
