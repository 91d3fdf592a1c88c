"""What findings on figures say, and the way out of each."""

from samverk.rulebook.findings import Words
from samverk.rulebook.words import sentence

KEPT, SEEN = "samverk-underlag U2", "samverk-underlag U13"
_MEND = (
    "Rätta i filen och läs in den på nytt.",
    "Mend the file and read it in again.",
)
_LOOK = (
    "Jämför med källan. Stämmer uppgiften kan den godtas, annars förkasta inläsningen och läs in den rättade.",
    "Compare with the source. If the figure is right it can be accepted, otherwise discard the import and read in the mended one.",
)

SENTENCES = {
    "figures.unknown_party": sentence(
        (
            "Rad {row}: ”{said}” är ingen part i registret, så raden används inte.",
            "Row {row}: “{said}” is no party in the register, so the row is not used.",
        ),
        (
            "Välj parten i listan vid raden om den finns under ett annat namn.",
            "Choose the party in the list at the row if it is there under another name.",
        ),
    ),
    "figures.many_unknown": sentence(
        (
            "{count} rader handlar om andra än parterna i registret och används inte: {names}.",
            "{count} rows are about others than the parties in the register and are not used: {names}.",
        ),
        (
            "Saknas någon part nedan, se efter hur den är skriven i tabellen.",
            "If a party is missing below, see how it is written in the table.",
        ),
    ),
    "figures.ambiguous_party": sentence(
        (
            "Rad {row}: ”{said}” kan vara flera parter, så raden används inte.",
            "Row {row}: “{said}” may be several parties, so the row is not used.",
        ),
        (
            "Välj parten i listan vid raden.",
            "Choose the party in the list at the row.",
        ),
    ),
    "figures.near_party": sentence(
        (
            "Rad {row}: ”{said}” tolkas som {party}.",
            "Row {row}: “{said}” is read as {party}.",
        ),
        (
            "Är det en annan part väljs den i listan vid raden.",
            "If it is another party, choose it in the list at the row.",
        ),
    ),
    "figures.repeated": sentence(
        (
            "{party} står med samma uppgift för den {day} flera gånger, rad {rows}. Den räknas en gång.",
            "{party} is there with the same figure for {day} several times, rows {rows}. It counts once.",
        ),
        ("Inget behöver göras.", "Nothing needs to be done."),
    ),
    "figures.contradicted": sentence(
        (
            "{party} står med olika uppgifter för den {day}, rad {rows}.",
            "{party} is there with different figures for {day}, rows {rows}.",
        ),
        _MEND,
    ),
    "figures.negative": sentence(
        (
            "Rad {row}: {party} har {value} den {day}, men ett underlag är aldrig mindre än noll.",
            "Row {row}: {party} has {value} on {day}, but a base is never less than zero.",
        ),
        _MEND,
    ),
    "figures.not_whole": sentence(
        (
            "Rad {row}: {party} har {value} den {day}, men serien räknas i hela tal.",
            "Row {row}: {party} has {value} on {day}, but the series is counted in whole numbers.",
        ),
        (
            "Står en punkt för tusental, ta bort den. Är det en andel hör den till en annan serie.",
            "If a point stands for thousands, take it away. If it is a share it belongs to another series.",
        ),
    ),
    "figures.zero": sentence(
        (
            "Rad {row}: {party} har 0 den {day}.",
            "Row {row}: {party} has 0 on {day}.",
        ),
        _LOOK,
    ),
    "figures.ahead": sentence(
        (
            "Den {day} har inte varit än, så uppgifterna är en prognos.",
            "The day {day} has not come yet, so the figures are a forecast.",
        ),
        (
            "Är det rätt dag bör källan säga att det är en prognos.",
            "If the day is right, the source should say that it is a forecast.",
        ),
    ),
    "figures.swapped": sentence(
        (
            "{party} och {other} kan vara förväxlade: {party} får {value} (rad {row}) och {other} får {other_value} (rad {other_row}), men den {before} hade {party} {past} och {other} {other_past}.",
            "{party} and {other} may have been swapped: {party} gets {value} (row {row}) and {other} gets {other_value} (row {other_row}), but on {before} {party} had {past} and {other} had {other_past}.",
        ),
        _LOOK,
    ),
    "figures.all_scaled": sentence(
        (
            "Alla rader ligger ungefär en faktor {times} från det som är känt. Tabellen är troligen i en annan enhet, till exempel tusental.",
            "Every row is about a factor of {times} from what is known. The table is probably in another unit, such as thousands.",
        ),
        (
            "Räkna om till seriens enhet och läs in tabellen på nytt.",
            "Convert to the unit of the series and read the table in again.",
        ),
    ),
    "figures.scaled_up": sentence(
        (
            "Rad {row}: {party} får {value} den {day}, ungefär {times} gånger det som gällde den {before}: {past}.",
            "Row {row}: {party} gets {value} on {day}, about {times} times what it was on {before}: {past}.",
        ),
        _LOOK,
    ),
    "figures.scaled_down": sentence(
        (
            "Rad {row}: {party} får {value} den {day}, ungefär en {times}-del av det som gällde den {before}: {past}.",
            "Row {row}: {party} gets {value} on {day}, about one part in {times} of what it was on {before}: {past}.",
        ),
        _LOOK,
    ),
    "figures.leap": sentence(
        (
            "Rad {row}: {party} ändras {change}, från {past} den {before} till {value} den {day}.",
            "Row {row}: {party} changes by {change}, from {past} on {before} to {value} on {day}.",
        ),
        _LOOK,
    ),
    "figures.unchanged": sentence(
        (
            "Alla uppgifter för den {day} är desamma som för den {before}.",
            "All figures for {day} are the same as for {before}.",
        ),
        (
            "Kontrollera att det inte är den gamla tabellen med en ny dag.",
            "Check that it is not the old table with a new day.",
        ),
    ),
    "figures.many_unchanged": sentence(
        (
            "{count} av {of} rader för den {day} är desamma som för den {before}.",
            "{count} of {of} rows for {day} are the same as for {before}.",
        ),
        (
            "Kontrollera att raderna inte står kvar från den gamla tabellen.",
            "Check that the rows were not left from the old table.",
        ),
    ),
    "figures.missing_party": sentence(
        (
            "För den {day} saknas {parties}.",
            "For {day}, these are missing: {parties}.",
        ),
        (
            "Godta om de inte ska vara med, eller läs in dem för sig.",
            "Accept if they are not to be there, or read them in by themselves.",
        ),
    ),
    "figures.total_differs": sentence(
        (
            "I tabellen står summan {stated}, men raderna är tillsammans {sum}.",
            "The table says that the total is {stated}, but the rows together are {sum}.",
        ),
        _LOOK,
    ),
    "figures.nothing_usable": sentence(
        (
            "Ingen rad går att föra till en part, så det finns inget att använda.",
            "No row can be tied to a party, so there is nothing to use.",
        ),
        (
            "Kontrollera vilken kolumn som läses som part, eller välj parterna i listan vid raderna.",
            "Check which column is read as the party, or choose the parties in the list at the rows.",
        ),
    ),
    "figures.nothing_to_compare": sentence(
        (
            "Serien har inga tidigare uppgifter om de här parterna, så det går inte att se om något är osannolikt.",
            "The series has no earlier figures on these parties, so it cannot be seen whether any is improbable.",
        ),
        (
            "Jämför några rader med källan innan du godtar.",
            "Compare some rows with the source before you accept.",
        ),
    ),
    "figures.same_value": sentence(
        (
            "{party} har redan det värdet, så det finns inget att rätta.",
            "{party} has that value already, so there is nothing to correct.",
        ),
        ("Skriv det värde som ska gälla.", "Write the value that is to count."),
    ),
    "figures.less_than_nothing": sentence(
        (
            "Ett underlag är aldrig mindre än noll.",
            "A base is never less than zero.",
        ),
        (
            "Skriv det värde som ska gälla, eller stryk uppgiften.",
            "Write the value that is to count, or strike the figure out.",
        ),
    ),
    "figures.not_whole_number": sentence(
        (
            "Serien räknas i hela tal.",
            "The series is counted in whole numbers.",
        ),
        ("Skriv ett helt tal.", "Write a whole number."),
    ),
    "figures.no_reason": sentence(
        (
            "Det saknas ett skäl till rättelsen.",
            "The correction has no reason.",
        ),
        (
            "Skriv varför uppgiften ändras; det läser den som undrar över ett belopp.",
            "Write why the figure is changed; it is read by whoever wonders about an amount.",
        ),
    ),
    "figures.not_now": sentence(
        (
            "Inläsningen är redan avgjord: {state}.",
            "The import is settled already: {state}.",
        ),
        (
            "Rätta enstaka uppgifter på seriens sida, eller läs in tabellen på nytt.",
            "Correct single figures on the page of the series, or read the table in again.",
        ),
    ),
    "figures.not_accepted": sentence(
        (
            "Något i inläsningen är osannolikt och måste godtas uttryckligen.",
            "Something in the import is improbable and must be accepted expressly.",
        ),
        (
            "Kryssa i att du har sett det som pekas ut, och skriv varför det stämmer.",
            "Tick that you have seen what is pointed out, and write why it is right.",
        ),
    ),
}

STATES = {
    "proposed": Words("väntar på granskning", "waits to be looked through"),
    "accepted": Words("används", "used"),
    "discarded": Words("förkastad", "discarded"),
}
