"""Why an act was refused: what is false whoever decides it. What is only doubtful is for the rules to say."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from django.db import IntegrityError, transaction

from samverk.foundation.refusals import Refused
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Finding, Weight, Words
from samverk.rulebook.words import sentence

_ANOTHER_DAY = ("Välj en annan dag.", "Choose another day.")
_READ_AGAIN = (
    "Läs in sidan på nytt och se hur det ser ut nu.",
    "Load the page again and see how it looks now.",
)
_LAST_DAY_BEFORE = (
    "Sätt den sista dagen före den dagen, eller börja den dagen för att rätta uppdraget som står där.",
    "Let the last day come before that day, or begin on that day to mend the appointment that stands there.",
)

SENTENCES = {
    "bodies.seat_not_there": sentence(
        (
            "Platsen finns inte alla de dagar som uppdraget skulle gälla: den finns {period}.",
            "The seat is not there on all days of the appointment: it is there {period}.",
        ),
        _ANOTHER_DAY,
    ),
    "bodies.body_not_there": sentence(
        (
            "Organet finns inte alla de dagar som uppdraget skulle gälla: det finns {period}.",
            "The body is not there on all days of the appointment: it is there {period}.",
        ),
        _ANOTHER_DAY,
    ),
    "bodies.no_place_left": sentence(
        (
            "{side} har inga fler platser i {body}: alla är tillsatta.",
            "{side} has no more places in {body}: all are filled.",
        ),
        (
            "Välj bland namnen, eller avsluta ett uppdrag först.",
            "Choose among the names, or end an appointment first.",
        ),
    ),
    "bodies.ends_before_it_begins": sentence(
        (
            "Uppdraget skulle sluta före sin första dag, den {day}.",
            "The appointment would end before its first day, {day}.",
        ),
        (
            "Välj en senare dag. Är personen fel utses den rätta från samma första dag, så rättas uppdraget.",
            "Choose a later day. If the person is wrong, appoint the right one from the same first day: that mends it.",
        ),
    ),
    "bodies.has_ended": sentence(
        (
            "Uppdraget för {person} slutar redan den {day}.",
            "The appointment of {person} ends on {day} already.",
        ),
        (
            "Ska personen fortsätta utses hen på nytt från den dagen.",
            "If the person is to go on, appoint them again from that day.",
        ),
    ),
    "bodies.somebody_is_appointed_later": sentence(
        (
            "{person} är redan utsedd från den {day}, och två kan inte ha platsen samtidigt.",
            "{person} is appointed from {day} already, and two cannot hold the seat at once.",
        ),
        _LAST_DAY_BEFORE,
    ),
    "bodies.somebody_stands_in_then": sentence(
        (
            "{person} är redan tillfällig ersättare på platsen från den {day}, och två kan inte vara det samtidigt.",
            "{person} is temporary replacement in the seat from {day} already, and two cannot be at once.",
        ),
        _ANOTHER_DAY,
    ),
    "bodies.stands_in_for_oneself": sentence(
        (
            "{person} har själv platsen och kan inte ersätta sig själv.",
            "{person} holds the seat, and cannot stand in for themselves.",
        ),
        ("Välj någon annan.", "Choose somebody else."),
    ),
    "bodies.does_not_stand_in_then": sentence(
        (
            "{person} är inte tillfällig ersättare den {day}: ersättningen gäller {period}.",
            "{person} is no temporary replacement on {day}: it lasts {period}.",
        ),
        _ANOTHER_DAY,
    ),
    "bodies.no_one_to_swap_with": sentence(
        (
            "Det finns ingen ordförande och vice ordförande den {day} som kan byta plats.",
            "There are no chair and vice chair on {day} who can change places.",
        ),
        ("Välj en ny ordförande i stället.", "Choose a new chair instead."),
    ),
    "bodies.name_not_whole": sentence(
        ("Både förnamn och efternamn behövs.", "Both a given name and a family name are needed."),
        ("Skriv hela namnet.", "Write the whole name."),
    ),
    "bodies.name_holds_a_number": sentence(
        (
            "Namnet innehåller något som ser ut som ett personnummer. Personnummer sparas aldrig.",
            "The name holds what looks like a personal identity number. Such numbers are never stored.",
        ),
        ("Skriv bara namnet.", "Write the name only."),
    ),
    "bodies.remit_is_fixed_later": sentence(
        (
            "Ett annat uppdrag är redan antecknat från en senare dag.",
            "Another remit is recorded from a later day already.",
        ),
        _ANOTHER_DAY,
    ),
    "bodies.group_ends_otherwise": sentence(
        (
            "{group} arbetar {period}, och den sista dagen ska vara en tidigare dag i den tiden.",
            "{group} works {period}, and the last day shall be an earlier day of that time.",
        ),
        (
            "Välj en dag i den tiden. Ska gruppen arbeta längre förlängs den i stället.",
            "Choose a day within that time. If the group is to work longer, prolong it instead.",
        ),
    ),
    "bodies.group_not_there": sentence(
        (
            "{group} arbetar {period}, och kan ändras eller förlängas från en dag i den tiden eller dagen efter den.",
            "{group} works {period}, and can be changed or prolonged from a day of that time or the day after it.",
        ),
        (
            "Välj en sådan dag, eller tillsätt gruppen på nytt.",
            "Choose such a day, or set the group up anew.",
        ),
    ),
    "bodies.group_goes_on_later": sentence(
        (
            "{group} är redan ändrad eller förlängd från den {day}.",
            "{group} is changed or prolonged from {day} already.",
        ),
        (
            "Öppna sidan den dagen och ändra där, eller låt den sista dagen komma före den dagen.",
            "Open the page on that day and change it there, or let the last day come before that day.",
        ),
    ),
    "bodies.member_since_the_first_day": sentence(
        (
            "{person} står som medlem sedan samma dag, och det som är antecknat tas inte bort.",
            "{person} is recorded as a member since that very day, and what is recorded is not taken away.",
        ),
        (
            "Låt ändringen gälla från dagen efter.",
            "Let the change hold from the day after.",
        ),
    ),
    "bodies.written_at_the_same_time": sentence(
        (
            "Någon annan skrev på samma plats i samma ögonblick.",
            "Somebody else wrote in the same place at the same moment.",
        ),
        _READ_AGAIN,
    ),
}


def refuse(code: str, **facts: str | int | Words) -> NoReturn:
    """Refuse an act because of one thing.

    Raises: Refused, always.
    """
    raise Refused([Finding(code, Weight.STOP, "", facts)])


def period_in_words(from_day: dt.date, until_day: dt.date | None) -> str:
    """A period by its first and last day, as dates that both languages read: "2020-09-01 – 2022-12-31"."""
    last = until_day - dt.timedelta(days=1) if until_day else None
    return f"{from_day} –" + (f" {last}" if last else "")


def check_order(first: dt.date, until_day: dt.date | None) -> None:
    """Nothing, where a period holds a day.

    Raises: Refused otherwise.
    """
    if until_day is not None and until_day <= first:
        refuse("bodies.ends_before_it_begins", day=day_in_words(first))


@contextmanager
def at_once() -> Iterator[None]:
    """What the database refuses because of what another wrote meanwhile becomes a refusal in words.

    Raises: Refused in place of IntegrityError.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        refuse("bodies.written_at_the_same_time")
