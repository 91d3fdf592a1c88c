"""Letters to those who are asked for an opinion: each with a link of its own and a code for answers by e-mail."""

import datetime as dt
from collections.abc import Mapping

from django.urls import reverse

from samverk.bodies.queries import senders
from samverk.foundation import mail, tokens
from samverk.foundation.formats import day_long
from samverk.foundation.mail.incoming import replying
from samverk.matters import letters_opinion as letters
from samverk.matters.models import Opinion, ReferralRow, ReplyLink

KIND = "referral"
# Some opinions come after the last day, and they are wanted as long as the request is not closed.
LINK_DAYS_AFTER = 400


def about(row: ReferralRow) -> str:
    """What letters on a row are about: "matter:7/referral:1/respondent:12"."""
    return f"matter:{row.referral.matter_id}/referral:{row.referral_id}/respondent:{row.pk}"


def name_of(row: ReferralRow) -> str:
    """What the one who is asked is called."""
    return row.party.name if row.party else row.name


def make_link(row: ReferralRow, *, on: dt.date) -> tuple[ReplyLink, str]:
    """A new link to the row, and the address that opens it. One query."""
    token = tokens.new()
    link = ReplyLink.objects.create(
        referral_row=row,
        digest=tokens.digest(token),
        code=replying.new_code(),
        made_on=on,
        until=max(row.referral.due, on) + dt.timedelta(days=LINK_DAYS_AFTER),
    )
    return link, row.referral.site + reverse("matters:open-opinion", args=[token])


def ask(row: ReferralRow, *, subject: str, letter: str, on: dt.date) -> None:
    """Send the first letter. Five queries."""
    _send(row, subject=subject, template=letter, key="asked", on=on)


def remind(row: ReferralRow, *, key: str, on: dt.date) -> None:
    """Remind one of them, by a letter with a new link. Five queries."""
    _send(row, subject=letters.REMINDER_SUBJECT, template=letters.REMINDER, key=key, on=on)


def prolonged(row: ReferralRow, *, on: dt.date) -> None:
    """Tell one of them of a later last day, by a letter with a new link. Five queries."""
    _send(
        row,
        subject=letters.PROLONGED_SUBJECT,
        template=letters.PROLONGED,
        key=f"prolonged:{row.referral.due}",
        on=on,
    )


def receipt(row: ReferralRow, opinion: Opinion) -> None:
    """Tell whoever was asked that the opinion has come. Three queries."""
    said = {
        "skrivet_av": opinion.written_by or row.contact_name,
        "svarat": day_long(opinion.sent_on, "sv") if opinion.sent_on else "",
        "stallning": str(opinion.get_stance_display()).capitalize() + ".",
        "yttrande": "\n\n".join(part for part in (opinion.text, opinion.proposals) if part),
    }
    facts = {**facts_of(row, "", ""), **said}
    key = f"receipt:{opinion.pk}"
    _queue(row, (letters.RECEIPT_SUBJECT, letters.RECEIPT), facts, key=key, secret="")


def facts_of(
    row: ReferralRow, address: str, code: str, *, has_documents: bool = False
) -> dict[str, str]:
    """What the merge fields of a letter on the row say; has_documents is whether the link leads to some."""
    referral = row.referral
    return {
        "part": name_of(row),
        "kontakt": row.contact_name,
        "amne": referral.subject,
        "fragan": referral.question,
        "diarienummer": referral.matter.registry_number or "",
        "samverkan": referral.matter.structure.name,
        "senast": day_long(referral.due, "sv"),
        "har": letters.WITH_DOCUMENTS if has_documents else letters.WITHOUT_DOCUMENTS,
        "lank": address,
        "svarskod": code,
        "avsandare": f"{referral.asker_name}, {referral.asker_email}",
    }


def _send(row: ReferralRow, *, subject: str, template: str, key: str, on: dt.date) -> None:
    link, address = make_link(row, on=on)
    has_documents = row.referral.documents.filter(removed_on__isnull=True).exists()
    facts = facts_of(row, address, link.code, has_documents=has_documents)
    _queue(row, (subject, template), facts, key=key, secret=address)


def _queue(
    row: ReferralRow,
    templates: tuple[str, str],
    facts: Mapping[str, str],
    *,
    key: str,
    secret: str,
) -> None:
    subject, template = templates
    written = mail.merge(template, facts)
    code = facts["svarskod"]
    mail.queue(
        to=mail.Address(row.contact_name, row.contact_email),
        subject=mail.merge(subject, facts).text,
        text=written.text,
        html=written.html,
        kind=KIND,
        about=about(row),
        key=f"{about(row)}/{key}",
        sender=senders.sender_of(row.referral.matter.structure),
        reply_to=(replying.reply_address(code) if code else "") or row.referral.asker_email,
        confidential=[secret] if secret else [],
    )
