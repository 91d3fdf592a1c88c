"""The matters of the demonstration: real ones as far as the sources tell them, and invented ones that live today."""

from samverk.demonstration.matters.telling import load

__all__ = ["load"]
