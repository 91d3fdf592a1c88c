"""The page of everything that was changed, for those who look after Samverk."""
