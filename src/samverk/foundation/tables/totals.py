"""Which rows of a table are sums, by what they call themselves or because they are what the rows above come to."""

import re
from collections.abc import Sequence
from decimal import Decimal

# The word that a label begins with says it, whatever follows: "Summa för kommunerna i länet".
_BEGINS = re.compile(
    r"(?:summan?|sum|s:a|tot|total[ta]?|totalsumma|slutsumma|delsumma|totalbelopp|totalkostnad|summering|summerat"
    r"|sammanlag[td]|sammantaget|tillsammans|att (?:betala|fördela))\b.*",
    re.IGNORECASE,
)
# Words that are part of no name, wherever they stand: "Länet totalt", "Grand total", "Kommunerna, summa".
_ANYWHERE = frozenset(
    {
        *("summa", "summan", "totalsumma", "slutsumma", "delsumma", "summering", "sammanlagt"),
        *("totalt", "total", "totala", "tot", "totalbelopp"),
    }
)
# Only together: "Alla" and "Hela" alone begin many a line of a ledger.
_TOGETHER = re.compile(
    r"(?:alla|samtliga)(?: (?:\d+ )?(?:kommuner|kommunerna|parter|parterna|medlemmar|medlemmarna|regioner"
    r"|huvudmän|ägare|deltagare|organisationer|län))?|hela (?:länet|regionen|landet|området|beloppet|summan|kostnaden)",
    re.IGNORECASE,
)
_SIGNS = frozenset("∑Σ")
_WORD = re.compile(r"[^\W\d_]+")
# A label is short; a remark below a table that says "totalt" is no sum.
_MOST_WORDS = 6
_NEARLY = 100


def is_total(label: str) -> bool:
    """Whether a label is that of a sum: Summa, Länet totalt, Alla kommuner, Att betala, S:a, ∑."""
    said = " ".join(label.split())
    words = _WORD.findall(said.casefold())
    return (
        bool(_BEGINS.fullmatch(said))
        or bool(_TOGETHER.fullmatch(said.rstrip(" :.")))
        or not _SIGNS.isdisjoint(said)
        or (len(words) <= _MOST_WORDS and not _ANYWHERE.isdisjoint(words))
    )


def is_sum(value: object, others: Sequence[object], *, within: int = 0) -> bool:
    """Whether a cell is the sum of others, or misses it by no more than so much; never where any is no number."""
    known = _numbers(others)
    whole = sum(known, Decimal(0))
    if not isinstance(value, int | Decimal) or len(known) < len(others) or not whole:
        return False
    return abs(Decimal(value) - whole) <= within


def is_nearly_sum(value: object, others: Sequence[object]) -> bool:
    """Whether a cell lies within a hundredth of the sum of those others that are numbers: a printed sum may miss."""
    whole = sum(_numbers(others), Decimal(0))
    if not isinstance(value, int | Decimal) or not whole:
        return False
    return abs(Decimal(value) - whole) * _NEARLY <= abs(whole)


def _numbers(cells: Sequence[object]) -> list[Decimal]:
    return [Decimal(cell) for cell in cells if isinstance(cell, int | Decimal)]
