"""Log-in with e-mail and password, until a later release brings more ways: docs/decisions/0006-log-in-for-now.md."""
