"""The forms by which people say something about a matter."""
