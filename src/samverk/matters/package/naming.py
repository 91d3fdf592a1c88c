"""File names that every disk and every mail program keeps as they are."""

import re
import unicodedata
from typing import Final

from samverk.foundation.documents import naming

LONGEST: Final = 80
_OWN: Final = str.maketrans(
    {
        "æ": "ae",
        "Æ": "AE",
        "ø": "o",
        "Ø": "O",
        "ß": "ss",
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{MINUS SIGN}": "-",
        "/": "-",
        "\\": "-",
    }
)
_ODD: Final = re.compile(r"[^A-Za-z0-9 ._()+,-]+")


def plain(text: str) -> str:
    """A text as a part of a file name: "Överenskommelsen" is "Overenskommelsen"; "handling" where nothing is left."""
    cleaned = naming.cleaned(text.translate(_OWN))
    folded = unicodedata.normalize("NFKD", cleaned).encode("ascii", "ignore").decode()
    short = " ".join(_ODD.sub(" ", folded).split())[:LONGEST].strip(" .-")
    return short or "handling"
