"""Settings, addresses, the command line and the database of a clone."""
