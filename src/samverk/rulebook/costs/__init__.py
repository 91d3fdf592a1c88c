"""Who pays what, exact to the öre, and how it came about."""
