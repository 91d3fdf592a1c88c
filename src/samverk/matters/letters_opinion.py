"""The letters that go to those who are asked for an opinion: templates with merge fields, changed before they go."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

# Letters go out in Swedish, whatever the coordinator reads: they are the county's own words, and can be edited.
FIELDS: Mapping[str, object] = {
    "part": _("namnet på den som får frågan"),
    "kontakt": _("namnet på den som får brevet"),
    "amne": _("remissens ämne"),
    "fragan": _("vad yttrandet ska gälla"),
    "diarienummer": _("ärendets diarienummer"),
    "samverkan": _("samverkansstrukturens namn"),
    "senast": _("sista dagen för yttrandet"),
    "har": _("var svaret lämnas, och handlingarna där de finns"),
    "lank": _("den personliga länken"),
    "svarskod": _("koden som gör att ett svar med e-post hamnar rätt"),
    "avsandare": _("avsändarens namn och e-postadress"),
}
# What the link leads to: documents are promised where there are some.
WITH_DOCUMENTS = "Här finns handlingarna, och här svarar ni."
WITHOUT_DOCUMENTS = "Här svarar ni."
SUBJECT = "Remiss: {{ amne }} ({{ diarienummer }}), yttrande senast {{ senast }}"
LETTER = """Hej!

{{ samverkan }} ber {{ part }} om ett yttrande i ärende {{ diarienummer }}, {{ amne }}. Alla som tillfrågas får frågan samtidigt.

Yttrandet ska gälla:
{{ fragan }}

{{ har }} Det tar några minuter och kräver inget konto. Det går att spara ett utkast och att ändra tills remissen är avslutad:
{{ lank }}

Svara senast {{ senast }}. Kommer svaret senare är det välkommet ändå, men det hinner kanske inte med när förslaget skrivs om.

Går det bättre med e-post? Svara på det här brevet och bifoga yttrandet. Låt raden stå kvar:
Svarskod: {{ svarskod }}

Med vänlig hälsning
{{ avsandare }}
"""
REMINDER_SUBJECT = "Påminnelse: yttrande om {{ amne }} ({{ diarienummer }}) senast {{ senast }}"
REMINDER = """Hej!

Vi saknar {{ part }}s yttrande i ärende {{ diarienummer }}, {{ amne }}. Sista dagen är {{ senast }}.

Svara här. Länken i det förra brevet fungerar också. Vill ni inte yttra er räcker det att säga det, med ett tryck:
{{ lank }}

Det går också att svara på det här brevet med yttrandet bifogat. Låt raden stå kvar:
Svarskod: {{ svarskod }}

Är svaret redan på väg kan ni bortse från det här.

Med vänlig hälsning
{{ avsandare }}
"""
PROLONGED_SUBJECT = "Längre tid: yttrande om {{ amne }} ({{ diarienummer }}) senast {{ senast }}"
PROLONGED = """Hej!

{{ part }} har fått längre tid för yttrandet i ärende {{ diarienummer }}, {{ amne }}. Ny sista dag är {{ senast }}.

Svara här. Länken i det förra brevet fungerar också. Vill ni inte yttra er räcker det att säga det, med ett tryck:
{{ lank }}

Det går också att svara på det här brevet med yttrandet bifogat. Låt raden stå kvar:
Svarskod: {{ svarskod }}

Är svaret redan på väg kan ni bortse från det här.

Med vänlig hälsning
{{ avsandare }}
"""
RECEIPT_SUBJECT = "Kvitto: {{ part }}s yttrande om {{ amne }} ({{ diarienummer }})"
RECEIPT = """Hej!

Vi har tagit emot yttrandet från {{ part }} i ärende {{ diarienummer }}, {{ amne }}. Det skrevs av {{ skrivet_av }} och kom in {{ svarat }}.

{{ stallning }}
{{ yttrande }}

Stämmer det inte? Öppna länken i det tidigare brevet och skicka ett nytt, eller svara på det här brevet. Det första finns kvar, det sista gäller.

Med vänlig hälsning
{{ avsandare }}
"""
