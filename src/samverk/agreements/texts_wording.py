"""The words for what acts on an agreement's text refuse."""

from samverk.foundation.documents import SENTENCES as OF_DOCUMENTS
from samverk.rulebook.words import sentence

_PASTE = (
    "Öppna den, markera allt, kopiera och klistra in texten i rutan i stället.",
    "Open it, select everything, copy it and paste the text into the box instead.",
)

OF_TEXTS = {
    "agreements.text_unreadable": sentence(
        (
            "Filen {name} går inte att läsa till slutet.",
            "The file {name} cannot be read to its end.",
        ),
        _PASTE,
    ),
    "agreements.text_without_text": sentence(
        (
            "Filen {name} innehåller ingen text. Den kan vara inskannade bilder.",
            "The file {name} contains no text. It may be scanned pictures.",
        ),
        _PASTE,
    ),
    "agreements.text_too_long": sentence(
        (
            "Filen {name} är längre än ett avtal brukar vara: över 600 000 tecken.",
            "The file {name} is longer than agreements are: more than 600,000 characters.",
        ),
        (
            "Bifoga bara själva avtalet, utan protokoll och underlag.",
            "Attach only the agreement itself, without minutes and supporting papers.",
        ),
    ),
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
