"""What every picture that is drawn on the server shares: how wide letters are, rectangles and lines of text, and writing markup."""
