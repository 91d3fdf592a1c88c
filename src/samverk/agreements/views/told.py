"""An agreement in words: its state as a pill, the one sentence that says how it stands, and what is to be known above it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.agreements.models import Agreement
from samverk.agreements.queries.knowing import Read
from samverk.agreements.queries.status import Prolonged, Status
from samverk.foundation.formats import day_short
from samverk.foundation.language import current, spoken
from samverk.rulebook.agreements import ending
from samverk.rulebook.agreements.facts import Known
from samverk.rulebook.agreements.state import State, as_of, in_words
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.structure.model import Notice
from samverk.rulebook.structure.model import Structure as Rules

FEW = 3
WEIGHTS = {
    State.OUT_FOR_ADOPTION: "info",
    State.IN_FORCE: "done",
    State.UNDER_NOTICE: "warn",
}


@dataclass(frozen=True, slots=True)
class Pill:
    """A state as the component status shows it."""

    word: str
    weight: str


def pill(state: State | None, begins: dt.date | None = None) -> Pill:
    """The state of an agreement as a word and a weight; begins is the day from which it holds, where that is known."""
    if state is None:
        return Pill(_("Villkoren är inte inskrivna"), "warn")
    return Pill(capfirst(spoken(in_words(state, begins))), WEIGHTS.get(state, ""))


def pill_of(status: Status | None) -> Pill:
    """The state of an agreement on its own page."""
    return pill(status.state, status.begins) if status else pill(None)


def sentence(status: Status, read: Read) -> str:
    """The one sentence that says how an agreement stands: since when, until when, and how it ends."""
    told = as_of(read.known, status.on)
    days = {each.key: each.on for each in status.dates}
    return " ".join(filter(None, _sentences(status, read, told, days)))


Days = dict[str, dt.date | None]


def _sentences(status: Status, read: Read, told: Known, days: Days) -> Iterator[str]:
    match status.state:
        case State.DRAFT:
            yield _("Ett utkast: det är inte skickat till parterna än.")
        case State.RECOMMENDED:
            yield _("Rekommenderat den %(day)s. Det är inte skickat till parterna än.") % {
                "day": day(told.recommended_on)
            }
        case State.OUT_FOR_ADOPTION:
            yield _adopted(told) if status.begins else _out(told)
            yield _from(days)
        case State.IN_FORCE:
            yield _in_force(days, status.prolonged)
            yield ended_by(told, read.rules)
        case State.UNDER_NOTICE:
            yield _in_force(days, status.prolonged)
        case State.ENDED:
            yield _held(days.get("in_force_from"), days.get("ends_on"))
        case State.REPLACED:
            yield _held(days.get("in_force_from"), status.agreement.replaced_on)


def day(on: dt.date | None) -> str:
    """A day in words: "1 september 2020"; empty where there is none."""
    return spoken(day_in_words(on)) if on else ""


def _out(told: Known) -> str:
    done = sum(told.adopted(party) is not None for party in told.parties)
    missing = [told.names[party] for party in told.parties if told.adopted(party) is None]
    facts = {"day": day(told.sent_on), "done": done, "total": len(told.parties)}
    said = _("Ute för antagande sedan den %(day)s: %(done)d av %(total)d parter har antagit det.")
    waits = _("Det väntar på %(names)s.") % {"names": listed(missing)} if missing else ""
    return f"{said % facts} {waits}".strip()


def _adopted(told: Known) -> str:
    """By how many it is adopted that waits for its first day, and by whom it is not."""
    missing = [told.names[party] for party in told.parties if told.adopted(party) is None]
    facts = {"done": len(told.parties) - len(missing), "total": len(told.parties)}
    if not missing:
        return _("Antaget av alla %(total)d parter.") % facts
    said = _("Antaget av %(done)d av %(total)d parter, inte av %(names)s.")
    return said % {**facts, "names": listed(missing)}


def _from(days: Days) -> str:
    since = days.get("in_force_from")
    return _("Det gäller från den %(day)s.") % {"day": day(since)} if since else ""


def _in_force(days: Days, prolonged: Prolonged | None) -> str:
    since, over = days.get("in_force_from"), days.get("ends_on")
    if prolonged is not None:
        facts = {"day": day(since), "last": day(prolonged.last), "more": goes_on(prolonged)}
        return _("I kraft sedan den %(day)s, till och med den %(last)s, %(more)s.") % facts
    if over is None:
        return _("I kraft sedan den %(day)s, tills vidare.") % {"day": day(since)}
    last = day(over - dt.timedelta(days=1))
    said = _("I kraft sedan den %(day)s, till och med den %(last)s.")
    return said % {"day": day(since), "last": last}


def goes_on(prolonged: Prolonged) -> str:
    """What follows on the last day that is certain: "förlängs 24 månader i taget om ingen säger upp det"."""
    said = ngettext(
        "förlängs %(n)d månad i taget om ingen säger upp det",
        "förlängs %(n)d månader i taget om ingen säger upp det",
        prolonged.months,
    )
    return said % {"n": prolonged.months}


def further(prolonged: Prolonged | None) -> str:
    """Until when an agreement holds that has no end, as short as a table wants it."""
    if prolonged is None:
        return _("tills vidare")
    return _("%(day)s, förlängs") % {"day": day_short(prolonged.last, current())}


def ended_by(told: Known, rules: Rules | None) -> str:
    """How a notice ends the agreement: "Upphör 12 månader efter att Samrådet har behandlat en uppsägning."."""
    notice = told.terms.notice
    if notice is None:
        return ""
    months = ngettext("%(n)d månad", "%(n)d månader", notice.months) % {"n": notice.months}
    lasts = told.terms.lasts
    how = _HOW_OF_A_PERIOD if lasts and lasts.renewal_months else _HOW
    return how.get(notice.counted_from, how["unstated"])() % {
        "months": months,
        "who": _who(notice, rules),
    }


def _who(notice: Notice, rules: Rules | None) -> str:
    return rules.name_of(notice.by) if rules and notice.by else _("den som tar emot den")


_HOW = {
    "treated": lambda: _("Upphör %(months)s efter att %(who)s har behandlat en uppsägning."),
    "received": lambda: _("Upphör %(months)s efter att en uppsägning har kommit in."),
    "given": lambda: _("Upphör %(months)s efter att en uppsägning har gjorts."),
    "unstated": lambda: _(
        "Upphör %(months)s efter en uppsägning; texten säger inte från vilken dag."
    ),
}


_HOW_OF_A_PERIOD = {
    "treated": lambda: _(
        "Upphör när en period är slut, om %(who)s har behandlat en uppsägning senast %(months)s före periodens sista dag."
    ),
    "received": lambda: _(
        "Upphör när en period är slut, om en uppsägning har kommit in senast %(months)s före periodens sista dag."
    ),
    "given": lambda: _(
        "Upphör när en period är slut, om en uppsägning har gjorts senast %(months)s före periodens sista dag."
    ),
    "unstated": lambda: _(
        "Upphör när en period är slut, om det har sagts upp senast %(months)s före; texten säger inte från vilken dag."
    ),
}


def _held(since: dt.date | None, over: dt.date | None) -> str:
    """From when until when an agreement held that is over."""
    if since is None or over is None or over <= since:
        return _("Det trädde aldrig i kraft.")
    said = {"day": day(since), "last": day(over - dt.timedelta(days=1))}
    return _("Det gällde från den %(day)s till och med den %(last)s.") % said


def noticed(status: Status, read: Read) -> str:
    """What each notice leads to, as far as the text and those who read it say."""
    return " ".join(_noticed(as_of(read.known, status.on)))


def _noticed(told: Known) -> Iterator[str]:
    for notice in told.notices:
        found = ending.by_notice(told, notice)
        facts = {
            "party": told.names.get(notice.party, notice.party),
            "day": day(found.on.value - dt.timedelta(days=1)) if found.on.value else "",
        }
        yield _effect(found, facts)


def _effect(found: ending.Ending, facts: dict[str, str]) -> str:
    if found.on.value is None:
        return _("%(party)s har sagt upp det; dagen då det upphör är inte känd än.") % facts
    if found.ends_for == ending.EVERYBODY:
        return _("%(party)s har sagt upp det: det upphör för alla efter den %(day)s.") % facts
    if found.ends_for == ending.THE_ONE:
        return _("%(party)s har sagt upp det: det upphör för den parten efter den %(day)s.") % facts
    said = _(
        "%(party)s har sagt upp det: för den parten gäller det till och med den %(day)s. Texten säger inte om det då upphör för alla."
    )
    return said % facts


def replaced(agreement: Agreement, newest: Agreement | None) -> str:
    """When the agreement was replaced, and by which where it may be said."""
    if newest is None:
        return _("Ersatt den %(day)s av ett annat avtal.") % {"day": day(agreement.replaced_on)}
    said = {"day": day(agreement.replaced_on), "name": newest.name}
    return _("Ersatt den %(day)s av %(name)s.") % said


def listed(names: list[str]) -> str:
    """The first few names, and how many more: "Umeå, Vännäs och 3 till"."""
    rest = len(names) - FEW
    if rest > 1:
        return _("%(names)s och %(number)d till") % {
            "names": ", ".join(names[:FEW]),
            "number": rest,
        }
    if len(names) == 1:
        return names[0]
    *first, last = names
    return _("%(first)s och %(last)s") % {"first": ", ".join(first), "last": last}


def owner(key: str | None, rules: Rules | None) -> str:
    """Who does what an agreement obliges to, by the key that it uses; empty where it does not say."""
    if not key:
        return ""
    if key == "parties":
        return _("parterna")
    if key == "coordinator":
        return _("koordinatorn")
    return rules.name_of(key) if rules else key


def kind(key: str) -> str:
    """What kind of agreement it is, in words."""
    kinds = {
        "master": _("Huvudavtal"),
        "local": _("Lokalt avtal"),
        "annex": _("Bilaga"),
        "charter": _("Förbundsordning"),
        "plan": _("Plan"),
    }
    return kinds.get(key, "")
