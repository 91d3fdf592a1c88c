"""Tells what the stories say of agreements, through the acts that everybody uses, each on its day."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from samverk.agreements import actions
from samverk.agreements.actions.texts import NewText, attach_text, mark_clauses
from samverk.agreements.models import Agreement, TextClause
from samverk.agreements.queries.wording import Mark
from samverk.bodies.models import Structure
from samverk.demonstration.agreements import story
from samverk.demonstration.agreements.story import Row
from samverk.matters.models import Recommendation
from samverk.parties.models import Party
from samverk.rulebook.agreements.wording import Paragraph

ACTOR = "Demonstrationen"


def load() -> None:
    """Tell the agreements that are not there yet. One query where all are."""
    known = set(Agreement.objects.values_list("key", flat=True))
    for key in story.STRUCTURES:
        rows = [row for row in story.read(key) if row["key"] not in known]
        if rows:
            _tell(Structure.objects.get(key=key), rows)


@transaction.atomic
def _tell(structure: Structure, rows: list[Row]) -> None:
    parties = {
        row.key: row.party for row in structure.parties.select_related("party").order_by("period")
    }
    for row in rows:
        _agreement(structure, row, parties)
    for row in rows:
        _replaced(row)


def _agreement(structure: Structure, row: Row, parties: Mapping[str, Party]) -> None:
    on = row["registered"]
    parent = Agreement.objects.get(key=row["parent"]) if "parent" in row else None
    new = actions.New(row["name"], terms=row.get("terms", ""), parent=parent, key=row["key"])
    made = actions.register_agreement(structure=structure, new=new, on=on, actor=ACTOR)
    if "entered" in row:
        terms = story.entered(row["entered"], parties)
        actions.enter_terms(agreement=made, terms=terms, on=on, actor=ACTOR)
    for text in row.get("texts", ()):
        _text(made, text)
    if "matter" in row:
        _linked(made, row)
    for decided in _decisions(row, parties):
        actions.record_adoption(
            agreement=made, decision=decided, on=decided.decided_on, actor=ACTOR
        )
    if "cooperation" in row:
        kind = actions.Kind(row["cooperation"]["kind"], row["cooperation"].get("what", ""))
        actions.classify_cooperation(agreement=made, kind=kind, on=on, actor=ACTOR)
    _happenings(made, row, parties)


def _linked(agreement: Agreement, row: Row) -> None:
    """Tie it to the recommendation that its parties decided on, on the day that was sent."""
    found = Recommendation.objects.filter(
        matter__structure=agreement.structure, title=row["matter"]
    ).order_by("number")[0]
    link = actions.Link(found, row.get("clause"))
    day = found.sent_on or row["registered"]
    actions.link_recommendation(agreement=agreement, link=link, on=day, actor=ACTOR)


def _text(agreement: Agreement, text: Row) -> None:
    clauses = [
        Paragraph(each["number"], each["heading"], each["words"]) for each in text["clauses"]
    ]
    new = NewText(text["name"], clauses, text["dated"], is_final=True)
    made = attach_text(agreement=agreement, text=new, on=text["dated"], actor=ACTOR)
    marks = {
        order: Mark(TextClause.Coverage(each["coverage"]), each.get("where", ""))
        for order, each in enumerate(text["clauses"], 1)
        if "coverage" in each
    }
    mark_clauses(text=made, marks=marks, on=text["dated"], actor=ACTOR)


def _decisions(row: Row, parties: Mapping[str, Party]) -> list[actions.Decision]:
    """In the order of their days, as they would have come in."""
    found = [
        actions.Decision(
            party=parties[each["party"]],
            outcome=each.get("outcome", "adopted"),
            decided_on=each["on"],
            organ=each.get("organ", ""),
            paragraph=each.get("paragraph", ""),
            registry_number=each.get("number", ""),
        )
        for each in row.get("decisions", ())
    ]
    return sorted(found, key=lambda each: each.decided_on)


def _happenings(agreement: Agreement, row: Row, parties: Mapping[str, Party]) -> None:
    for each in row.get("duties", ()):
        act = actions.fulfil_duty if "done" in each else actions.plan_duty
        day = each["done"] if "done" in each else each["planned"]
        done = actions.Done(each["duty"], day, each.get("said", ""))
        act(agreement=agreement, done=done, on=each.get("noted", day), actor=ACTOR)
    for each in row.get("notices", ()):
        given = actions.Given(parties[each["party"]], each["given"], each["received"])
        actions.give_notice(agreement=agreement, given=given, on=each["received"], actor=ACTOR)


def _replaced(row: Row) -> None:
    told: Any = row.get("replaced")
    if told is None:
        return
    replacement = actions.Replacement(Agreement.objects.get(key=told["by"]), told["on"])
    agreement = Agreement.objects.get(key=row["key"])
    actions.replace_agreement(
        agreement=agreement, replacement=replacement, on=told["noted"], actor=ACTOR
    )
