"""The key facts of an agreement: its parties, kind, number, what requires it, and what stands near it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.agreements.models import Agreement, Condition
from samverk.agreements.queries.page import Near, Whole
from samverk.agreements.views import told
from samverk.agreements.views.citing import Cite
from samverk.rulebook.agreements.facts import Known
from samverk.rulebook.structure.model import Agreement as Terms


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts in the side panel; an empty one is not told."""

    parties: str
    kind: str
    registry_number: str
    required_by: str
    is_optional: bool
    force: str
    notice: str
    disputes: str
    cooperation: str
    cooperation_what: str
    clauses: tuple[str, ...]
    parent: Agreement | None
    waits: tuple[Condition, ...]
    near: Near


def facts(
    found: Whole, near: Near, links: Callable[[Sequence[str], Cite], list[str]], cite: Cite
) -> Facts:
    """The key facts of an agreement. No query."""
    row = found.agreement
    known = found.read.known if found.read else None
    terms = known.terms if known else None
    return Facts(
        parties=_parties(terms, len(known.parties)) if known and terms else "",
        kind=told.kind(terms.kind if terms else ("local" if row.parent_id else "master")),
        registry_number=(terms.registry_number if terms else "") or "",
        required_by=(terms.required_by if terms else "") or "",
        is_optional=terms is not None and not terms.required_by,
        force=_force(known),
        notice=told.ended_by(known, found.rules) if known else "",
        disputes=(terms.disputes if terms else "") or "",
        cooperation=row.get_cooperation_display(),
        cooperation_what=row.cooperation_what,
        clauses=tuple(links(terms.clauses, cite)) if terms else (),
        parent=row.parent if row.parent and _is_near(row.parent, near) else None,
        waits=tuple(each for each in row.conditions.all() if each.other_id in near.awaited),
        near=near,
    )


def _is_near(parent: Agreement, near: Near) -> bool:
    return parent.pk in near.above


def _parties(terms: Terms, number: int) -> str:
    said = ngettext("%(number)d part", "%(number)d parter", number) % {"number": number}
    if terms.each_with is not None and number > len((1, 2)):
        return _("%(said)s, ett avtal för varje par") % {"said": said}
    return said


def _force(known: Known | None) -> str:
    force = known.terms.force if known else None
    if known is None or force is None:
        return _("Texten säger inte vid hur många antaganden")
    said = {
        "each for itself": _("För var och en när den har antagit det"),
        "all": _("När alla har antagit det"),
        "number": _("När %(number)d har antagit det") % {"number": force.number or 0},
        "named": _("När %(parties)s har antagit det") % {"parties": known.named(force.parties)},
    }.get(force.when, _("Texten säger inte vid hur många antaganden"))
    if force.not_before is None:
        return said
    return _("%(when)s, tidigast den %(day)s") % {"when": said, "day": told.day(force.not_before)}
