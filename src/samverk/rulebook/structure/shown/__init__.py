"""A structure as text for a terminal, in either language."""
