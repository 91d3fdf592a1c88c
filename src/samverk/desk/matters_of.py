"""Matters as those see them who sit in a body or speak for a party: what lies there, how well prepared, what is owed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.bodies.models import Body, Post, Structure
from samverk.desk import words
from samverk.desk.entries import Act, Entry, Section, section
from samverk.desk.matters import address_of, counted, named
from samverk.desk.standing import Standing
from samverk.foundation.day import ChosenDay
from samverk.foundation.language import spoken
from samverk.matters.models import Matter, PartyDecision
from samverk.matters.queries import queue
from samverk.matters.queries.readiness import needs_of
from samverk.parties.models import Party
from samverk.rulebook.matters.readiness import Need
from samverk.rulebook.structure.model import Structure as Rules


def in_my_bodies(standing: Standing, rules: Mapping[int, Rules], day: ChosenDay) -> Section:
    """What lies in one's bodies; whoever chairs one reads how well prepared each matter there is. Four queries."""
    chaired = {row.body_id for row in standing.posts if row.role == Post.Role.CHAIR}
    found = queue.in_bodies(list(_bodies(standing)), on=day.today)
    mine = [row for row in found.rows if row.holder_body_id in chaired]
    needs = needs_of(mine, rules)
    made = section(
        "arenden-i-organ",
        _("Ärenden i dina organ"),
        _("Frågor som ligger hos ett organ där du har en plats, den äldsta först."),
        (_lies(row, needs.get(row.pk), day) for row in found.rows),
    )
    number = found.number
    said = ngettext("%(number)d ärende i dina organ", "%(number)d ärenden i dina organ", number)
    return counted(made, number, said if mine else "")


def _bodies(standing: Standing) -> dict[int, Body]:
    rows = (
        *(row.seat.body for row in standing.appointments),
        *(row.seat.body for row in standing.replacements),
        *(row.body for row in standing.posts),
    )
    return {row.pk: row for row in rows}


def _lies(row: Matter, needs: Sequence[Need] | None, day: ChosenDay) -> Entry:
    missing = [each for each in needs or () if not each.is_met]
    return Entry(
        what=named(row),
        address=address_of(row),
        on=row.since,
        when=_("i %(time)s") % {"time": words.age(row.since, on=day.today)},
        where=row.holder_body.short if row.holder_body else "",
        detail=_prepared(needs, missing),
        weight="info" if missing else "",
    )


def _prepared(needs: Sequence[Need] | None, missing: Sequence[Need]) -> str:
    """How well prepared a matter is: "Väl berett." or what is missing, and from whom."""
    if not needs:
        return ""
    if not missing:
        return _("Väl berett.")
    lacks = ", ".join(f"{spoken(each.words)} ({spoken(each.who)})" for each in missing)
    numbers = {"met": len(needs) - len(missing), "of": len(needs), "lacks": lacks}
    return _("Berett till %(met)d av %(of)d. Saknas: %(lacks)s.") % numbers


def of_my_parties(standing: Standing, day: ChosenDay) -> Section:
    """What the parties of one's own seats have been asked to decide and have not answered. Two queries."""
    pairs = {
        (row.seat.body.structure_id, row.seat.party_id)
        for row in standing.appointments
        if row.seat.party_id is not None
    }
    spoken_for = {(structure.pk, party.pk) for structure, party in standing.speaks_for}
    return replace(_awaited(pairs - spoken_for, day, is_mine=False), name="vantar-pa-parten")


def asked_of_us(speaks_for: Iterable[tuple[Structure, Party]], day: ChosenDay) -> Section:
    """What one's own party has been asked to decide and has not answered. Two queries."""
    pairs = {(structure.pk, party.pk) for structure, party in speaks_for}
    return _awaited(pairs, day, is_mine=True)


def _awaited(pairs: set[tuple[int, int]], day: ChosenDay, *, is_mine: bool) -> Section:
    found = queue.awaited_from(pairs)
    made = section(
        "att-besluta",
        _("Att besluta hos er") if is_mine else _("Väntar på din part"),
        _(
            "Rekommendationer som er organisation ska ta ställning till, den som ska svara först överst."
        )
        if is_mine
        else _("Rekommendationer som din organisation inte har svarat på än. Registrator svarar."),
        (_asked(row, day, is_mine=is_mine) for row in found.rows),
    )
    number = found.number
    said = ngettext("%(number)d beslut att svara på", "%(number)d beslut att svara på", number)
    return counted(made, number, said if is_mine else "")


def _asked(row: PartyDecision, day: ChosenDay, *, is_mine: bool) -> Entry:
    asked = row.recommendation
    answer = reverse("matters:row-answer", args=(row.party.key, row.pk))
    waiting = reverse("matters:waiting", args=(row.party.key,))
    return Entry(
        what=asked.title,
        address=waiting,
        on=asked.due,
        when=words.until(asked.due, on=day.today) if asked.due else "",
        where=row.party.name,
        detail=_planned(row),
        weight="warn" if asked.due and asked.due < day.today else "",
        acts=(Act(_("Svara"), answer),) if is_mine else (),
    )


def _planned(row: PartyDecision) -> str:
    number = row.recommendation.matter.registry_number or ""
    if row.planned_on is None:
        return _("Ärende %(number)s.") % {"number": number}
    said = {"number": number, "day": row.planned_on}
    return _("Ärende %(number)s. Ni väntar beslut %(day)s.") % said
