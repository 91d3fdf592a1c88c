"""The few words that every paper has by itself, in its own language."""

from typing import Final

from samverk.rulebook.findings import Words

DATE: Final = Words("Datum", "Date")
REFERENCE: Final = Words("Diarienummer", "Registry number")
PAGE: Final = Words("Sida", "Page")
OF: Final = Words("av", "of")
EMPTY: Final = Words("(att fylla i)", "(to fill in)")
CREATOR: Final = "Samverk"
