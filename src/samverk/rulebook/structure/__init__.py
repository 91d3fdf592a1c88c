"""The structure of a collaboration as a file: its format, its reader, its model and its checks."""
