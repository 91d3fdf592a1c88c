"""How long it takes to draw the journey of a matter, with as many principals as there are arguments: 16, 50, 290.

python -m benchmarks.journey
"""

import statistics
import sys
import time

from samverk.matters.picture import draw
from tests.matters.journeys import a_matter

TIMES = 20
PRINCIPALS = (16, 50, 290)


def milliseconds(principals: int) -> float:
    """The median time of both drawings, none of them kept from before."""
    subject = a_matter(threads=principals)
    taken = []
    for _ in range(TIMES):
        draw.cache_clear()
        begun = time.perf_counter()
        draw(subject, language="sv")
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


if __name__ == "__main__":
    for principals in PRINCIPALS:
        sys.stdout.write(f"{principals} principals: {milliseconds(principals):.1f} ms\n")
