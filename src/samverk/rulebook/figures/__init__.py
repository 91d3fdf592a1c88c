"""Reference figures: which day a period is counted for, and what is hard to believe in an import."""
