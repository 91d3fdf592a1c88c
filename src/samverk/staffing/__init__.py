"""Filling the seats: asking the parties for names, and rosters in and out."""
