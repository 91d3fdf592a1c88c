"""The letters of a round: templates with merge fields, filled for one party."""

from collections.abc import Mapping

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

# Letters go out in Swedish, whatever the coordinator reads: they are the county's own words, and can be edited.
SUBJECT = "Namn till {{ struktur }}: svara senast {{ senast }}"
LETTER = """Hej!

{{ part }} behöver utse personer till {{ antal }} i {{ struktur }}. Uppdragen börjar {{ fran }}.

{{ platser }}

Svara senast {{ senast }} på den här sidan:
{{ lank }}

Länken är er egen och kräver inget konto. Ni kan spara ett utkast, skicka länken vidare till den som vet, och ändra svaret tills det är godkänt.

Undrar ni något? Svara på det här brevet.

Med vänlig hälsning
{{ avsandare }}
"""
REMINDER_SUBJECT = "Påminnelse: namn till {{ struktur }} senast {{ senast }}"
REMINDER = """Hej!

Vi har inte fått {{ part }}s svar om platser i {{ struktur }}. Sista dagen är {{ senast }}.

{{ platser }}

Svara här. Länken i det förra brevet fungerar också:
{{ lank }}

Är svaret redan på väg kan ni bortse från det här.

Med vänlig hälsning
{{ avsandare }}
"""
RENEWED = """Hej!

Här är en ny länk till frågan om platser i {{ struktur }} för {{ part }}. Tidigare länkar fungerar inte längre.

{{ lank }}

Svara senast {{ senast }}.

Med vänlig hälsning
{{ avsandare }}
"""
RECEIPT_SUBJECT = "Kvitto: {{ part }}s svar om platser i {{ struktur }}"
RECEIPT = """Hej!

Vi har tagit emot svaret från {{ part }}. Det skrevs av {{ skrivet_av }} och kom in {{ svarat }}.

{{ namn }}

Stämmer det inte? Öppna länken i det tidigare brevet och ändra, det går tills svaret är godkänt. Eller svara på det här brevet.

Med vänlig hälsning
{{ avsandare }}
"""
