"""What the page of a matter says at a glance: where it lies and what comes next, its key facts, papers and recommendations."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.bodies.models import StructureParty
from samverk.bodies.queries.nearest import rules_near
from samverk.foundation.formats import day_short, sv_sort
from samverk.foundation.language import current, spoken
from samverk.matters.events import Lead
from samverk.matters.models import Matter, MatterDocument
from samverk.matters.queries import Status, Story
from samverk.matters.queries.hanging_together import holds, links_of
from samverk.matters.texts_links import how, other_end
from samverk.rulebook.matters.journey import journey
from samverk.rulebook.matters.order import target_groups
from samverk.rulebook.matters.steps import ENDED, State
from samverk.rulebook.matters.texts import STATES

FEW = 6
WEIGHTS = {
    State.RECOMMENDED: "info",
    State.ANSWERED: "info",
    State.CLOSED: "done",
    State.DECIDED: "done",
}


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a matter is, in a pill and two sentences."""

    state: str
    weight: str
    whose: str
    next: str


def stand(told: Status, story: Story) -> Stand:
    """Where a matter is, with whom since when, and what comes next. No queries."""
    state = State(told.state or State.RAISED)
    return Stand(
        state=capfirst(spoken(STATES[state])),
        weight=WEIGHTS.get(state, ""),
        whose=_whose(told, state),
        next=_next(told, state, story),
    )


def _whose(told: Status, state: State) -> str:
    since = day_short(told.since or told.on, current())
    if state in ENDED or told.holder_name is None:
        said = {"state": capfirst(spoken(STATES[state])), "day": since}
        return _("%(state)s %(day)s. Ärendet ligger inte hos någon.") % said
    days = told.days or 0
    long = ngettext("%(days)d dag", "%(days)d dagar", days) % {"days": days} if days else ""
    where = {"holder": spoken(told.holder_name), "day": since, "days": long}
    if not days:
        return _("Hos %(holder)s sedan i dag.") % where
    return _("Hos %(holder)s sedan %(day)s, %(days)s.") % where


def _next(told: Status, state: State, story: Story) -> str:
    if told.postponed_until and told.on < told.postponed_until:
        until = {"day": day_short(told.postponed_until, current())}
        return _("Vilar till %(day)s och tas då upp igen.") % until
    ahead = _ahead(story)
    if ahead and state in {State.RAISED, State.TREATED, State.IN_BODY}:
        return f"{_NEXT[state]()} {_('På vägen härnäst: %(stop)s.') % {'stop': ahead}}"
    return _NEXT[state]() if state in _NEXT else ""


def _ahead(story: Story) -> str:
    if story.rules is None:
        return ""
    left = journey(story.position, story.rules, on=story.on).left
    return spoken(left[0].name) if left else ""


_NEXT = {
    State.RAISED: lambda: _("Koordinatorn lägger ärendet i ett organ."),
    State.IN_BODY: lambda: _("Organet behandlar ärendet och säger vad det kom fram till."),
    State.OUT_FOR_OPINION: lambda: _("De tillfrågade lämnar sina yttranden."),
    State.TREATED: lambda: _("Koordinatorn för ärendet vidare eller avslutar det."),
    State.RECOMMENDED: lambda: _("Koordinatorn skickar rekommendationen till huvudmännen."),
    State.AT_PRINCIPALS: lambda: _("Varje huvudman beslutar i sin egen linje och svarar."),
    State.ANSWERED: lambda: _("Alla har svarat. Koordinatorn avslutar ärendet."),
    State.DECIDED: lambda: _("Koordinatorn skickar beslutet till huvudmännen eller avslutar."),
}


@dataclass(frozen=True, slots=True)
class Linked:
    """A matter that hangs together with this one, and how."""

    how: str
    matter: Matter


@dataclass(frozen=True, slots=True)
class Facts:
    """The key facts of a matter; all_concerned is that every party of the day is."""

    raised_for: str
    concerned: tuple[str, ...]
    all_concerned: bool
    target_groups: tuple[str, ...]
    links: tuple[Linked, ...]

    @property
    def count(self) -> int:
        """How many principals are concerned."""
        return len(self.concerned)

    @property
    def are_few(self) -> bool:
        """Whether their names fit on a line."""
        return len(self.concerned) <= FEW


def facts(row: Matter, *, on: dt.date, public_on: dt.date | None) -> Facts:
    """Whom a matter concerns and what it hangs together with. Five queries.

    Shape: with public_on only the matters that everybody may see that day.
    """
    parties = StructureParty.objects.filter(structure=row.structure, is_signatory=True)
    there = dict(parties.filter(period__contains=on).values_list("party", "name"))
    known = dict(row.parties.values_list("party", "party__name"))
    names = sorted((there.get(pk, name) for pk, name in known.items()), key=sv_sort)
    rules = rules_near(row.structure, on=on)
    groups = target_groups(rules) if rules else {}
    return Facts(
        raised_for=there.get(row.raised_for_id or 0, str(row.raised_for or "")),
        concerned=tuple(names),
        all_concerned=bool(known) and there.keys() <= known.keys(),
        target_groups=tuple(
            spoken(groups[key]) if key in groups else key for key in row.target_groups
        ),
        links=tuple(
            Linked(how(each, row), other_end(each, row))
            for each in links_of(row, public_on=public_on)
            if holds(each, on=on)
        ),
    )


def papers(row: Matter, *, on: dt.date, everything: bool) -> list[MatterDocument]:
    """The documents of a matter that day; only those for everybody unless everything is asked for. One query."""
    rows = row.documents.filter(added_on__lte=on).exclude(removed_on__lte=on)
    rows = rows if everything else rows.filter(is_public=True)
    return list(rows.select_related("document", "party").order_by("number"))


@dataclass(frozen=True, slots=True)
class Recommended:
    """A recommendation in its one sentence."""

    number: int
    title: str
    sent_on: dt.date | None
    due: dt.date | None
    sentence: str
    leads: tuple[Lead, ...]


def recommended(
    row: Matter, told: Status, leads: Mapping[int, tuple[Lead, ...]], *, unsent: bool
) -> list[Recommended]:
    """The recommendations of a matter, each with how it stands; those not sent where they are asked for. One query."""
    sent = [
        Recommended(
            each.number,
            each.title,
            each.sent_on,
            each.due,
            spoken(each.sentence),
            leads.get(each.number, ()),
        )
        for each in told.recommendations
    ]
    if not unsent:
        return sent
    known = {each.number for each in sent}
    rows = row.recommendations.exclude(number__in=known).filter(sent_on=None).order_by("number")
    said = _("Inte skickad till huvudmännen än.")
    waiting = (
        Recommended(each.number, each.title, None, None, said, leads.get(each.number, ()))
        for each in rows
    )
    return [*sent, *waiting]
