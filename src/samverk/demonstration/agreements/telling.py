"""Tells what the stories say of agreements, through the acts that everybody uses, each on its day."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from django.db import transaction

from samverk.agreements import actions
from samverk.agreements.actions.issuing import issue
from samverk.agreements.actions.texts import NewText, attach_text, mark_clauses
from samverk.agreements.models import Agreement, TextClause
from samverk.agreements.queries.wording import Mark
from samverk.bodies.models import Structure
from samverk.demonstration.agreements import story
from samverk.demonstration.agreements.story import Row
from samverk.matters.models import Answer, Recommendation
from samverk.parties.models import Party
from samverk.rulebook.agreements.wording import Paragraph

ACTOR = "Demonstrationen"
Act = Callable[[], None]


def load() -> None:
    """Tell the agreements that are not there yet. One query where all are."""
    known = set(Agreement.objects.values_list("key", flat=True))
    for key in story.STRUCTURES:
        rows = [row for row in story.read(key) if row["key"] not in known]
        if rows:
            _tell(Structure.objects.get(key=key), rows)


@transaction.atomic
def _tell(structure: Structure, rows: list[Row]) -> None:
    """Everything on its own day, in the order of the days: a notice is numbered when its act is recorded."""
    parties = {
        row.key: row.party for row in structure.parties.select_related("party").order_by("period")
    }
    told = [each for row in rows for each in _Told(structure, row, parties).acts()]
    for _day, act in sorted(told, key=lambda each: each[0]):
        act()


class _Told:
    """One agreement of a story."""

    def __init__(self, structure: Structure, row: Row, parties: Mapping[str, Party]) -> None:
        self._structure, self._row, self._parties = structure, row, parties

    def acts(self) -> Iterator[tuple[dt.date, Act]]:
        """What is done with the agreement, each with its day; on one day in the order given here."""
        row, begun = self._row, self._row["registered"]
        yield begun, self._register
        for text in row.get("texts", ()):
            yield max(begun, text["dated"]), partial(self._text, text)
        if "matter" in row:
            yield from self._linking()
        for each in row.get("decisions", ()):
            yield each["on"], partial(self._decide, each)
        for each in row.get("duties", ()):
            day = each.get("done") or each["planned"]
            yield max(begun, each.get("noted", day)), partial(self._do, each)
        for each in row.get("notices", ()):
            yield each["received"], partial(self._leave, each)
        if "replaced" in row:
            yield row["replaced"]["noted"], self._replace

    @property
    def _agreement(self) -> Agreement:
        return Agreement.objects.get(key=self._row["key"])

    def _register(self) -> None:
        row, on = self._row, self._row["registered"]
        new = actions.New(
            row["name"],
            terms=row.get("terms", ""),
            party=self._parties[row["party"]] if "party" in row else None,
            parent=Agreement.objects.get(key=row["parent"]) if "parent" in row else None,
            key=row["key"],
        )
        made = actions.register_agreement(structure=self._structure, new=new, on=on, actor=ACTOR)
        if "entered" in row:
            terms = story.entered(row["entered"], self._parties)
            actions.enter_terms(agreement=made, terms=terms, on=on, actor=ACTOR)
        if "cooperation" in row:
            kind = actions.Kind(row["cooperation"]["kind"], row["cooperation"].get("what", ""))
            actions.classify_cooperation(agreement=made, kind=kind, on=on, actor=ACTOR)

    def _linking(self) -> Iterator[tuple[dt.date, Act]]:
        """Tied to its recommendation when that was sent, and told of each day on which answers came to count."""
        found = Recommendation.objects.filter(
            matter__structure=self._structure, title=self._row["matter"]
        ).order_by("number")[0]
        sent = found.sent_on or self._row["registered"]
        yield sent, partial(self._link, found, sent)
        counted = Answer.objects.filter(row__recommendation=found, reviewed_on__isnull=False)
        for day in filter(None, set(counted.values_list("reviewed_on", flat=True))):
            yield day, partial(self._issue, day)

    def _link(self, found: Recommendation, on: dt.date) -> None:
        link = actions.Link(found, self._row.get("clause"))
        actions.link_recommendation(agreement=self._agreement, link=link, on=on, actor=ACTOR)

    def _issue(self, on: dt.date) -> None:
        issue(agreement=self._agreement, on=on, actor=ACTOR)

    def _text(self, text: Row) -> None:
        clauses = [
            Paragraph(each["number"], each["heading"], each["words"]) for each in text["clauses"]
        ]
        new = NewText(text["name"], clauses, text["dated"], is_final=True)
        on = max(text["dated"], self._row["registered"])
        made = attach_text(agreement=self._agreement, text=new, on=on, actor=ACTOR)
        marks = {
            order: Mark(TextClause.Coverage(each["coverage"]), each.get("where", ""))
            for order, each in enumerate(text["clauses"], 1)
            if "coverage" in each
        }
        mark_clauses(text=made, marks=marks, on=on, actor=ACTOR)

    def _decide(self, each: Row) -> None:
        decided = actions.Decision(
            party=self._parties[each["party"]],
            outcome=each.get("outcome", "adopted"),
            decided_on=each["on"],
            organ=each.get("organ", ""),
            paragraph=each.get("paragraph", ""),
            registry_number=each.get("number", ""),
        )
        actions.record_adoption(
            agreement=self._agreement, decision=decided, on=decided.decided_on, actor=ACTOR
        )

    def _do(self, each: Row) -> None:
        act = actions.fulfil_duty if "done" in each else actions.plan_duty
        day = each.get("done") or each["planned"]
        on = max(each.get("noted", day), self._row["registered"])
        done = actions.Done(each["duty"], day, each.get("said", ""))
        act(agreement=self._agreement, done=done, on=on, actor=ACTOR)

    def _leave(self, each: Row) -> None:
        given = actions.Given(self._parties[each["party"]], each["given"], each["received"])
        actions.give_notice(
            agreement=self._agreement, given=given, on=each["received"], actor=ACTOR
        )

    def _replace(self) -> None:
        told = self._row["replaced"]
        replacement = actions.Replacement(Agreement.objects.get(key=told["by"]), told["on"])
        actions.replace_agreement(
            agreement=self._agreement, replacement=replacement, on=told["noted"], actor=ACTOR
        )
