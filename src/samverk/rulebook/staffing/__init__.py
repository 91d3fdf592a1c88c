"""Asking the parties for names to their seats: the states of a round and of an answer, the days, and what they say."""
