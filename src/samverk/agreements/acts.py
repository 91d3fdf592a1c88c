"""What can be done with an agreement now, and what it is called: the table of acts, and the ones that are somebody's."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from samverk.agreements.access import may_keep
from samverk.agreements.models import Agreement, NoticeOfTermination
from samverk.agreements.queries.status import Status
from samverk.agreements.terms import terms_of
from samverk.bodies.queries.nearest import rules_near
from samverk.foundation.access import User
from samverk.rulebook.agreements.silences import left_open
from samverk.rulebook.agreements.state import State
from samverk.rulebook.structure.model import Agreement as Terms

BEFORE = frozenset({State.DRAFT, State.RECOMMENDED, State.OUT_FOR_ADOPTION})
LIVING = frozenset({State.IN_FORCE, State.UNDER_NOTICE})
GONE = frozenset({State.ENDED, State.REPLACED})
EVERY = frozenset(State)


@dataclass(frozen=True, slots=True)
class Act:
    """An act that somebody can do now; the page has the primary one as its button and the others beside it."""

    slug: str
    label: str
    address: str
    is_primary: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an agreement stands: what the acts are chosen by. status and terms are None where nobody has said its terms."""

    agreement: Agreement
    status: Status | None
    terms: Terms | None

    @property
    def notices(self) -> tuple[NoticeOfTermination, ...]:
        """The notices that have not been taken back."""
        return tuple(each for each in self.agreement.notices.all() if each.withdrawn_on is None)

    @property
    def adopted_here(self) -> bool:
        """Whether a decision is recorded here that has not been set aside."""
        return any(each.set_aside_on is None for each in self.agreement.adoptions.all())

    @property
    def misses_someone(self) -> bool:
        """Whether the decision of some party is not known."""
        return self.status is not None and any(each.outcome is None for each in self.status.parties)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: in which states an act is offered, and when it is what most often comes next."""

    slug: str
    words: Callable[[], str]
    states: frozenset[State]
    is_offered: Callable[[Standing], bool] = lambda _standing: True
    comes_next: Callable[[Standing], bool] = lambda _standing: False


def _has_no_terms(found: Standing) -> bool:
    return found.status is None


def _waits_for_treatment(found: Standing) -> bool:
    counted = found.terms.notice.counted_from if found.terms and found.terms.notice else ""
    return counted == "treated" and any(each.treated_on is None for each in found.notices)


def _is_silent(found: Standing) -> bool:
    """Whether the text leaves something to be read."""
    if found.terms is None or found.status is None:
        return False
    return bool(left_open(found.terms, found.status.parties))


def _asks_for_a_reading(found: Standing) -> bool:
    """Whether somebody has given notice, and nobody has said how the silence on it is read."""
    return bool(found.notices) and _is_silent(found) and not found.agreement.interpretations.all()


def _is_not_asked_anywhere(found: Standing) -> bool:
    return found.agreement.adopted_by_id is None


def _is_to_be_decided(found: Standing) -> bool:
    return found.status is not None and found.misses_someone and _is_not_asked_anywhere(found)


def _is_draft(found: Standing) -> bool:
    return _is_not_asked_anywhere(found) and not found.adopted_here


def _has_duties(found: Standing) -> bool:
    return found.terms is not None and bool(found.terms.duties)


def _waits(found: Standing) -> bool:
    """Whether it waits for another agreement, and nobody has said from when it no longer does."""
    return any(each.released_on is None for each in found.agreement.conditions.all())


def _in(*states: State) -> Callable[[Standing], bool]:
    return lambda found: found.status is not None and found.status.state in states


# The order is that of the page: where several come next, the first of them is the button.
TABLE = (
    Row("behandlad", lambda: _("Anteckna att uppsägningen behandlades"), EVERY - GONE,
        lambda found: any(each.treated_on is None for each in found.notices), _waits_for_treatment),
    Row("villkor", lambda: _("Skriv in villkoren"), EVERY, comes_next=_has_no_terms),
    Row("tolkning", lambda: _("Anteckna hur texten läses"), EVERY - GONE, _is_silent, _asks_for_a_reading),
    Row("knyt", lambda: _("Knyt till en rekommendation"), EVERY - GONE, _is_not_asked_anywhere,
        lambda found: _in(State.DRAFT)(found) and _is_draft(found)),
    Row("beslut", lambda: _("Anteckna en parts beslut"), EVERY - GONE,
        lambda found: found.status is not None, _is_to_be_decided),
    Row("atagande", lambda: _("Planera eller anteckna ett åtagande"), EVERY, _has_duties, _in(State.IN_FORCE)),
    Row("uppsagning", lambda: _("Anteckna en uppsägning"), LIVING | {State.OUT_FOR_ADOPTION}),
    Row("atertagen", lambda: _("Anteckna att en uppsägning togs tillbaka"), EVERY,
        lambda found: bool(found.notices)),
    Row("asidosatt", lambda: _("Lägg ett antecknat beslut åt sidan"), EVERY,
        lambda found: found.adopted_here),
    Row("vantar", lambda: _("Låt det vänta på ett annat avtal"), BEFORE),
    Row("vantar-inte", lambda: _("Låt det inte vänta längre på ett annat avtal"), BEFORE, _waits),
    Row("ersatt", lambda: _("Anteckna att det är ersatt"), EVERY - {State.REPLACED}),
    Row("avtalssamverkan", lambda: _("Säg om det är avtalssamverkan"), EVERY),
)  # fmt: skip

ROWS = {each.slug: each for each in TABLE}


def acts_for(user: User, agreement: Agreement, status: Status | None, on: dt.date) -> list[Act]:
    """What the user can do with an agreement read by find, the primary act first; nothing for who may not keep it.

    Queries: one, and at most four for the rules of a structure whose file holds the terms.
    """
    if not may_keep(user, agreement.structure, on=on):
        return []
    rules = rules_near(agreement.structure, on=on) if agreement.terms else None
    found = Standing(agreement, status, terms_of(agreement, rules, on=on))
    rows = list(_offered(found))
    first = next((row for row in rows if row.comes_next(found)), None)
    ordered = [row for row in rows if row is first] + [row for row in rows if row is not first]
    told = [
        Act(row.slug, _label(row, agreement), address_of(agreement, row.slug), row is first)
        for row in ordered
    ]
    return [each for each in told if each.address]


def _label(row: Row, agreement: Agreement) -> str:
    """What an act is called here: terms are entered once, then anew, and those of the file are only read."""
    if row.slug == "villkor" and agreement.terms:
        return _("Se var villkoren står")
    if row.slug == "villkor" and agreement.entered_terms.all():
        return _("Skriv in villkoren på nytt")
    return row.words()


def _offered(found: Standing) -> Iterator[Row]:
    """The rows of the state that the agreement is in; without terms only those that need none."""
    state = found.status.state if found.status else State.DRAFT
    return (row for row in TABLE if state in row.states and row.is_offered(found))


def address_of(agreement: Agreement, slug: str) -> str:
    """The address of an act's form; empty where the installation has no such page."""
    try:
        return reverse("agreements:act", args=[agreement.structure.key, agreement.key, slug])
    except NoReverseMatch:
        return ""
