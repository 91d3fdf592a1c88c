"""What the ladder says: a sentence for each way of sharing, and the names of bases and units."""

from collections.abc import Mapping
from fractions import Fraction

from samverk.rulebook.costs import amounts
from samverk.rulebook.findings import Words

LABELS: Mapping[str, Words] = {
    "population": Words("folkmängd", "population"),
    "use": Words("nyttjande", "use"),
    "posts": Words("tjänster", "posts"),
    "earlier": Words("tidigare belopp", "earlier amounts"),
}
_PER_CENT_DECIMALS = 100_000
_UNITS: Mapping[int, Words] = {
    1: Words("hela ören", "whole öre"),
    100: Words("hela kronor", "whole kronor"),
    1_000: Words("hela tiotal kronor", "whole tens of kronor"),
    10_000: Words("hela hundratal kronor", "whole hundreds of kronor"),
    100_000: Words("hela tusental kronor", "whole thousands of kronor"),
}

TO_SHARE = Words("{amount} ska delas.", "{amount} is to be shared.")
TO_SHARE_BY = Words("{amount} ska delas enligt {key}.", "{amount} is to be shared by {key}.")
AS_OF = Words(
    "Räknat med de senaste uppgifterna till och med {day}.",
    "By the latest figures up to {day}.",
)
SIDE = Words("{side} står för {share}: {amount}.", "{side} bears {share}: {amount}.")
SIDE_ROUNDED = Words(
    "{side} står för {share}: {exact}, i {unit} {amount}.",
    "{side} bears {share}: {exact}, in {unit} {amount}.",
)
FIXED = Words(
    "Fasta belopp: tillsammans {fixed}. {rest} återstår.",
    "Fixed amounts: {fixed} together. {rest} remains.",
)
FIXED_OF = Words("Fast belopp för {party}: {amount}.", "Fixed amount of {party}: {amount}.")
REMAINDER = Words(
    "Därutöver delas resten, {amount}.", "Besides, the remainder is shared, {amount}."
)
BY_BASE = Words(
    "{amount} delas efter {base}, tillsammans {total}{source}.",
    "{amount} is shared by {base}, {total} together{source}.",
)
OF_BASE = Words(
    "{party}: {base} {figure} av {total}{source}. Andelen är {fraction}, {share}.",
    "{party}: {base} {figure} of {total}{source}. The share is {fraction}, {share}.",
)
EQUAL = Words(
    "{amount} delas i lika delar. Antal parter: {count}.",
    "{amount} is shared in equal parts. Number of parties: {count}.",
)
OF_EQUAL = Words(
    "{party} bär en lika stor del som de andra av {amount}. Antal parter: {count}.",
    "{party} bears as large a part as the others of {amount}. Number of parties: {count}.",
)
MIX = Words("{count} sätt att dela vägs samman.", "{count} ways of sharing are mixed.")
PHASE = Words(
    "Infasning: för {year} räknas {after} efter den nya fördelningen och {before} efter den gamla.",
    "Phase-in: for {year} {after} is counted by the new way and {before} by the old one.",
)
WEIGHED = Words("Av {exact} räknas {weight}: {amount}.", "Of {exact} {weight} counts: {amount}.")
HELD_UP = Words(
    "Delen skulle bli {before}, men är minst {bound}: den höjs dit.",
    "The part would be {before}, but is at least {bound}: it is raised to that.",
)
HELD_DOWN = Words(
    "Delen skulle bli {before}, men är högst {bound}: den sänks dit.",
    "The part would be {before}, but is at most {bound}: it is lowered to that.",
)
PORTION = Words("{share} av {amount}, alltså {bound}", "{share} of {amount}, that is {bound}")
PORTION_ROUNDED = Words(
    "{share} av {amount}, i {unit} {bound}", "{share} of {amount}, in {unit} {bound}"
)
FLOOR_IS = Words("Golv: {limit}.", "Floor: {limit}.")
CEILING_IS = Words("Tak: {limit}.", "Ceiling: {limit}.")
FLOOR_OF = Words("Golv för {party}: {limit}.", "Floor of {party}: {limit}.")
CEILING_OF = Words("Tak för {party}: {limit}.", "Ceiling of {party}: {limit}.")
BEARS = Words(
    "Golv och tak för andra ändrar delen från {before} till {after}: de som inte hålls av något golv eller tak "
    "delar det som flyttas i samma proportioner.",
    "Floors and ceilings of others change the part from {before} to {after}: those that none of them holds share "
    "what is moved in the same proportions.",
)
LIMITS = Words("Golv och tak håller {parties}.", "Floors and ceilings hold {parties}.")
NO_LIMITS = Words("Inget golv eller tak nås.", "No floor or ceiling is reached.")
EXACT = Words("Före avrundning: {exact}.", "Before rounding: {exact}.")
EVEN = Words("Delen är jämn i {unit}: {amount}.", "The part is even in {unit}: {amount}.")
DOWN = Words("nedåt", "down")
TOWARDS_NOTHING = Words("mot noll", "towards zero")
ROUNDED_UP = Words(
    "Alla delar avrundas {towards} till {unit}. Då återstår {left}, som går till de största resterna. "
    "Resten {remainder} är bland dem: {amount}.",
    "All parts are rounded {towards} to {unit}. That leaves {left}, which goes to the largest remainders. "
    "The remainder {remainder} is among them: {amount}.",
)
ROUNDED_DOWN = Words(
    "Alla delar avrundas {towards} till {unit}. Då återstår {left}, som går till de största resterna. "
    "Resten {remainder} är inte bland dem: {amount}.",
    "All parts are rounded {towards} to {unit}. That leaves {left}, which goes to the largest remainders. "
    "The remainder {remainder} is not among them: {amount}.",
)
TIE = Words(
    "Fler hade samma rest. {rule} går före, därefter alfabetisk ordning.",
    "Others had the same remainder. {rule} goes first, then the order of the alphabet.",
)
TIES: Mapping[str, Words] = {
    "largest_base": Words("Den med störst del", "The one with the largest part"),
    "smallest_base": Words("Den med minst del", "The one with the smallest part"),
}
TIE_ALPHABET = Words(
    "Fler hade samma rest. Alfabetisk ordning avgör.",
    "Others had the same remainder. The order of the alphabet decides.",
)
ROUNDED_ALL = Words(
    "Delarna avrundas {towards} till {unit}. {left} återstår och går till de största resterna: {parties}.",
    "The parts are rounded {towards} to {unit}. {left} remains and goes to the largest remainders: {parties}.",
)
EVEN_ALL = Words("Delarna går jämnt ut i {unit}.", "The parts are even in {unit}.")
ODD = Words(
    "Summan är inte ett helt antal enheter: {party} tar de överskjutande {odd}.",
    "The sum is no whole number of units: {party} takes the odd {odd}.",
)
PAYS_FOR = Words("{payer} betalar för {party}: {amount}.", "{payer} pays for {party}: {amount}.")
PAYS_FOR_IN_SHARE = Words(
    "{payer} betalar även för {party}, inom sin egen del.",
    "{payer} pays for {party} too, within its own part.",
)
PAYS = Words("Partens del: {amount}.", "The part of the party: {amount}.")


def label(base: str) -> Words:
    """What a base is called; one that Samverk does not know is called what the key calls it."""
    return LABELS.get(base, Words(base, base))


def share(of: Fraction) -> Words:
    """A share: "50 %", and as a fraction too where the per cent are rounded: "1/3 (33,333 %)"."""
    said = amounts.per_cent(of)
    if (of * _PER_CENT_DECIMALS).denominator == 1:
        return said
    return Words(f"{of} ({said.sv})", f"{of} ({said.en})")


def unit(unit_ore: int) -> Words:
    """The unit as the ladder says it: "hela kronor"."""
    other = amounts.in_words(unit_ore)
    return _UNITS.get(unit_ore, Words(f"jämna {other.sv}", f"multiples of {other.en}"))
