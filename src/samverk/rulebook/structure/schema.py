"""The format as JSON schema, for editors and for programs in other languages."""

import json

from samverk.rulebook.structure.format import FILE
from samverk.rulebook.structure.format.words import VERSION


def schema() -> dict[str, object]:
    """The schema of a whole file. Dates are texts here, since JSON has no dates."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:samverk:structure-format:{VERSION}",
        "title": f"Samverk structure file, format {VERSION}",
        **FILE.schema(),
    }


def text() -> str:
    """The schema as docs/structure-format.schema.json holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
