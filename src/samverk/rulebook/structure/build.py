"""From a document whose shape and references have been checked to the model. Nothing here can fail."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from samverk.rulebook import source
from samverk.rulebook.dates import Period
from samverk.rulebook.structure import build_bodies
from samverk.rulebook.structure.model import (
    Agreement,
    Duty,
    Force,
    Key,
    Lasts,
    Level,
    MatterRules,
    Notice,
    Party,
    Question,
    Route,
    Side,
    Structure,
    Track,
    Yearly,
)
from samverk.rulebook.structure.reading import Cited, month_day

Table = Mapping[str, Any]

DEFAULT_LEVELS: Mapping[str, Table] = {
    "political": {"name": "Förtroendevalda"},
    "officials": {"name": "Tjänstepersoner"},
    "local": {"name": "Lokalt"},
}


def structure(document: Table, lines: Mapping[tuple[str | int, ...], int]) -> Structure:
    """The structure that a checked document describes."""
    head = document["structure"]
    own = {key: source.parse(key, row) for key, row in document.get("sources", {}).items()}
    cited = Cited(head["agreement"], own)
    parties = {key: _party(key, row, cited) for key, row in document["parties"].items()}
    return Structure(
        id=head["id"],
        name=head["name"],
        version=head.get("version", head["valid_from"].isoformat()),
        period=Period(head["valid_from"], head.get("valid_until")),
        agreement=head["agreement"],
        summary=head.get("summary", ""),
        area=head.get("area", ""),
        sources=own,
        sides={key: Side(key, row["name"], row["kind"]) for key, row in document["sides"].items()},
        levels=_levels(document),
        parties=parties,
        areas={
            key: (row["name"], tuple(row["parties"]))
            for key, row in document.get("areas", {}).items()
        },
        names=_names(document),
        bodies=build_bodies.bodies(document, parties, cited),
        tracks={key: _track(key, row, cited) for key, row in document.get("tracks", {}).items()},
        routes={key: _route(key, row, cited) for key, row in document.get("routes", {}).items()},
        agreements={
            key: _agreement(key, row, parties, cited)
            for key, row in document.get("agreements", {}).items()
        },
        calendar={
            key: _yearly(key, row, cited) for key, row in document.get("calendar", {}).items()
        },
        questions=tuple(_question(row, cited) for row in document.get("questions", ())),
        secretariat=build_bodies.secretariat(document.get("secretariat"), cited),
        matters=_matters(document.get("matters"), cited),
        lines=lines,
    )


def _levels(document: Table) -> dict[Key, Level]:
    rows = document.get("levels") or DEFAULT_LEVELS
    return {key: Level(key, row["name"], rank) for rank, (key, row) in enumerate(rows.items())}


def _names(document: Table) -> dict[Key, str]:
    tables = ("associations", "offices", "professions", "party_groups")
    return {key: row["name"] for table in tables for key, row in document.get(table, {}).items()}


def _party(key: Key, row: Table, cited: Cited) -> Party:
    return Party(
        key=key,
        name=row["name"],
        kind=row["kind"],
        side=row.get("side"),
        scb=row.get("scb"),
        organisation_number=row.get("organisation_number"),
        aliases=tuple(row.get("aliases", ())),
        is_signatory=row.get("signatory", True),
        joined=row.get("joined"),
        left=row.get("left"),
        clauses=cited.by(row),
    )


def _track(key: Key, row: Table, cited: Cited) -> Track:
    first = row.get("first_meeting")
    return Track(
        key=key,
        name=row["name"],
        kind=row["kind"],
        level=row.get("level", "political"),
        parties=tuple(row["parties"]),
        meets=row["with"],
        convener=row.get("convener"),
        first_meeting=(first["year"], first["season"]) if first else None,
        then=row.get("then"),
        notes_by=row.get("notes_by"),
        into=row.get("into"),
        clauses=cited.by(row),
    )


def _route(key: Key, row: Table, cited: Cited) -> Route:
    return Route(
        key=key,
        name=row["name"],
        stops=tuple(row["stops"]),
        through_the_line=row.get("between_levels") == "line",
        is_written=row.get("written", False),
        routine_by=row.get("routine_by"),
        clauses=cited.by(row),
    )


def _matters(row: Table | None, cited: Cited) -> MatterRules | None:
    if row is None:
        return None
    groups = {key: group["name"] for key, group in row.get("target_groups", {}).items()}
    return MatterRules(row.get("series"), groups, row.get("idle_days"), cited.by(row))


def _agreement(key: Key, row: Table, parties: Mapping[Key, Party], cited: Cited) -> Agreement:
    named = row["parties"]
    signatories = tuple(party.key for party in parties.values() if party.is_signatory)
    return Agreement(
        key=key,
        name=row["name"],
        kind=row.get("kind", "master"),
        parent=row.get("parent"),
        parties=signatories if named == "signatories" else tuple(named),
        each_with=row.get("each_with"),
        registry_number=row.get("registry_number"),
        required_by=row.get("required_by"),
        force=_force(row.get("force"), cited),
        lasts=_lasts(row.get("lasts"), cited),
        notice=_notice(row.get("notice"), cited),
        disputes=row.get("disputes"),
        duties=tuple(_duty(name, duty, cited) for name, duty in row.get("duties", {}).items()),
        clauses=cited.by(row),
    )


def _force(row: Table | None, cited: Cited) -> Force | None:
    if not row:
        return None
    return Force(
        row["when"],
        row.get("number"),
        row.get("not_before"),
        cited.by(row),
        tuple(row.get("parties", ())),
    )


def _lasts(row: Table | None, cited: Cited) -> Lasts | None:
    if not row:
        return None
    until = row["until"] if isinstance(row["until"], dt.date) else None
    return Lasts(row.get("from"), until, row.get("renewal_months"), cited.by(row))


def _notice(row: Table | None, cited: Cited) -> Notice | None:
    if not row:
        return None
    return Notice(
        months=row["months"],
        counted_from=row["from"],
        by=row.get("by"),
        is_written=row.get("written", False),
        ends_for=None if row.get("ends_for") == "unstated" else row.get("ends_for"),
        clauses=cited.by(row),
    )


def _duty(key: Key, row: Table, cited: Cited) -> Duty:
    return Duty(
        key,
        row["what"],
        row.get("owner"),
        row.get("latest"),
        row.get("after"),
        row.get("at"),
        cited.by(row),
    )


def _yearly(key: Key, row: Table, cited: Cited) -> Yearly:
    return Yearly(
        key=key,
        what=row["what"],
        on=month_day(row.get("on")),
        by=month_day(row.get("by")),
        season=row.get("season"),
        owner=row.get("owner"),
        settled_by=row.get("settled_by"),
        clauses=cited.by(row),
    )


def _question(row: Table, cited: Cited) -> Question:
    return Question(row["kind"], row["sv"], row["en"], row.get("body"), cited.by(row))
