"""What speaks for and against each name in an answer, before anything is written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from samverk.bodies import actions as bodies
from samverk.bodies.models import Appointment
from samverk.foundation.refusals import Refused
from samverk.parties.models import Office, Person
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Facts, Finding, Weight, heaviest
from samverk.staffing import continuing, facts, queries
from samverk.staffing.actions import appoint_named, decision_of, office_to_give, party_left
from samverk.staffing.continuing import is_named
from samverk.staffing.facts import Askable, SeatFacts
from samverk.staffing.models import Nomination, Question, Reply

ACTOR = "Prov"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A name, its seat as it is on the first day of the term, and what the rules would say.

    office is the one at the party that can be written down with the appointment; holder is who has the seat before it,
    and continues says that it is the same person.
    """

    named: Nomination
    seat: SeatFacts | None
    findings: tuple[Finding, ...]
    cured: tuple[Finding, ...] = ()
    office: Office | None = None
    holder: str = ""
    continues: bool = False

    @property
    def weight(self) -> Weight | None:
        """The greatest weight among the findings."""
        return heaviest(self.findings)

    @property
    def may_be_chosen(self) -> bool:
        """Whether the name can be accepted at all."""
        return not self.named.abstains and all(f.weight is not Weight.STOP for f in self.findings)

    @property
    def is_suggested(self) -> bool:
        """Whether the box is ticked from the start: not where somebody has been appointed meanwhile."""
        filled = any(each.code == "staffing.seat_filled" for each in self.findings)
        return self.may_be_chosen and not filled


def verdicts(question: Question, reply: Reply) -> list[Verdict]:
    """Each name of a reply with its findings.

    Queries: some twenty, and as many for each name, which is rehearsed by itself.
    """
    of = question.round
    seats = facts.askable(of.structure, on=of.term_from)
    names = queries.nominations_of(reply)
    filled = facts.filled_meanwhile([each.asked for each in names], on=of.term_from)
    shared = tuple(_of_answer(question, reply))
    held = continuing.holders([each.asked for each in names], question)
    return [
        _beside(_verdict(each, question, seats, filled, shared), held.get(each.asked.seat_id or 0))
        for each in names
    ]


def _beside(verdict: Verdict, holder: Person | None) -> Verdict:
    """The verdict with whoever has the seat before the name."""
    if holder is None:
        return verdict
    return replace(verdict, holder=holder.name, continues=is_named(holder, verdict.named))


def _of_answer(question: Question, reply: Reply) -> Iterator[Finding]:
    """What concerns every name: the party has left, the organ is unknown."""
    yield from party_left(question)
    if reply.organ and decision_of(reply, question).organ is None:
        named: Facts = {"organ": reply.organ, "party": question.party.name}
        yield Finding("staffing.organ_unknown", Weight.INFO, "samverk K10", named)


def _verdict(
    named: Nomination,
    question: Question,
    seats: Askable,
    filled: Mapping[int, Appointment],
    shared: Sequence[Finding],
) -> Verdict:
    named.reply.question = question
    seat = seats.of(named.asked)
    own = () if named.abstains else tuple(_of_seat(named, question, seat, filled))
    found = () if named.abstains else (*shared, *own)
    if named.abstains or named.appointment_id or any(f.weight is Weight.STOP for f in found):
        return Verdict(named, seat, found)
    of = question.round
    try:
        told = bodies.rehearse(
            lambda: appoint_named(named, question, actor=ACTOR),
            structure=of.structure,
            on=of.term_from,
        )
    except Refused as refused:
        return Verdict(named, seat, (*found, *refused.findings))
    office = office_to_give(named, question)
    return Verdict(named, seat, (*found, *told.created), told.cured, office)


def _of_seat(
    named: Nomination,
    question: Question,
    seat: SeatFacts | None,
    filled: Mapping[int, Appointment],
) -> Iterator[Finding]:
    day = question.round.term_from
    if seat is None:
        said: Facts = {"seat": str(named.asked.seat), "day": day_in_words(day)}
        yield Finding("staffing.seat_gone", Weight.STOP, "samverk-fragor F8", said)
    elif (other := filled.get(named.asked.seat_id or 0)) and not named.appointment_id:
        who: Facts = {
            "seat": seat.words,
            "person": other.person.name,
            "day": day_in_words(other.period.lower),
        }
        yield Finding("staffing.seat_filled", Weight.WARN, "samverk-fragor F8", who)
