"""The queue of somebody who looks after structures: what is vacant, wrong, ending, turning or due for review."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.bodies.queries import mends, remedies
from samverk.bodies.queries.mends import Hands
from samverk.bodies.queries.state import BodyState, StructureState
from samverk.desk import planned, words
from samverk.desk.entries import Act, Entry, Section, acts_of, section
from samverk.desk.groups import Groups
from samverk.desk.planned import Known
from samverk.foundation.citing import cite, readable
from samverk.foundation.day import ChosenDay
from samverk.foundation.formats import sv_sort
from samverk.foundation.language import spoken
from samverk.rulebook.bodies import presidium
from samverk.rulebook.bodies.places import Place
from samverk.rulebook.bodies.texts import SENTENCES
from samverk.rulebook.findings import Finding, Weight
from samverk.rulebook.terms import ahead, turning
from samverk.rulebook.terms.coming import ENDS, Coming, Kind
from samverk.rulebook.terms.turning import PreparedTurn
from samverk.rulebook.words import says

DAYS_AHEAD = 90
# These stand in sections of their own, with their age or their day.
_TOLD_ELSEWHERE = frozenset(
    {
        "bodies.vacant_seat",
        "bodies.missing_substitute",
        "bodies.appointment_expired",
        "bodies.review_overdue",
        "bodies.review_due_soon",
    }
)
_WEIGHTS = {Weight.STOP: 0, Weight.WARN: 1}


class Queue:
    """What waits in some structures on a day. several is whether the page tells of more than one."""

    def __init__(
        self,
        states: Iterable[StructureState],
        known: Known,
        ending: Groups,
        hands: Hands,
        day: ChosenDay,
    ) -> None:
        self.hands = hands
        self.states = list(states)
        self.known = known
        self.day = day
        self.several = len(self.states) > 1
        self.coming = [
            (state, each)
            for state in self.states
            for each in ahead.nearest(
                (
                    *planned.ahead_of(state, known, within=DAYS_AHEAD),
                    *ending.get(state.row.pk, ()),
                ),
                on=day.on,
            )
        ]

    def sections(self) -> Iterator[Section]:
        """Each sort of thing that waits, the most urgent sort first."""
        yield self.findings()
        yield self.turns()
        yield self.endings()
        yield self.reviews()
        yield self.vacancies()
        yield self.duties()

    def vacancies(self) -> Section:
        """Seats that the rules want filled and that nobody holds, the oldest vacancy first."""
        vacant = [
            (place.vacant_since or place.opened, place, body, state)
            for state in self.states
            for body in state.bodies.values()
            if not body.rule.is_outside
            for place in body.judged.composition.vacancies
            if not place.follows_an_office
        ]
        vacant.sort(key=lambda each: (each[0], each[2].rule.short, each[1].id))
        made = section(
            "vakanser",
            _("Vakanta platser"),
            _("Platser som reglerna vill ha besatta och som ingen har, den äldsta vakansen först."),
            (self._vacancy(*each) for each in vacant),
            more=reverse("portal:deviations") + words.carried(self.day),
        )
        said = ngettext("%(number)d vakant plats", "%(number)d vakanta platser", made.number)
        return replace(made, counted=said % {"number": made.number})

    def _vacancy(
        self, since: dt.date, place: Place, body: BodyState, state: StructureState
    ) -> Entry:
        return Entry(
            what=words.seat(place, state.rules),
            address=self._body(body, state),
            on=since,
            when=_("vakant i %(time)s") % {"time": words.age(since, on=self.day.on)},
            where=words.where(body, state.row.name, several=self.several),
            acts=acts_of(mends.of_place(place, state, body.row.key, None, self.hands)[:1]),
        )

    def findings(self) -> Section:
        """What is wrong or doubtful and told nowhere else on the page, the heaviest first."""
        found = [
            (finding, state)
            for state in self.states
            for finding in state.findings
            if finding.weight in _WEIGHTS and finding.code not in _TOLD_ELSEWHERE
        ]
        found.sort(key=lambda each: _WEIGHTS[each[0].weight])
        made = section(
            "avvikelser",
            _("Fel och tveksamheter"),
            _("Vad reglerna har att invända. Varje rad nämner sin punkt."),
            (self._finding(*each) for each in found),
            more=reverse("portal:deviations") + words.carried(self.day),
        )
        said = ngettext("%(number)d avvikelse", "%(number)d avvikelser", made.number)
        return replace(made, counted=said % {"number": made.number})

    def _finding(self, finding: Finding, state: StructureState) -> Entry:
        body = state.bodies.get(finding.body or "")
        return Entry(
            what=spoken(says(finding, SENTENCES)),
            where=state.row.name if self.several else "",
            address=self._body(body, state)
            if body
            else reverse("portal:structure", args=(state.row.key,)) + words.carried(self.day),
            weight=finding.weight,
            cited=cite(finding.source, state.rules),
            acts=acts_of([remedies.of_finding(finding, state, None, self.hands)]),
        )

    def turns(self) -> Section:
        """Chairs that turn, each with the act prepared."""
        found = [each for each in self.coming if each[1].kind is Kind.CHAIR_TURNS]
        made = section(
            "ordforandeskiften",
            _("Ordförandeskiften"),
            _("Ordförandeskap som ska gå vidare. Ingen efterträdare är antecknad än."),
            (self._turn(*each) for each in found),
        )
        said = ngettext("%(number)d ordförandeskifte", "%(number)d ordförandeskiften", made.number)
        return replace(made, counted=said % {"number": made.number})

    def _turn(self, state: StructureState, coming: Coming) -> Entry:
        body = state.bodies[str(coming.body)]
        turn = turning.prepared(self.known[state.row.pk][body.row.key], state.rules, on=state.on)
        detail = _act(turn, body, state) if turn else ""
        acts = acts_of(mends.of_presidium(state, body, self.hands))
        return replace(self._entry(state, coming), detail=detail, acts=acts)

    def endings(self) -> Section:
        """Appointments, posts and replacements that end, and mandate periods that begin."""
        kinds = ENDS | {Kind.TERM_BEGINS, Kind.GROUP_ENDS}
        found = [each for each in self.coming if each[1].kind in kinds]
        made = section(
            "loper-ut",
            _("Går ut inom 90 dagar"),
            _(
                "Uppdrag, poster och ersättningar som tar slut utan att någon är antecknad därefter."
            ),
            self._together(found),
        )
        number = len(found)
        said = ngettext("%(number)d uppdrag som går ut", "%(number)d uppdrag som går ut", number)
        return replace(made, counted=said % {"number": number}, waiting=number)

    def _together(self, found: list[tuple[StructureState, Coming]]) -> Iterator[Entry]:
        """Appointments in one body that end on one day are one entry that names them all."""
        groups: dict[object, list[tuple[StructureState, Coming]]] = {}
        for state, each in found:
            same = each.about if each.kind is not Kind.APPOINTMENT_ENDS else ""
            key = (state.row.pk, each.kind, each.on, each.body, same)
            groups.setdefault(key, []).append((state, each))
        for group in groups.values():
            yield self._entry(*group[0]) if len(group) == 1 else self._several(group)

    def _several(self, group: list[tuple[StructureState, Coming]]) -> Entry:
        state, first = group[0]
        body = state.bodies[str(first.body)]
        names = [body.facts.name_of(str(each.person)) for _state, each in group]
        what = ngettext(
            "%(number)d uppdrag i %(body)s går ut",
            "%(number)d uppdrag i %(body)s går ut",
            len(group),
        ) % {"number": len(group), "body": body.rule.short}
        told = self._entry(state, first)
        return replace(told, what=what, detail=", ".join(sorted(names, key=sv_sort)), steps=())

    def reviews(self) -> Section:
        """Reviews that are due, those that should have been done first."""
        found = [each for each in self.coming if each[1].kind is Kind.REVIEW_DUE]
        made = section(
            "oversyner",
            _("Översyner"),
            _("Uppdrag, bemanning och arbetsordning som ska ses över inom 90 dagar eller är sena."),
            (self._review(*each) for each in found),
        )
        said = ngettext("%(number)d översyn att göra", "%(number)d översyner att göra", made.number)
        return replace(made, counted=said % {"number": made.number})

    def _review(self, state: StructureState, coming: Coming) -> Entry:
        is_late = coming.on < self.day.on
        acts: tuple[Act, ...] = ()
        if coming.about == "remit":
            address = self.hands.to("record-remit", state.row.key, coming.body)
            acts = (Act(_("Anteckna uppdraget"), address),)
        told = self._entry(state, coming)
        return replace(told, weight="warn" if is_late else "", acts=acts)

    def duties(self) -> Section:
        """What the agreements oblige to by a day, and what comes every year."""
        kinds = {Kind.DUTY_DUE, Kind.YEARLY}
        found = (self._entry(*each) for each in self.coming if each[1].kind in kinds)
        heading, teaches = _("I årshjulet"), _("Vad avtalen kräver med en dag inom 90 dagar.")
        return section("arshjul", heading, teaches, found)

    def _entry(self, state: StructureState, coming: Coming) -> Entry:
        body = state.bodies.get(coming.body or "")
        return Entry(
            what=spoken(coming.text),
            address=self._body(body, state) if body else "",
            on=coming.on,
            when=words.until(coming.on, on=self.day.on),
            where=state.row.name if self.several else "",
            steps=tuple(readable(coming.steps, state.rules)),
            cited=words.cited(coming.source, state.rules),
        )

    def _body(self, body: BodyState, state: StructureState) -> str:
        return words.body_address(state.row.key, body.row.key, self.day)


def _act(turn: PreparedTurn, body: BodyState, state: StructureState) -> str:
    """The turn of the chair in words: who chairs, where the next must come from, by what the present may stay."""
    name = body.facts.name_of(turn.present.person) if turn.present else ""
    now = _("Nu: %(name)s.") % {"name": name} if name else _("Ingen är ordförande nu.")
    side = state.rules.name_of(turn.next_side)
    then = _("Nästa ska komma från %(side)s.") % {"side": side}
    longer = " ".join(
        spoken(step.text) for step in presidium.prolonging(body.rule, state.rules).steps
    )
    return f"{now} {then} {longer}"
