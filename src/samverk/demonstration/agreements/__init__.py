"""The agreements of the demonstration: real ones as far as the sources tell them, and invented local ones."""

from samverk.demonstration.agreements.telling import load

__all__ = ["load"]
