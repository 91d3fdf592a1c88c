"""A file is kept with the act it belongs to, its bytes once, and cannot change."""

import hashlib

import pytest
from django.db import IntegrityError, connection, transaction
from pytest_django import DjangoAssertNumQueries

from samverk.foundation import documents
from samverk.foundation.audit.models import AuditEntry
from samverk.foundation.audit.verify import verify
from samverk.foundation.documents import Content, Document, MediaType, limits
from samverk.foundation.refusals import Refused
from tests.foundation.documents.files import OLD_WORD, PDF

pytestmark = pytest.mark.django_db


def test_a_kept_file_is_read_as_it_was() -> None:
    kept = documents.keep(name="C:\\Protokoll § 4.pdf", content=PDF, actor="Kim Ek")

    assert documents.read(Document.objects.get()) == PDF
    assert (kept.name, kept.media_type, kept.kind) == ("Protokoll § 4.pdf", MediaType.PDF, "PDF")
    assert (kept.size, kept.kept_by) == (len(PDF), "Kim Ek")
    assert kept.digest == hashlib.sha256(PDF).hexdigest()
    assert kept.kept_at is not None


def test_the_same_bytes_are_stored_once_under_each_name() -> None:
    documents.keep(name="a.pdf", content=PDF, actor="Kim Ek")
    documents.keep(name="b.pdf", content=PDF, actor="Bo Al")

    assert sorted(Document.objects.values_list("name", flat=True)) == ["a.pdf", "b.pdf"]
    assert Content.objects.count() == 1


def test_a_refused_file_leaves_nothing() -> None:
    with pytest.raises(Refused, match=r"documents\.empty"):
        documents.keep(name="a.pdf", content=b"", actor="Kim Ek")

    assert not Content.objects.exists()


def test_an_upload_has_a_smaller_limit_than_a_letter() -> None:
    content = b"a" * (limits.MOST_UPLOADED + 1)

    with pytest.raises(Refused, match=r"documents\.too_large"):
        documents.keep(name="a.txt", content=content, actor="Kim Ek")
    kept = documents.keep(name="a.txt", content=content, actor="posten", from_mail=True)

    assert kept.size == limits.MOST_UPLOADED + 1


@pytest.mark.parametrize(
    ("name", "content"), [("missiv.doc", OLD_WORD), ("tom.pdf", b""), ("falsk.pdf", b"Hej")]
)
def test_what_came_by_mail_is_kept_whatever_it_is(name: str, content: bytes) -> None:
    kept = documents.keep(name=name, content=content, actor="posten", from_mail=True)

    assert (kept.name, kept.media_type) == (name, MediaType.OTHER)
    assert documents.read(kept) == content


def test_the_history_tells_who_kept_which_bytes_but_not_the_bytes() -> None:
    kept = documents.keep(name="a.pdf", content=PDF, actor="Kim Ek")

    entry = AuditEntry.objects.get(table="foundation_document")

    assert entry.actor == "Kim Ek"
    assert kept.digest in str(entry.after)
    assert not AuditEntry.objects.filter(table="foundation_content").exists()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE foundation_content SET bytes = 'x'",
        "UPDATE foundation_content SET bytes = 'x', digest = encode(sha256('x'), 'hex')",
        "DELETE FROM foundation_content",
        "TRUNCATE foundation_content CASCADE",
    ],
)
def test_bytes_are_only_added(statement: str) -> None:
    documents.keep(name="a.pdf", content=PDF, actor="Kim Ek")

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with (
            pytest.raises(IntegrityError, match="foundation_content"),
            transaction.atomic(),
        ):
            cursor.execute(statement)

    assert documents.read(Document.objects.get()) == PDF


def test_bytes_without_a_document_cannot_go_either() -> None:
    Content.objects.create(digest=hashlib.sha256(PDF).hexdigest(), bytes=PDF)

    with pytest.raises(IntegrityError, match="ändras aldrig"), transaction.atomic():
        Content.objects.all().delete()


def test_bytes_cannot_be_added_under_the_digest_of_others() -> None:
    with (
        pytest.raises(IntegrityError, match="content_has_the_digest"),
        transaction.atomic(),
    ):
        Content.objects.create(digest=hashlib.sha256(b"others").hexdigest(), bytes=PDF)


def test_the_check_of_the_trail_sees_that_the_guard_of_the_bytes_is_off() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE foundation_content DISABLE TRIGGER audit_content_is_kept")

    (flaw,) = verify().flaws

    assert (flaw.code, flaw.table) == ("guard_off", "foundation_content")


@pytest.mark.parametrize("name", ["", "a/b.pdf", "a\\b.pdf", "a\nb.pdf"])
def test_the_database_refuses_a_name_that_is_a_path(name: str) -> None:
    kept = documents.keep(name="a.pdf", content=PDF, actor="Kim Ek")

    with (
        pytest.raises(IntegrityError, match="document_name_is_no_path"),
        transaction.atomic(),
    ):
        Document.objects.filter(pk=kept.pk).update(name=name)


def test_keeping_asks_the_database_a_fixed_number_of_times(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(7):
        documents.keep(name="a.pdf", content=PDF, actor="Kim Ek")
    with django_assert_num_queries(6):
        documents.keep(name="a.pdf", content=PDF, actor="Kim Ek")
