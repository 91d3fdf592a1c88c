"""The terms of a structure's agreements in words: when it holds, how it ends, what it obliges to."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.foundation.citing import Cited, cite_all
from samverk.foundation.formats import day_short
from samverk.foundation.language import current
from samverk.portal.wording import owner
from samverk.rulebook.structure.model import Agreement, Duty, Force, Lasts, Notice
from samverk.rulebook.structure.model import Structure as Rules


@dataclass(frozen=True, slots=True)
class Term:
    """One term: what it is about, what it says, and the clauses that say so."""

    about: str
    says: str
    clauses: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class ToldDuty:
    """Something the agreement obliges to; is_past where its day has gone by."""

    what: str
    by: str
    latest: dt.date | None
    at: str
    is_past: bool
    clauses: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class ToldAgreement:
    """An agreement with its terms and duties."""

    name: str
    kind: str
    terms: tuple[Term, ...]
    duties: tuple[ToldDuty, ...]


def agreements(rules: Rules, *, on: dt.date) -> tuple[ToldAgreement, ...]:
    """The agreements of a structure. No queries."""
    return tuple(
        ToldAgreement(
            agreement.name,
            _kind(agreement.kind),
            tuple(_terms(agreement, rules)),
            tuple(_duty(duty, rules, on) for duty in agreement.duties),
        )
        for agreement in rules.agreements.values()
    )


def _kind(kind: str) -> str:
    kinds = {
        "master": _("Huvudavtal"),
        "local": _("Lokalt avtal"),
        "annex": _("Bilaga"),
        "charter": _("Förbundsordning"),
        "plan": _("Plan"),
    }
    return kinds.get(kind, "")


def _terms(agreement: Agreement, rules: Rules) -> Iterator[Term]:
    yield Term(_("Parter"), _parties(agreement, rules), tuple(cite_all(agreement.clauses, rules)))
    if agreement.registry_number:
        yield Term(_("Diarienummer"), agreement.registry_number, ())
    if agreement.force:
        clauses = tuple(cite_all(agreement.force.clauses, rules))
        yield Term(_("Börjar gälla"), _force(agreement.force, rules), clauses)
    if agreement.lasts:
        clauses = tuple(cite_all(agreement.lasts.clauses, rules))
        yield Term(_("Gäller till"), _lasts(agreement.lasts), clauses)
    if agreement.notice:
        clauses = tuple(cite_all(agreement.notice.clauses, rules))
        yield Term(_("Uppsägning"), _notice(agreement.notice, rules), clauses)
    if agreement.disputes:
        yield Term(_("Tvister"), agreement.disputes, ())


def _parties(agreement: Agreement, rules: Rules) -> str:
    number = len(agreement.parties)
    if agreement.each_with:
        return _("%(party)s och var och en av de andra, ett avtal för varje") % {
            "party": rules.name_of(agreement.each_with)
        }
    return ngettext("%(number)d part", "%(number)d parter", number) % {"number": number}


def _force(force: Force, rules: Rules) -> str:
    named = ", ".join(map(rules.name_of, force.parties))
    words = {
        "each for itself": _("För var och en när den har antagit"),
        "all": _("När alla har antagit"),
        "number": _("När %(number)d har antagit") % {"number": force.number or 0},
        "named": _("När %(parties)s har antagit") % {"parties": named},
    }
    said = words.get(force.when, _("Texten säger inte vid hur många antaganden"))
    if force.not_before is None:
        return said
    return _("%(when)s, tidigast %(day)s") % {"when": said, "day": _day(force.not_before)}


def _lasts(lasts: Lasts) -> str:
    if lasts.until is None:
        return _("Tills vidare")
    last = _day(lasts.until - dt.timedelta(days=1))
    if lasts.renewal_months is None:
        return last
    return _("%(day)s, förlängs sedan med %(months)d månader i taget") % {
        "day": last,
        "months": lasts.renewal_months,
    }


def _notice(notice: Notice, rules: Rules) -> str:
    counted = {
        "received": _("från det att den kom in"),
        "treated": _("från det att den behandlats"),
        "given": _("från det att den gavs"),
    }
    said = ngettext("%(months)d månad", "%(months)d månader", notice.months) % {
        "months": notice.months
    }
    parts = [said, counted.get(notice.counted_from, "")]
    if notice.by:
        parts.append(_("av %(body)s") % {"body": rules.name_of(notice.by)})
    written = _(", skriftligt") if notice.is_written else ""
    ends = {"all": _("Upphör för alla."), "the one": _("Upphör för den som säger upp.")}
    effect = ends.get(notice.ends_for or "", _("Texten säger inte om den upphör för alla."))
    return f"{' '.join(part for part in parts if part)}{written}. {effect}"


def _duty(duty: Duty, rules: Rules, on: dt.date) -> ToldDuty:
    return ToldDuty(
        what=duty.what,
        by=owner(duty.owner, rules),
        latest=duty.latest,
        at=duty.at or "",
        is_past=bool(duty.latest and duty.latest < on),
        clauses=tuple(cite_all(duty.clauses, rules)),
    )


def _day(on: dt.date) -> str:
    return day_short(on, current())
