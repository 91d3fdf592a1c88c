"""REST, feeds and exports."""
