"""Whether chair and vice chair are chosen, from the right side, for the right time, from the body's own seats."""

import datetime as dt
from collections.abc import Iterator

from samverk.rulebook.bodies import presidium
from samverk.rulebook.bodies.facts import Post, Role
from samverk.rulebook.bodies.presidium import Grid
from samverk.rulebook.bodies.roll import Roll
from samverk.rulebook.clauses import first_of
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Facts, Finding, Weight, Words
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import Body, Key

ROLES = {
    Role.CHAIR: Words("ordförande", "chair"),
    Role.VICE_CHAIR: Words("vice ordförande", "vice chair"),
}


def findings(roll: Roll) -> Iterator[Finding]:
    """Everything about the presidium of a body that day."""
    if roll.body.presidium is None or roll.body.is_outside or not roll.body.exists(roll.on):
        return
    yield from posts_not_filled(roll)
    yield from prolonged_too_weakly(roll)
    yield from past_their_time(roll)
    yield from chair_from_the_wrong_side(roll)
    yield from vice_chair_from_the_wrong_side(roll)
    yield from holders_without_a_seat(roll)


def holding(roll: Roll, role: Role) -> tuple[Post, ...]:
    """Those who have a post that day, the earliest first."""
    there = (post for post in roll.facts.posts if post.role is role and roll.on in post.period)
    return tuple(sorted(there, key=lambda post: (post.period.from_day, post.id)))


@rule
def posts_not_filled(roll: Roll) -> Iterator[Finding]:
    """A body without chair, with two, or with too few vice chairs.

    Source: samverk K14
    """
    rules = roll.body.presidium
    chairs, vices = holding(roll, Role.CHAIR), holding(roll, Role.VICE_CHAIR)
    if rules is None:
        return
    if rules.chair is not None and not chairs:
        yield roll.finding("bodies.no_chair", Weight.WARN, _of_chair(roll), {})
    if len(chairs) > 1:
        facts: Facts = {"person": _name(roll, chairs[0]), "other": _name(roll, chairs[1])}
        yield roll.finding("bodies.two_chairs", Weight.STOP, _of_chair(roll), facts)
    if rules.vice is not None and len(vices) < rules.vice.count:
        facts = {"have": len(vices), "count": rules.vice.count}
        yield roll.finding("bodies.no_vice_chair", Weight.WARN, _of_vice(roll), facts)


def _of_chair(roll: Roll) -> str:
    rules = roll.body.presidium
    return first_of(rules.chair.clauses if rules and rules.chair else (), "samverk K14")


def _of_vice(roll: Roll) -> str:
    rules = roll.body.presidium
    return first_of(rules.vice.clauses if rules and rules.vice else (), "samverk K14")


def _name(roll: Roll, post: Post) -> str:
    return roll.name(post.person)


def _post_facts(roll: Roll, post: Post) -> dict[str, str | int | Words]:
    return {"person": _name(roll, post), "post": ROLES[post.role]}


@rule
def prolonged_too_weakly(roll: Roll) -> Iterator[Finding]:
    """Posts prolonged by a weaker decision than the rules demand, or where they do not allow or mention it.

    Source: samverk K14; samverk K17
    """
    required = presidium.prolonging(roll.body, roll.structure).value
    source = first_of(roll.body.presidium.clauses if roll.body.presidium else (), "samverk K14")
    for post in _in_presidium(roll):
        if post.prolonged_by is None:
            continue
        facts = _post_facts(roll, post)
        if required is None:
            yield roll.finding("bodies.prolonged_in_silence", Weight.INFO, source, facts)
        elif required == "not allowed":
            yield roll.finding("bodies.prolonged_not_allowed", Weight.WARN, source, facts)
        elif not presidium.is_strong_enough(post.prolonged_by, required):
            facts["decision"] = presidium.kind_of_decision(post.prolonged_by)
            facts["required"] = presidium.kind_of_decision(required)
            yield roll.finding("bodies.prolonged_too_weakly", Weight.WARN, source, facts)


def _in_presidium(roll: Roll) -> tuple[Post, ...]:
    return holding(roll, Role.CHAIR) + holding(roll, Role.VICE_CHAIR)


@rule
def past_their_time(roll: Roll) -> Iterator[Finding]:
    """Posts that go on after their turn has ended and that nobody has prolonged.

    Source: samverk K5; samverk K14
    """
    for post in _in_presidium(roll):
        ended = ends(post, roll.body)
        if post.prolonged_by is None and ended is not None and ended <= roll.on:
            facts = _post_facts(roll, post)
            facts["day"] = day_in_words(ended)
            source = _of_chair(roll) if post.role is Role.CHAIR else _of_vice(roll)
            yield roll.finding("bodies.post_past_its_time", Weight.WARN, source, facts)


def ends(post: Post, body: Body) -> dt.date | None:
    """The day after the last of the turn in which the post began; None where posts have no turn of their own."""
    chair = body.presidium.chair if body.presidium else None
    if chair is None or not chair.alternates:
        return None
    grid = presidium.grid_of(body) or _own_grid(post, chair.every_years)
    return grid.starts(grid.number(post.period.from_day) + 1) if grid else None


def _own_grid(post: Post, years: int | None) -> Grid | None:
    """Where nobody knows when the turns began, a turn is counted from the year in which the post began."""
    return Grid(dt.date(post.period.from_day.year, 1, 1), years) if years else None


@rule
def chair_from_the_wrong_side(roll: Roll) -> Iterator[Finding]:
    """Chairs of another side than the one whose turn it is, when their post is neither prolonged nor past its time.

    Source: samverk K14
    """
    turn = presidium.turn(roll.body, roll.structure, on=roll.on).value
    for post in holding(roll, Role.CHAIR):
        side, ended = side_of(post, roll), ends(post, roll.body)
        is_on_time = ended is None or roll.on < ended
        if turn is None or side in {None, turn} or post.prolonged_by or not is_on_time:
            continue
        facts: Facts = {
            "person": _name(roll, post),
            "side": roll.structure.name_of(str(side)),
            "turn": roll.structure.name_of(turn),
        }
        yield roll.finding("bodies.chair_wrong_side", Weight.WARN, _of_chair(roll), facts)


def side_of(post: Post, roll: Roll) -> Key | None:
    """The side of a post: as recorded, else that of the party."""
    if post.side is not None:
        return post.side
    party = roll.structure.parties.get(post.party or "")
    return party.side if party else None


@rule
def vice_chair_from_the_wrong_side(roll: Roll) -> Iterator[Finding]:
    """Vice chairs of the chair's own side where they shall be of the other, and the like.

    Source: samverk K14
    """
    rules = roll.body.presidium
    vice = rules.vice if rules else None
    chairs = [side for post in holding(roll, Role.CHAIR) if (side := side_of(post, roll))]
    for post in holding(roll, Role.VICE_CHAIR) if vice else ():
        side = side_of(post, roll)
        if vice is None or side is None or _is_right(vice.side, side, chairs):
            continue
        facts: Facts = {"person": _name(roll, post), "side": roll.structure.name_of(side)}
        yield roll.finding("bodies.vice_chair_wrong_side", Weight.WARN, _of_vice(roll), facts)


def _is_right(wanted: str | None, side: Key, chairs: list[Key]) -> bool:
    if wanted in {None, "any"}:
        return True
    if wanted == "other":
        return side not in chairs
    return side in chairs or not chairs if wanted == "same" else side == wanted


@rule
def holders_without_a_seat(roll: Roll) -> Iterator[Finding]:
    """Chairs and vice chairs who hold no ordinary seat in the body.

    Source: samverk K14
    Shape: doubtful where the body chooses among its own, else only good to know.
    """
    rules = roll.body.presidium
    seated = {place.present for place in roll.places if place.is_ordinary}
    seated |= {place.holder for place in roll.places if place.is_ordinary}
    for post in _in_presidium(roll):
        if post.person not in seated:
            is_own = rules is not None and rules.chosen_by == "itself"
            source = _of_chair(roll) if post.role is Role.CHAIR else _of_vice(roll)
            weight = Weight.WARN if is_own else Weight.INFO
            yield roll.finding("bodies.post_without_seat", weight, source, _post_facts(roll, post))
