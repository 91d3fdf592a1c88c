"""How many slips of the pen lie between two words."""


def distance(one: str, other: str) -> int:
    """The fewest letters to add, take away, change or swap with the next one, to make one word of the other."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        this = [row]
        for column, beside in enumerate(other, start=1):
            cost = min(
                last[column] + 1,
                this[column - 1] + 1,
                last[column - 1] + (letter != beside),
            )
            if _is_swapped(one, other, row, column):
                cost = min(cost, before[column - 2] + 1)
            this.append(cost)
        before, last = last, this
    return last[-1]


def _is_swapped(one: str, other: str, row: int, column: int) -> bool:
    return (
        row > 1
        and column > 1
        and one[row - 1] == other[column - 2]
        and one[row - 2] == other[column - 1]
    )
