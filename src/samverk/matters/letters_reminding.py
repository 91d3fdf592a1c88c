"""The letters that remind by rule: everything that one recipient owes in one letter, and word to a representative."""

# Letters go out in Swedish, whatever the coordinator reads.
SUBJECT = "Påminnelse: {{ antal }} beslut saknas"
SUBJECT_OF_ONE = "Påminnelse: beslut om {{ rubrik }} saknas"
LETTER = """Hej!

Vi saknar beslut om det här:

{{ fragor }}

Svara genom länken, eller skriv där vilken dag beslutet väntas. Det går också att svara på det här brevet med protokollsutdraget bifogat; låt då raden med svarskoden för frågan stå kvar.

Är svaret redan på väg kan ni bortse från det här.

Med vänlig hälsning
{{ avsandare }}
"""
OWED = """{rubrik} ({diarienummer}), {part}. Sista dagen är {senast}.
{lank}
Svarskod: {svarskod}"""
ESCALATION_SUBJECT = "{{ part }} har inte svarat: {{ rubrik }}"
ESCALATION = """Hej {{ kontakt }}!

Du företräder {{ part }} i det organ som har rekommenderat det här, och beslutet saknas fast sista dagen har varit:

{{ fragor }}

Frågan har gått till er kontakt, som har påmints. Hör gärna efter var den ligger. Rekommendationen binder ingen: beslutet fattar ni i er egen linje.

Med vänlig hälsning
{{ avsandare }}
"""
OVERDUE = """{rubrik} ({diarienummer}), {part}. Sista dagen var {senast}.
{lank}"""
