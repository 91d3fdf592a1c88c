"""What follows for the costs where parties leave an agreement: the key that holds, shared by those that are left."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.urls import reverse

from samverk.agreements.events import Payer, Shared, Told
from samverk.agreements.models import Agreement
from samverk.costs import facts
from samverk.costs.models import KeyInForce, Run, RunPart
from samverk.costs.queries import runs as asked
from samverk.costs.queries.computing import Question, compute
from samverk.foundation.formats import sv_sort
from samverk.rulebook.costs.allocation import Allocation
from samverk.rulebook.costs.amounts import in_words
from samverk.rulebook.costs.key import AllocationKey
from samverk.rulebook.findings import Words
from samverk.rulebook.structure.model import Key
from samverk.rulebook.words import fill

_SOURCE = "samverk-berakningar B4"
_BEFORE = Words(
    "{amount} delades i {run}. Utan {leaving} delas samma summa av de andra, enligt ”{key}”.",
    "{amount} was shared in {run}. Without {leaving} the others share the same sum, by “{key}”.",
)
_CANNOT = Words(
    "Kostnaderna: utan {leaving} går det inte att dela enligt ”{key}”. {says}",
    "Costs: without {leaving} nothing can be shared by “{key}”. {says}",
)


def without(agreement: Agreement, leaving: Mapping[Key, dt.date], on: dt.date) -> Iterable[Told]:
    """The last locked run shared anew by the key that holds, without those that leave. Some ten queries, and two a base."""
    run = _last(agreement, on)
    if run is None or not leaving:
        return []
    there = {part.key: part for part in run.parts.all()}
    gone = frozenset(leaving) & frozenset(there)
    if not gone:
        return []
    key = _in_force(agreement, run, on)
    names = _listed(there[each].name for each in gone)
    found = compute(
        Question(
            structure=run.structure,
            key=facts.key_of(key.cost_key.text if key else run.key_text),
            total_ore=run.total_ore,
            year=run.year,
            bases_on=asked.asked_on(run),
            known_on=on,
            without=gone,
        )
    )
    said: dict[str, str | int | Words] = {
        "leaving": names,
        "key": (key.cost_key if key else run.cost_key).name,
        "run": str(run),
        "amount": in_words(run.total_ore),
    }
    link = reverse("costs:run", args=[run.structure.key, run.year, run.number])
    if found.allocation is None:
        wrong = found.wrong.says if found.wrong else Words("", "")
        return [Told(fill(_CANNOT, {**said, "says": wrong}), _SOURCE, link)]
    shared = Shared(
        key=(key.cost_key if key else run.cost_key).name,
        clauses=_clauses(found.question.key),
        payers=tuple(_payers(found.allocation, there)),
    )
    return [Told(fill(_BEFORE, said), _SOURCE, link, shared)]


def _last(agreement: Agreement, on: dt.date) -> Run | None:
    """The newest locked run of the agreement, else of the structure as a whole. Three queries."""
    rows = Run.objects.filter(structure=agreement.structure_id, state=Run.State.LOCKED)
    found = asked.counting(
        asked.with_parts(rows.select_related("structure", "cost_key", "agreement")), on=on
    )
    own = [run for run in found if run.agreement_id == agreement.pk]
    whole = [run for run in found if run.agreement_id is None]
    return next(iter(own or whole), None)


def _in_force(agreement: Agreement, run: Run, on: dt.date) -> KeyInForce | None:
    rows = KeyInForce.objects.filter(structure=run.structure_id, from_day__lte=on)
    found = rows.select_related("cost_key").order_by("-from_day")
    own = found.filter(agreement=agreement).first()
    return own or found.filter(agreement__isnull=True).first()


def _clauses(key: AllocationKey) -> tuple[str, ...]:
    """The clauses of the key as a whole and of how it shares first."""
    return tuple(dict.fromkeys((*key.clauses, *key.root.clauses)))


def _payers(found: Allocation, there: Mapping[Key, RunPart]) -> list[Payer]:
    """Everybody that pays now or would pay then, by name."""
    then = {part.party: part for part in found.parts}
    payers = [
        Payer(
            then[party].name if party in then else there[party].name,
            there[party].amount_ore if party in there else None,
            then[party].ore if party in then else None,
        )
        for party in dict.fromkeys((*there, *then))
    ]
    return sorted(payers, key=lambda each: sv_sort(each.name))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names, key=sv_sort))
