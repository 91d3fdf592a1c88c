"""The forms of agreements, one file for each noun."""
