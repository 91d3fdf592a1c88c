"""The words for what acts on matters refuse."""

from samverk.rulebook.findings import Words
from samverk.rulebook.words import sentence

STATES = {
    "": Words("inte påbörjat", "not begun"),
    "draft": Words("ett utkast", "a draft"),
    "raised": Words("väckt och hos koordinatorn", "raised and with the coordinator"),
    "in body": Words("i ett organ", "in a body"),
    "out for opinion": Words("på remiss", "out for opinion"),
    "treated": Words("behandlat och hos koordinatorn", "treated and with the coordinator"),
    "recommended": Words("rekommenderat men inte skickat", "recommended but not sent"),
    "at principals": Words("hos huvudmännen", "with the principals"),
    "answered": Words("besvarat av alla", "answered by all"),
    "decided": Words("beslutat", "decided"),
    "closed": Words("avslutat", "closed"),
    "withdrawn": Words("återtaget", "withdrawn"),
    "merged": Words("sammanfört med ett annat", "merged with another"),
}

SENTENCES = {
    "matters.not_now": sentence(
        (
            "Steget går inte att ta: den {day} är ärendet {state}.",
            "The step cannot be taken: on {day} the matter is {state}.",
        ),
        (
            "Välj ett av de steg som ärendets sida visar, eller en annan dag.",
            "Choose one of the steps that the matter's page shows, or another day.",
        ),
    ),
    "matters.not_before_the_rest": sentence(
        (
            "Steget går inte att foga in: det som är antecknat den {day} utgår från att ärendet är {state}.",
            "The step cannot be put in: what is recorded on {day} takes the matter to be {state}.",
        ),
        (
            "Anteckna det efter de steg som redan står, med den dag det skedde i skälet.",
            "Record it after the steps that stand there, and say in the reason on which day it happened.",
        ),
    ),
    "matters.sent_already": sentence(
        (
            "{title} är redan skickad till huvudmännen, så att-satserna ligger fast.",
            "{title} has been sent to the principals already, so its clauses are fixed.",
        ),
        (
            "Skriv en ny rekommendation i samma ärende. Den gamla kan tas tillbaka.",
            "Write a new recommendation in the same matter. The old one can be withdrawn.",
        ),
    ),
    "matters.no_clauses": sentence(
        (
            "{title} har inga att-satser, så det finns inget att besluta om.",
            "{title} has no decision clauses, so there is nothing to decide on.",
        ),
        ("Skriv minst en att-sats först.", "Write at least one clause first."),
    ),
    "matters.nobody_to_decide": sentence(
        (
            "Ingen huvudman är vald, så ingen får {title}.",
            "No principal is chosen, so nobody gets {title}.",
        ),
        ("Välj de huvudmän som ska besluta.", "Choose the principals that are to decide."),
    ),
    "matters.question_withdrawn": sentence(
        (
            "Frågan till {party} är tillbakatagen, så det finns inget att svara på.",
            "The question to {party} has been withdrawn, so there is nothing to answer.",
        ),
        (
            "Har beslutet redan fattats? Skriv till avsändaren, så tas det om hand.",
            "Has the decision been made already? Write to the sender, and it will be taken care of.",
        ),
    ),
    "matters.confirmed_without_day": sentence(
        (
            "Svaret från {party} säger inte vilken dag beslutet fattades, så det kan inte räknas.",
            "The answer from {party} does not say on which day the decision was made, so it cannot count.",
        ),
        (
            "Fyll i dagen från protokollet, eller fråga {party}.",
            "Fill in the day from the minutes, or ask {party}.",
        ),
    ),
}
