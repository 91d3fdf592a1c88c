"""Appointments, posts and temporary replacements whose last day comes."""

import datetime as dt
from collections.abc import Iterable, Iterator

from samverk.rulebook.bodies.facts import BodyFacts, Holding, Post, Role, StandIn
from samverk.rulebook.clauses import first_of
from samverk.rulebook.dates import Period, day_in_words
from samverk.rulebook.findings import Words
from samverk.rulebook.rule import rule
from samverk.rulebook.steps import Step
from samverk.rulebook.terms.coming import Coming, Kind

ONE_DAY = dt.timedelta(days=1)
_ROLES = {
    Role.CHAIR: Words("ordförande", "chair"),
    Role.VICE_CHAIR: Words("vice ordförande", "vice chair"),
    Role.SECRETARY: Words("sekreterare", "secretary"),
    Role.CONVENER: Words("sammankallande", "convener"),
}
Row = Holding | Post | StandIn


@rule
def ends(facts: BodyFacts, *, on: dt.date) -> Iterator[Coming]:
    """Everything in a body that somebody has now and that has a last day, today or later.

    Source: samverk K5
    Shape: a day is the last one that the person serves. It is settled when the register already holds who follows.
    """
    for holding in facts.holdings:
        if _ends_later(holding.period, on):
            others = (each for each in facts.holdings if each.seat == holding.seat)
            yield _coming(Kind.APPOINTMENT_ENDS, holding, facts, _following(holding, others, on))
    for post in facts.posts:
        if _ends_later(post.period, on):
            others_in_post = (each for each in facts.posts if each.role is post.role)
            yield _coming(Kind.POST_ENDS, post, facts, _following(post, others_in_post, on))
    for stand_in in facts.stand_ins:
        if _ends_later(stand_in.period, on):
            others_in_seat = (each for each in facts.stand_ins if each.seat == stand_in.seat)
            follows = _following(stand_in, others_in_seat, on)
            yield _coming(Kind.REPLACEMENT_ENDS, stand_in, facts, follows)


def _ends_later(period: Period, on: dt.date) -> bool:
    return on in period and period.until_day is not None


def _following(row: Row, others: Iterable[Row], on: dt.date) -> Row | None:
    """Who takes over the day after, as the register has planned it."""
    after = row.period.until_day
    planned = (each for each in others if each.id != row.id and each.period.from_day > on)
    return next((each for each in planned if after and after in each.period), None)


def _coming(kind: Kind, row: Row, facts: BodyFacts, follows: Row | None) -> Coming:
    assert row.period.until_day is not None  # noqa: S101 -- asked only of what ends
    term = facts.body.term
    return Coming(
        kind=kind,
        on=row.period.until_day - ONE_DAY,
        body=facts.body.key,
        text=_text(row, facts),
        source=first_of(term.clauses if term else (), "samverk K5"),
        steps=(_recorded(row), _what_follows(follows, facts)),
        about=row.id,
        person=row.person,
        is_settled=follows is not None,
    )


def _text(row: Row, facts: BodyFacts) -> Words:
    name, body = facts.name_of(row.person), facts.body.short
    if isinstance(row, Post):
        role = _ROLES[row.role]
        return Words(
            f"Tiden som {role.sv} i {body} går ut för {name}",
            f"The term of {name} as {role.en} of {body} ends",
        )
    if isinstance(row, StandIn):
        return Words(
            f"{name} slutar som tillfällig ersättare i {body}",
            f"{name} stops standing in temporarily in {body}",
        )
    return Words(f"Tiden i {body} går ut för {name}", f"The term of {name} in {body} ends")


def _recorded(row: Row) -> Step:
    assert row.period.until_day is not None  # noqa: S101
    first, last = day_in_words(row.period.from_day), day_in_words(row.period.until_day - ONE_DAY)
    return Step(
        Words(
            f"Antecknat från den {first.sv} till och med den {last.sv}.",
            f"Recorded from {first.en} to {last.en}, both included.",
        )
    )


def _what_follows(row: Row | None, facts: BodyFacts) -> Step:
    if row is None:
        return Step(Words("Ingen är antecknad därefter.", "Nobody is recorded after that."))
    name, day = facts.name_of(row.person), day_in_words(row.period.from_day)
    return Step(
        Words(f"{name} tar vid den {day.sv}.", f"{name} takes over on {day.en}."),
    )
