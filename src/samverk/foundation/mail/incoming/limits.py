"""How large a letter may be. Read before Django is there."""

from typing import Final

LARGEST: Final = 50_000_000
