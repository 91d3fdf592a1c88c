"""What went wrong with a source, in words for the one who asked for it."""

from samverk.rulebook.findings import Words


class SourceError(Exception):
    """A service that did not answer, or an answer that is not what it should be."""

    def __init__(self, words: Words) -> None:
        self.words = words
        super().__init__(words.sv)
