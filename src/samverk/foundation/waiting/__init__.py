"""The page of what waits: letters and jobs, what went wrong with them, and what can be done about it."""
