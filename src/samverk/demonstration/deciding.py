"""Where an appointment was decided: an organ of the party, a day before it began, paragraph and registry number."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from samverk.demonstration import drawing
from samverk.demonstration.roster import Task
from samverk.demonstration.stage import Stage
from samverk.demonstration.story import Staffing
from samverk.parties.models import Organ, Party

_ENDINGS = {
    "nämnden": "N",
    "fullmäktige": "F",
    "styrelsen": "S",
    "förvaltningen": "F",
    "ledning": "L",
}
_FORMS = (
    "{organ} {year}/{number}",
    "{organ} {number}-{year}",
    "{organ}-{year}-{number}",
    "{year}/{number}",
)
_EARLIEST, _LATEST = dt.timedelta(days=45), dt.timedelta(days=10)


@dataclass(frozen=True, slots=True)
class Decision:
    """Organ, day, paragraph and registry number, as a row keeps them."""

    organ: Organ | None
    decided_on: dt.date
    paragraph: str
    registry_number: str


def of_task(task: Task, rule: Staffing, stage: Stage) -> Decision:
    """The decision behind an appointment; a party appoints its members and substitutes of a day in one."""
    party = stage.parties[task.party]
    first, last = task.period.from_day - _EARLIEST, task.period.from_day - _LATEST
    if rule.first_decided and task.period.from_day == stage.rules.period.from_day:
        first, last = rule.first_decided
    words = (party.key, rule.body, task.period.from_day, task.place.number)
    decided_on = drawing.meeting_day(first, last, "day", *words)
    organ = _organ(stage.organs.get(party.pk, ()), rule.decided_by, task.place.number, decided_on)
    return Decision(
        organ, decided_on, _paragraph(decided_on, *words), _registry(party, organ, decided_on)
    )


def within(body: str, from_day: dt.date, decided: dt.date | None = None) -> Decision:
    """The decision of a body that chooses its own chair: on a day that the story gives, else at a meeting before."""
    first, last = from_day - _EARLIEST, from_day - _LATEST
    decided_on = decided or drawing.meeting_day(first, last, body, from_day)
    return Decision(None, decided_on, f"§ {2 + drawing.number(body, from_day) % 7}", "")


def _organ(organs: Sequence[Organ], kind: str, number: int, on: dt.date) -> Organ | None:
    """The organ that decides: the party's second committee for its second seat where it has two."""
    there = [organ for organ in organs if _exists(organ, on)]
    found = [organ for organ in there if organ.kind == kind] or there[-1:]
    return found[min(number, len(found)) - 1] if found else None


def _exists(organ: Organ, on: dt.date) -> bool:
    period = organ.period
    return bool(period.lower <= on and (period.upper is None or on < period.upper))


def _paragraph(day: dt.date, *words: object) -> str:
    """Paragraphs are numbered through the year, so a late decision has a high one."""
    return f"§ {(day.month - 1) * 11 + 3 + drawing.number('paragraph', *words) % 11}"


def _registry(party: Party, organ: Organ | None, day: dt.date) -> str:
    if organ is None:
        return ""
    number = 20 + drawing.number("registry", organ.name, party.key, day) % 480
    form = drawing.choice(_FORMS, "form", party.key)
    return form.format(organ=_initials(organ.name), year=day.year, number=number)


def _initials(name: str) -> str:
    """What people call the organ for short: "Vård- och omsorgsnämnden" is VON."""
    ending = next((short for full, short in _ENDINGS.items() if name.endswith(full)), "")
    return "".join(word[0].upper() for word in name.split() if word != "och") + ending
