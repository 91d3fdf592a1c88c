"""The letters that principals get: templates with merge fields, which the coordinator may change before they go."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

# Letters go out in Swedish, whatever the coordinator reads: they are the county's own words, and can be edited.
FIELDS: Mapping[str, object] = {
    "part": _("partens namn"),
    "kontakt": _("namnet på den som får brevet"),
    "rubrik": _("rekommendationens rubrik"),
    "diarienummer": _("ärendets diarienummer"),
    "organ": _("organet som rekommenderar"),
    "att_satser": _("att-satserna, en på varje rad"),
    "senast": _("sista dagen för svar"),
    "lank": _("den personliga länken"),
    "svarskod": _("koden som gör att ett svar med e-post hamnar rätt"),
    "avsandare": _("avsändarens namn och e-postadress"),
}
SUBJECT = "Beslut önskas: {{ rubrik }} ({{ diarienummer }}), svar senast {{ senast }}"
LETTER = """Hej!

{{ organ }} rekommenderar {{ part }} att besluta i ärende {{ diarienummer }}, {{ rubrik }}. Rekommendationen binder ingen: beslutet fattar ni i er egen linje.

{{ att_satser }}

Här finns hela underlaget att hämta, med missiv, förslag till tjänsteskrivelse och bilagor. När beslutet är fattat svarar ni på samma sida. Det tar tre minuter och kräver inget konto:
{{ lank }}

Svara senast {{ senast }}. Är dagen för beslutet känd får ni gärna skriva den redan nu.

Går det bättre med e-post? Svara på det här brevet och bifoga protokollsutdraget. Låt raden med koden stå kvar.
Svarskod: {{ svarskod }}

Med vänlig hälsning
{{ avsandare }}
"""
REMINDER_SUBJECT = "Påminnelse: beslut om {{ rubrik }} ({{ diarienummer }}) senast {{ senast }}"
REMINDER = """Hej!

Vi saknar {{ part }}s beslut i ärende {{ diarienummer }}, {{ rubrik }}. Sista dagen är {{ senast }}.

Svara här, eller skriv vilken dag beslutet väntas. Länken i det förra brevet fungerar också:
{{ lank }}

Det går också att svara på det här brevet med protokollsutdraget bifogat. Låt raden med koden stå kvar.
Svarskod: {{ svarskod }}

Är svaret redan på väg kan ni bortse från det här.

Med vänlig hälsning
{{ avsandare }}
"""
AGAIN_SUBJECT = "Ny fråga om beslut: {{ rubrik }} ({{ diarienummer }})"
RECEIPT_SUBJECT = "Kvitto: {{ part }}s beslut om {{ rubrik }} ({{ diarienummer }})"
RECEIPT = """Hej!

Vi har tagit emot beslutet från {{ part }} i ärende {{ diarienummer }}, {{ rubrik }}. Det skrevs av {{ skrivet_av }} och kom in {{ svarat }}.

{{ beslut }}

Stämmer det inte? Öppna länken i det tidigare brevet och skicka ett nytt svar, eller svara på det här brevet.

Med vänlig hälsning
{{ avsandare }}
"""
