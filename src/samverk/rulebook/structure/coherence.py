"""What makes a file impossible although every key is well formed: circles, empty periods, names twice."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from samverk.rulebook.findings import Words
from samverk.rulebook.structure import references
from samverk.rulebook.structure.faults import Fault, Path
from samverk.rulebook.structure.reading import listed

Table = Mapping[str, Any]

_PERIODS = (
    ("valid_from", "valid_until"),
    ("starts", "ends"),
    ("joined", "left"),
    ("from", "until"),
)
_BOUNDS = (("min", "max"),)
_TABLES = (
    "bodies",
    "parties",
    "sides",
    "tracks",
    "associations",
    "offices",
    "professions",
    "party_groups",
)
_IN_ENGLISH = {"formatet": "the format itself"}


def faults(document: Table) -> Iterator[Fault]:
    """Every fault of coherence; shapes and references have been checked."""
    yield from _backwards(document, ())
    yield from _circles(document["bodies"], "parent", ("bodies",))
    yield from _circles(document["bodies"], "prepares_for", ("bodies",))
    yield from _circles(document.get("agreements", {}), "parent", ("agreements",))
    yield from _names_used_twice(document["bodies"])
    yield from _rotations(document["bodies"])
    yield from _keys_used_twice(document)
    yield from _duties(document.get("agreements", {}))
    yield from _named_parties(document.get("agreements", {}))


def _backwards(value: object, path: Path) -> Iterator[Fault]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _backwards(item, (*path, index))
    if not isinstance(value, Mapping):
        return
    for low, high in (*_PERIODS, *_BOUNDS):
        if low in value and high in value and not _in_order(value[low], value[high]):
            yield Fault(
                (*path, high),
                Words(
                    f"{high} ({value[high]}) kommer inte efter {low} ({value[low]})",
                    f"{high} ({value[high]}) does not come after {low} ({value[low]})",
                ),
                Words(f"ett värde efter {low}", f"a value after {low}"),
            )
    for key, item in value.items():
        yield from _backwards(item, (*path, key))


def _in_order(low: object, high: object) -> bool:
    if isinstance(low, dt.date) and isinstance(high, dt.date):
        return low < high
    return not (isinstance(low, int) and isinstance(high, int)) or low <= high


def _circles(rows: Table, link: str, table: Path) -> Iterator[Fault]:
    """Each circle once, at the first of its rows."""
    told: set[str] = set()
    for key in rows:
        reached = _reached(rows, key, link)
        if key in reached and key not in told:
            told |= {other for other in reached if key in _reached(rows, other, link)}
            yield Fault(
                (*table, key, link),
                Words(
                    f'"{key}" kommer tillbaka till sig självt genom {link}',
                    f'"{key}" comes back to itself through {link}',
                ),
                Words("en kedja utan cirklar", "a chain without circles"),
            )


def _reached(rows: Table, start: str, link: str) -> set[str]:
    reached: set[str] = set()
    waiting = list(listed(rows[start].get(link)))
    while waiting:
        key = waiting.pop()
        if key not in reached:
            reached.add(key)
            waiting.extend(listed(rows[key].get(link)))
    return reached


def _names_used_twice(bodies: Table) -> Iterator[Fault]:
    owner: dict[str, str] = {}
    for key, row in bodies.items():
        for name in {row["name"], row.get("short", row["name"]), *row.get("aliases", ())}:
            other = owner.setdefault(name.casefold(), key)
            if other != key:
                yield Fault(
                    ("bodies", key),
                    Words(
                        f'namnet "{name}" används också för "{other}"',
                        f'the name "{name}" is also used for "{other}"',
                    ),
                    Words(
                        "ett namn per organ i en struktur", "one name for one body in a structure"
                    ),
                )


def _rotations(bodies: Table) -> Iterator[Fault]:
    for key, row in bodies.items():
        chair = row.get("presidium", {}).get("chair", {})
        path: Path = ("bodies", key, "presidium", "chair")
        if chair.get("per") == "mandate period" and "term" not in row:
            yield Fault(
                path,
                Words(
                    "ordföranden skiftar per mandatperiod men organet saknar term",
                    "the chair turns by mandate period but the body has no term",
                ),
                Words("lägg till term på organet", "add term to the body"),
            )
        first = chair.get("first")
        if first and chair.get("order") and first["side"] not in chair["order"]:
            yield Fault(
                (*path, "first"),
                Words(
                    f'"{first["side"]}" finns inte i order', f'"{first["side"]}" is not in order'
                ),
                Words("en av sidorna i order", "one of the sides in order"),
            )


def _keys_used_twice(document: Table) -> Iterator[Fault]:
    """A reference may lead to any of several tables: one key, one thing."""
    owner = dict.fromkeys(references.words_of_the_format(), "formatet")
    for table in _TABLES:
        for key in document.get(table, {}):
            other = owner.setdefault(key, table)
            if other != table:
                yield Fault(
                    (table, key),
                    Words(
                        f'nyckeln "{key}" används redan i {other}',
                        f'the key "{key}" is already used in {_IN_ENGLISH.get(other, other)}',
                    ),
                    Words(
                        "en nyckel som inte används till något annat",
                        "a key that is used for nothing else",
                    ),
                )


def _duties(agreements: Table) -> Iterator[Fault]:
    for key, row in agreements.items():
        duties = row.get("duties", {})
        path: Path = ("agreements", key, "duties")
        for name, duty in duties.items():
            if duty.get("after", name) not in duties:
                listed_keys = ", ".join(duties)
                yield Fault(
                    (*path, name, "after"),
                    Words(
                        f'"{duty["after"]}" finns inte bland avtalets skyldigheter',
                        f'"{duty["after"]}" is not among the duties of the agreement',
                    ),
                    Words(f"någon av {listed_keys}", f"one of {listed_keys}"),
                )
        known = {name: duty if duty.get("after") in duties else {} for name, duty in duties.items()}
        yield from _circles(known, "after", path)


def _named_parties(agreements: Table) -> Iterator[Fault]:
    """Who must have adopted an agreement is said where named parties decide, and nowhere else; each is a party of it."""
    for key, row in agreements.items():
        force = row.get("force", {})
        path: Path = ("agreements", key, "force")
        if ("parties" in force) != (force.get("when") == "named"):
            yield Fault(
                (*path, "parties"),
                Words(
                    'parties hör ihop med when = "named", och det ena finns utan det andra',
                    'parties belongs with when = "named", and one is there without the other',
                ),
                Words("båda eller inget av dem", "both of them or none"),
            )
        for party in force.get("parties", ()):
            if row["parties"] != "signatories" and party not in row["parties"]:
                yield Fault(
                    (*path, "parties"),
                    Words(
                        f'"{party}" är inte part i avtalet',
                        f'"{party}" is not a party of the agreement',
                    ),
                    Words("några av avtalets parter", "some of the parties of the agreement"),
                )
