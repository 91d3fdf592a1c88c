"""What the rules say of an answer, said to whoever writes it: the rulebook's own words are for whoever reviews it."""

from collections.abc import Mapping

from samverk.rulebook.words import Sentence, sentence

WORDS: Mapping[str, Sentence] = {
    "matters.decided_in_the_future": sentence(
        (
            "Beslutet är daterat {decided}, en dag som inte har varit.",
            "The decision is dated {decided}, a day that has not been.",
        ),
        (
            "Rätta dagen. Är beslutet inte fattat än går det att skriva när det väntas.",
            "Correct the day. Where the decision has not been made yet you can write when it is expected.",
        ),
    ),
    "matters.decision_day_missing": sentence(
        (
            "Det framgår inte vilken dag ni beslutade.",
            "It does not show on which day you decided.",
        ),
        ("Läs dagen i protokollet.", "Read the day in the minutes."),
    ),
    "matters.decided_before_asked": sentence(
        (
            "Beslutet är från {decided}, men frågan skickades {asked}.",
            "The decision is of {decided}, but the question was sent on {asked}.",
        ),
        (
            "Se efter att det gäller den här rekommendationen och inte en tidigare.",
            "Check that it is about this recommendation and not an earlier one.",
        ),
    ),
    "matters.clause_without_outcome": sentence(
        (
            "Svaret säger inget om att-sats {clause}.",
            "The answer is silent on clause {clause}.",
        ),
        (
            "Välj vad ni beslutade om den. Togs den inte upp väntar avsändaren på ett besked till.",
            "Choose what you decided on it. Where it was not taken up the sender waits for another answer.",
        ),
    ),
    "matters.change_without_wording": sentence(
        (
            "Ni har antagit att-sats {clause} med ändring, men er lydelse saknas.",
            "You have adopted clause {clause} with a change, but your wording is missing.",
        ),
        (
            "Skriv av den ur protokollet, så att de andra parterna kan läsa den.",
            "Copy it from the minutes, so that the other parties can read it.",
        ),
    ),
    "matters.organ_below_the_council": sentence(
        (
            "Beslutet är fattat av {organ}, men avsändaren räknar med att {competent} beslutar.",
            "The decision was made by {organ}, but the sender takes it that {competent} decides.",
        ),
        (
            "Är det ett förslag till fullmäktige hör det till vägen: välj Beslutet är inte fattat än. Har organet rätt att besluta stämmer svaret.",
            "A proposal to the council belongs to the way there: choose The decision has not been made yet. Where the body has the right to decide the answer is right.",
        ),
    ),
    "matters.organ_missing": sentence(
        (
            "Det framgår inte vilket organ hos er som beslutade.",
            "It does not show which of your bodies decided.",
        ),
        ("Läs det i protokollet.", "Read it in the minutes."),
    ),
    "matters.paragraph_missing": sentence(
        ("Paragrafen i protokollet saknas.", "The paragraph of the minutes is missing."),
        (
            "Lägg till den om den är känd. Den krävs inte.",
            "Add it where it is known. It is not demanded.",
        ),
    ),
    "matters.registry_number_missing": sentence(
        ("Ert diarienummer saknas.", "Your registry number is missing."),
        (
            "Lägg till det om det är känt. Ett brev med numret hittar då rätt av sig självt.",
            "Add it where it is known. A letter with the number then finds its way by itself.",
        ),
    ),
    "matters.extract_missing": sentence(
        ("Protokollsutdraget saknas.", "The extract of the minutes is missing."),
        (
            "Skicka det när det är justerat. Svaret gäller ändå.",
            "Send it when the minutes are approved. The answer stands all the same.",
        ),
    ),
}
