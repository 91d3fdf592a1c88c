"""Rosters in and out: what a file says, row by row, and the file that says what is so."""
