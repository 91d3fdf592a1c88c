"""What tomllib says when a text is no TOML, in both languages and with its line."""

import re

from samverk.rulebook.findings import Words

_PLACE = re.compile(
    r"^(?P<what>.*) \((?:at line (?P<line>\d+), column \d+|at end of document)\)$", re.DOTALL
)

# Python's own wording to the left. A message that is not here is shown as it is.
_SWEDISH = {
    "Expected '=' after a key in a key/value pair": "ett likhetstecken saknas efter nyckeln",
    "Invalid statement": "raden är varken en rubrik, en nyckel eller en kommentar",
    "Invalid value": "värdet går inte att läsa; text ska stå inom citattecken",
    "Cannot overwrite a value": "nyckeln finns redan",
    "Cannot declare": "rubriken finns redan",
    "Unclosed array": "en lista saknar sin avslutande hakparentes",
    "Unclosed inline table": "en tabell på en rad saknar sin avslutande klammer",
    "Unterminated string": "en text saknar sitt avslutande citattecken",
    "Expected newline or end of document after a statement": "det står något mer efter värdet",
    "Invalid initial character for a key part": "nyckeln börjar med ett tecken som inte får stå där",
    "Illegal character": "ett tecken som inte får stå i TOML",
    "Found invalid character": "ett tecken som inte får stå i TOML",
    "Expected ']' at the end of a table declaration": "rubriken saknar sin avslutande hakparentes",
    "Expected ']]' at the end of an array declaration": "rubriken saknar sina avslutande hakparenteser",
    "Unescaped '\\' in a string": "ett omvänt snedstreck i en text måste skrivas dubbelt",
    "Invalid date or datetime": "dagen finns inte",
    "Duplicate inline table key": "samma nyckel står två gånger",
    "Cannot mutate immutable namespace": "en tabell på en rad kan inte fyllas på längre ned",
    "Cannot redefine namespace": "nyckeln är redan något annat",
    "maximum recursion depth exceeded": "för många hakparenteser i varandra",
    "TOML inline arrays/tables are nested": "för många hakparenteser i varandra",
    "Exceeds the limit": "talet är för stort",
}


def explain(message: str, text: str) -> tuple[int, Words]:
    """The line and the cause that a message of tomllib names; 0 is the whole text."""
    found = _PLACE.match(message)
    if found is None:
        return 0, _in_both(message)
    return int(found["line"] or text.count("\n") + 1), _in_both(found["what"])


def _in_both(what: str) -> Words:
    swedish = next((said for start, said in _SWEDISH.items() if what.startswith(start)), what)
    return Words(swedish, what[:1].lower() + what[1:])
