"""What findings on questions and answers say, and the way out of each."""

from samverk.rulebook.findings import Words
from samverk.rulebook.words import sentence

SENTENCES = {
    "staffing.contact_missing": sentence(
        (
            "{party} har ingen kontakt den dagen, så ingen får frågan.",
            "{party} has no contact on that day, so nobody gets the question.",
        ),
        (
            "Lägg till en kontakt hos parten, eller skicka till de andra och ge länken på annat sätt.",
            "Add a contact at the party, or send to the others and pass the question on in another way.",
        ),
    ),
    "staffing.nobody_asked": sentence(
        (
            "Ingen part har någon plats av det slag du har valt.",
            "No party has a seat of the kind that you have chosen.",
        ),
        ("Välj fler organ eller fler parter.", "Choose more bodies or more parties."),
    ),
    "staffing.party_left": sentence(
        (
            "{party} deltar inte i {structure} den {day}.",
            "{party} takes no part in {structure} on {day}.",
        ),
        (
            "Avsluta frågan till parten. Har den gått upp i en annan part ställs en ny fråga till den.",
            "End the question to the party. If it has become part of another, ask that one.",
        ),
    ),
    "staffing.seat_gone": sentence(
        (
            "Platsen ({seat}) finns inte den {day}.",
            "The seat ({seat}) is not there on {day}.",
        ),
        (
            "Namnet kan inte godkännas. Fråga parten om någon annan plats.",
            "The name cannot be accepted. Ask the party about another seat.",
        ),
    ),
    "staffing.seat_filled": sentence(
        (
            "Platsen ({seat}) har tillsatts med {person} från {day}, sedan frågan ställdes.",
            "The seat ({seat}) has been filled with {person} from {day}, after the question was asked.",
        ),
        (
            "Godkänn bara om {person} ska ersättas.",
            "Accept only if {person} is to be replaced.",
        ),
    ),
    "staffing.organ_unknown": sentence(
        (
            "Organet {organ} finns inte i registret hos {party}, så uppdraget får beslutets dag och paragraf men inget organ.",
            "The organ {organ} is not in the register of {party}, so the appointment gets the day and paragraph of the decision but no organ.",
        ),
        (
            "Lägg till organet hos parten, eller godkänn som det är.",
            "Add the organ at the party, or accept as it is.",
        ),
    ),
    "staffing.not_now": sentence(
        (
            "Det går inte att göra nu: {party} är i läget {state}.",
            "That cannot be done now: {party} is in the state {state}.",
        ),
        (
            "Läs sidan på nytt och se hur det står till.",
            "Read the page again and see how things stand.",
        ),
    ),
    "staffing.nothing_chosen": sentence(
        (
            "Inget namn är valt, så inget godkändes.",
            "No name is chosen, so nothing was accepted.",
        ),
        (
            "Kryssa för de namn som ska bli uppdrag.",
            "Tick the names that are to become appointments.",
        ),
    ),
    "staffing.no_link": sentence(
        ("Länken gäller inte längre.", "The link is no longer valid."),
        (
            "Be den som samordnar strukturen om en ny.",
            "Ask whoever coordinates the structure for a new one.",
        ),
    ),
}

STATES = {
    "asked": Words("inte svarat", "not answered"),
    "begun": Words("påbörjat", "begun"),
    "answered": Words("svarat", "answered"),
    "changing": Words("svarat, ändrar", "answered, changing"),
    "accepted": Words("godkänt", "accepted"),
    "lapsed": Words("frågan har fallit", "the question has lapsed"),
    "open": Words("öppen", "open"),
    "closed": Words("frågan är avslutad", "the question is closed"),
}
