"""What acts on matters refuse and doubt, in one place for their pages: their own words, the rulebook's and those of files."""

from samverk.matters import texts
from samverk.rulebook.matters.texts import SENTENCES as OF_THE_RULEBOOK
from samverk.rulebook.words import sentence

_OWN = {
    "matters.not_into_that": sentence(
        (
            "Ärendet kan inte gå upp i {other}: det är samma ärende, hör till en annan struktur eller är avslutat.",
            "The matter cannot be merged into {other}: it is the same matter, belongs to another structure or has ended.",
        ),
        (
            "Välj ett annat öppet ärende i strukturen, eller koppla ihop dem i stället.",
            "Choose another open matter of the structure, or link them instead.",
        ),
    ),
    "matters.not_to_itself": sentence(
        (
            "{other} är det här ärendet: det kan inte kopplas till sig självt.",
            "{other} is this matter: it cannot be linked to itself.",
        ),
        ("Skriv det andra ärendets nummer.", "Write the number of the other matter."),
    ),
    "matters.draft_is_nobody_elses": sentence(
        (
            "Ett utkast visas bara för den som skriver det och kan inte öppnas för alla.",
            "A draft is shown only to whoever writes it and cannot be opened to everybody.",
        ),
        ("Väck frågan först.", "Raise the question first."),
    ),
}

SENTENCES = {**texts.SENTENCES, **OF_THE_RULEBOOK, **_OWN}
