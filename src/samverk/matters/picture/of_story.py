"""The subject of the picture, from what is known of a matter on a day."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence

from samverk.foundation.formats import day_short, sv_sort
from samverk.matters.models import Matter, MatterStep
from samverk.matters.picture import words
from samverk.matters.picture.subject import (
    PRINCIPALS,
    Fan,
    Key,
    Lane,
    Leg,
    Place,
    Shape,
    Subject,
    Thread,
    Tick,
)
from samverk.matters.queries import Standing, Story
from samverk.rulebook.bodies import power
from samverk.rulebook.findings import Words
from samverk.rulebook.matters.decisions import Row, RowStanding, RowState
from samverk.rulebook.matters.decisions.texts import STATES as ROWS
from samverk.rulebook.matters.journey import LINE, Journey, Stop, journey
from samverk.rulebook.matters.position import Stay
from samverk.rulebook.matters.steps import ENDED, Act, HolderKind
from samverk.rulebook.matters.texts import STATES
from samverk.rulebook.structure.model import Structure as Rules

Addresses = Callable[[str, Key], str]
_HERE = frozenset({RowState.NOT_ASKED, RowState.WITHDRAWN})


def nowhere(kind: str, key: Key) -> str:
    """No addresses: for a picture that stands alone."""
    del kind, key
    return ""


def subject(
    story: Story,
    found: Iterable[Standing],
    rules: Rules,
    *,
    today: dt.date,
    language: str,
    address: Addresses = nowhere,
) -> Subject:
    """The journey of a matter up to the day of its story; address gives that of a body, a party or a recommendation."""
    told = journey(story.position, rules, on=story.on)
    ended_on = story.position.since if story.position.state in ENDED else None
    fans = tuple(_fan(each, story.on, ended_on, language, address) for each in found)
    return Subject(
        key=str(story.matter.registry_number),
        name=str(story.matter),
        on=story.on,
        marked=_marked(story, ended_on, today, language),
        lanes=tuple(_lanes(story, told, language, address)),
        legs=tuple(_legs(story, told, language)),
        ended_on=ended_on,
        ahead=tuple(_ahead(stop.body) for stop in told.left),
        fans=tuple(fan for fan in fans if fan.threads),
    )


def _marked(story: Story, ended_on: dt.date | None, today: dt.date, language: str) -> str:
    if ended_on is not None and story.position.state is not None:
        word = words.capital(STATES[story.position.state](language))
        return f"{word} {day_short(ended_on, language)}"
    day = day_short(story.on, language)
    return f"{words.NOW(language)}, {day}" if story.on == today else day


def _told(story: Story, told: Journey) -> Iterator[tuple[int, Stay, Stop]]:
    """The stays that are drawn, counted: not the draft, which is its writer's, nor a pass through the office in a day."""
    pairs = zip(story.position.stays, told.stops, strict=True)
    for number, (stay, stop) in enumerate(pairs, start=1):
        passes = stay.holder.kind is HolderKind.COORDINATOR and stop.until_day == stop.from_day
        is_end = stay.ended_by is not None and stay.ended_by.act in words.ENDS
        if stay.holder.kind is not HolderKind.RAISER and (not passes or is_end or number == 1):
            yield number, stay, stop


def _lanes(story: Story, told: Journey, language: str, address: Addresses) -> Iterator[Lane]:
    places: dict[Key, dict[Key, Place]] = {LINE: {LINE: _origin(story.matter, language, address)}}
    for _number, stay, stop in _told(story, told):
        key = _key(stay)
        own = places.setdefault(stop.lane, {})
        own.setdefault(key, _place(key, stop.name, stop.body, language, address))
    for ahead in told.left:
        key = _ahead(ahead.body)
        own = places.setdefault(ahead.lane, {})
        own.setdefault(key, _place(key, ahead.name, ahead.body, language, address))
    names = {lane.key: lane.name(language) for lane in told.lanes}
    names.setdefault(LINE, words.LINE(language))
    for key in (LINE, *(lane.key for lane in told.lanes if lane.key != LINE)):
        if key in places:
            yield Lane(key, names[key], tuple(places[key].values()))


def _origin(matter: Matter, language: str, address: Addresses) -> Place:
    """Where the question comes from: the body or the party, never a person."""
    if matter.raised_in is not None:
        return Place(LINE, matter.raised_in.name, address("body", matter.raised_in.key))
    if matter.raised_for is not None:
        return Place(LINE, matter.raised_for.name, address("party", matter.raised_for.key))
    return Place(LINE, words.LINE(language))


def _place(key: Key, name: Words, body: Key | None, language: str, address: Addresses) -> Place:
    url = address("body", body) if body else ""
    return Place(key, words.capital(name(language)), url)


def _key(stay: Stay) -> Key:
    holder = stay.holder
    if holder.kind is HolderKind.BODY:
        return holder.body or f"forum {holder.forum}"
    return PRINCIPALS if holder.kind is HolderKind.PRINCIPALS else str(holder.kind)


def _ahead(body: Key | None) -> Key:
    return body or PRINCIPALS


def _legs(story: Story, told: Journey, language: str) -> Iterator[Leg]:
    rows = {row.number: row for row in story.steps}
    shown = list(_told(story, told))
    if shown:
        yield _raised(shown[0][1].from_day, story.matter, language)
    for number, stay, stop in shown:
        yield _leg(number, stay, stop, rows, language)


def _raised(on: dt.date, matter: Matter, language: str) -> Leg:
    origin = _origin(matter, language, nowhere).name
    day = day_short(on, language)
    word = words.RAISED(language)
    return Leg(0, LINE, on, on, "", word, day, f"{origin}. {word} {day}")


def _leg(number: int, stay: Stay, stop: Stop, rows: dict[int, MatterStep], language: str) -> Leg:
    start, long = day_short(stop.from_day, language), words.days(stop.days)(language)
    name = words.capital(stop.name(language))
    if stop.until_day is None:
        since = words.SINCE(language).format(day=start)
        here = words.HERE(language)
        so_far = words.SO_FAR(language).format(days=long)
        label = f"{name}. {here} {since}, {so_far}"
        return Leg(number, _key(stay), stop.from_day, None, so_far, here, since, label)
    end, outcome = day_short(stop.until_day, language), _outcome(stay, rows, language)
    said = f". {words.capital(outcome)}" if outcome else ""
    label = f"{name}, {start} – {end}, {long}{said}"
    return Leg(number, _key(stay), stop.from_day, stop.until_day, long, outcome, end, label)


def _outcome(stay: Stay, rows: dict[int, MatterStep], language: str) -> str:
    step = stay.ended_by
    if step is None:
        return ""
    if step.act is Act.TREAT and step.outcome:
        said, paragraph = power.NAMES[step.outcome](language), rows[step.number].paragraph
        return f"{said}, {paragraph}" if paragraph else said
    return words.ENDS[step.act](language) if step.act in words.ENDS else ""


def _fan(
    found: Standing,
    on: dt.date,
    ended_on: dt.date | None,
    language: str,
    address: Addresses,
) -> Fan:
    sent_on = found.recommendation.sent_on or on
    asked = {row.party: row for row in found.request.rows}
    threads = [
        _thread(row, asked[row.party], sent_on, on, ended_on, language, address)
        for row in found.standing.rows
        if row.state not in _HERE
    ]
    return Fan(
        number=found.recommendation.number,
        name=found.recommendation.title,
        from_day=sent_on,
        sentence=found.standing.sentence(language),
        threads=tuple(sorted(threads, key=_in_time)),
        url=address("recommendation", str(found.recommendation.number)),
    )


def _in_time(thread: Thread) -> tuple[bool, dt.date, tuple[str, str]]:
    day = thread.day or thread.expected or dt.date.max
    return thread.day is None, day, sv_sort(thread.name)


def _thread(  # noqa: PLR0913, PLR0917 a thread is told from both what was asked and how it stands
    row: RowStanding,
    asked: Row,
    sent_on: dt.date,
    on: dt.date,
    ended_on: dt.date | None,
    language: str,
    address: Addresses,
) -> Thread:
    start = asked.asked_on or sent_on
    day = _day(row, start, on)
    expected = row.expected.on if row.expected and not row.expected.is_past else None
    expected = None if ended_on or day else expected
    word = ROWS[row.state](language)
    said = f"{word} {day_short(day, language)}" if day else word
    if expected is not None:
        said = words.EXPECTED(language).format(word=word, day=day_short(expected, language))
    return Thread(
        key=row.party,
        name=row.name,
        shape=words.SHAPES.get(row.state, Shape.HOLLOW),
        word=word,
        said=said,
        from_day=start,
        day=day,
        expected=expected,
        ticks=tuple(_ticks(row, asked, on)),
        url=address("party", row.party),
        label=f"{row.name}: {said}",
    )


def _day(row: RowStanding, start: dt.date, on: dt.date) -> dt.date | None:
    """The day of the decision that counts, or of the answer where its day is not known; None while it is waited for."""
    if row.is_waiting:
        return None
    counts = row.to_review[-1] if row.state is RowState.RECEIVED else row.answer
    if counts is None:
        return None
    return max(start, min(counts.decided_on or counts.received_on, on))


def _ticks(row: RowStanding, asked: Row, on: dt.date) -> Iterator[Tick]:
    for step in asked.line:
        if step.on is not None and step.on <= on and not step.is_planned:
            yield Tick(step.on, step.organ)
    if row.is_waiting and row.answer is not None:
        yield Tick(row.answer.decided_on or row.answer.received_on, row.answer.organ)


def spent(subject: Subject) -> Sequence[tuple[str, int]]:
    """How many days the matter lay in each lane, the first lane first; lanes where it never lay a day are left out."""
    lane_of = {place.key: lane.name for lane in subject.lanes for place in lane.places}
    found: dict[str, int] = dict.fromkeys((lane.name for lane in subject.lanes), 0)
    for leg in subject.legs:
        found[lane_of[leg.place]] += (leg.end(subject.on) - leg.from_day).days
    return [(name, days) for name, days in found.items() if days]
