"""The words for what acts on a row refuse, those of reminders among them."""

from collections.abc import Mapping

from samverk.matters.texts import SENTENCES as OF_MATTERS
from samverk.rulebook.matters.decisions.texts import SENTENCES as OF_DECISIONS
from samverk.rulebook.words import Sentence, sentence

_OWN = {
    "matters.nobody_to_remind": sentence(
        (
            "{party} har ingen kontakt på raden, så ingen kan påminnas.",
            "{party} has no contact on the row, so nobody can be reminded.",
        ),
        ("Skriv en kontakt först.", "Write a contact first."),
    ),
    "matters.unusable_address": sentence(
        (
            "Adressen till {party} går inte att använda, så ingen kan påminnas.",
            "The address of {party} cannot be used, so nobody can be reminded.",
        ),
        ("Byt kontakt för frågan.", "Change the contact for the question."),
    ),
    "matters.reminded_today": sentence(
        ("{party} har redan påmints i dag.", "{party} has been reminded today already."),
        ("Vänta till i morgon, eller ring.", "Wait until tomorrow, or phone."),
    ),
    "matters.nothing_to_remind_of": sentence(
        (
            "{party} har svarat eller frågas inte längre, så det finns inget att påminna om.",
            "{party} has answered or is no longer asked, so there is nothing to remind of.",
        ),
        ("Fråga igen om svaret behöver ändras.", "Ask again where the answer needs to change."),
    ),
}
SENTENCES: Mapping[str, Sentence] = {**OF_MATTERS, **OF_DECISIONS, **_OWN}
