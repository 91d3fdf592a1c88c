"""Log-in, the second step, and one's own account: docs/decisions/0007-log-in.md."""
