"""What is false or doubtful in terms that somebody has read in an agreement's text."""

import datetime as dt
from collections.abc import Iterator, Mapping

from samverk.rulebook.agreements.ending import UNSTATED
from samverk.rulebook.agreements.force import NAMED, NUMBER
from samverk.rulebook.agreements.recording.findings import doubt, stop
from samverk.rulebook.agreements.recording.ties import reached
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Finding, Weight, Words
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import Agreement, Duty
from samverk.rulebook.structure.model.values import Clauses

WHOLE = "samverk-avtal A27"
FEWEST = 2  # parties, which is what it takes to agree


@rule
def of_terms(terms: Agreement) -> Iterator[Finding]:
    """Everything that is false or doubtful in entered terms, and the silences that somebody will have to read.

    Source: samverk-avtal A5; samverk-avtal A27
    """
    if len(set(terms.parties)) < FEWEST:
        yield stop("agreements.too_few_parties", "samverk-avtal A11")
    yield from _of_force(terms)
    yield from _of_lasting(terms)
    yield from _of_duties(terms.duties)
    yield from _without_clause(terms)
    yield from _silences(terms)


def _of_force(terms: Agreement) -> Iterator[Finding]:
    force, total = terms.force, len(terms.parties)
    if force is None:
        return
    if force.when == NUMBER and not FEWEST <= (force.number or 0) <= total:
        yield stop("agreements.no_such_number", WHOLE, {"n": force.number or 0, "total": total})
    if force.when == NAMED and not force.parties:
        yield stop("agreements.nobody_named", WHOLE)


def _of_lasting(terms: Agreement) -> Iterator[Finding]:
    lasts = terms.lasts
    if lasts is None:
        return
    if lasts.until is None and lasts.renewal_months is not None:
        yield stop("agreements.nothing_to_prolong", WHOLE)
    if lasts.until is None:
        return
    first = max((day for day in (lasts.from_day, _not_before(terms)) if day), default=None)
    if first is not None and lasts.until <= first:
        days = {"first": day_in_words(first), "until": day_in_words(lasts.until)}
        yield stop("agreements.over_before_it_begins", WHOLE, days)


def _not_before(terms: Agreement) -> dt.date | None:
    return terms.force.not_before if terms.force else None


def _of_duties(duties: tuple[Duty, ...]) -> Iterator[Finding]:
    known = {each.key: each for each in duties}
    if len(known) < len(duties):
        yield stop("agreements.same_duty_twice", WHOLE)
    ties = {each.key: frozenset({each.after} if each.after else ()) for each in duties}
    for each in duties:
        if each.after is not None and each.after not in known:
            yield stop("agreements.after_nothing", WHOLE, {"what": each.what})
        elif each.after is not None and each.key in reached(ties, each.after):
            yield stop("agreements.duties_in_a_ring", WHOLE, {"what": each.what})


_SECTIONS = {
    "parties": Words("parterna", "the parties"),
    "force": Words("när det träder i kraft", "when it enters into force"),
    "lasts": Words("hur länge det gäller", "how long it lasts"),
    "notice": Words("uppsägning", "notice"),
}


def _without_clause(terms: Agreement) -> Iterator[Finding]:
    """What is said without its place in the text: nobody can look it up."""
    for section, clauses in _clauses(terms).items():
        if not clauses:
            yield doubt("agreements.without_clause", WHOLE, {"section": _SECTIONS[section]})
    for duty in terms.duties:
        if not duty.clauses:
            yield doubt("agreements.duty_without_clause", WHOLE, {"what": duty.what})


def _clauses(terms: Agreement) -> Mapping[str, Clauses]:
    found = {"parties": terms.clauses}
    if terms.force and terms.force.when != UNSTATED:
        found["force"] = terms.force.clauses
    if terms.lasts and (terms.lasts.until or terms.lasts.from_day):
        found["lasts"] = terms.lasts.clauses
    if terms.notice:
        found["notice"] = terms.notice.clauses
    return found


_SILENT = {
    "force": Words("hur många som måste anta avtalet", "how many must adopt the agreement"),
    "notice": Words("hur det sägs upp", "how notice is given"),
    "counted": Words(
        "från vilken dag uppsägningstiden räknas", "from which day the time of notice is counted"
    ),
    "ends for": Words(
        "om en uppsägning gör att det upphör för alla", "whether a notice ends it for all"
    ),
}


def _silences(terms: Agreement) -> Iterator[Finding]:
    notice = terms.notice
    silent = {
        "force": terms.force is None or terms.force.when == UNSTATED,
        "notice": notice is None,
        "counted": notice is not None and notice.counted_from == UNSTATED,
        "ends for": notice is not None and notice.ends_for is None,
    }
    for what, is_silent in silent.items():
        if is_silent:
            yield Finding(
                "agreements.text_is_silent", Weight.INFO, "samverk-avtal A5", {"on": _SILENT[what]}
            )
