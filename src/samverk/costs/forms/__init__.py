"""The forms of costs, one file for each noun."""
