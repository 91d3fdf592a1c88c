"""What the tests of the pages on an agreement's text share: an address, a browser, and what a page says."""

import re
from html import unescape

from django.test import Client

from samverk.agreements.models import Agreement
from samverk.bodies.models import Structure
from tests import builders
from tests.agreements.wordings import TERMS, an_agreement
from tests.matters import questions
from tests.portal import county


def a_public(**facts: object) -> Agreement:
    """An agreement that has been sent to its parties, so that everybody may read it."""
    sent = questions.a_sent(county.a_county(county.file(extra=TERMS)))
    return an_agreement(sent.matter.structure, adopted_by=sent, **facts)


def address(agreement: Agreement, page: str = "text/") -> str:
    return f"/struktur/{agreement.structure.key}/avtal/{agreement.key}/{page}"


def keeper(structure: Structure) -> Client:
    client = Client()
    user = builders.a_user()
    builders.a_role(user, structure)
    client.force_login(user)
    return client


def read(client: Client, page: str, status: int = 200) -> str:
    answer = client.get(page)
    assert answer.status_code == status
    return plain(answer.content)


def plain(content: bytes) -> str:
    """What the page says, without its marks."""
    main = content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def send(client: Client, page: str, **given: object) -> tuple[int, str]:
    answer = client.post(page, given)
    return answer.status_code, plain(answer.content)
