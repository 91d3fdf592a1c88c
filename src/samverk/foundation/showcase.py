"""What the components page shows: the same kinds of things that the real pages show, with figures that have a source."""

import datetime as dt
from dataclasses import dataclass, field

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy

from samverk.foundation.templatetags.marks import SeatGroup
from samverk.rulebook.findings import Words
from samverk.rulebook.steps import Step


class LeaveSeat(forms.Form):
    """A form to be wrong in."""

    last_day = forms.DateField(
        label=gettext_lazy("Sista dag på platsen"),
        help_text=gettext_lazy("Skriv dagen som 2020-02-19."),
        widget=forms.TextInput,
        error_messages={"invalid": gettext_lazy("Skriv dagen som 2020-02-19.")},
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of Historik."""

    at: dt.datetime
    who: str
    what: str
    changes: list[tuple[str, str, str]] = field(default_factory=list)


# RSS Dalarna, "Rapport från RSS Dalarna" 2022-04-27: the proposal of 2,0 mkr, as printed there.
SHARES = (
    ("Avesta", 22_986, 159_414_00),
    ("Borlänge", 52_460, 363_823_00),
    ("Falun", 59_752, 414_395_00),
    ("Malung-Sälen", 10_184, 70_629_00),
    ("Säter", 11_203, 77_696_00),
    ("Vansbro", 6_790, 47_090_00),
    ("Älvdalen", 7_033, 48_776_00),
)

SEATS = (
    SeatGroup("region", 3, 3),
    SeatGroup("municipalities", 14, 17),
    SeatGroup("state", 1, 2),
    SeatGroup("other", 0, 1),
)

STEPS = (
    Step(
        Words("Ordförandeskapet växlar varje kalenderår.", "The chair changes each calendar year."),
        "5.1.3 i Överenskommelsen",
    ),
    Step(
        Words(
            "Första året, från den 1 september 2020, hade regionen ordföranden.",
            "In the first year, from 1 September 2020, the region held the chair.",
        )
    ),
    Step(
        Words(
            "Ett udda antal växlingar har skett sedan dess.",
            "The chair has changed an odd number of times since.",
        )
    ),
)

HISTORY = (
    Entry(
        dt.datetime(2021, 2, 3, 14, 12, tzinfo=dt.UTC),
        "Anna Exempel",
        "Ny ledamot för Storuman",
        [("Ledamot", "Bertil Exempel", "Cecilia Exempel"), ("Från och med", "", "2021-03-01")],
    ),
    Entry(dt.datetime(2020, 9, 1, 8, 0, tzinfo=dt.UTC), "Samverk", "Strukturen lästes in från fil"),
)


def context() -> dict[str, object]:
    """Everything that the components page needs. No queries."""
    return {
        "shares": SHARES,
        "seats": SEATS,
        "steps": STEPS,
        "history": HISTORY,
        "numbers": Paginator(range(190), 10).page(4),
        "form": LeaveSeat({"last_day": "31 februari"}),
        "start": dt.date(2020, 9, 1),
        "treated": dt.date(2020, 2, 19),
        "follow_up": dt.date(2023, 9, 1),
        "amount": 2_000_000_00,
    }
