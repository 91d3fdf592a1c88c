"""A browser saves a document; it never shows or runs it."""

from urllib.parse import unquote

import pytest

from samverk.foundation import documents
from tests.foundation.documents.files import PDF


@pytest.mark.django_db
def test_a_document_is_handed_out_to_be_saved() -> None:
    kept = documents.keep(name="Missiv åäö § 3.pdf", content=PDF, actor="Kim Ek")

    answer = documents.response(kept)

    name = answer["Content-Disposition"].removeprefix("attachment; filename*=utf-8''")
    assert unquote(name) == "Missiv åäö § 3.pdf"
    assert answer.content == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox;")
    assert answer["Cache-Control"].startswith("private")


@pytest.mark.django_db
def test_a_name_cannot_add_headers() -> None:
    kept = documents.keep(name='a";\r\nSet-Cookie: b=c.pdf', content=PDF, actor="Kim Ek")

    answer = documents.response(kept)

    assert "\n" not in answer["Content-Disposition"]
    assert not answer.cookies
