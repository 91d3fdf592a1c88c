"""The words for what acts on an agreement's text refuse."""

from samverk.foundation.documents import SENTENCES as OF_DOCUMENTS
from samverk.rulebook.words import sentence

_PASTE = (
    "Öppna den, markera allt, kopiera och klistra in texten i rutan i stället.",
    "Open it, select everything, copy it and paste the text into the box instead.",
)
_WRITE = (
    "Välj filen som den gjordes av, till exempel i Word. Finns den inte: låt ett program tolka bilderna (OCR), eller skriv av texten i rutan.",
    "Choose the file that it was made from, for instance in Word. If there is none, let a program read the pictures (OCR), or write the text into the box.",
)
_ONLY_THE_AGREEMENT = (
    "Bifoga bara själva avtalet, utan protokoll och underlag, eller klistra in texten i rutan.",
    "Attach only the agreement itself, without minutes and supporting papers, or paste the text into the box.",
)

# Why nothing was read of a file: it is received all the same, and kept with the version.
OF_FILES = {
    "agreements.text_unreadable": sentence(
        (
            "Texten i {name} lästes inte: filen går inte att läsa till slutet.",
            "The text of {name} was not read: the file cannot be read to its end.",
        ),
        _PASTE,
    ),
    "agreements.text_without_text": sentence(
        (
            "Filen {name} innehåller ingen text. Den kan vara inskannade bilder.",
            "The file {name} contains no text. It may be scanned pictures.",
        ),
        _WRITE,
    ),
    "agreements.text_garbled": sentence(
        (
            "Texten i {name} lästes inte: filen säger inte vilka bokstäver dess tecken är.",
            "The text of {name} was not read: the file does not say which letters its signs are.",
        ),
        _WRITE,
    ),
    "agreements.text_locked": sentence(
        (
            "Texten i {name} lästes inte: filen är låst med lösenord.",
            "The text of {name} was not read: the file is locked with a password.",
        ),
        (
            "Spara den utan lösenord och välj den igen, eller öppna den, kopiera texten och klistra in den i rutan.",
            "Save it without a password and choose it again, or open it, copy the text and paste it into the box.",
        ),
    ),
    "agreements.text_too_many_pages": sentence(
        (
            "Texten i {name} lästes inte: filen har {pages} sidor, och högst {most} läses.",
            "The text of {name} was not read: the file has {pages} pages, and at most {most} are read.",
        ),
        _ONLY_THE_AGREEMENT,
    ),
    "agreements.text_too_long": sentence(
        (
            "Texten i {name} är längre än ett avtal brukar vara: över 600 000 tecken eller 12 000 rader.",
            "The text of {name} is longer than agreements are: more than 600,000 characters or 12,000 lines.",
        ),
        _ONLY_THE_AGREEMENT,
    ),
    "agreements.text_too_heavy": sentence(
        (
            "Texten i {name} lästes inte: det tog för lång tid eller för mycket minne att läsa den.",
            "The text of {name} was not read: it took too long or too much memory to read it.",
        ),
        (
            "Öppna den, skriv ut den till en ny PDF och välj den, eller kopiera texten och klistra in den i rutan.",
            "Open it, print it to a new PDF and choose that, or copy the text and paste it into the box.",
        ),
    ),
}

OF_TEXTS = {
    **OF_FILES,
    "agreements.text_without_clauses": sentence(
        (
            "Versionen {name} har inga punkter, så det finns inget att spara.",
            "The version {name} has no clauses, so there is nothing to keep.",
        ),
        ("Klistra in texten i rutan.", "Paste the text into the box."),
    ),
    "agreements.elsewhere_is_somewhere": sentence(
        (
            "Punkten {clause} är märkt som ordnad någon annanstans, men inte var.",
            "The clause {clause} is marked as settled elsewhere, but not where.",
        ),
        (
            "Skriv var: ett annat avtal, en rutin, en lag eller vem som sköter det.",
            "Write where: another agreement, a routine, a law or who sees to it.",
        ),
    ),
    "agreements.text_is_adopted": sentence(
        (
            "Versionen {name} är den text som antogs, så dess ord ändras inte.",
            "The version {name} is the text that was adopted, so its words are not changed.",
        ),
        (
            "Lägg till en ny version om texten har ändrats genom beslut.",
            "Add a new version if the text was changed by decision.",
        ),
    ),
    "agreements.clause_number_taken": sentence(
        (
            "En annan punkt i versionen har redan numret {number}.",
            "Another clause of the version already has the number {number}.",
        ),
        ("Ge den ett annat nummer.", "Give it another number."),
    ),
}

SENTENCES = {**OF_DOCUMENTS, **OF_TEXTS}
