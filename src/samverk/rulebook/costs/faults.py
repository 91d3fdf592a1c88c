"""What keeps a sum from being shared, and the way out."""

from collections.abc import Mapping

from samverk.rulebook.findings import Words
from samverk.rulebook.words import Sentence, fill, sentence


class CannotShareError(Exception):
    """Nothing is shared: says what is in the way, under which clause, and what can be done."""

    def __init__(self, *, code: str, under: str, **facts: str | Words) -> None:
        super().__init__(fill(SENTENCES[code].says, facts).en)
        self.code = code
        self.source = f"samverk-kostnader {under}"
        self.says = fill(SENTENCES[code].says, facts)
        self.way_out = fill(SENTENCES[code].way_out, facts)


SENTENCES: Mapping[str, Sentence] = {
    "costs.no_base": sentence(
        ("Det saknas uppgifter om {base}.", "There are no figures on {base}."),
        (
            "Lägg in uppgifterna med källa och datum, eller välj en annan nyckel.",
            "Enter the figures with source and date, or choose another key.",
        ),
    ),
    "costs.base_missing": sentence(
        ("{base} saknas för {parties}.", "{base} is missing for {parties}."),
        (
            "Lägg in uppgiften, eller skriv i nyckeln att parten står utanför.",
            "Enter the figure, or say in the key that the party stands outside.",
        ),
    ),
    "costs.base_negative": sentence(
        ("{base} är mindre än noll för {parties}.", "{base} is below zero for {parties}."),
        ("Rätta uppgiften.", "Correct the figure."),
    ),
    "costs.base_zero": sentence(
        (
            "{base} är noll för alla som ska dela, så det finns inget att dela efter.",
            "{base} is zero for all that are to share, so there is nothing to share by.",
        ),
        (
            "Rätta uppgifterna, eller välj en annan nyckel.",
            "Correct the figures, or choose another key.",
        ),
    ),
    "costs.nobody": sentence(
        ("Ingen part är kvar att dela {amount} på.", "No party is left to share {amount}."),
        (
            "Lägg till parter, eller ändra vilka som nyckeln tar med.",
            "Add parties, or change which ones the key takes in.",
        ),
    ),
    "costs.no_year": sentence(
        (
            "Nyckeln fasas in över flera år, och det är inte sagt vilket år som gäller.",
            "The key is phased in over years, and the year is not given.",
        ),
        ("Ange året.", "Give the year."),
    ),
    "costs.floors_above": sentence(
        (
            "Golven är tillsammans {limits}, men det som ska delas är {amount}: {missing} för mycket.",
            "The floors together are {limits}, but what is to be shared is {amount}: {missing} too much.",
        ),
        (
            "Sänk något golv, eller höj det som ska delas till minst {limits}.",
            "Lower a floor, or raise what is to be shared to at least {limits}.",
        ),
    ),
    "costs.ceilings_below": sentence(
        (
            "Med taken kan parterna bära högst {limits}, men det som ska delas är {amount}: {missing} blir över.",
            "With the ceilings the parties can bear at most {limits}, but what is to be shared is {amount}: {missing} is left.",
        ),
        (
            "Höj något tak, eller sänk det som ska delas till högst {limits}.",
            "Raise a ceiling, or lower what is to be shared to at most {limits}.",
        ),
    ),
    "costs.floor_above_ceiling": sentence(
        (
            "{party} ska betala minst {floor} men högst {ceiling}.",
            "{party} shall pay at least {floor} but at most {ceiling}.",
        ),
        (
            "Ändra golvet, taket eller garantin för parten.",
            "Change the floor, the ceiling or the guarantee of the party.",
        ),
    ),
    "costs.limits_between_units": sentence(
        (
            "{says} I ören går golven och taken att hålla, men nyckeln delar i {unit}.",
            "{says} In öre the floors and ceilings can be kept, but the key shares in {unit}.",
        ),
        (
            "Låt nyckeln dela i ören, eller ändra golv eller tak.",
            "Let the key share in öre, or change the floors or the ceilings.",
        ),
    ),
    "costs.fixed_above": sentence(
        (
            "De fasta beloppen är tillsammans {limits}, men det som ska delas är {amount}.",
            "The fixed amounts together are {limits}, but what is to be shared is {amount}.",
        ),
        (
            "Sänk något fast belopp, eller höj det som ska delas till minst {limits}.",
            "Lower a fixed amount, or raise what is to be shared to at least {limits}.",
        ),
    ),
    "costs.negative_with_amounts": sentence(
        (
            "{amount} ska betalas tillbaka, men nyckeln har fasta belopp, golv eller tak som gäller det som betalas.",
            "{amount} is to be paid back, but the key has fixed amounts, floors or ceilings for what is paid.",
        ),
        (
            "Dela återbetalningen efter vad var och en har betalat, eller med en nyckel av andelar.",
            "Share what is paid back by what each has paid, or by a key of shares.",
        ),
    ),
}
