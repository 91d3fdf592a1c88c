"""What a year's joint task costs and what of it is to be shared."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from samverk.rulebook.clauses import first_of
from samverk.rulebook.costs.amounts import in_words, number
from samverk.rulebook.findings import Words
from samverk.rulebook.rule import rule
from samverk.rulebook.steps import Explained, Step


class Kind(StrEnum):
    """What a line of a budget is."""

    POST = "post"
    COST = "cost"
    INCOME = "income"
    CARRIED = "carried"


LESSENS = frozenset({Kind.INCOME, Kind.CARRIED})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a budget. A post is a share of full time at a yearly cost, which together are its amount.

    Units: amounts in öre, never negative.
    """

    kind: Kind
    text: str
    amount_ore: int
    full_time_share: Decimal | None = None
    yearly_ore: int | None = None
    clauses: tuple[str, ...] = ()


@rule
def of_post(full_time_share: Decimal, yearly_ore: int) -> int:
    """What a post costs in a year: its share of full time at the yearly cost, halves of an öre upwards.

    Source: samverk-berakningar B5
    Units:  öre.
    """
    exact = Fraction(full_time_share) * yearly_ore
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)


@rule
def to_share(lines: Iterable[Line]) -> Explained[int]:
    """What is to be shared between the parties: posts and other costs, less income and what is carried over.

    Source: samverk-berakningar B5
    Units:  öre; never less than nothing.
    """
    steps, total = [], 0
    for line in lines:
        sign = -1 if line.kind in LESSENS else 1
        total += sign * line.amount_ore
        steps.append(_told(line, sign))
    if total < 0:
        steps.append(Step(_NOTHING_LEFT, "samverk-berakningar B5"))
        return Explained(0, tuple(steps))
    says = in_words(total)
    words = Words(f"Att dela: {says.sv}.", f"To be shared: {says.en}.")
    return Explained(total, (*steps, Step(words, "samverk-berakningar B5")))


_NOTHING_LEFT = Words(
    "Intäkterna är större än kostnaderna: det finns inget att dela.",
    "Income is larger than the costs: there is nothing to share.",
)


def _told(line: Line, sign: int) -> Step:
    amount, mark = in_words(line.amount_ore), "−" if sign < 0 else "+"
    sv, en = f"{mark} {amount.sv}: {line.text}", f"{mark} {amount.en}: {line.text}"
    if line.full_time_share is not None and line.yearly_ore is not None:
        share, yearly = number(Fraction(line.full_time_share)), in_words(line.yearly_ore)
        sv += f", {share.sv} årsarbetare för {yearly.sv} om året"
        en += f", {share.en} full-time equivalents at {yearly.en} a year"
    return Step(Words(f"{sv}.", f"{en}."), first_of(line.clauses, "samverk-berakningar B5"))
