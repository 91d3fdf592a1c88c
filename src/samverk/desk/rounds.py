"""What rounds of questions leave to do: answers to accept, parties that are late, questions that wait for an answer."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from django.db.models import Count, Max, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.bodies.models import Structure
from samverk.desk import words
from samverk.desk.entries import Act, Entry, Section, section
from samverk.foundation.day import ChosenDay
from samverk.foundation.formats import day_short
from samverk.foundation.language import current
from samverk.parties.models import Party
from samverk.rulebook.staffing.answers import TO_ACCEPT, WAITING
from samverk.staffing.models import Question, Round


def questions(structures: Iterable[int], *, on: dt.date) -> "QuerySet[Question]":
    """The questions of rounds that had begun, with how many seats each is about."""
    rows = Question.objects.filter(
        round__structure__in=list(structures), round__opened_on__lte=on
    ).annotate(asked=Count("seats"))
    return rows.select_related("party", "round__structure").order_by("round__due", "party__name")


def to_accept(structures: Iterable[int], day: ChosenDay) -> Section:
    """Answers that have come and that nobody has accepted yet, the one that was due first first. One query."""
    states = [state.value for state in TO_ACCEPT]
    rows = list(questions(structures, on=day.today).filter(state__in=states))
    made = section(
        "svar",
        _("Svar att godkänna"),
        _("Parter har svarat vem som ska ha deras platser. Svaren gäller när du har godkänt dem."),
        (_answered(row, day) for row in rows),
    )
    said = ngettext("%(number)d svar att godkänna", "%(number)d svar att godkänna", made.number)
    return replace(made, counted=said % {"number": made.number})


def _answered(row: Question, day: ChosenDay) -> Entry:
    address = reverse("staffing:accept", args=(row.round.structure.key, row.round_id))
    accept = f"{address}?part={row.party.key}"
    return Entry(
        what=row.party.name,
        address=accept,
        on=row.round.due,
        when=words.until(row.round.due, on=day.today),
        where=_("uppdrag från %(day)s") % {"day": _day(row.round.term_from)},
        detail=_about(row),
        acts=(Act(_("Granska svaret"), accept),),
    )


def late(structures: Iterable[int], day: ChosenDay) -> Section:
    """Parties whose answer should have come, those that are latest first. One query."""
    states = [state.value for state in WAITING]
    rows = list(
        questions(structures, on=day.today)
        .filter(state__in=states, round__state=Round.State.OPEN, round__due__lt=day.today)
        .annotate(reminded=Max("reminders__on"), asked=Count("seats", distinct=True))
    )
    made = section(
        "sena",
        _("Sena parter"),
        _("Parter som skulle ha svarat. En påminnelse går till partens kontakt, med en ny länk."),
        (_late(row, day) for row in rows),
    )
    said = ngettext("%(number)d sen part", "%(number)d sena parter", made.number)
    return replace(made, counted=said % {"number": made.number})


def _late(row: Question, day: ChosenDay) -> Entry:
    return Entry(
        what=row.party.name,
        address=reverse("staffing:round", args=(row.round.structure.key, row.round_id)),
        on=row.round.due,
        when=words.until(row.round.due, on=day.today),
        where=_("uppdrag från %(day)s") % {"day": _day(row.round.term_from)},
        detail=f"{_about(row)} {_reached(row)}".strip(),
        weight="warn",
        acts=_reminding(row, on=day.today),
    )


def _reached(row: Question) -> str:
    """Why no reminder can go, or when the last one went."""
    if not row.contact_email:
        return _("Kontakt saknas, så ingen påminnelse kan gå.")
    reminded: dt.date | None = row.reminded  # type: ignore[attr-defined] # annotated
    return _("Senast påmind %(day)s.") % {"day": _day(reminded)} if reminded else ""


def _reminding(row: Question, *, on: dt.date) -> tuple[Act, ...]:
    structure = row.round.structure
    if not row.contact_email:
        return (Act(_("Lägg till kontakt"), reverse("staffing:contacts", args=(structure.key,))),)
    if row.reminded == on:  # type: ignore[attr-defined] # annotated
        return ()
    fields = (("gor", "paminn"), ("part", row.party.key), ("fran", "min-sida"))
    address = reverse("staffing:act", args=(structure.key, row.round_id))
    return (Act(_("Påminn nu"), address, fields),)


def asks(speaks_for: Iterable[tuple[Structure, Party]], day: ChosenDay) -> Section:
    """Questions that wait for one's own party, the one that is due first first. One query."""
    mine = {(structure.pk, party.pk) for structure, party in speaks_for}
    states = [state.value for state in WAITING]
    rows = questions({pk for pk, _party in mine}, on=day.today).filter(
        state__in=states, round__state=Round.State.OPEN, party__in={pk for _of, pk in mine}
    )
    own = [row for row in rows if (row.round.structure_id, row.party_id) in mine]
    made = section(
        "fragor",
        _("Frågor till er"),
        _("Svara genom länken i brevet. Den är personlig och visas därför inte här."),
        (_asked(row, day) for row in own),
    )
    said = ngettext("%(number)d fråga att svara på", "%(number)d frågor att svara på", made.number)
    return replace(made, counted=said % {"number": made.number})


def _asked(row: Question, day: ChosenDay) -> Entry:
    to = row.contact_email
    sent = _("Brevet gick till %(address)s.") % {"address": to} if to else ""
    return Entry(
        what=_("Vilka ska ha era platser från %(day)s?") % {"day": _day(row.round.term_from)},
        on=row.round.due,
        when=words.until(row.round.due, on=day.today),
        where=row.party.name,
        detail=f"{_about(row)} {sent}".strip(),
        weight="warn" if row.round.due < day.today else "",
    )


def _day(day: dt.date) -> str:
    return day_short(day, current())


def _about(row: Question) -> str:
    number: int = row.asked  # type: ignore[attr-defined]
    return ngettext(
        "Frågan gäller %(number)d plats.", "Frågan gäller %(number)d platser.", number
    ) % {"number": number}
