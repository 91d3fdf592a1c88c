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
QUARTERS = 4
# One in so many: what is further off than that is pointed out.
BEYOND = 10


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


@dataclass(frozen=True, slots=True)
class Followed:
    """A line of a budget beside what each quarter cost; what the budget lacks has a budget of nothing.

    Units: öre; None for a quarter that is not read yet.
    """

    line: Line
    quarters: tuple[int | None, ...] = (None,) * QUARTERS

    @property
    def so_far(self) -> int:
        """What the quarters that are read cost together."""
        return sum(each or 0 for each in self.quarters)

    @property
    def read(self) -> int:
        """How many quarters are read."""
        return sum(each is not None for each in self.quarters)


@rule
def of_post(full_time_share: Decimal, yearly_ore: int) -> int:
    """What a post costs in a year: its share of full time at the yearly cost, halves of an öre upwards.

    Source: samverk-berakningar B5
    Units:  öre.
    """
    return _nearest(Fraction(full_time_share) * yearly_ore)


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


@rule
def forecast(followed: Followed) -> int | None:
    """What a year comes to at an even pace: the quarters that are read, as many times as there are in a year.

    Source: samverk-berakningar B6
    Units:  öre; None where no quarter is read.
    """
    if not followed.read:
        return None
    return _nearest(Fraction(followed.so_far * QUARTERS, followed.read))


@rule
def deviates(followed: Followed) -> bool:
    """Whether a line is going more than a tenth beyond or below its budget; what has no budget is once it costs something.

    Source: samverk-berakningar B6
    """
    year = forecast(followed)
    budget = followed.line.amount_ore
    return year is not None and abs(year - budget) * BEYOND > budget


@rule
def left_over(lines: Iterable[Followed]) -> Explained[int]:
    """What is over when the year is: what the parties pay, with income and what was carried, less what it cost.

    Source: samverk-berakningar B7
    Units:  öre; less than nothing where it cost more.
    """
    followed = tuple(lines)
    left = to_share(each.line for each in followed).value
    says = in_words(left)
    paid = Words(f"+ {says.sv}: parternas betalningar.", f"+ {says.en}: what the parties pay.")
    steps = [Step(paid, "samverk-berakningar B5")]
    for each in followed:
        year = forecast(each)
        comes_to = each.line.amount_ore if year is None else year
        left += comes_to if each.line.kind in LESSENS else -comes_to
        steps.append(_expected(each, comes_to))
    steps.append(Step(_left(left), "samverk-berakningar B7"))
    return Explained(left, tuple(steps))


@rule
def carried_over(left_ore: int) -> tuple[Kind, int] | None:
    """The line of next year's budget that takes what is left: a surplus lessens what is shared, a deficit is a cost.

    Source: samverk-berakningar B7
    Units:  öre.
    """
    if not left_ore:
        return None
    return (Kind.CARRIED, left_ore) if left_ore > 0 else (Kind.COST, -left_ore)


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


def _expected(followed: Followed, comes_to: int) -> Step:
    """One line of what the year comes to: read whole, foreseen at an even pace, or as the budget has it."""
    amount, mark = in_words(abs(comes_to)), "+" if followed.line.kind in LESSENS else "−"
    if comes_to < 0:
        mark = "−" if mark == "+" else "+"
    sv, en = (
        f"{mark} {amount.sv}: {followed.line.text}",
        f"{mark} {amount.en}: {followed.line.text}",
    )
    if not followed.read:
        words = Words(f"{sv}, som i budgeten.", f"{en}, as in the budget.")
        return Step(words, "samverk-berakningar B7")
    if followed.read == QUARTERS:
        return Step(Words(f"{sv}, utfall.", f"{en}, outcome."), "samverk-berakningar B7")
    so_far = in_words(followed.so_far)
    words = Words(
        f"{sv}, prognos i jämn takt: {so_far.sv} på {followed.read} av {QUARTERS} kvartal.",
        f"{en}, forecast at an even pace: {so_far.en} in {followed.read} of {QUARTERS} quarters.",
    )
    return Step(words, "samverk-berakningar B6")


def _left(left_ore: int) -> Words:
    amount = in_words(abs(left_ore))
    if left_ore > 0:
        return Words(f"Överskott: {amount.sv}.", f"Surplus: {amount.en}.")
    if left_ore < 0:
        return Words(f"Underskott: {amount.sv}.", f"Deficit: {amount.en}.")
    return Words("Inget blir över och inget fattas.", "Nothing is left and nothing is lacking.")


def _nearest(exact: Fraction) -> int:
    """Whole öre, halves upwards."""
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)
