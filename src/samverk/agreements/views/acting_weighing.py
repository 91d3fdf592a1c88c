"""What an act leads to: it is done and undone, so that what is shown is what will be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from samverk.agreements.forms.acting import ActForm
from samverk.agreements.models import Agreement, DepositaryNotice
from samverk.agreements.queries import knowing
from samverk.agreements.queries.knowing import Read
from samverk.agreements.views.acting_words import Move, Told, firsts, move, told
from samverk.agreements.views.citing import Cite, citing
from samverk.foundation.day import ChosenDay
from samverk.foundation.language import current, spoken
from samverk.rulebook.agreements.consequences import consequences
from samverk.rulebook.agreements.days import dates
from samverk.rulebook.agreements.facts import Known
from samverk.rulebook.agreements.force import enters
from samverk.rulebook.agreements.state import as_of, in_words, state
from samverk.rulebook.findings import Finding, Weight, Words


@dataclass(frozen=True, slots=True)
class Weighed:
    """What an act leads to: sentences, the days that move, what the parties are told, what is doubtful and good to know."""

    sentences: tuple[str, ...]
    moves: tuple[Move, ...]
    notices: tuple[str, ...]
    doubts: tuple[Told, ...]
    notes: tuple[Told, ...]


def weigh(form: ActForm, day: ChosenDay) -> Weighed:
    """What the act of a valid form leads to. The queries of the act, and some forty.

    Raises: Refused; SomeoneWasFirst.
    """
    before = form.about.read.known if form.about.read else None
    doubts, last = list(form.doubts()), _last_told(form)
    with transaction.atomic():
        form.perform(actor="Samverk", reason=str(form.cleaned_data.get("skal", "")))
        after = _read(form.about.agreement.pk, day)
        issued = tuple(_issued(form, last))
        doubts += form.doubts_afterwards(after) if after else ()
        transaction.set_rollback(True)
    cite = citing(form.about.agreement, after.rules if after else None, day)
    known = after.known if after else None
    return Weighed(
        sentences=(*form.outcome(), *_states(before, known, day)),
        moves=tuple(_moves(before, known, cite, day)),
        notices=issued,
        doubts=tuple(told(each, cite) for each in _of(Weight.WARN, doubts)),
        notes=tuple(told(each, cite) for each in _of(Weight.INFO, doubts)),
    )


def _read(pk: int, day: ChosenDay) -> Read | None:
    agreement = knowing.with_happenings(Agreement.objects.filter(pk=pk)).get()
    return knowing.read(agreement, on=day.today)


def _moves(before: Known | None, after: Known | None, cite: Cite, day: ChosenDay) -> Iterator[Move]:
    """The days that move; every day where nobody had said the terms before."""
    if after is None:
        return
    if before is None:
        yield from firsts(dates(after, on=day.today), cite)
    else:
        yield from (move(each, cite) for each in consequences(before, after, on=day.today))


def _last_told(form: ActForm) -> int:
    found = form.about.agreement.depositary_notices.aggregate(last=Max("number"))
    return int(found["last"] or 0)


def _issued(form: ActForm, last: int) -> Iterator[str]:
    """What the parties are told after so many notices. One query."""
    rows = DepositaryNotice.objects.filter(agreement=form.about.agreement.pk, number__gt=last)
    for each in rows.order_by("number"):
        yield each.text_en if current() == "en" else each.text_sv


def _of(weight: Weight, findings: Iterable[Finding]) -> Iterator[Finding]:
    return (each for each in findings if each.weight is weight)


def _states(before: Known | None, after: Known | None, day: ChosenDay) -> Iterator[str]:
    """The state that the agreement is in today, where that changes."""
    if after is None:
        return
    was, becomes = _in_words(before, day) if before else None, _in_words(after, day)
    if was != becomes:
        yield _("Avtalets läge blir: %(state)s.") % {"state": spoken(becomes)}


def _in_words(known: Known, day: ChosenDay) -> Words:
    return in_words(state(known, on=day.today), enters(as_of(known, day.today)).value)
