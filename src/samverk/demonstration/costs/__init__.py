"""The costs of the demonstration: what the sources say of sums and keys, and runs that were made by them."""

from samverk.demonstration.costs.telling import load

__all__ = ["load"]
