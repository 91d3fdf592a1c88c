"""Letters that come: read without trust, kept whole, matched to what they answer, or left in the tray."""
