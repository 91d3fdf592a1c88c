"""A letter that comes is kept whole, once, whatever is in it and whatever fails beside it."""

import threading

import pytest
from django.db import connection, connections

from samverk.foundation import documents
from samverk.foundation.mail import State
from samverk.foundation.mail.incoming import limits, matchers, receiving
from samverk.foundation.mail.incoming.matchers import Doors, Match
from samverk.foundation.mail.incoming.models import Incoming, IncomingArrival, IncomingState
from samverk.foundation.mail.incoming.parsing import Parsed
from samverk.foundation.mail.incoming.receiving import receive
from samverk.foundation.models import Letter
from tests.foundation.incoming.came import PDF, a_reply
from tests.foundation.mail.letters import a_letter
from tests.foundation.mail.test_bounces import report

CODE = "abcdefgh2345"


@pytest.fixture(autouse=True)
def _doors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each test register doors of its own, and no other."""
    monkeypatch.setattr(matchers, "_DOORS", {})


def by_code(incoming: Incoming, parsed: Parsed) -> Match | None:
    del incoming
    return Match("matter:1/party:ekby", "svarskoden", "lanet") if CODE in parsed.codes else None


def held(row: Incoming) -> bytes:
    return bytes(documents.Content.objects.get(pk=row.raw_id).bytes)


@pytest.mark.django_db
def test_a_letter_that_nobody_knows_lies_in_the_tray_with_what_is_in_it() -> None:
    content = a_reply(attached=(("utdrag.pdf", PDF),))

    row = receive(content)

    assert (row.state, row.from_email) == (IncomingState.TRAY, "registrator@ekby.example")
    assert held(row) == content
    (attachment,) = row.attachments.all()
    assert attachment.document is not None
    assert documents.read(attachment.document) == PDF


@pytest.mark.django_db
def test_a_letter_with_a_code_is_matched_and_waits_for_somebody() -> None:
    matchers.register("matters", Doors(by_code))

    row = receive(a_reply(To=f"svar+{CODE}@lanet.example"))

    assert (row.state, row.about, row.structure, row.how_matched) == (
        IncomingState.MATCHED,
        "matter:1/party:ekby",
        "lanet",
        "svarskoden",
    )


@pytest.mark.django_db
def test_a_matcher_that_fails_leaves_the_letter_in_the_tray_with_its_words() -> None:
    def broken(incoming: Incoming, parsed: Parsed) -> Match | None:
        del parsed
        incoming.about = "half"
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")
        return None

    matchers.register("broken", Doors(broken))
    alone = receive(a_reply())
    matchers.register("matters", Doors(by_code))
    known = receive(a_reply(Subject=f"Svarskod: {CODE}"))

    assert (alone.state, alone.about) == (IncomingState.TRAY, "")
    assert "division by zero" in alone.trouble
    assert known.state == IncomingState.MATCHED


@pytest.mark.django_db
def test_the_same_letter_by_two_ways_is_one_that_came_twice() -> None:
    content = a_reply()
    other_way = b"Received: from mx2\r\n by mx1\r\nDelivered-To: kansli@lanet.example\r\n" + content
    in_a_pipe = b"From a@b.example Mon Apr 6\n" + content.replace(b"\r\n", b"\n")

    rows = [receive(each) for each in (content, other_way, in_a_pipe)]

    assert {each.pk for each in rows} == {rows[0].pk}
    assert rows[0].arrivals.count() == 3


@pytest.mark.django_db
def test_a_letter_with_the_same_number_that_says_something_else_is_another() -> None:
    receive(a_reply("Antaget."))
    receive(a_reply("Avslaget."))
    receive(a_reply("Antaget.", Subject="Annat"))

    assert Incoming.objects.count() == 3


@pytest.mark.django_db
def test_a_letter_that_is_read_again_where_it_lies_is_counted_once() -> None:
    receive(a_reply(), source="imap/1/7")
    receive(a_reply(), source="imap/1/7")

    assert IncomingArrival.objects.count() == 1


@pytest.mark.django_db
def test_what_is_no_letter_and_what_is_no_pdf_is_kept_as_it_came() -> None:
    nonsense = receive(b"\x00\xff no letter")
    false = receive(a_reply(attached=(("utdrag.pdf", b"MZ no pdf"),)))

    assert held(nonsense) == b"\x00\xff no letter"
    attachment = false.attachments.get()
    assert attachment.document is not None
    assert attachment.document.media_type == documents.MediaType.OTHER
    assert documents.read(attachment.document) == b"MZ no pdf"


@pytest.mark.django_db
def test_a_large_attachment_is_kept_and_a_larger_letter_is_refused() -> None:
    large = b"%PDF-1.7\n" + b"x" * 34_000_000 + b"\nstartxref\n%%EOF\n"

    row = receive(a_reply(attached=(("utdrag.pdf", large),)))

    document = row.attachments.get().document
    assert document is not None
    assert document.size == len(large)
    with pytest.raises(receiving.TooLarge):
        receive(b"x" * (limits.LARGEST + 1))
    assert Incoming.objects.count() == 1


@pytest.mark.django_db
def test_a_returned_letter_is_noted_at_the_letter_that_it_is_about() -> None:
    letter = a_letter()
    Letter.objects.update(state=State.SENT, sent_at=letter.queued_at)

    known = receive(report(letter.message_id))
    unknown = receive(report("<1@x.example>"))

    assert (known.state, known.about) == (IncomingState.HANDLED, letter.about)
    assert Letter.objects.get().state == State.BOUNCED
    assert unknown.state == IncomingState.TRAY


@pytest.mark.django_db
def test_an_automatic_answer_is_set_aside_and_not_matched() -> None:
    matchers.register("matters", Doors(by_code))

    row = receive(a_reply(f"Jag är ledig.\n> Svarskod: {CODE}\n", Auto_Submitted="auto-replied"))

    assert (row.state, row.about) == (IncomingState.SET_ASIDE, "")
    assert "automatiskt" in row.reason


@pytest.mark.django_db
def test_a_letter_says_which_of_ours_it_answers() -> None:
    letter = a_letter()

    row = receive(a_reply(In_Reply_To=letter.message_id))

    assert row.answers == letter


@pytest.mark.django_db(transaction=True)
def test_the_same_letter_twice_at_once_is_one() -> None:
    content = a_reply(attached=(("utdrag.pdf", PDF),))
    both = threading.Barrier(2)
    rows: list[int] = []

    def come() -> None:
        both.wait()
        rows.append(receive(content).pk)
        connections.close_all()

    threads = [threading.Thread(target=come) for _ in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    row = Incoming.objects.get()
    assert rows == [row.pk, row.pk]
    assert (row.arrivals.count(), row.attachments.count()) == (2, 1)


@pytest.mark.django_db(transaction=True)
def test_killed_between_nothing_is_half_kept_and_the_next_time_takes_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def killed(*_given: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(receiving, "_settle", killed)
        with pytest.raises(KeyboardInterrupt):
            receive(a_reply(attached=(("utdrag.pdf", PDF),)))
    before = (Incoming.objects.count(), documents.Content.objects.count())

    row = receive(a_reply(attached=(("utdrag.pdf", PDF),)))

    assert before == (0, 0)
    assert (row.arrivals.count(), row.attachments.count()) == (1, 1)
