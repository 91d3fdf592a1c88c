"""The structure files that ship with Samverk."""
