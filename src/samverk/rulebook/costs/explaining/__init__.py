"""The ladder "Så räknade vi": the steps from the sum to what is paid, for the whole and for one party."""

from collections.abc import Iterator

from samverk.rulebook.costs import amounts, texts
from samverk.rulebook.costs.allocation import Allocation
from samverk.rulebook.costs.explaining.one import One
from samverk.rulebook.costs.explaining.sentences import first, used_bases
from samverk.rulebook.costs.explaining.whole import Whole
from samverk.rulebook.costs.rounding import Key
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.steps import Step
from samverk.rulebook.words import fill


def explained(allocation: Allocation, party: Key) -> tuple[Step, ...]:
    """How one party's part came about, from the sum down to what it pays.

    Raises: KeyError for a party that has no part.
    """
    part = allocation.part(party)
    found = [*_opening(allocation), *_as_of(allocation, party)]
    if party in allocation.exact.parties():
        found += One(allocation, party).through(allocation.exact, allocation.total_ore)
    found += _paying(allocation, party)
    found.append(Step(fill(texts.PAYS, {"amount": amounts.in_words(part.ore)})))
    return tuple(found)


def steps(allocation: Allocation) -> tuple[Step, ...]:
    """How the whole was shared, from above."""
    found = [*_opening(allocation), *_as_of(allocation)]
    found += Whole(allocation).through(allocation.exact, allocation.total_ore)
    for payer in dict.fromkeys(allocation.key.paid_by.values()):
        found += _paying(allocation, payer)
    return tuple(found)


def _opening(allocation: Allocation) -> Iterator[Step]:
    key, amount = allocation.key, amounts.in_words(allocation.total_ore)
    said = texts.TO_SHARE_BY if key.name else texts.TO_SHARE
    yield Step(fill(said, {"amount": amount, "key": key.name}), first(key.clauses))
    if key.note is not None:
        yield Step(key.note)


def _as_of(allocation: Allocation, party: Key | None = None) -> Iterator[Step]:
    """The day that the figures were asked for, where it is known: of the whole, or those that one party's part rests on."""
    bases = allocation.situation.bases
    asked = (bases[base].asked_on for base in used_bases(allocation.exact, party))
    for day in dict.fromkeys(filter(None, asked)):
        yield Step(fill(texts.AS_OF, {"day": day_in_words(day)}))


def _paying(allocation: Allocation, party: Key) -> Iterator[Step]:
    """What the party pays for others, and who pays for it."""
    name_of = allocation.situation.name_of
    for paid, payer in allocation.key.paid_by.items():
        if party not in {paid, payer}:
            continue
        facts = {"payer": name_of(payer), "party": name_of(paid)}
        if paid in allocation.exact.parties():
            moved = amounts.in_words(allocation.part(paid).own_ore)
            yield Step(fill(texts.PAYS_FOR, {**facts, "amount": moved}), "samverk-kostnader K9")
        else:
            yield Step(fill(texts.PAYS_FOR_IN_SHARE, facts), first(allocation.key.clauses))
