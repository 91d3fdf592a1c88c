"""The bodies of a checked document."""

from collections.abc import Mapping
from typing import Any

from samverk.rulebook.structure import fillers
from samverk.rulebook.structure.model import (
    Body,
    ChairRule,
    Document,
    Filler,
    First,
    Key,
    LegalForm,
    Meetings,
    Party,
    Presidium,
    Quota,
    Remit,
    Requirement,
    Review,
    SeatRule,
    Secretariat,
    Standing,
    SubstituteRule,
    Term,
    ViceRule,
)
from samverk.rulebook.structure.reading import Cited, count, listed, month_day

Table = Mapping[str, Any]


def bodies(document: Table, parties: Mapping[Key, Party], cited: Cited) -> dict[Key, Body]:
    """Every body, in the order of the file."""
    areas = {key: tuple(row["parties"]) for key, row in document.get("areas", {}).items()}
    reader = fillers.Reader(parties, areas)
    return {key: _body(key, row, reader, cited) for key, row in document["bodies"].items()}


def _body(key: Key, row: Table, reader: fillers.Reader, cited: Cited) -> Body:
    presenter = row.get("presenter")
    return Body(
        key=key,
        name=row["name"],
        short=row.get("short", row["name"]),
        aliases=tuple(row.get("aliases", ())),
        form=LegalForm(row["form"]),
        level=row["level"],
        kind=row.get("kind", "body"),
        parent=row.get("parent"),
        prepares_for=listed(row.get("prepares_for")),
        presenter_chairs=presenter["chair_of"] if presenter else None,
        area=row.get("area"),
        is_outside=row.get("outside", False),
        starts=row.get("starts"),
        ends=row.get("ends"),
        outcomes=tuple(row.get("outcomes", ())),
        seats=tuple(_seat(seat, reader, cited, cited.by(row)) for seat in row.get("seats", ())),
        quotas=tuple(_quota(quota, cited, cited.by(row)) for quota in row.get("quotas", ())),
        substitutes=_substitutes(row.get("substitutes"), cited),
        presidium=_presidium(row.get("presidium"), cited),
        term=_term(row.get("term"), cited),
        meetings=_meetings(row.get("meetings"), cited),
        secretariat=secretariat(row.get("secretariat"), cited),
        remit=_remit(row.get("remit"), cited),
        reviews=tuple(_review(review, cited) for review in row.get("reviews", ())),
        clauses=cited.by(row),
        note=row.get("note", ""),
        requires=tuple(
            Requirement(Document(one["what"]), cited.by(one)) for one in row.get("requires", ())
        ),
    )


def _seat(row: Table, reader: fillers.Reader, cited: Cited, otherwise: tuple[str, ...]) -> SeatRule:
    filled_by = reader.read(row["from"])
    return SeatRule(
        fillers=filled_by,
        ordinary=count(row.get("ordinary", 1 if "substitutes" not in row else 0)),
        substitutes=count(row.get("substitutes")),
        standing=_standing(row, filled_by),
        is_when_needed=row.get("when") == "when needed",
        profession=row.get("profession"),
        eligible=tuple(row.get("eligible", ())),
        clauses=cited.by(row, otherwise),
        note=row.get("note", ""),
    )


def _standing(row: Table, filled_by: tuple[Filler, ...]) -> Standing:
    if "as" in row:
        return Standing(row["as"])
    holds_office = any(filler.kind in fillers.OF_OFFICE for filler in filled_by)
    return Standing.EX_OFFICIO if holds_office else Standing.MEMBER


def _quota(row: Table, cited: Cited, otherwise: tuple[str, ...]) -> Quota:
    return Quota(row["profession"], row["at_least"], row.get("side"), cited.by(row, otherwise))


def _substitutes(row: Table | None, cited: Cited) -> SubstituteRule | None:
    if row is None:
        return None
    kind = row.get("kind")
    is_personal = None if kind is None else kind == "personal"
    return SubstituteRule(
        row.get("attend"), is_personal, row.get("as_many_as_ordinary", False), cited.by(row)
    )


def _presidium(row: Table | None, cited: Cited) -> Presidium | None:
    if row is None:
        return None
    clauses = cited.by(row)
    return Presidium(
        chosen_by=row.get("chosen_by"),
        chair=_chair(row["chair"], cited, clauses) if "chair" in row else None,
        vice=_vice(row["vice"], cited, clauses) if "vice" in row else None,
        longer_by=row.get("longer_by"),
        clauses=clauses,
    )


def _chair(row: Table, cited: Cited, otherwise: tuple[str, ...]) -> ChairRule:
    side, first = row["side"], row.get("first")
    return ChairRule(
        side=None if side in {"alternates", "any"} else side,
        alternates=side == "alternates",
        every_years=row.get("every_years", 1)
        if side == "alternates" and row.get("per") != "mandate period"
        else None,
        per_mandate_period=row.get("per") == "mandate period",
        order=tuple(row.get("order", ())),
        first=First(first["year"], first["side"], first.get("note", "")) if first else None,
        clauses=cited.by(row, otherwise),
    )


def _vice(row: Table, cited: Cited, otherwise: tuple[str, ...]) -> ViceRule:
    return ViceRule(
        row.get("side"), row.get("network"), row.get("count", 1), cited.by(row, otherwise)
    )


def _term(row: Table | None, cited: Cited) -> Term | None:
    starts = month_day(row["starts"]) if row else None
    if row is None or starts is None:
        return None
    return Term(row["years"], starts, row["first_year"], cited.by(row), row.get("note", ""))


def _meetings(value: int | str | Table | None, cited: Cited) -> Meetings | None:
    if value is None:
        return None
    if isinstance(value, str):
        return Meetings(None, None, None)
    if isinstance(value, int):
        return Meetings(value, value, None)
    return Meetings(value.get("min"), value.get("max"), value.get("about"), cited.by(value))


def secretariat(row: Table | None, cited: Cited) -> Secretariat | None:
    """The secretariat of a body or of the whole structure."""
    if row is None:
        return None
    return Secretariat(
        form=row["form"],
        among=listed(row.get("among")),
        every_years=row.get("every_years"),
        first_year=row.get("first_year"),
        full_time_posts=row.get("full_time_posts"),
        clauses=cited.by(row),
        name=row.get("name", ""),
        note=row.get("note", ""),
    )


def _remit(row: Table | None, cited: Cited) -> Remit | None:
    if row is None:
        return None
    return Remit(row.get("text", ""), row.get("decided_by"), row.get("rules_by"), cited.by(row))


def _review(row: Table, cited: Cited) -> Review:
    return Review(tuple(row["of"]), row["every_years"], row.get("by"), cited.by(row))
