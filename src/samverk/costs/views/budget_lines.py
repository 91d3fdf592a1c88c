"""A budget as tables and pictures: line by line beside its quarters, and one version beside the one before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.costs import facts
from samverk.costs.models import Budget, BudgetLine
from samverk.costs.picture.bars import Bar, Drawn, bars, sample
from samverk.costs.queries.budgets import Following
from samverk.costs.views import run_words as words
from samverk.foundation.formats import percent
from samverk.foundation.language import current, spoken
from samverk.foundation.svg.markup import Markup
from samverk.rulebook.costs.amounts import number
from samverk.rulebook.costs.budget import (
    LESSENS,
    QUARTERS,
    Followed,
    Kind,
    deviates,
    forecast,
    to_share,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line beside what it cost. Units: öre; None where nothing is read or there is nothing to say."""

    text: str
    note: str
    budget: int
    quarters: tuple[int | None, ...]
    so_far: int
    left: int
    forecast: int | None
    is_off: bool


@dataclass(frozen=True, slots=True)
class Change:
    """How one line, or one fact, differs between two versions; "" where a version does not have it."""

    text: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Version:
    """A version, what is to be shared of it, and how it differs from the one before. Units: öre."""

    budget: Budget
    shared: int
    changes: tuple[Change, ...]
    is_first: bool


def rows(following: Following) -> list[Row]:
    """The lines that a ledger can have, then what the budget has no line for."""
    return [_row(each, name(each)) for each in following.all if each.line.kind is not Kind.CARRIED]


def name(followed: Followed) -> str:
    """What a line is called; amounts without a line are called by their kind."""
    if followed.line.text:
        return followed.line.text
    if followed.line.kind is Kind.INCOME:
        return _("Intäkter utan budgetrad")
    return _("Kostnader utan budgetrad")


def total(following: Following) -> Row:
    """Costs less income. What was carried over is neither."""
    signed = [
        (-1 if each.line.kind in LESSENS else 1, each)
        for each in following.all
        if each.line.kind is not Kind.CARRIED
    ]
    budget = sum(sign * each.line.amount_ore for sign, each in signed)
    quarters = tuple(
        sum(sign * (each.quarters[at] or 0) for sign, each in signed)
        if at + 1 in following.outcomes
        else None
        for at in range(QUARTERS)
    )
    so_far = sum(each or 0 for each in quarters)
    year = sum(sign * (forecast(each) or 0) for sign, each in signed)
    return Row(
        _("Kostnader minus intäkter"),
        "",
        budget,
        quarters,
        so_far,
        budget - so_far,
        year,
        is_off=False,
    )


def so_far(following: Following) -> str:
    """How far the year is read, in a sentence."""
    count = len(following.outcomes)
    costs = [each for each in following.all if each.line.kind not in LESSENS]
    spent = sum(each.so_far for each in costs)
    planned = sum(each.line.amount_ore for each in costs)
    told = {
        "n": count,
        "amount": words.amount(spent),
        "share": percent(Fraction(spent, planned), 0, current()) if planned else "–",
    }
    if following.is_whole:
        return _("Hela året är inläst: kostnaderna är %(amount)s, %(share)s av budgeten.") % told
    return (
        ngettext(
            "%(n)d av 4 kvartal är inläst: kostnaderna är %(amount)s, %(share)s av budgeten. Prognosen är utfallet i jämn takt.",
            "%(n)d av 4 kvartal är inlästa: kostnaderna är %(amount)s, %(share)s av budgeten. Prognosen är utfallet i jämn takt.",
            count,
        )
        % told
    )


def ways(following: Following) -> list[tuple[Markup, str]]:
    """What the bars compare, each with its pattern. The amounts stand in the table below them."""
    if following.is_whole:
        names = [_("Budget"), _("Utfall")]
    else:
        names = [_("Budget"), _("Utfall hittills"), _("Prognos för året")]
    return [(sample(at), each) for at, each in enumerate(names)]


def picture(following: Following, found: Sequence[Row]) -> list[Drawn]:
    """The lines as bars in the order of the budget."""
    return bars(
        (
            Bar(
                each.text,
                (each.budget, each.so_far)
                if following.is_whole
                else (each.budget, each.so_far, each.forecast),
            )
            for each in found
        ),
        by_size=False,
    )


def deviations(following: Following, year: int) -> Iterator[str]:
    """The lines that go more than a tenth beyond or below their budget, each in a sentence."""
    for each in following.all:
        comes_to = forecast(each)
        if comes_to is None or not deviates(each):
            continue
        budget = each.line.amount_ore
        told = {
            "line": name(each),
            "amount": words.amount(comes_to),
            "budget": words.amount(budget),
            "year": year,
        }
        if not budget:
            yield _("%(line)s: %(amount)s för %(year)s, och ingen budget.") % told
            continue
        told["off"] = percent(abs(Fraction(comes_to - budget, budget)), 0, current())
        if comes_to > budget:
            yield _("%(line)s: %(amount)s för %(year)s, %(off)s över budgeten %(budget)s.") % told
        else:
            yield _("%(line)s: %(amount)s för %(year)s, %(off)s under budgeten %(budget)s.") % told


def left(ore: int, following: Following, year: int) -> str:
    """What is over, said as a forecast where it is one."""
    told = {"amount": words.amount(abs(ore)), "year": year, "next": year + 1}
    if not ore:
        return _("Inget blir över av %(year)s och inget fattas.") % told
    if following.is_whole:
        if ore > 0:
            return _("%(year)s gav ett överskott på %(amount)s att föra över till %(next)s.") % told
        return _("%(year)s gav ett underskott på %(amount)s att föra över till %(next)s.") % told
    if ore > 0:
        return (
            _("I jämn takt blir %(amount)s över av %(year)s, att föra över till %(next)s.") % told
        )
    return _("I jämn takt fattas %(amount)s för %(year)s, att föra över till %(next)s.") % told


def versions(newest_first: Sequence[Budget]) -> Iterator[Version]:
    """Each version beside the one before it, the newest first."""
    for budget, before in pairwise([*newest_first, None]):
        if budget is None:
            continue
        shared = to_share(facts.lines_of(budget.lines.all())).value
        changes = tuple(differences(before, budget)) if before else ()
        yield Version(budget, shared, changes, before is None)


def differences(before: Budget, after: Budget) -> Iterator[Change]:
    """What the later version says otherwise: what it is of, then line by line."""
    for text, was, now in (
        (_("Namn"), before.name, after.name),
        (_("År"), str(before.year), str(after.year)),
        (_("Avtal"), _agreement(before), _agreement(after)),
        (_("Projekt"), before.project, after.project),
    ):
        if was != now:
            yield Change(text, was, now)
    old = {line.text: described(line) for line in before.lines.all()}
    new = {line.text: described(line) for line in after.lines.all()}
    for text in dict.fromkeys((*new, *old)):
        if old.get(text) != new.get(text):
            yield Change(text, old.get(text, ""), new.get(text, ""))


def described(line: BudgetLine) -> str:
    """A line in words: its amount, and how it is made up or what it is."""
    amount = words.amount(line.amount_ore)
    if line.yearly_ore is not None:
        yearly = words.amount(line.yearly_ore)
        told = {"amount": amount, "share": share(line), "yearly": yearly}
        return _("%(amount)s (%(share)s årsarbetare för %(yearly)s)") % told
    return f"{amount} ({line.get_kind_display()})"


def share(line: BudgetLine) -> str:
    """How many full-time equivalents a post is; empty for what is no post."""
    if line.full_time_share is None:
        return ""
    return spoken(number(Fraction(line.full_time_share)))


def _agreement(budget: Budget) -> str:
    return budget.agreement.name if budget.agreement else ""


def _row(followed: Followed, text: str) -> Row:
    line = followed.line
    kinds = {Kind.INCOME: _("intäkt")}
    return Row(
        text,
        kinds.get(line.kind, "") if line.text else "",
        line.amount_ore,
        followed.quarters,
        followed.so_far,
        line.amount_ore - followed.so_far,
        forecast(followed),
        deviates(followed),
    )
