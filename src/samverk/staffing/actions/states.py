"""A question goes from state to state by the rulebook's table, and by nothing else."""

from samverk.foundation.refusals import Refused
from samverk.rulebook.findings import Facts, Finding, Weight, Words
from samverk.rulebook.staffing.answers import ANSWER
from samverk.rulebook.staffing.flow import NoSuchStep, Requires, step
from samverk.rulebook.staffing.texts import STATES
from samverk.staffing.models import Question, Reply, Round


def locked(question: Question) -> Question:
    """The question as it is now, kept from others until the transaction ends. One query."""
    rows = Question.objects.select_for_update(of=("self",))
    return rows.select_related("round__structure", "party").get(pk=question.pk)


def move(question: Question, act: str) -> None:
    """Bring the question to the state that the act leads to. Two queries.

    Raises: Refused where the act leads nowhere from where it is.
    """
    try:
        row = step(ANSWER, question.at, act, true=_true_of(question))
    except NoSuchStep:
        raise Refused([not_now(question)]) from None
    question.state = row.to_state.value
    question.save(update_fields=["state"])


def _true_of(question: Question) -> frozenset[Requires]:
    was_sent = Reply.objects.filter(question=question, sent_on__isnull=False).exists()
    true = {Requires.ANSWER_WAS_SENT if was_sent else Requires.NO_ANSWER_WAS_SENT}
    if question.round.state == Round.State.OPEN:
        true.add(Requires.ROUND_IS_OPEN)
    return frozenset(true)


def not_now(question: Question) -> Finding:
    """That an act leads nowhere from where the question is."""
    is_open = question.round.state == Round.State.OPEN
    state: Words = STATES[question.state if is_open else "closed"]
    facts: Facts = {"party": question.party.name, "state": state}
    return Finding("staffing.not_now", Weight.STOP, "samverk-fragor F3", facts)
