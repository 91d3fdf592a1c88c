"""What is left of a name when the ways of writing it are taken away."""

import unicodedata

# Letters that no accent is taken from, but that people write for one another.
_SAME = str.maketrans({"ø": "o", "æ": "a", "œ": "o", "ß": "ss", "đ": "d", "ł": "l", "ð": "d"})
_OF_MUNICIPALITIES = frozenset({"kommun", "kommuns", "kommunen", "kommunens"})
_LETTERS_OF_A_GENITIVE = 4


def fold(text: str) -> str:
    """The name in small letters without accents, its words divided by one space: "Malung/Sälen" is "malung salen"."""
    folded = _folded(text)
    while (again := _folded(folded)) != folded:
        folded = again
    return folded


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold()).translate(_SAME)
    bare = (each for each in apart if not unicodedata.combining(each))
    return " ".join("".join(each if each.isalnum() else " " for each in bare).split())


def kernel(text: str) -> str:
    """The folded name without the word kommun and without a genitive: "Malung-Sälens kommun" is "malung salen".

    The word region stays: Region Uppsala and Uppsala kommun are two parties.
    """
    words = [word for word in fold(text).split() if word not in _OF_MUNICIPALITIES]
    return " ".join(_without_genitive(word) for word in words) or fold(text)


def _without_genitive(word: str) -> str:
    bare = word.rstrip("s")
    return bare if len(bare) >= _LETTERS_OF_A_GENITIVE else word
