"""Accounts and their roles: who is invited, who may do what, and from when to when."""
