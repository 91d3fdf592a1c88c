"""Matters: a question that is raised, prepared, recommended, handed to every principal and followed until all have answered."""
