"""Letters to principals: each with a link of its own and a code for those who answer by e-mail."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.urls import reverse

from samverk.foundation import mail, tokens
from samverk.foundation.formats import day_long
from samverk.foundation.mail.incoming import replying
from samverk.matters import letters
from samverk.matters.models import PartyDecision, Recommendation, ReplyLink

KIND = "decision"
LINK_DAYS_AFTER = 400


def about(row: PartyDecision) -> str:
    """What letters on a row are about: "matter:7/recommendation:12/party:umea"."""
    recommendation = row.recommendation
    return (
        f"matter:{recommendation.matter_id}/recommendation:{recommendation.pk}/"
        f"party:{row.party.key}"
    )


def make_link(row: PartyDecision, *, on: dt.date) -> tuple[ReplyLink, str]:
    """A new link to the row, and the address that opens it. One query.

    It works for more than a year after the last day: some answers come that late, and they are wanted.
    """
    token = tokens.new()
    due = row.recommendation.due or on
    link = ReplyLink.objects.create(
        row=row,
        digest=tokens.digest(token),
        code=replying.new_code(),
        made_on=on,
        until=max(due, on) + dt.timedelta(days=LINK_DAYS_AFTER),
    )
    return link, row.recommendation.site + reverse("matters:open", args=[token])


def ask(
    recommendation: Recommendation,
    rows: Iterable[PartyDecision],
    *,
    subject: str,
    letter: str,
    on: dt.date,
) -> None:
    """Send the first letter to each that has a contact with an address that can be used. Four queries a letter."""
    for row in rows:
        if mail.is_address(row.contact_email):
            row.recommendation = recommendation
            _send(row, subject=subject, template=letter, key="asked", on=on)


def again(row: PartyDecision, *, on: dt.date) -> None:
    """Ask one principal again. Four queries."""
    if mail.is_address(row.contact_email):
        number = row.reply_links.count()
        letter = row.recommendation.letter or letters.LETTER
        _send(row, subject=letters.AGAIN_SUBJECT, template=letter, key=f"again:{number}", on=on)


def remind(row: PartyDecision, *, key: str, on: dt.date) -> None:
    """Remind one principal. Four queries."""
    _send(row, subject=letters.REMINDER_SUBJECT, template=letters.REMINDER, key=key, on=on)


def receipt(row: PartyDecision, facts: Mapping[str, str], *, key: str) -> None:
    """Tell whoever is on record that the answer has come. Three queries."""
    merged = {**facts_of(row, "", ""), **facts}
    _queue(row, letters.RECEIPT_SUBJECT, letters.RECEIPT, merged, key=key, secret="")


def _send(row: PartyDecision, *, subject: str, template: str, key: str, on: dt.date) -> None:
    link, address = make_link(row, on=on)
    _queue(row, subject, template, facts_of(row, address, link.code), key=key, secret=address)


def _queue(
    row: PartyDecision,
    subject: str,
    template: str,
    facts: Mapping[str, str],
    *,
    key: str,
    secret: str,
) -> None:
    written = mail.merge(template, facts)
    mail.queue(
        to=mail.Address(row.contact_name, row.contact_email),
        subject=mail.merge(subject, facts).text,
        text=written.text,
        html=written.html,
        kind=KIND,
        about=about(row),
        key=f"{about(row)}/{key}",
        reply_to=reply_to(row, facts.get("svarskod", "")),
        confidential=[secret] if secret else [],
    )


def reply_to(row: PartyDecision, code: str) -> str:
    """Where an answer by e-mail goes: the installation's mailbox for replies where it has one, else whoever asks."""
    address = replying.reply_address(code) if code else ""
    asker = row.recommendation.asker_email
    return address or (asker if mail.is_address(asker) else "")


def facts_of(row: PartyDecision, address: str, code: str) -> dict[str, str]:
    """What the merge fields of a letter on the row say."""
    recommendation = row.recommendation
    treatment = recommendation.treatment
    body = (treatment.body.name if treatment.body else treatment.forum) if treatment else ""
    clauses = recommendation.clauses.all()
    return {
        "part": row.party.name,
        "kontakt": row.contact_name,
        "rubrik": recommendation.title,
        "diarienummer": recommendation.matter.registry_number or "",
        "organ": body or recommendation.matter.structure.name,
        "att_satser": "\n".join(f"{each.number}. {each.text}" for each in clauses),
        "senast": day_long(recommendation.due, "sv") if recommendation.due else "",
        "lank": address,
        "svarskod": code,
        "avsandare": f"{recommendation.asker_name}, {recommendation.asker_email}",
    }
