"""Matters: how they move, who holds them, and what each principal answers."""
