"""Agreements with texts to try on: a file's terms with a source of their own, and wordings in lines."""

import datetime as dt
from collections.abc import Mapping

from samverk.agreements.actions import texts
from samverk.agreements.models import Agreement, AgreementText
from samverk.bodies.models import Structure
from samverk.foundation import documents
from samverk.rulebook.agreements.wording import clauses_of
from tests.portal import county
from tests.structure.roles import County

ADDED_ON = dt.date(2021, 5, 1)
COORDINATOR = "Jonas Hedman"
TERMS = """
[agreements.rutin]
name = "Överenskommelse om rutin"
parties = "signatories"
force = { when = "all", clause = "1" }
notice = { months = 12, from = "treated", by = "samrad", written = true, ends_for = "unstated", clause = "3" }
[agreements.rutin.duties.folja-upp]
what = "Följa upp rutinen"
owner = "samrad"
latest = 2023-05-01
clause = "2"
"""
FIRST = """
Överenskommelse om rutin
1. Platser
Varje kommun har en plats i Samrådet.
2. Ordförande
Ordföranden skiftar varje år.
3. Kostnader
Var och en bär sina kostnader.
4. Tvist
Tvist avgörs genom förhandlingar mellan parterna.
"""
SECOND = """
Överenskommelse om rutin
1. Platser
Varje kommun har en plats i Samrådet.
2. Begrepp
Med part menas en huvudman.
3. Ordförande
Ordföranden skiftar vartannat år.
4. Tvist
Tvist avgörs genom förhandlingar mellan parterna.
"""


def an_agreement(structure: Structure | None = None, **facts: object) -> Agreement:
    """An agreement with the terms of the county's file; nobody has attached its text."""
    structure = structure or county.a_county(county.file(extra=TERMS))
    given = {"key": "rutin-2021", "name": "Överenskommelse om rutin", "terms": "rutin", **facts}
    return Agreement.objects.create(structure=structure, **given)


def attached(agreement: Agreement, wording: str = FIRST, **facts: object) -> AgreementText:
    """A version of the agreement's text."""
    given = {"name": "Förslaget", "clauses": clauses_of(wording.splitlines()), **facts}
    new = texts.NewText(**given)  # type: ignore[arg-type] # facts of a test
    return texts.attach_text(agreement=agreement, text=new, on=ADDED_ON, actor=COORDINATOR)


def of_a_text(county: County) -> Mapping[str, object]:
    """The arguments of a version with a document, of an agreement of the access matrix that is still drafted."""
    row = Agreement.objects.filter(key="avtal-med-text").first()
    if row is None:
        row = an_agreement(county.structure, key="avtal-med-text", terms="")
        kept = documents.keep(name="avtal.txt", content=b"Avtal", actor=COORDINATOR)
        attached(row, document=kept)
    return {"structure": county.structure.key, "key": row.key, "number": 1}


def of_an_agreement_with_text(county: County) -> Mapping[str, object]:
    """The arguments of that agreement."""
    return {name: each for name, each in of_a_text(county).items() if name != "number"}


def of_a_clause(county: County) -> Mapping[str, object]:
    """The arguments of its first clause."""
    return {**of_a_text(county), "order": 1}
