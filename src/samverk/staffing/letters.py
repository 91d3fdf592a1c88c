"""The letters of a round: templates with merge fields, filled for one party."""

import re
from collections.abc import Iterable, Mapping

from django.utils.html import escape, linebreaks, urlize
from django.utils.translation import gettext_lazy as _

FIELDS: Mapping[str, object] = {
    "part": _("partens namn"),
    "kontakt": _("namnet på den som får brevet"),
    "struktur": _("strukturens namn"),
    "antal": _("hur många platser frågan gäller"),
    "platser": _("platserna, en på varje rad"),
    "fran": _("dagen som uppdragen börjar"),
    "senast": _("sista dagen för svar"),
    "lank": _("den personliga länken"),
    "avsandare": _("avsändarens namn och e-postadress"),
}
_FIELD = re.compile(r"\{(\w+)\}")

# Letters go out in Swedish, whatever the coordinator reads: they are the county's own words, and can be edited.
SUBJECT = "Namn till {struktur}: svara senast {senast}"
LETTER = """Hej!

{part} behöver utse personer till {antal} i {struktur}. Uppdragen börjar {fran}.

{platser}

Svara senast {senast} på den här sidan:
{lank}

Länken är er egen och kräver inget konto. Ni kan spara ett utkast, skicka länken vidare till den som vet, och ändra svaret tills det är godkänt.

Undrar ni något? Svara på det här brevet.

Med vänlig hälsning
{avsandare}
"""
REMINDER_SUBJECT = "Påminnelse: namn till {struktur} senast {senast}"
REMINDER = """Hej!

Vi har inte fått {part}s svar om platser i {struktur}. Sista dagen är {senast}.

{platser}

Svara här. Länken i det förra brevet fungerar också:
{lank}

Är svaret redan på väg kan ni bortse från det här.

Med vänlig hälsning
{avsandare}
"""
RENEWED = """Hej!

Här är en ny länk till frågan om platser i {struktur} för {part}. Tidigare länkar fungerar inte längre.

{lank}

Svara senast {senast}.

Med vänlig hälsning
{avsandare}
"""
RECEIPT_SUBJECT = "Kvitto: {part}s svar om platser i {struktur}"
RECEIPT = """Hej!

Vi har tagit emot svaret från {part}. Det skrevs av {skrivet_av} och kom in {svarat}.

{namn}

Stämmer det inte? Öppna länken i det tidigare brevet och ändra, det går tills svaret är godkänt. Eller svara på det här brevet.

Med vänlig hälsning
{avsandare}
"""


def unknown_fields(text: str, known: Iterable[str] = tuple(FIELDS)) -> list[str]:
    """The merge fields of a template that nothing fills, in the order in which they stand."""
    return [name for name in dict.fromkeys(_FIELD.findall(text)) if name not in set(known)]


def filled(template: str, facts: Mapping[str, str]) -> str:
    """The template with its fields filled; one that nothing fills stays as it is.

    In one pass: what a fact says is never taken for a field.
    """
    return _FIELD.sub(lambda found: facts.get(found[1], found[0]), template)


def as_html(text: str) -> str:
    """The same letter for those who read HTML."""
    body = linebreaks(urlize(escape(text), nofollow=False))
    return f'<!doctype html><html lang="sv"><body>{body}</body></html>'
