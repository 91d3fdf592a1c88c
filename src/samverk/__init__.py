"""Samverk: how a region and its municipalities work together, as living data."""

__version__ = "0.1.0"
