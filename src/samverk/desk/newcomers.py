"""Representatives who are new in a body, and whether they have had their letter of introduction."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.bodies.models import Appointment
from samverk.desk import words
from samverk.desk.entries import Act, Entry, Section, section
from samverk.foundation.day import ChosenDay
from samverk.foundation.mail import Letter

DAYS_BACK, DAYS_AHEAD = 60, 30


def key_of(appointment: int) -> str:
    """What a letter of introduction is known by: one for each appointment."""
    return f"introduction:{appointment}"


def newcomers(structures: Iterable[int], day: ChosenDay) -> Section:
    """Those who are new since two months or within one, and have not had their letter. Two queries."""
    first, last = day.on - dt.timedelta(DAYS_BACK), day.on + dt.timedelta(DAYS_AHEAD)
    rows = list(
        Appointment.objects.filter(
            seat__body__structure__in=list(structures),
            period__startswith__range=(first, last),
        )
        .select_related("person", "party", "seat__body__structure")
        .order_by("-period", "pk")
    )
    sent = set(
        Letter.objects.filter(key__in=[key_of(row.pk) for row in rows]).values_list(
            "key", flat=True
        )
    )
    made = section(
        "nya",
        _("Nya representanter"),
        _("De som är nya och inte har fått sitt introduktionsbrev, den senaste först."),
        (_entry(row, day) for row in rows if key_of(row.pk) not in sent),
    )
    said = ngettext("%(number)d ny representant", "%(number)d nya representanter", made.number)
    return replace(made, counted=said % {"number": made.number})


def _entry(row: Appointment, day: ChosenDay) -> Entry:
    address = reverse("desk:introduce", args=(row.pk,))
    return Entry(
        what=row.person.name,
        address=address,
        on=row.period.lower,
        when=words.until(row.period.lower, on=day.on),
        where=row.seat.body.short,
        detail=row.party.name if row.party else "",
        acts=(Act(_("Skicka introduktion"), address),),
    )
