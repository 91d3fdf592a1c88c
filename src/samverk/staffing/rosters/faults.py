"""What keeps a file or a row from being read, in words for the one who sent it."""


class Unreadable(Exception):
    """A file that is not read at all; nothing of it was kept."""

    def __init__(self, says: str) -> None:
        self.says = says
        super().__init__(says)


class Unclear(Exception):
    """A row that may mean several things; choices are (value, words) where one can be picked in the page."""

    def __init__(self, says: str, choices: tuple[tuple[str, str], ...] = ()) -> None:
        self.says = says
        self.choices = choices
        super().__init__(says)


class Wrong(Exception):
    """A row that cannot be read in, and the clause that says so, if it is a rule."""

    def __init__(self, says: str, clause: str = "") -> None:
        self.says = says
        self.clause = clause
        super().__init__(says)
