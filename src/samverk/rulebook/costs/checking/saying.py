"""What is found out about a printed table, in words."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from samverk.rulebook.costs import amounts
from samverk.rulebook.costs.checking.facts import (
    CheckedRow,
    Difference,
    KeyKind,
    Printed,
    RoundingKind,
)
from samverk.rulebook.costs.checking.fits import Fit
from samverk.rulebook.costs.checking.lacking import without_base
from samverk.rulebook.costs.checking.totals import part_of
from samverk.rulebook.costs.rounding import Ties
from samverk.rulebook.findings import Words

_MOST_NAMED = 6
_MOST_CHANGES = 3
_MOST_DIGITS = 6
_IN_ORE = Words(
    "Ska beloppen betalas i hela ören ger största resten, mot varje rad avrundad för sig, ",
    "To be paid in whole öre the largest remainder gives, against each row rounded by itself, ",
)
_UNITS = {
    1: Words("hela ören", "whole öre"),
    100: Words("hela kronor", "whole kronor"),
    1_000: Words("hela tiotal kronor", "whole tens of kronor"),
    10_000: Words("hela hundratal kronor", "whole hundreds of kronor"),
    100_000: Words("hela tusental kronor", "whole thousands of kronor"),
}
_ROUNDINGS = {
    RoundingKind.EXACT: Words("delarna går jämnt ut", "the parts come out even"),
    RoundingKind.NOT_ROUNDED: Words("utan avrundning", "without rounding"),
    RoundingKind.EACH_HALF_UP: Words(
        "avrundning rad för rad till {unit}", "each row rounded by itself to {unit}"
    ),
    RoundingKind.LARGEST_REMAINDER: Words("största resten i {unit}", "largest remainder in {unit}"),
    RoundingKind.EACH_HALF_EVEN: Words(
        "avrundning rad för rad till {unit}, hälften till jämnt tal",
        "each row rounded by itself to {unit}, half to even",
    ),
    RoundingKind.EACH_DOWN: Words(
        "avrundning nedåt rad för rad till {unit}", "each row rounded down to {unit}"
    ),
    RoundingKind.EACH_UP: Words(
        "avrundning uppåt rad för rad till {unit}", "each row rounded up to {unit}"
    ),
    RoundingKind.LAST_TAKES_REST: Words(
        "avrundning rad för rad till {unit}, den sista raden tar resten",
        "each row rounded by itself to {unit}, the last row takes the rest",
    ),
}
_TIES = {
    Ties.LARGEST_BASE: Words("", ""),
    Ties.SMALLEST_BASE: Words(
        ", vid lika rest minst underlag först", ", smaller base first where remainders are equal"
    ),
    Ties.ALPHABET: Words(
        ", vid lika rest i alfabetisk ordning", ", by the alphabet where remainders are equal"
    ),
}
_SCALES = dict.fromkeys(
    (Fraction(1000), Fraction(1, 1000)),
    Words(": är enheten rätt?", ": is the unit right?"),
)
_COUNTS_SV = ("ingen", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio")
_COUNTS_EN = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def rounding(fit: Fit) -> Words:
    """The rounding of a fit: "avrundning rad för rad till hela kronor"."""
    words, unit = _ROUNDINGS[fit.kind], _UNITS[fit.rounding.unit_ore]
    ties = _TIES[fit.rounding.ties]
    return Words(
        words.sv.format(unit=unit.sv) + ties.sv,
        words.en.format(unit=unit.en) + ties.en,
    )


def key_and_rounding(fit: Fit) -> Words:
    """Both: "i lika delar, största resten i hela kronor"."""
    said = rounding(fit)
    return Words(f"{fit.candidate.name.sv}, {said.sv}", f"{fit.candidate.name.en}, {said.en}")


def shared(fit: Fit) -> Words:
    """What was divided, and by which key."""
    total, name = amounts.in_words(fit.total), fit.candidate.name
    return Words(f"{total.sv} delas {name.sv}.", f"{total.en} is divided {name.en}.")


def sentence(
    printed: Printed,
    fit: Fit,
    rows: Sequence[CheckedRow],
    differences: Sequence[Difference],
) -> Words:
    """The whole answer in a few sentences."""
    wrong = [row for row in rows if not row.is_right]
    said = [
        _not_reproduced(printed, fit, rows, wrong) if wrong else _reproduced(fit),
        *(_of_rounded_shares(printed, fit) if wrong else _of_rate(fit)),
        *_of_total(printed, fit),
        _of_sum(printed),
        *(() if wrong else _of_differences(fit, differences)),
    ]
    return Words(" ".join(each.sv for each in said), " ".join(each.en for each in said))


def _reproduced(fit: Fit) -> Words:
    how = key_and_rounding(fit)
    return Words(
        f"Varje rad går att räkna fram: {how.sv}.", f"Every row can be computed: {how.en}."
    )


def _not_reproduced(
    printed: Printed, fit: Fit, rows: Sequence[CheckedRow], wrong: Sequence[CheckedRow]
) -> Words:
    how = key_and_rounding(fit)
    right = len(rows) - len(wrong)
    off = amounts.exactly(sum((row.off for row in wrong), Fraction(0)))
    start = Words(
        f"Ingen nyckel som prövats ger varje rad. Närmast är {how.sv}: "
        f"{right} av {len(rows)} rader stämmer, och felet är tillsammans {off.sv}.",
        f"No key that was tried gives every row. The nearest is {how.en}: "
        f"{right} of {len(rows)} rows agree, and the error is {off.en} in all.",
    )
    if not fit.candidate.base:
        why = without_base(printed)
        start = Words(f"{start.sv} {why.sv}", f"{start.en} {why.en}")
    told = _deviating(wrong) if right else None
    return Words(f"{start.sv} {told.sv}", f"{start.en} {told.en}") if told else start


def _deviating(wrong: Sequence[CheckedRow]) -> Words:
    if len(wrong) == 2 and _are_swapped(*wrong):  # noqa: PLR2004 -- a pair
        one, other = (row.party for row in wrong)
        return Words(
            f"Beloppen för {one} och {other} har bytt plats.",
            f"The amounts of {one} and {other} have changed places.",
        )
    told = [(row, amounts.exactly(row.stated), amounts.exactly(row.computed)) for row in wrong]
    swedish = [f"{row.party} står med {has.sv}, borde ha {due.sv}" for row, has, due in told]
    english = [f"{row.party} has {has.en}, should have {due.en}" for row, has, due in told]
    return Words(
        "; ".join(swedish[:_MOST_NAMED]) + _more(len(wrong), "till") + ".",
        "; ".join(english[:_MOST_NAMED]) + _more(len(wrong), "more") + ".",
    )


def _more(count: int, word: str) -> str:
    return f"; {count - _MOST_NAMED} {word}" if count > _MOST_NAMED else ""


def _are_swapped(one: CheckedRow, other: CheckedRow) -> bool:
    return (one.stated, other.stated) == (other.computed, one.computed)


def _of_rounded_shares(printed: Printed, fit: Fit) -> Iterator[Words]:
    """That the base is no more than the shares of the amounts, rounded: then what they were made from is missing."""
    name = fit.candidate.base
    if fit.total and any(_are_rounded_shares(printed, fit, whole) for whole in (1, 100)):
        yield Words(
            f"Kolumnen {name} stämmer med beloppen så långt dess decimaler räcker; "
            "lägg till underlaget bakom den.",
            f"The column {name} agrees with the amounts as far as its decimals go; "
            "add the base behind it.",
        )


def _are_rounded_shares(printed: Printed, fit: Fit, whole: int) -> bool:
    name = fit.candidate.base
    pairs = [
        (row.bases[name], row.ore * whole / fit.total) for row in printed.rows if name in row.bases
    ]
    digits = (
        each
        for each in range(_MOST_DIGITS)
        if all((f * 10**each).denominator == 1 for f, _ in pairs)
    )
    half = Fraction(1, 2 * 10 ** next(digits, _MOST_DIGITS))
    return len(pairs) == len(printed.rows) and all(abs(has - due) <= half for has, due in pairs)


def _of_rate(fit: Fit) -> Iterator[Words]:
    """That the key is a fee for each of the base, where it is one in whole öre."""
    rate = fit.candidate.rate(Fraction(fit.total))
    if rate and rate.denominator == 1:
        each, is_person = amounts.in_words(int(rate)), fit.candidate.kind is KeyKind.BY_POPULATION
        name = fit.candidate.base
        of = (
            Words("per invånare", "for each inhabitant")
            if is_person
            else Words(f"för varje enhet i {name}", f"for each unit of {name}")
        )
        yield Words(f"Det är {each.sv} {of.sv}.", f"That is {each.en} {of.en}.")


def _of_total(printed: Printed, fit: Fit) -> Iterator[Words]:
    shared, stated = amounts.in_words(fit.total), printed.stated_ore
    if stated is None:
        if fit.total != printed.sum_ore:
            yield Words(
                f"Ingen summa är angiven; det som delats är {shared.sv}.",
                f"No sum is stated; what was divided is {shared.en}.",
            )
        return
    given, part = amounts.in_words(stated), part_of(fit.total, stated)
    if part:
        share = amounts.per_cent(part)
        yield Words(
            f"Raderna delar {share.sv} av {given.sv}, det vill säga {shared.sv}.",
            f"The rows divide {share.en} of {given.en}, that is {shared.en}.",
        )
    elif fit.total != stated:
        scale = _SCALES.get(Fraction(fit.total, stated or 1), Words("", ""))
        yield Words(
            f"Raderna delar {shared.sv}, inte den angivna summan {given.sv}{scale.sv or '.'}",
            f"The rows divide {shared.en}, not the stated sum {given.en}{scale.en or '.'}",
        )


def _of_sum(printed: Printed) -> Words:
    rows = amounts.in_words(ore(printed.sum_ore))
    if printed.stated_ore is None:
        return Words(f"Summan av raderna är {rows.sv}.", f"The sum of the rows is {rows.en}.")
    stated = amounts.in_words(printed.stated_ore)
    if printed.stated_ore == ore(printed.sum_ore):
        return Words(
            f"Summan av raderna är {rows.sv}, som i tabellen.",
            f"The sum of the rows is {rows.en}, as in the table.",
        )
    return Words(
        f"Summan av raderna är {rows.sv}, i tabellen står {stated.sv}.",
        f"The sum of the rows is {rows.en}, the table says {stated.en}.",
    )


def _of_differences(fit: Fit, differences: Sequence[Difference]) -> Iterator[Words]:
    """What the largest remainder would change: "fyra parter 1 kr mindre: …"."""
    changes: dict[int, list[str]] = {}
    for each in differences:
        changes.setdefault(each.exact_ore - each.stated_ore, []).append(each.party)
    told = [_change(by, parties) for by, parties in sorted(changes.items())]
    if len(told) > _MOST_CHANGES:
        count = len(differences)
        told = [
            Words(f"{count} parter ett annat belopp", f"{count} parties another amount"),
        ]
    if told:
        is_finer = fit.kind is RoundingKind.NOT_ROUNDED
        start = (
            _IN_ORE if is_finer else Words("Största resten ger ", "The largest remainder gives ")
        )
        yield Words(
            start.sv + "; ".join(each.sv for each in told) + ".",
            start.en + "; ".join(each.en for each in told) + ".",
        )


def _change(by: int, parties: Sequence[str]) -> Words:
    much, count = amounts.in_words(abs(by)), len(parties)
    counted = (_counted(count, _COUNTS_SV), _counted(count, _COUNTS_EN))
    swedish = f"{counted[0]} {'part' if count == 1 else 'parter'} {much.sv} "
    english = f"{counted[1]} {'party' if count == 1 else 'parties'} {much.en} "
    return Words(
        swedish + ("mindre" if by < 0 else "mer") + _named(parties, "och"),
        english + ("less" if by < 0 else "more") + _named(parties, "and"),
    )


def _counted(count: int, words: Sequence[str]) -> str:
    return words[count] if count < len(words) else str(count)


def _named(parties: Sequence[str], joined: str) -> str:
    if len(parties) > _MOST_NAMED:
        return ""
    head = ", ".join(parties[:-1])
    return f": {head} {joined} {parties[-1]}" if head else f": {parties[-1]}"


def ore(amount: Fraction) -> int:
    """An amount in whole öre, half up: what a table with parts of an öre is compared by."""
    return int((amount + Fraction(1, 2)) // 1)
