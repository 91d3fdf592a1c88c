"""Load a structure file, or show what loading it would do."""

from dataclasses import dataclass

from django.db import transaction

from samverk.bodies.loading import holders, versions
from samverk.bodies.loading.bodies import SettledBody, settle_bodies
from samverk.bodies.loading.parties import by_key, settle_parties
from samverk.bodies.loading.seats import settle_seats
from samverk.bodies.loading.timeline import Stretch, as_period, stretches
from samverk.bodies.models import Seat, Structure
from samverk.foundation import audit
from samverk.parties.models import Party
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Words
from samverk.rulebook.structure import reader
from samverk.rulebook.structure.model import Structure as Rules


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that loading does, in words."""

    words: Words
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """The structure of a file, and what loading it changed (nothing where it was loaded before)."""

    rules: Rules
    changes: tuple[Change, ...]


@transaction.atomic
def preview(content: bytes, *, actor: str) -> Loaded:
    """What loading would change, with nothing changed.

    Raises: UnusableFileError with every fault of the file.
    """
    loaded = load(content, actor=actor)
    transaction.set_rollback(True)
    return loaded


@transaction.atomic
def load(content: bytes, *, actor: str) -> Loaded:
    """Make the file a version of its structure; loading it twice changes nothing, and nothing recorded is deleted.

    Raises: UnusableFileError with every fault of the file.
    """
    model = reader.read(content)
    with audit.acting(actor=actor, reason=f"Läste in {model.name}, version {model.version}"):
        structure, is_new = _structure(model)
        if versions.is_loaded(structure, content):
            return Loaded(model, ())
        versions.open_version(structure, model, content)
        first = Change(_opened(model, is_new=is_new))
        return Loaded(model, (first, *_settle(structure)))


def _structure(model: Rules) -> tuple[Structure, bool]:
    facts = {"name": model.name, "area": model.area, "summary": model.summary}
    structure, is_new = Structure.objects.get_or_create(key=model.id, defaults=facts)
    is_newest = not structure.versions.filter(
        period__fully_gt=(None, model.period.from_day)
    ).exists()
    if not is_new and is_newest and facts != {name: getattr(structure, name) for name in facts}:
        for name, value in facts.items():
            setattr(structure, name, value)
        structure.save()
    return structure, is_new


def _opened(model: Rules, *, is_new: bool) -> Words:
    day = day_in_words(model.period.from_day)
    what = Words("ny struktur", "new structure") if is_new else Words("ny version", "new version")
    return Words(
        f"{model.name}: {what.sv} {model.version}, gäller från {day.sv}",
        f"{model.name}: {what.en} {model.version}, in force from {day.en}",
    )


def _settle(structure: Structure) -> list[Change]:
    parts = list(stretches(versions.line(structure)))
    before = set(Party.objects.values_list("key", flat=True))
    parties = by_key(parts)
    joined = settle_parties(structure, parts, parties)
    changes = [_new_party(party) for party in parties.values() if party.key not in before]
    changes += [_party_period(row.name, row.period.upper) for row, _ in joined.moved]
    for settled in settle_bodies(structure, parts):
        changes += _body_changes(settled, parts, parties)
    return changes


def _new_party(party: Party) -> Change:
    return Change(
        Words(f"ny part i registret: {party.name}", f"new party in the register: {party.name}")
    )


def _party_period(name: str, until: object) -> Change:
    sv = f"till {until}" if until else "tills vidare"
    en = f"until {until}" if until else "until further notice"
    return Change(Words(f"{name} är part {sv}", f"{name} is a party {en}"))


def _body_changes(
    settled: SettledBody, parts: list[Stretch], parties: dict[str, Party]
) -> list[Change]:
    body = settled.body
    seats = settle_seats(body, parts, parties)
    ended = holders.end_with_seats(seats.moved)
    if settled.before is not None:
        ended += holders.end_with_body(body, settled.before)
    said = [
        *_body_itself(settled),
        *_count(len(seats.made), "nya platser", "new seats"),
        *_count(
            sum(_is_shorter(seat, was) for seat, was in seats.moved), "platser upphör", "seats end"
        ),
        *_count(
            len(seats.unwanted), "platser hamnar utanför reglerna", "seats fall outside the rules"
        ),
        *_count(ended, "uppdrag avslutas den dagen", "appointments end that day"),
    ]
    return [
        Change(Words(f"{body.name}: {words.sv}", f"{body.name}: {words.en}"), body.key)
        for words in said
    ]


def _body_itself(settled: SettledBody) -> list[Words]:
    body = settled.body
    if settled.is_new:
        return [Words(f"nytt organ från {body.period.lower}", f"new body from {body.period.lower}")]
    if settled.before is not None and body.period.upper != settled.before.until_day:
        if body.period.upper is None:
            return [Words("gäller tills vidare", "holds until further notice")]
        return [Words(f"upphör {body.period.upper}", f"ends {body.period.upper}")]
    return []


def _count(number: int, sv: str, en: str) -> list[Words]:
    return [Words(f"{number} {sv}", f"{number} {en}")] if number else []


def _is_shorter(seat: Seat, was: object) -> bool:
    before = getattr(was, "until_day", None)
    return (
        as_period(seat.period).until_day is not None and as_period(seat.period).until_day != before
    )
