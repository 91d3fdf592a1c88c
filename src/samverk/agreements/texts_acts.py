"""What acts on agreements refuse and doubt, in one place for their pages: their own words, the rulebook's and those of files."""

from samverk.foundation.documents import SENTENCES as OF_FILES
from samverk.rulebook.agreements.recording.texts import SENTENCES as OF_THE_RULEBOOK
from samverk.rulebook.words import sentence

_READ_FIRST = (
    "Läs in sidan på nytt och se vad som står där.",
    "Load the page again and see what stands there.",
)

OWN = {
    "agreements.no_terms": sentence(
        (
            "Villkoren för {agreement} är inte kända, så Samverk vet inte vad det här leder till.",
            "The terms of {agreement} are not known, so Samverk does not know what this leads to.",
        ),
        ("Skriv in villkoren först.", "Enter the terms first."),
    ),
    "agreements.decided_already": sentence(
        (
            "{party} har redan ett antecknat beslut om avtalet.",
            "{party} has a recorded decision on the agreement already.",
        ),
        (
            "Är det fel: lägg det åt sidan, och anteckna det rätta.",
            "If it is wrong, set it aside and record the right one.",
        ),
    ),
    "agreements.noticed_already": sentence(
        (
            "{party} har redan sagt upp avtalet, och uppsägningen är inte tillbakatagen.",
            "{party} has given notice already, and it has not been taken back.",
        ),
        (
            "Anteckna i stället att den behandlades, eller att den togs tillbaka.",
            "Record instead that it was treated, or that it was taken back.",
        ),
    ),
    "agreements.read_that_day": sentence(
        (
            "Samma sak lästes redan den dagen.",
            "The same was read on that day already.",
        ),
        _READ_FIRST,
    ),
    "agreements.waits_already": sentence(
        (
            "Avtalet väntar redan på {other}.",
            "The agreement waits for {other} already.",
        ),
        _READ_FIRST,
    ),
    "agreements.of_another_structure": sentence(
        (
            "{other} hör till en annan struktur.",
            "{other} belongs to another structure.",
        ),
        ("Välj något som hör till den här.", "Choose one that belongs to this one."),
    ),
    "agreements.no_such_terms": sentence(
        (
            "Strukturfilen har inga villkor som heter {terms}.",
            "The structure file has no terms called {terms}.",
        ),
        (
            "Välj ett av filens avtal, eller skriv in villkoren för hand.",
            "Choose one of the file's agreements, or enter the terms by hand.",
        ),
    ),
    "agreements.local_with_whom": sentence(
        (
            "{terms} är ett för varje part, och ingen part är vald.",
            "{terms} is one for each party, and no party is chosen.",
        ),
        ("Välj med vilken part det här är.", "Choose with which party this one is."),
    ),
    "agreements.local_already": sentence(
        (
            "{party} har redan ett avtal med samma villkor: {agreement}.",
            "{party} has an agreement with the same terms already: {agreement}.",
        ),
        (
            "Öppna det. Ska ett nytt ta över: anteckna först att det gamla är ersatt eller har upphört.",
            "Open it. If a new one is to take over, record first that the old one is replaced or has ended.",
        ),
    ),
    "agreements.registered_already": sentence(
        (
            "Avtalet finns redan i registret: {agreement}.",
            "The agreement is in the register already: {agreement}.",
        ),
        ("Öppna det som finns.", "Open the one that is there."),
    ),
    "agreements.key_taken": sentence(
        ("Nyckeln {key} har ett annat avtal.", "Another agreement has the key {key}."),
        ("Välj en annan nyckel.", "Choose another key."),
    ),
    "agreements.no_such_clause": sentence(
        (
            "{other} har ingen att-sats {n}.",
            "{other} has no decision clause {n}.",
        ),
        ("Välj en av dess att-satser.", "Choose one of its clauses."),
    ),
    "agreements.recommendation_withdrawn": sentence(
        (
            "{other} är tillbakatagen, så ingen svarar på den.",
            "{other} is withdrawn, so nobody answers it.",
        ),
        ("Välj en annan rekommendation.", "Choose another recommendation."),
    ),
    "agreements.cooperation_on_what": sentence(
        (
            "Avtalssamverkan är att någon utför en annans uppgifter. Det står inte vilka.",
            "Contractual cooperation is that one carries out another's tasks. It does not say which.",
        ),
        (
            "Skriv vilka uppgifter, och vem som utför dem åt vem. Årsrapporten återger det.",
            "Write which tasks, and who carries them out for whom. The yearly report repeats it.",
        ),
    ),
    "agreements.terms_in_the_file": sentence(
        (
            "Villkoren för {agreement} står i strukturfilen och skrivs inte in här.",
            "The terms of {agreement} stand in the structure file and are not entered here.",
        ),
        ("Ändra strukturfilen.", "Change the structure file."),
    ),
    "agreements.number_unsaid": sentence(
        (
            "Avtalet träder i kraft när ett antal parter har antagit det. Det står inte hur många.",
            "The agreement enters into force when a number of parties have adopted it. It does not say how many.",
        ),
        (
            "Skriv antalet, och bara när det är ett antal som avgör.",
            "Write the number, and only where a number decides.",
        ),
    ),
    "agreements.notice_said_by_half": sentence(
        (
            "Uppsägningen är sagd till hälften: antal månader, från vilken dag och för vem hör ihop.",
            "Notice is said by half: how many months, from which day and for whom belong together.",
        ),
        (
            "Fyll i alla tre. Där texten tiger: välj att den inte säger det.",
            "Fill in all three. Where the text is silent, choose that it does not say so.",
        ),
    ),
}

SENTENCES = {**OF_FILES, **OF_THE_RULEBOOK, **OWN}
