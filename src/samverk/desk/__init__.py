"""What waits for one person, across capabilities."""
