"""One run: who pays what, counted with what, decided by whom, and whether its figures have been corrected since."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from samverk.costs.access import may_keep, may_see_run, works_there
from samverk.costs.models import Run
from samverk.costs.queries import runs as asked
from samverk.costs.queries.computing import parties_of
from samverk.costs.queries.corrected import Changed, Reconsidered, corrected
from samverk.costs.views import run_words as words
from samverk.costs.views.run_doubts import doubts_of
from samverk.costs.views.run_lines import Beside, change, columns, difference, lines, picture
from samverk.foundation import access
from samverk.foundation.access import demand
from samverk.foundation.formats import day_short
from samverk.foundation.language import current, spoken
from samverk.foundation.page import Context, PageRequest, page, with_day
from samverk.rulebook.costs.amounts import number

State = Run.State


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done with the run now."""

    act: str
    words: str
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """A day in the life of a run."""

    on: dt.date
    says: str
    who: str = ""
    note: str = ""


@page("costs/run.html", may=access.everyone)
def run(request: PageRequest, structure: str, year: int, number: int) -> Context:
    """One run on the chosen day: everybody reads what is locked. Thirty-five queries at the most."""
    row = seen(request, structure, year, number)
    on, today = request.day.on, request.day.today
    beside = held_against(row, request)
    found = lines(row, beside)
    works = works_there(request.user, row.structure, on=today)
    keeps = works and may_keep(request.user, row.structure, on=today)
    parties = parties_of(row.structure, on=on)
    sides = {key: str(each.side_kind) for key, each in parties.items()}
    reconsidered = corrected(row, on=today)
    return {
        "run": row,
        "structure": row.structure,
        "pill": words.pill(row, request.day),
        "sentence": sentence(row, request),
        "lines": found,
        "columns": columns(row),
        "bars": picture(found, sides),
        "beside": beside,
        **totals(row, beside),
        "acts": list(acts(row)) if keeps else [],
        "moments": list(moments(row, names_people=works)),
        "correct": correcting(row) if keeps and row.state == State.LOCKED else "",
        "doubts": [] if row.state == State.WITHDRAWN else doubts_of(row, request),
        "since": told_since(reconsidered) if reconsidered.changed else None,
        "corrections": [
            each
            for each in row.corrections.all()
            if each.state == State.LOCKED or (works and each.state != State.WITHDRAWN)
        ],
        "is_draft": asked.state_on(row, today) not in {State.APPROVED, State.LOCKED},
    }


def totals(row: Run, beside: Beside) -> dict[str, str]:
    """How the whole sum differs from what it is held against. No queries."""
    before, corrects = beside.before, beside.corrects
    return {
        "total_change": change(row.total_ore, before.total_ore) if before else "",
        "total_correction": difference(row.total_ore - corrects.total_ore) if corrects else "",
    }


def seen(request: HttpRequest, structure: str, year: int, number: int) -> Run:
    """The run with its parts and figures, for somebody who may see it. At most seven queries.

    Raises: Http404 where there is none; Denied where the user may not see it.
    """
    row = asked.of_address(structure, year, number)
    if row is None:
        raise Http404
    who = _("den som arbetar i %(structure)s: beräkningen är inte låst") % {
        "structure": row.structure.name
    }
    demand(may_see_run(request.user, row, on=with_day(request).day.today), who)
    prefetch_related_objects([row], "parts__party", "bases__figure__series", "corrections")
    return row


def held_against(row: Run, request: PageRequest) -> Beside:
    """What the run is compared with. At most six queries."""
    today = request.day.today
    earlier = row.structure.runs.filter(year__lt=row.year).select_related("cost_key")
    before = asked.before(row, earlier, on=today)
    others = [each for each in (before, row.corrects) if each is not None]
    prefetch_related_objects(others, "parts")
    return Beside(before, row.corrects, asked.inhabitants(row, on=today))


def sentence(row: Run, request: PageRequest) -> str:
    """The one sentence that says what the run is."""
    told = {
        "amount": words.amount(row.total_ore),
        "year": row.year,
        "n": len(asked.parts_of(row)),
        "key": row.cost_key.name,
    }
    state = asked.state_on(row, request.day.on)
    shares = _("%(amount)s för %(year)s delas mellan %(n)d parter enligt ”%(key)s”.") % told
    ends = {
        State.PROPOSED: _("Beräkningen är föreslagen och gäller inte än."),
        State.APPROVED: _("Beräkningen är godkänd: %(decision)s.") % {"decision": row.decision},
        State.LOCKED: _("Beräkningen är låst: %(decision)s.") % {"decision": row.decision},
        State.WITHDRAWN: _("Beräkningen är återtagen: %(why)s") % {"why": row.withdrawn_why},
    }
    return f"{shares} {ends[state]}"


def acts(row: Run) -> Iterator[Act]:
    """What the coordinator can do with the run as it stands now."""
    if row.state == State.PROPOSED:
        yield Act("godkann", _("Anteckna beslutet"), is_first=True)
    if row.state == State.APPROVED:
        yield Act("las", _("Lås beräkningen"), is_first=True)
    if row.state in {State.PROPOSED, State.APPROVED}:
        yield Act("ta-tillbaka", _("Ta tillbaka"))


def moments(row: Run, *, names_people: bool) -> Iterator[Moment]:
    """The run's days: proposed, approved, locked, withdrawn; by whom for those who work there."""

    def moment(on: dt.date, says: str, who: str = "", note: str = "") -> Moment:
        return Moment(on, says, who if names_people else "", note)

    yield moment(row.proposed_on, _("Föreslagen"), row.proposed_by)
    if row.approved_on:
        yield moment(row.approved_on, _("Godkänd"), row.approved_by, row.decision)
    if row.locked_on:
        yield moment(row.locked_on, _("Låst"), row.locked_by)
    if row.withdrawn_on:
        yield moment(row.withdrawn_on, _("Återtagen"), note=row.withdrawn_why)


def correcting(row: Run) -> str:
    """The address at which a run that corrects this one is proposed."""
    return f"{words.address_of('costs:new-run', row.structure.key)}?rattar={words.number_of(row)}"


def told_since(found: Reconsidered) -> dict[str, object]:
    """What has been corrected since the run, and by how much each part would differ."""
    names = {part.key: part.name for part in asked.parts_of(found.run)}
    is_newer = any(each.is_another_day for each in found.changed)
    newer = _("Underlaget har rättats eller kompletterats sedan dess")
    moved = [(names[key], difference(found.moved[key])) for key in names if key in found.moved]
    wrong = spoken(found.wrong.says) if found.wrong else ""
    return {
        "heading": newer if is_newer else _("Underlaget har rättats sedan dess"),
        "changed": [_told_change(each, names) for each in found.changed],
        "moved": moved,
        "wrong": wrong,
    }


def _told_change(each: Changed, names: Mapping[str, str]) -> str:
    told = {
        "party": names.get(each.basis.key, each.basis.key),
        "label": each.basis.label,
        "day": day_short(each.basis.on, current()),
        "was": spoken(number(Fraction(each.basis.value))),
        "now": spoken(number(Fraction(each.now))) if each.now is not None else _("struken"),
        "later": day_short(each.on, current()),
    }
    if each.is_another_day:
        said = _("%(party)s, %(label)s: %(was)s (%(day)s) har blivit %(now)s (%(later)s)")
    else:
        said = _("%(party)s, %(label)s %(day)s: %(was)s har blivit %(now)s")
    return said % told
