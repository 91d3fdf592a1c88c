"""Letters of a round: each with a link of its own, queued in the transaction of the act."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.urls import reverse

from samverk.bodies.queries import senders
from samverk.foundation import mail, tokens
from samverk.foundation.formats import day_long
from samverk.rulebook.staffing.rounds import link_until
from samverk.staffing.facts import ForProposals, SeatFacts
from samverk.staffing.models import Link, Question

KIND = "round"


def about(question: Question) -> str:
    """What letters to the party are about: "round:12/party:umea"."""
    return f"round:{question.round_id}/party:{question.party.key}"


def make_link(question: Question, *, on: dt.date) -> str:
    """The address that opens a new link to the question. One query."""
    return make_links([question], on=on)[0]


def make_links(questions: Sequence[Question], *, on: dt.date) -> list[str]:
    """The addresses that open new links, one to each question, in their order. One query."""
    made = [tokens.new() for _each in questions]
    Link.objects.bulk_create(
        Link(
            question=each,
            digest=tokens.digest(token),
            made_on=on,
            until=max(link_until(each.round.due), on + dt.timedelta(days=1)),
        )
        for each, token in zip(questions, made, strict=True)
    )
    return [
        each.round.site + reverse("staffing:open", args=[token])
        for each, token in zip(questions, made, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Listed:
    """What a party is asked about, as a letter says it: "3 platser", and a line for each."""

    number: str
    lines: tuple[str, ...]


def listed(seats: Collection[SeatFacts], proposals: Collection[ForProposals]) -> Listed:
    """The seats and the bodies of a question: "Samrådet: ordinarie plats 1"."""
    lines = [f"{each.body.name}: {each.words.sv}" for each in seats]
    lines += [f"{each.name}, förslag på namn (högst {len(each.lines)})" for each in proposals]
    parts = ["en plats" if len(seats) == 1 else f"{len(seats)} platser"] if seats else []
    if proposals:
        bodies = "ett organ" if len(proposals) == 1 else f"{len(proposals)} organ"
        parts.append(f"föreslå namn till {bodies}" if seats else f"platser i {bodies}")
    return Listed(" och ".join(parts), tuple(lines))


def facts_of(question: Question, name: str, asked: Listed, address: str) -> dict[str, str]:
    """What the merge fields of a letter to the party say."""
    return merged(question.round, question.round.structure.name, name, asked, address) | {
        "kontakt": question.contact_name
    }


class Asking(Protocol):
    """A round, or a letter that is to become one."""

    due: dt.date
    term_from: dt.date
    asker_name: str
    asker_email: str


def merged(of: Asking, structure: str, name: str, asked: Listed, address: str) -> dict[str, str]:
    """What the merge fields say, but for whom the letter is to."""
    return {
        "part": name,
        "kontakt": "",
        "struktur": structure,
        "antal": asked.number,
        "platser": "\n".join(f"– {line}" for line in asked.lines),
        "fran": day_long(of.term_from, "sv"),
        "senast": day_long(of.due, "sv"),
        "lank": address,
        "avsandare": f"{of.asker_name}, {of.asker_email}",
    }


def send(
    question: Question,
    *,
    subject: str,
    template: str,
    facts: Mapping[str, str],
    key: str,
    secret: str = "",
) -> None:
    """Queue a letter to the party's contact; the secret is taken out of it once it has left. Four queries."""
    sender = senders.sender_of(question.round.structure)
    said = letter(question, subject, template, facts, key=key, secret=secret, sender=sender)
    mail.queue_many([said])


def letter(  # noqa: PLR0913 -- a letter has this many parts
    question: Question,
    subject: str,
    template: str,
    facts: Mapping[str, str],
    *,
    key: str,
    sender: mail.Sender | None,
    secret: str = "",
) -> mail.ToQueue:
    """A letter to the party's contact, to be queued with others. No queries."""
    said = mail.merge(template, facts)
    return mail.ToQueue(
        to=mail.Address(question.contact_name, question.contact_email),
        subject=mail.merge(subject, facts).text,
        text=said.text,
        html=said.html,
        kind=KIND,
        sender=sender,
        about=about(question),
        key=f"{about(question)}/{key}",
        reply_to=question.round.asker_email,
        confidential=[secret] if secret else [],
    )
