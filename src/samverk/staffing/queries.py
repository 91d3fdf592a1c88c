"""Rounds, questions and answers, as pages and acts ask for them."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q

from samverk.bodies.models import RemitRecord, Structure, StructureParty
from samverk.foundation import tokens
from samverk.foundation.formats import sv_sort
from samverk.parties.models import Contact, Organ, Party
from samverk.rulebook.staffing.answers import TO_ACCEPT
from samverk.staffing import facts
from samverk.staffing.facts import ForProposals, SeatFacts
from samverk.staffing.models import AskedSeat, Link, Nomination, Question, Reply, Round


@dataclass(frozen=True, slots=True)
class PartySeats:
    """A party with the seats that it can be asked to fill, in the order of the rules; name is what the structure calls it.

    proposals are the places of its side, to which it may propose names.
    """

    party: Party
    name: str
    seats: tuple[SeatFacts, ...]
    proposals: tuple[ForProposals, ...] = ()

    @property
    def is_asked(self) -> bool:
        """Whether there is anything to ask it about."""
        return bool(self.seats or self.proposals)


def rounds_of(structure: Structure) -> list[Round]:
    """The rounds of a structure, the newest first, with how many were asked, answered and accepted. One query."""
    to_accept = [state.value for state in TO_ACCEPT]
    rows = structure.rounds.annotate(
        asked=Count("questions", distinct=True),
        answered=Count(
            "questions", filter=Q(questions__replies__sent_on__isnull=False), distinct=True
        ),
        to_accept=Count("questions", filter=Q(questions__state__in=to_accept), distinct=True),
    )
    return list(rows.order_by("-opened_on", "-pk"))


def round_of(structure: Structure, pk: int) -> Round | None:
    """The round of this number in the structure. One query."""
    return structure.rounds.filter(pk=pk).first()


def parties_with_seats(structure: Structure, *, on: dt.date) -> list[PartySeats]:
    """Every party that can be asked to fill a seat that day, by name. Two queries besides the state of the structure."""
    known = facts.askable(structure, on=on)
    by_party: dict[str, list[SeatFacts]] = {}
    for each in known.seats.values():
        if each.place and each.place.party:
            by_party.setdefault(each.place.party, []).append(each)
    by_side: dict[str, list[ForProposals]] = {}
    for among in known.proposals.values():
        by_side.setdefault(among.places.side, []).append(among)
    rows = StructureParty.objects.filter(structure=structure, period__contains=on)
    found = (
        PartySeats(
            row.party, row.name, tuple(by_party.get(row.key, ())), tuple(by_side.get(row.side, ()))
        )
        for row in rows.select_related("party").order_by("pk")
    )
    return sorted((each for each in found if each.is_asked), key=lambda each: sv_sort(each.name))


def names_in(structure: Structure) -> Mapping[int, str]:
    """What the structure calls each party, the latest where it has changed. One query."""
    rows = StructureParty.objects.filter(structure=structure).order_by("period")
    return dict(rows.values_list("party_id", "name"))


def takes_part(question: Question, *, on: dt.date) -> bool:
    """Whether the party is in the structure that day. One query."""
    return StructureParty.objects.filter(
        structure=question.round.structure_id, party=question.party_id, period__contains=on
    ).exists()


def contacts(parties: Iterable[Party], *, on: dt.date) -> Mapping[int, Contact]:
    """Whom to write to at each party that day: of several the one that was first. One query."""
    rows = Contact.objects.filter(party__in=list(parties), period__contains=on)
    return {row.party_id: row for row in rows.order_by("-period", "-pk")}


def questions_of(of: Round) -> list[Question]:
    """Every party's question in a round with its seats, replies, links and reminders, by the party's name. Six queries."""
    replies = Reply.objects.order_by("pk").prefetch_related(
        Prefetch("nominations", Nomination.objects.order_by("asked"))
    )
    rows = of.questions.select_related("party", "round__structure").prefetch_related(
        "seats", "links", "reminders", Prefetch("replies", replies)
    )
    return sorted(rows, key=lambda row: sv_sort(row.party.name))


def question_of(of: Round, party: str) -> Question | None:
    """The question to the party of this key. One query."""
    rows = of.questions.select_related("party", "round__structure")
    return rows.filter(party__key=party).first()


def draft_of(question: Question) -> Reply | None:
    """What is written and not sent. One query."""
    return question.replies.filter(sent_on__isnull=True).first()


def sent_of(question: Question) -> Reply | None:
    """The answer that counts: the last one that was sent. One query."""
    return question.replies.filter(sent_on__isnull=False).order_by("-pk").first()


def nominations_of(reply: Reply) -> list[Nomination]:
    """The names in a reply, in the order of the seats, without proposals that were left empty. One query."""
    rows = reply.nominations.exclude(abstains=False, given_name="", family_name="")
    return list(
        rows.select_related("asked__seat__body", "asked__body", "appointment").order_by("asked")
    )


def asked_seats(question: Question) -> list[AskedSeat]:
    """The seats that the question is about, in the order in which they were asked about. One query."""
    return list(question.seats.select_related("seat__body", "seat__party", "body").order_by("pk"))


def functions_in(bodies: Collection[int], *, on: dt.date) -> Mapping[int, list[str]]:
    """The functions that the recorded remits of bodies name that day, by body. One query; none for no bodies."""
    if not bodies:
        return {}
    rows = RemitRecord.objects.filter(body__in=bodies, period__contains=on)
    said = rows.values_list("body", "functions")
    return {
        body: [line.strip() for line in text.splitlines() if line.strip()] for body, text in said
    }


def organs_of(party: Party, *, on: dt.date) -> list[Organ]:
    """The organs of the party that day, by name. One query."""
    rows = Organ.objects.filter(party=party, period__contains=on)
    return sorted(rows, key=lambda row: sv_sort(row.name))


def link_behind(token: str) -> Link | None:
    """The link that a token opens, however old or withdrawn. One query."""
    rows = Link.objects.select_related("question__party", "question__round__structure")
    return rows.filter(digest=tokens.digest(token)).first()


def link_of(pk: int) -> Link | None:
    """The link of this number, with all that its page needs. One query."""
    rows = Link.objects.select_related(
        "question__party", "question__round__structure", "question__continued_by__party"
    )
    return rows.filter(pk=pk).first()


def works(link: Link, *, on: dt.date) -> bool:
    """Whether a link opens its question that day."""
    return link.revoked_on is None and on < link.until
