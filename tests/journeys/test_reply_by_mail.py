"""From the letter to a principal, by a real mail server, to its registrar's reply with the extract, and to an answer that counts."""

import smtplib
import threading
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from samverk.foundation.mail import Letter, State, sending
from samverk.foundation.mail.incoming.models import Incoming, IncomingState
from samverk.foundation.mail.incoming.receiving import receive
from samverk.matters.models import Answer, Recommendation
from samverk.matters.models.choices import AnswerState
from tests import builders
from tests.foundation.documents.files import PDF
from tests.foundation.mail.conftest import office  # noqa: F401 -- a fixture
from tests.foundation.mail.post_office import PostOffice
from tests.matters import questions
from tests.matters.mailed import asked_by, ekby
from tests.portal.reader import words_of


@pytest.fixture(autouse=True)
def _mailbox(settings: Settings) -> None:
    settings.MAIL_REPLIES_TO = "svar@lanet.example"


def reply_to(asked: EmailMessage, text: str = "Se bifogat.", pdf: bytes = PDF) -> EmailMessage:
    """What a mail program makes of an answer to a letter."""
    reply = EmailMessage(policy=SMTP)
    reply["From"] = str(asked["To"])
    reply["To"] = str(asked["Reply-To"])
    reply["Subject"] = f"SV: {asked['Subject']}"
    reply["In-Reply-To"] = str(asked["Message-ID"])
    reply["Message-ID"] = "<1@ekby.example>"
    body = asked.get_body(("plain",))
    quoted = "".join(f"> {line}\n" for line in str(body.get_content() if body else "").splitlines())
    reply.set_content(f"{text}\n\n{quoted}")
    reply.add_attachment(pdf, maintype="application", subtype="pdf", filename="utdrag.pdf")
    return reply


def through_a_mail_server(reply: EmailMessage) -> bytes:
    """The reply as it is after a mail server has had it."""
    with PostOffice() as theirs:
        with smtplib.SMTP("127.0.0.1", theirs.port) as server:
            server.send_message(reply)
        ((_recipient, content),) = theirs.taken
    return content


def asked(office: PostOffice, sent: Recommendation) -> EmailMessage:  # noqa: F811
    """The letter to Ekby as it arrives there."""
    sending.send(asked_by(ekby(sent)).pk, job=1)
    (arrived,) = office.letters
    return arrived


@pytest.mark.django_db
def test_a_registrar_answers_by_e_mail_and_the_coordinator_confirms(office: PostOffice) -> None:  # noqa: F811
    sent = questions.a_sent()
    user = builders.a_user("samordnare@lanet.example")
    builders.a_role(user, sent.matter.structure)
    coordinator = Client()
    coordinator.force_login(user)
    today = timezone.localdate()  # noqa: TID251 -- the pages read the clock

    text = f"Hej!\n\nKommunfullmäktige antog {today}, § 45."
    letter = receive(through_a_mail_server(reply_to(asked(office, sent), text)))
    assert letter.state == IncomingState.MATCHED

    first = words_of(coordinator.get("/min-sida/").content.decode())
    assert "1 svar att granska" in first
    matter = sent.matter
    address = (
        f"/struktur/lanet/arenden/{matter.year}-{matter.number}/beslut/1/rad/ekby/brev/{letter.pk}/"
    )
    page = coordinator.get(address).content.decode()
    assert f'value="{today}"' in page
    assert "utdrag.pdf" in page
    filled = {
        "alla": "on",
        "organ": "annat",
        "annat_organ": "Kommunfullmäktige",
        "beslutat_den": str(today),
        "paragraf": "§ 45",
        "skrivet_av": "Eva Lind",
        "version": ekby(sent).answers.get().version,
        "gor": "bekrafta",
        "anda": "on",
    }
    done = coordinator.post(address, filled, follow=True)

    answer = Answer.objects.get()
    assert "Ekby kommun" in words_of(done.content.decode())
    assert (answer.state, answer.paragraph) == (AnswerState.CONFIRMED, "§ 45")
    assert answer.extract is not None
    assert Letter.objects.filter(subject__startswith="Kvitto").count() == 1


@pytest.mark.django_db
def test_a_worker_that_dies_after_the_mail_server_took_the_letter_says_so_and_the_reply_still_comes(
    office: PostOffice,  # noqa: F811
) -> None:
    sent = questions.a_sent()
    question = asked_by(ekby(sent))
    office.manners[question.to_email] = "take and die"

    sending.send(question.pk, job=1)
    question.refresh_from_db()
    (arrived,) = office.letters
    letter = receive(through_a_mail_server(reply_to(arrived)))

    assert question.state == State.UNKNOWN
    assert letter.state == IncomingState.MATCHED
    assert ekby(sent).answers.count() == 1


@pytest.mark.django_db
def test_a_forty_megabyte_reply_goes_the_whole_way_but_its_extract_is_looked_at(
    office: PostOffice,  # noqa: F811
) -> None:
    sent = questions.a_sent()
    arrived = asked(office, sent)
    pdf = PDF[:9] + b"0" * 23_000_000 + PDF[9:]

    letter = receive(through_a_mail_server(reply_to(arrived, pdf=pdf)))

    answer = ekby(sent).answers.get()
    assert letter.size > 30_000_000
    assert answer.extract is not None
    assert answer.extract.size == len(pdf)


@pytest.mark.django_db(transaction=True)
def test_two_letters_at_once_are_two_answers_and_one_twice_is_one(office: PostOffice) -> None:  # noqa: F811
    sent = questions.a_sent()
    arrived = asked(office, sent)
    first, second = reply_to(arrived), reply_to(arrived, "En rättelse.")
    second.replace_header("Message-ID", "<2@ekby.example>")
    contents = [through_a_mail_server(first), through_a_mail_server(second)]

    def take(content: bytes) -> None:
        receive(content)
        connection.close()

    takers = [threading.Thread(target=take, args=(each,)) for each in contents * 2]
    for each in takers:
        each.start()
    for each in takers:
        each.join(30)

    assert Incoming.objects.count() == 2
    assert sorted(ekby(sent).answers.values_list("number", flat=True)) == [1, 2]
