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
}
