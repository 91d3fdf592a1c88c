"""Agreement and law as plain Python: the standard library only."""
