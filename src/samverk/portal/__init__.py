"""What the public may read: no actions and no forms."""
