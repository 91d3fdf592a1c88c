"""What the picture of a journey says, in Swedish and English."""

from samverk.matters.picture.subject import Shape
from samverk.rulebook.findings import Words
from samverk.rulebook.matters.decisions import RowState
from samverk.rulebook.matters.steps import Act

DESCRIPTION = Words(
    "Banor uppifrån och ned: den egna linjen, koordinatorn, organen och huvudmännen. Tiden går åt höger. Allt som bilden visar står också i ord under den.",
    "Lanes from the top down: the own line, the coordinator, the bodies and the principals. Time runs to the right. All that the picture shows is also told in words below it.",
)
JOURNEY = Words("Ärendets resa", "The journey of the matter")
NOW = Words("Nu", "Now")
HERE = Words("Ligger här", "Lies here")
SINCE = Words("sedan {day}", "since {day}")
LEFT = Words("Kvar på vägen", "Left on the way")
LINE = Words("Den egna linjen", "The own line")
RAISED = Words("Väckt", "Raised")
COMING = Words("Inte kommit dit än", "Not there yet")
DAYS = (Words("{n} dag", "{n} day"), Words("{n} dagar", "{n} days"))
SAME_DAY = Words("samma dag", "the same day")
SO_FAR = Words("{days} hittills", "{days} so far")
EXPECTED = Words("{word}, väntas {day}", "{word}, expected {day}")
PRINCIPALS = Words("{n} huvudmän", "{n} principals")
# How a stay ended, where it did not by the outcome of a treatment; what only carries it on has no word.
ENDS = {
    Act.OPINIONS_IN: Words("yttranden inne", "opinions in"),
    Act.ALL_ANSWERED: Words("alla har svarat", "all have answered"),
    Act.WITHDRAW: Words("återkallat", "withdrawn"),
    Act.CLOSE: Words("avslutat", "closed"),
    Act.MERGE: Words("uppgått i ett annat", "merged into another"),
    Act.ASK_AGAIN: Words("frågas igen", "asked again"),
}
SHAPES = {
    RowState.ADOPTED: Shape.FULL,
    RowState.CHANGED: Shape.HALF,
    RowState.MIXED: Shape.HALF,
    RowState.REJECTED: Shape.CROSS,
    RowState.NOTED: Shape.DOT,
    RowState.RECEIVED: Shape.DOT,
}


def days(number: int) -> Words:
    """How long: "1 dag", "17 dagar"."""
    one, more = DAYS
    words = one if number == 1 else more
    return Words(words.sv.format(n=number), words.en.format(n=number))


def capital(text: str) -> str:
    """The text with a capital first."""
    return text[:1].upper() + text[1:]
