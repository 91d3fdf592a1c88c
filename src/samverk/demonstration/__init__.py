"""Data for the demonstration: real structures, fictional persons, always the same."""
