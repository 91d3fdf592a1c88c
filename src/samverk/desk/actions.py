"""Send a letter of introduction."""

from django.db import transaction

from samverk.bodies.models import Appointment
from samverk.bodies.queries import senders
from samverk.desk.introducing import Welcome
from samverk.desk.newcomers import key_of
from samverk.foundation import audit, mail
from samverk.foundation.mail import Letter
from samverk.foundation.mail.templates import as_html


@transaction.atomic
def introduce(
    *, appointment: Appointment, letter: Welcome, email: str, reply_to: str, actor: str
) -> Letter:
    """Queue the letter to the new representative, once for each appointment whoever presses and how often.

    Raises: ValueError where the address is none.
    """
    structure = appointment.seat.body.structure
    with audit.acting(actor=actor):
        return mail.queue(
            to=mail.Address(appointment.person.name, email),
            subject=letter.subject,
            text=letter.text,
            html=as_html(letter.text).replace('lang="sv"', f'lang="{letter.language}"', 1),
            kind="introduction",
            sender=senders.sender_of(structure),
            about=f"appointment:{appointment.pk}",
            key=key_of(appointment.pk),
            reply_to=senders.reply_to_of(structure) or reply_to,
        )
