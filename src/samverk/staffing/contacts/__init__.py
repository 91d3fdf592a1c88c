"""Where letters to each party of a structure go: seen, added to and ended by those who answer for it."""
