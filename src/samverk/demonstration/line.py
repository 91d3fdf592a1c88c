"""The parties' own line organisation: councils, committees, administrations and offices.

They are plausible examples, not facts about the real municipalities and regions. See line.toml.
"""

import datetime as dt
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from samverk.demonstration.cast import Cast
from samverk.demonstration.tenures import Habits, Tenure, tenures
from samverk.parties.models import Office, OfficeHolding, Organ, Party

REGION_SINCE = dt.date(2019, 1, 1)  # until then a region was a county council
Kind = Organ.Kind
Organs = Mapping[tuple[str, int], Organ]  # kind and number


@cache
def example() -> Mapping[str, Any]:
    """What line.toml says."""
    text = resources.files("samverk.demonstration").joinpath("line.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def habits() -> Habits:
    """How often elected and employed people change."""
    elected, (least, most) = example()["elected"], example()["employed"]["months"]
    return Habits(elected["terms"], elected["stays"], (least, most))


def load(parties: Iterable[Party], cast: Cast) -> None:
    """Give each of the parties that has none a line organisation with people in its offices."""
    new = [party for party in parties if party.scb in example()["committees"] or _is_agency(party)]
    known = set(Organ.objects.filter(party__in=new).values_list("party_id", flat=True))
    new = [party for party in new if party.pk not in known]
    organs = {party.pk: _store_organs(party) for party in new if not _is_agency(party)}
    Organ.objects.bulk_create(_management(party) for party in new if _is_agency(party))
    new = [party for party in new if party.pk in organs]
    offices = [office for party in new for office in _offices(party, organs[party.pk])]
    Office.objects.bulk_create(offices)
    held = [(office, tenure) for office in offices for tenure in _tenures(office)]
    people = [
        cast.person(tenure.holder, _rule(office).get("professions", ())) for office, tenure in held
    ]
    cast.save()
    by_key = {(office.party_id, office.key): office for office in offices}
    OfficeHolding.objects.bulk_create(
        OfficeHolding(office=each, person=person, period=_range(tenure))
        for (office, tenure), person in zip(held, people, strict=True)
        for each in (office, by_key.get((office.party_id, _rule(office).get("also", ""))))
        if each is not None
    )


def _range(tenure: Tenure) -> DateRange:
    return DateRange(tenure.period.from_day, tenure.period.until_day)


def _is_agency(party: Party) -> bool:
    return party.kind == Party.Kind.AGENCY


def _since(party: Party) -> dt.date:
    since: Mapping[str, dt.date] = example()["since"]
    return since.get(str(party.scb), since["others"])


def _store_organs(party: Party) -> Organs:
    """Store from the top down, so that each organ knows the one it is under."""
    word = "Region" if party.kind == Party.Kind.REGION else "Kommun"
    today = max(_since(party), REGION_SINCE) if word == "Region" else _since(party)
    organs: dict[tuple[str, int], Organ] = {}

    def store(kind: str, number: int, name: str, under: tuple[str, int] | None) -> None:
        organs[kind, number] = Organ.objects.create(
            party=party,
            kind=kind,
            name=name,
            parent=organs[under] if under else None,
            period=DateRange(today, None),
        )

    store(Kind.COUNCIL, 1, f"{word}fullmäktige", None)
    store(Kind.EXECUTIVE, 1, f"{word}styrelsen", (Kind.COUNCIL, 1))
    store(Kind.SUBCOMMITTEE, 0, f"{word}styrelsens arbetsutskott", (Kind.EXECUTIVE, 1))
    for number, name in enumerate(example()["committees"][party.scb], start=1):
        store(Kind.COMMITTEE, number, name, (Kind.COUNCIL, 1))
        store(Kind.SUBCOMMITTEE, number, f"{name}s arbetsutskott", (Kind.COMMITTEE, number))
        store(Kind.ADMINISTRATION, number, _administration(name), (Kind.COMMITTEE, number))
    if today != _since(party):
        _store_county_council(party, today)
    return organs


def _store_county_council(party: Party, until: dt.date) -> None:
    """What the region was called before it was a region."""
    period = DateRange(_since(party), until)
    council = Organ.objects.create(
        party=party, kind=Kind.COUNCIL, name="Landstingsfullmäktige", period=period
    )
    Organ.objects.create(
        party=party, kind=Kind.EXECUTIVE, name="Landstingsstyrelsen", parent=council, period=period
    )


def _management(agency: Party) -> Organ:
    """An agency has no elected line: its management decides whom it sends."""
    name, period = f"{agency.name}s ledning", DateRange(example()["since"]["agencies"], None)
    return Organ(party=agency, kind=Kind.ADMINISTRATION, name=name, period=period)


def _administration(committee: str) -> str:
    return committee.removesuffix("nämnden") + "förvaltningen"


def _offices(party: Party, organs: Organs) -> Iterator[Office]:
    for rule in example()["offices"].get(party.kind, ()):
        number = rule.get("number", 1)
        organ = organs.get((rule["in"], number))
        if organ is not None and rule.get("only", party.scb) == party.scb:
            committee = organs[Kind.COMMITTEE, number].name
            title = rule["title"].format(nämnd=committee[0].lower() + committee[1:])
            yield Office(party=party, organ=organ, key=rule["key"], title=title)


def _tenures(office: Office) -> Iterator[Tenure]:
    rule, since = _rule(office), _since(office.party)
    if rule["holder"] == "others":
        return
    for place in range(1, rule.get("persons", 1) + 1):
        word = f"{office.party.key} {office.key}" + (f" {place}" if place > 1 else "")
        yield from tenures(word, rule["holder"], since, habits())


def _rule(office: Office) -> Mapping[str, Any]:
    rules = example()["offices"][office.party.kind]
    return next(rule for rule in rules if rule["key"] == office.key)


def organs_of(parties: Iterable[Party]) -> Mapping[int, list[Organ]]:
    """The organs of each party, by its primary key, in the order in which they were stored. One query."""
    found: dict[int, list[Organ]] = defaultdict(list)
    for organ in Organ.objects.filter(party__in=parties).order_by("pk"):
        found[organ.party_id].append(organ)
    return found
