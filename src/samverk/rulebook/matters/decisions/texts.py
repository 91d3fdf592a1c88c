"""What findings on answers and on the minutes behind them say, and the way out of each."""

from samverk.rulebook.findings import Words
from samverk.rulebook.matters.decisions.rows import RowState
from samverk.rulebook.words import sentence

SENTENCES = {
    "matters.decided_in_the_future": sentence(
        (
            "Beslutet hos {name} är daterat {decided}, en dag som inte har varit.",
            "The decision of {name} is dated {decided}, a day that has not been.",
        ),
        (
            "Rätta dagen, eller anteckna det planerade mötet i vägen hos parten.",
            "Correct the day, or record the planned meeting in the line of the party.",
        ),
    ),
    "matters.received_in_the_future": sentence(
        (
            "Svaret från {name} sägs ha kommit in {received}, en dag som inte har varit.",
            "The answer from {name} is said to have come in on {received}, a day that has not been.",
        ),
        ("Rätta dagen då det kom in.", "Correct the day on which it came in."),
    ),
    "matters.decided_after_received": sentence(
        (
            "Svaret från {name} kom in {received}, före beslutet {decided}.",
            "The answer from {name} came in on {received}, before the decision of {decided}.",
        ),
        (
            "Rätta den av dagarna som är fel. Kom ett förslag in före beslutet hör det till vägen hos parten.",
            "Correct the day that is wrong. A proposal that came in before the decision belongs to the line of the party.",
        ),
    ),
    "matters.decision_day_missing": sentence(
        (
            "Det framgår inte vilken dag {name} beslutade.",
            "It does not show on which day {name} decided.",
        ),
        (
            "Läs dagen i protokollet. Till dess ordnas svaret efter dagen då det kom in.",
            "Read the day in the minutes. Until then the answer is ordered by the day it came in.",
        ),
    ),
    "matters.decided_before_asked": sentence(
        (
            "Beslutet hos {name} är från {decided}, men frågan skickades {asked}.",
            "The decision of {name} is of {decided}, but the question was sent on {asked}.",
        ),
        (
            "Se efter att beslutet gäller den här rekommendationen och inte en tidigare.",
            "Check that the decision is about this recommendation and not an earlier one.",
        ),
    ),
    "matters.clause_without_outcome": sentence(
        (
            "Svaret från {name} säger inget om att-sats {clause}.",
            "The answer from {name} is silent on clause {clause}.",
        ),
        (
            "Läs i protokollet vad som beslutades om den, eller fråga igen. Till dess väntas parten.",
            "Read in the minutes what was decided on it, or ask again. Until then the party is waited for.",
        ),
    ),
    "matters.clause_not_asked": sentence(
        (
            "Svaret från {name} har ett utfall för att-sats {clause}, som inte finns i rekommendationen.",
            "The answer from {name} has an outcome for clause {clause}, which is not in the recommendation.",
        ),
        (
            "Se efter vilken att-sats som menas. Ett eget tillägg skrivs som ändrad lydelse på den sats det rör.",
            "See which clause is meant. An addition of their own is written as changed wording of the clause it concerns.",
        ),
    ),
    "matters.change_without_wording": sentence(
        (
            "{name} har antagit att-sats {clause} med ändring, men lydelsen saknas.",
            "{name} has adopted clause {clause} with a change, but its wording is missing.",
        ),
        (
            "Skriv av den ändrade lydelsen ur protokollet, så att de andra parterna kan läsa den.",
            "Copy the changed wording from the minutes, so that the other parties can read it.",
        ),
    ),
    "matters.organ_below_the_council": sentence(
        (
            "Beslutet hos {name} är fattat av {organ}, men det är {competent} som ska besluta.",
            "The decision of {name} was made by {organ}, but it is {competent} that is to decide.",
        ),
        (
            "Är det ett förslag till fullmäktige? Anteckna det i vägen hos parten och vänta in beslutet. Har fullmäktige överlåtit frågan, ändra vem som ska besluta.",
            "Is it a proposal to the council? Record it in the line of the party and wait for the decision. Where the council has delegated the question, change who is to decide.",
        ),
    ),
    "matters.organ_missing": sentence(
        (
            "Det framgår inte vilket organ hos {name} som beslutade.",
            "It does not show which organ of {name} decided.",
        ),
        ("Läs det i protokollet.", "Read it in the minutes."),
    ),
    "matters.paragraph_missing": sentence(
        (
            "Paragrafen i protokollet saknas i svaret från {name}.",
            "The paragraph of the minutes is missing in the answer from {name}.",
        ),
        (
            "Lägg till den om den är känd. Den krävs inte.",
            "Add it where it is known. It is not demanded.",
        ),
    ),
    "matters.registry_number_missing": sentence(
        (
            "{name} har inte angett något eget diarienummer.",
            "{name} has not given a registry number of its own.",
        ),
        (
            "Lägg till det om det är känt. Ett brev med numret hittar då hit av sig självt.",
            "Add it where it is known. A letter with the number then finds its way here by itself.",
        ),
    ),
    "matters.extract_missing": sentence(
        (
            "Utdraget ur protokollet saknas i svaret från {name}.",
            "The extract of the minutes is missing in the answer from {name}.",
        ),
        (
            "Be om det, eller lägg till det när det kommer. Svaret gäller ändå.",
            "Ask for it, or add it when it comes. The answer stands all the same.",
        ),
    ),
    "matters.approved_late": sentence(
        (
            "Protokollet hos {name} justerades {day}, senare än 14 dagar efter sammanträdet.",
            "The minutes of {name} were approved on {day}, more than 14 days after the meeting.",
        ),
        (
            "Dagen står kvar som den är. Tiden för att överklaga räknas från anslaget.",
            "The day stands as it is. The time for appeal runs from the notice.",
        ),
    ),
    "matters.announced_late": sentence(
        (
            "Protokollet hos {name} tillkännagavs {day}, senare än andra dagen efter justeringen.",
            "The minutes of {name} were announced on {day}, later than the second day after they were approved.",
        ),
        (
            "Dagen står kvar som den är. Tiden för att överklaga räknas från anslaget.",
            "The day stands as it is. The time for appeal runs from the notice.",
        ),
    ),
    "matters.announced_before_approved": sentence(
        (
            "Anslaget hos {name} är från {day}, före justeringen av protokollet.",
            "The notice of {name} is of {day}, before the minutes were approved.",
        ),
        (
            "Rätta den av dagarna som är fel. Det är det justerade protokollet som tillkännages.",
            "Correct the day that is wrong. It is the approved minutes that are announced.",
        ),
    ),
    "matters.taken_down_early": sentence(
        (
            "Anslaget hos {name} togs ned {day}, innan tiden för att överklaga hade gått ut.",
            "The notice of {name} was taken down on {day}, before the time for appeal had ended.",
        ),
        (
            "Sätt upp det igen. Tiden går inte ut medan anslaget är nere.",
            "Put it up again. The time does not run out while the notice is down.",
        ),
    ),
}

STATES = {
    RowState.NOT_ASKED: Words("inte tillfrågad", "not asked"),
    RowState.WITHDRAWN: Words("frågan återtagen", "question withdrawn"),
    RowState.MISSING: Words("inte svarat", "not answered"),
    RowState.OVERDUE: Words("inte svarat, sent", "not answered, overdue"),
    RowState.RECEIVED: Words("svarat, att granska", "answered, to be reviewed"),
    RowState.ADOPTED: Words("antagen", "adopted"),
    RowState.CHANGED: Words("antagen med ändring", "adopted with change"),
    RowState.REJECTED: Words("avslagen", "rejected"),
    RowState.REFERRED_BACK: Words("återremitterad", "referred back"),
    RowState.POSTPONED: Words("bordlagd", "postponed"),
    RowState.NOTED: Words("antecknad", "noted"),
    RowState.MIXED: Words("olika per att-sats", "differs by clause"),
}
