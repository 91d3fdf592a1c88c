"""What findings on what is recorded of an agreement say, and the way out of each."""

from samverk.rulebook.words import sentence

_THE_RIGHT_DAY = ("Rätta dagen.", "Mend the day.")
_READ_IT_AGAIN = (
    "Kontrollera mot skrivelsen. Stämmer det antecknas det ändå.",
    "Check it against the letter. If it is right it is recorded all the same.",
)

SENTENCES = {
    "agreements.not_yet": sentence(
        ("Den {day} har inte kommit än.", "{day} has not come yet."),
        (
            "Ändra dagen, eller anteckna det när det har hänt. Vad som skulle följa visar sidan Vad händer om?",
            "Change the day, or record it once it has happened. The page What if? shows what would follow.",
        ),
    ),
    "agreements.no_party_decides": sentence(
        (
            "{party} är inte part i avtalet, så beslutet kan inte anta det.",
            "{party} is not a party to the agreement, so its decision cannot adopt it.",
        ),
        (
            "Välj en av parterna. Är fel parter antecknade: rätta villkoren först.",
            "Choose one of the parties. If the wrong parties are recorded, mend the terms first.",
        ),
    ),
    "agreements.change_unsaid": sentence(
        (
            "{party} antog avtalet med ändring, men det står inte vad som ändrades.",
            "{party} adopted the agreement with a change, but it does not say what changed.",
        ),
        ("Skriv ändringen som den står i protokollet.", "Write the change as the minutes have it."),
    ),
    "agreements.adopted_with_change": sentence(
        (
            "{party} antog avtalet med ändring. Det räknas som antaget, men det kan vara ett annat avtal.",
            "{party} adopted the agreement with a change. It counts as adopted, but it may be another agreement.",
        ),
        (
            "Pröva om det är samma avtal. Lägg annars beslutet åt sidan.",
            "Consider whether it is the same agreement. Else set the decision aside.",
        ),
    ),
    "agreements.answered_already": sentence(
        (
            "{party} har redan svarat på rekommendationen, och det svaret räknas.",
            "{party} has answered the recommendation already, and that answer counts.",
        ),
        (
            "Är svaret fel rättas det i beslutsmatrisen.",
            "If the answer is wrong it is mended in the decision matrix.",
        ),
    ),
    "agreements.decided_when_over": sentence(
        (
            "Den {day} gällde avtalet inte längre. {party} beslutade efter det.",
            "From {day} the agreement no longer held. {party} decided after that.",
        ),
        (
            "Kontrollera dagen, och att beslutet inte rör ett nytt avtal.",
            "Check the day, and that the decision is not on a new agreement.",
        ),
    ),
    "agreements.received_before_written": sentence(
        (
            "Skrivelsen kom in den {received}, före den {given} då den skrevs.",
            "The letter was received on {received}, before {given} when it was written.",
        ),
        _THE_RIGHT_DAY,
    ),
    "agreements.notice_from_no_party": sentence(
        (
            "{party} är inte part i avtalet och kan inte säga upp det.",
            "{party} is not a party to the agreement and cannot give notice of it.",
        ),
        _READ_IT_AGAIN,
    ),
    "agreements.notice_before_force": sentence(
        (
            "Avtalet har inte trätt i kraft, så {party} har inget att säga upp än.",
            "The agreement is not in force, so {party} has nothing to give notice of yet.",
        ),
        (
            "Menar parten att den inte antar avtalet: anteckna beslutet som avslag.",
            "If the party means that it does not adopt the agreement, record its decision as a rejection.",
        ),
    ),
    "agreements.notice_before_the_day": sentence(
        (
            "Avtalet gäller från den {day}. {party} sade upp det före det.",
            "The agreement is in force from {day}. {party} gave notice before that.",
        ),
        _READ_IT_AGAIN,
    ),
    "agreements.notice_when_over": sentence(
        (
            "Avtalet gäller inte längre sedan den {day}. {party} sade upp det efter det.",
            "The agreement no longer holds since {day}. {party} gave notice after that.",
        ),
        _READ_IT_AGAIN,
    ),
    "agreements.nothing_on_notice": sentence(
        (
            "Avtalet säger inget om uppsägning. Samverk räknar därför inte ut någon dag.",
            "The agreement says nothing about notice. Samverk therefore computes no day.",
        ),
        (
            "Anteckna uppsägningen, och låt parterna komma överens om vad den leder till.",
            "Record the notice, and let the parties agree on what it leads to.",
        ),
    ),
    "agreements.no_letter": sentence(
        (
            "Avtalet kräver att uppsägningen är skriftlig. Skrivelsen från {party} är inte bifogad.",
            "The agreement asks for notice in writing. The letter from {party} is not attached.",
        ),
        ("Bifoga skrivelsen om den finns.", "Attach the letter if there is one."),
    ),
    "agreements.treated_before_it_came": sentence(
        (
            "Uppsägningen är inte antecknad som inkommen, så den kan inte ha behandlats.",
            "The notice is not recorded as received, so it cannot have been treated.",
        ),
        ("Fyll i dagen då den kom in.", "Fill in the day on which it was received."),
    ),
    "agreements.treated_before_received": sentence(
        (
            "Uppsägningen skulle ha behandlats den {treated}, före den {received} då den kom in.",
            "The notice would have been treated on {treated}, before {received} when it was received.",
        ),
        _THE_RIGHT_DAY,
    ),
    "agreements.other_body_treated": sentence(
        (
            "Avtalet säger att uppsägningen behandlas av {wanted}, inte av {body_name}.",
            "The agreement says that notice is treated by {wanted}, not by {body_name}.",
        ),
        (
            "Räkna inte med att tiden löper innan {wanted} har behandlat den.",
            "Do not count on the time running before {wanted} has treated it.",
        ),
    ),
    "agreements.treated_nowhere": sentence(
        (
            "Avtalet säger att uppsägningen behandlas av {wanted}. Det är inte sagt vem som behandlade den.",
            "The agreement says that notice is treated by {wanted}. It is not said who treated it.",
        ),
        ("Välj organet.", "Choose the body."),
    ),
    "agreements.withdrawn_before_given": sentence(
        (
            "{party} kan inte ha tagit tillbaka uppsägningen före den {given} då den skrevs.",
            "{party} cannot have taken back its notice before {given} when it was written.",
        ),
        _THE_RIGHT_DAY,
    ),
    "agreements.withdrawn_too_late": sentence(
        (
            "Uppsägningstiden gick ut den {day}. Då hade avtalet redan upphört för {party}.",
            "The time of notice ran out on {day}. By then the agreement had ended for {party}.",
        ),
        (
            "Ska parten vara med igen behövs ett nytt avtal mellan parterna.",
            "For the party to take part again the parties need a new agreement.",
        ),
    ),
    "agreements.withdrawn_once_received": sentence(
        (
            "Uppsägningen hade kommit in. Om {party} får ta tillbaka den avgör inte Samverk.",
            "The notice had been received. Whether {party} may take it back is not for Samverk to decide.",
        ),
        (
            "Skriv i skälet vem som har gått med på det.",
            "Write in the reason who has agreed to it.",
        ),
    ),
    "agreements.reading_by_nobody": sentence(
        (
            "En tolkning är någons: det står inte vem som har sagt det.",
            "A reading is somebody's: it does not say who said so.",
        ),
        ("Skriv vem som har gjort tolkningen.", "Write who made the reading."),
    ),
    "agreements.text_says_already": sentence(
        (
            "Texten säger redan: {says}. Tolkningen ändrar inget som räknas.",
            "The text says already: {says}. The reading changes nothing that is computed.",
        ),
        (
            "Är villkoret fel antecknat: rätta villkoren i stället.",
            "If the term is recorded wrongly, mend the terms instead.",
        ),
    ),
    "agreements.read_otherwise": sentence(
        (
            "{by} läste texten så här den {day}: {says}. Den nya tolkningen tar över från sin dag.",
            "{by} read the text like this on {day}: {says}. The new reading takes over from its day.",
        ),
        (
            "Kontrollera att parterna vet om att läsningen ändras.",
            "Check that the parties know that the reading changes.",
        ),
    ),
    "agreements.no_such_duty": sentence(
        ("Avtalet har inget sådant åtagande.", "The agreement has no such duty."),
        ("Välj ett av avtalets åtaganden.", "Choose one of the duties of the agreement."),
    ),
    "agreements.planned_in_the_past": sentence(
        (
            "Planen gäller den {day}, som har passerat.",
            "The plan is for {day}, which has passed.",
        ),
        ("Är det gjort: anteckna det som gjort.", "If it is done, record it as done."),
    ),
    "agreements.planned_too_late": sentence(
        (
            "{what}: avtalet säger senast den {latest}, och planen är senare.",
            "{what}: the agreement says {latest} at the latest, and the plan is later.",
        ),
        ("Välj en tidigare dag, eller skriv varför.", "Choose an earlier day, or write why."),
    ),
    "agreements.done_too_late": sentence(
        (
            "{what}: avtalet säger senast den {latest}. Det gjordes efter det.",
            "{what}: the agreement says {latest} at the latest. It was done after that.",
        ),
        ("Skriv varför det blev senare.", "Write why it was later."),
    ),
    "agreements.done_before_its_turn": sentence(
        (
            "{what}: det kommer efter ett annat steg, som inte är antecknat som gjort ({before}).",
            "{what}: it comes after another step, which is not recorded as done ({before}).",
        ),
        ("Anteckna det steget först om det är gjort.", "Record that step first if it is done."),
    ),
    "agreements.done_out_of_order": sentence(
        (
            "{what}: det kommer efter ett annat steg, som gjordes först den {day} ({before}).",
            "{what}: it comes after another step, which was not done until {day} ({before}).",
        ),
        ("Kontrollera båda dagarna.", "Check both days."),
    ),
    "agreements.in_a_ring": sentence(
        (
            "Avtalen skulle gå i en ring: {other} hänger redan på det här.",
            "The agreements would make a ring: {other} depends on this one already.",
        ),
        (
            "Välj ett annat avtal, eller ta bort det andra sambandet.",
            "Choose another agreement, or take away the other tie.",
        ),
    ),
    "agreements.replaced_by_what_may_not_come": sentence(
        (
            "{other} har inte trätt i kraft. Blir det inte av gäller inget avtal efter den {day}.",
            "{other} is not in force. If it never is, there is no agreement after {day}.",
        ),
        (
            "Vänta tills parterna har antagit det nya, om texten inte säger annat.",
            "Wait until the parties have adopted the new one, unless the text says otherwise.",
        ),
    ),
    "agreements.replaced_too_soon": sentence(
        (
            "{other} gäller från den {began}, men det här skulle vara ersatt redan den {day}.",
            "{other} is in force from {began}, but this one would be replaced already on {day}.",
        ),
        ("Välj dagen då det nya börjar gälla.", "Choose the day on which the new one begins."),
    ),
    "agreements.replaced_when_over": sentence(
        (
            "Avtalet gällde till och med den {ended}, före den {day} då {other} skulle ersätta det.",
            "The agreement held up to and including {ended}, before {day} when {other} would replace it.",
        ),
        ("Kontrollera dagen.", "Check the day."),
    ),
    "agreements.replaced_from_below": sentence(
        (
            "{other} är ett lokalt avtal under det här. Det kan inte ta över för dem som inte är parter i det.",
            "{other} is a local agreement under this one. It cannot take over for those that are no parties to it.",
        ),
        (
            "Kontrollera att det är rätt avtal.",
            "Check that it is the right agreement.",
        ),
    ),
    "agreements.waits_though_in_force": sentence(
        (
            "Avtalet gäller sedan den {day}. Ska det vänta på {other} ändras den dagen.",
            "The agreement is in force since {day}. If it is to wait for {other} that day changes.",
        ),
        (
            "Kontrollera att texten säger att det väntar.",
            "Check that the text says that it waits.",
        ),
    ),
    "agreements.waited_out": sentence(
        (
            "{other} är i kraft från den {day}, så avtalet har redan väntat färdigt. Ingen dag ändras av det här.",
            "{other} is in force from {day}, so the agreement has waited already. No day changes by this.",
        ),
        ("Kontrollera dagen.", "Check the day."),
    ),
    "agreements.waits_by_its_text": sentence(
        (
            "Villkoret står i punkt {clause}. Att det inte gäller längre är en ändring av texten, och den beslutar parterna om.",
            "The condition stands in clause {clause}. That it no longer holds is a change of the text, which the parties decide on.",
        ),
        (
            "Skriv i skälet vilka beslut det vilar på.",
            "Write in the reason which decisions it rests on.",
        ),
    ),
    "agreements.too_few_parties": sentence(
        ("Ett avtal har minst två parter.", "An agreement has at least two parties."),
        ("Välj parterna.", "Choose the parties."),
    ),
    "agreements.no_such_number": sentence(
        (
            "Avtalet kan inte träda i kraft när {n} av {total} parter har antagit det.",
            "The agreement cannot enter into force when {n} of {total} parties have adopted it.",
        ),
        (
            "Skriv ett antal från två till så många som parterna är.",
            "Write a number from two to as many as the parties are.",
        ),
    ),
    "agreements.nobody_named": sentence(
        (
            "Avtalet träder i kraft när namngivna parter har antagit det, men ingen är namngiven.",
            "The agreement enters into force when named parties have adopted it, but none is named.",
        ),
        (
            "Välj de parter som måste ha antagit det.",
            "Choose the parties that must have adopted it.",
        ),
    ),
    "agreements.nothing_to_prolong": sentence(
        (
            "Ett avtal tills vidare har inget som kan förlängas.",
            "An agreement until further notice has nothing to prolong.",
        ),
        (
            "Fyll i avtalets sista dag, eller ta bort förlängningen.",
            "Fill in the last day of the agreement, or take away the prolongation.",
        ),
    ),
    "agreements.over_before_it_begins": sentence(
        (
            "Avtalet skulle vara slut den {until}, innan det börjar den {first}.",
            "The agreement would be over on {until}, before it begins on {first}.",
        ),
        _THE_RIGHT_DAY,
    ),
    "agreements.same_duty_twice": sentence(
        ("Två åtaganden har samma text.", "Two duties have the same text."),
        ("Skriv dem så att de kan skiljas åt.", "Write them so that they can be told apart."),
    ),
    "agreements.after_nothing": sentence(
        (
            "{what}: det skulle komma efter ett åtagande som inte finns.",
            "{what}: it would come after a duty that is not there.",
        ),
        ("Välj ett annat åtagande, eller inget.", "Choose another duty, or none."),
    ),
    "agreements.duties_in_a_ring": sentence(
        (
            "{what}: det skulle komma efter sig självt.",
            "{what}: it would come after itself.",
        ),
        ("Ändra vad det kommer efter.", "Change what it comes after."),
    ),
    "agreements.without_clause": sentence(
        (
            "Det står inte i vilken punkt avtalet säger det här: {section}.",
            "It does not say in which clause the agreement says this: {section}.",
        ),
        (
            "Fyll i punktens nummer, så kan den som läser slå upp det.",
            "Fill in the number of the clause, so that the reader can look it up.",
        ),
    ),
    "agreements.duty_without_clause": sentence(
        (
            "{what}: det står inte i vilken punkt åtagandet finns.",
            "{what}: it does not say in which clause the duty stands.",
        ),
        ("Fyll i punktens nummer.", "Fill in the number of the clause."),
    ),
    "agreements.text_is_silent": sentence(
        ("Texten säger inte {on}.", "The text does not say {on}."),
        (
            "Anteckna hur den läses när någon har sagt det.",
            "Record how it is read once somebody has said so.",
        ),
    ),
}
