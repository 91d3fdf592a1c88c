"""Agreements: what each party adopted, when it holds, who gave notice, and how silences in the text are read."""
