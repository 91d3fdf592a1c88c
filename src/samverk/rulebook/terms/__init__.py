"""What comes next in a structure: terms that end, chairs that turn, reviews and duties with a day."""
