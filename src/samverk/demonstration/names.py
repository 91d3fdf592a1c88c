"""Names for invented persons. Given names are common; family names are made up, so that nobody real is meant."""

from collections.abc import Iterable

from samverk.demonstration import drawing

_GIVEN = """
Agneta Ahmed Alexandra Amina Anders Andreas Anette Ann-Britt Annika Arne Asta Barbro Bengt Birgitta Björn Bo
Camilla Carina Catarina Christer Daniel Elin Elisabet Emelie Erika Eva Fatima Fredrik Gabriella Gun Gunilla
Gustav Hanna Hans Helena Henrik Inga-Lill Ingela Ingrid Jan Jenny Jessica Joakim Johan Johanna Jonas Jörgen
Karin Karl-Erik Katarina Kenneth Kerstin Kjell Kristina Lars Lena Leif Linda Linnea Lisbeth Louise Magnus
Margareta Maria Marie Markus Martin Mats Mehmet Mikael Monica Mona Niklas Nils Olle Ola Patrik Per Pernilla
Peter Pia Rickard Roger Rolf Rebecka Samira Sara Siv Sofia Staffan Stefan Sten Susanne Sven Therese Thomas
Tommy Torbjörn Ulf Ulla Ulrika Viktoria Ylva Yusuf Åke Åsa Örjan
""".split()  # noqa: SIM905 -- a list of words reads best as words

# Compounds in the Swedish manner that we made up. That somebody has one of them cannot be ruled out, but
# no list of holders of real offices was used, and no name comes from our sources.
_FAMILY = """
Alderklint Almtjärn Asperudd Björkhede Boräng Brattfors Brännlid Dalhage Djupmyr Edsvall Ekeliden Enmyr
Fagerudd Fjällhed Flakliden Forsvall Furutjärn Granhede Gransele Grenfors Gråmyr Gullmyr Hallmyr Hedlid
Hjortfors Holmträsk Hultmyr Hägerlid Isfors Järvhult Kallfors Klintmyr Kroktjärn Kvarnhede Kvistfors
Lavsele Lillhage Ljungfors Lofsele Lomtjärn Lunddal Lövmyr Malmhede Mosslid Myrfors Nordmyr Norrudd Näsholt
Orrfors Renlid Ripfors Rismyr Rosenlid Rågsjö Rönnfors Sandmyr Selfors Siklid Skogmyr Skärfors Spjutlid
Starrmyr Stensele Storlid Strandhede Strömtjärn Sundhage Svanmyr Sälgfors Tallhede Tjärnfors Torrlid
Tranmyr Tuvlid Utterfors Vallsele Videmyr Vikudd Vintermyr Vitfors Åkerlid Åmyr Älvlid Ängsele Örnmyr Östfors
""".split()  # noqa: SIM905

Name = tuple[str, str]


class Names:
    """Gives each invented person a name of their own."""

    def __init__(self, taken: Iterable[Name] = ()) -> None:
        self._taken = set(taken)

    def of(self, person: str) -> Name:
        """A name that nobody else in the register has, drawn by the word that stands for the person."""
        attempt = 0
        while (name := _drawn(person, attempt)) in self._taken:
            attempt += 1
        self._taken.add(name)
        return name


def _drawn(person: str, attempt: int) -> Name:
    return (
        drawing.choice(_GIVEN, "given", person, attempt),
        drawing.choice(_FAMILY, "family", person, attempt),
    )
