"""The rules for bodies: who may sit where, whose turn the chair is, and what a body may decide."""
