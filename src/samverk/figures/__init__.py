"""Reference figures: population and other bases per party, with the day they hold for and their source."""
