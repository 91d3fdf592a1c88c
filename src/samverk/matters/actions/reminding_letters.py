"""One letter with everything that one recipient is to be told today, each question with its own link and code."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from samverk.foundation import mail
from samverk.foundation.formats import day_long
from samverk.matters import letters_reminding as letters
from samverk.matters.actions import sending
from samverk.matters.models import PartyDecision
from samverk.matters.queries.reminding import Contact
from samverk.rulebook.matters.reminding import Purpose


@dataclass(frozen=True, slots=True)
class Item:
    """What a letter says of one row; secret is its personal link, code what an answer by e-mail carries."""

    text: str
    secret: str = ""
    code: str = ""


def write(rows: Sequence[PartyDecision], *, to: Contact, purpose: Purpose, on: dt.date) -> None:
    """Queue the letter; a second time the same day it is the same letter. Queries: three, and one for each row."""
    is_reminder = purpose is Purpose.REMIND
    items = [_owed(row, on) if is_reminder else _overdue(row) for row in rows]
    facts = _facts(rows, items, to)
    written = mail.merge(letters.LETTER if is_reminder else letters.ESCALATION, facts)
    whom = hashlib.sha256(to.email.lower().encode()).hexdigest()[:16]
    is_one = len(rows) == 1
    mail.queue(
        to=mail.Address(to.name, to.email),
        subject=mail.merge(_subject(is_reminder=is_reminder, is_one=is_one), facts).text,
        text=written.text,
        html=written.html,
        kind=sending.KIND,
        about=sending.about(rows[0]) if is_one else f"reminders:{whom}",
        key=f"{purpose}:{whom}/{on}",
        reply_to=sending.reply_to(rows[0], items[0].code if is_one else ""),
        confidential=[item.secret for item in items if item.secret],
    )


def _subject(*, is_reminder: bool, is_one: bool) -> str:
    if not is_reminder:
        return letters.ESCALATION_SUBJECT
    return letters.SUBJECT_OF_ONE if is_one else letters.SUBJECT


def _facts(rows: Sequence[PartyDecision], items: Sequence[Item], to: Contact) -> dict[str, str]:
    asked = rows[0].recommendation
    return {
        "kontakt": to.name,
        "fragor": "\n\n".join(item.text for item in items),
        "antal": str(len(rows)),
        "part": rows[0].party.name,
        "rubrik": asked.title,
        "avsandare": f"{asked.asker_name}, {asked.asker_email}",
    }


def _owed(row: PartyDecision, on: dt.date) -> Item:
    link, address = sending.make_link(row, on=on)
    text = letters.OWED.format(**_of(row), lank=address, svarskod=link.code)
    return Item(text, address, link.code)


def _overdue(row: PartyDecision) -> Item:
    asked = row.recommendation
    at = [asked.matter.structure.key, asked.matter.year, asked.matter.number, asked.number]
    page = asked.site + reverse("matters:matrix", args=at)
    return Item(letters.OVERDUE.format(**_of(row), lank=page))


def _of(row: PartyDecision) -> dict[str, str]:
    asked = row.recommendation
    return {
        "part": row.party.name,
        "rubrik": asked.title,
        "diarienummer": asked.matter.registry_number or "",
        "senast": day_long(asked.due, "sv") if asked.due else "",
    }
