"""The parties of a structure: found again by code, number or key, made where they are new."""

import datetime as dt

from samverk.bodies.loading.settle import Outcome, settle
from samverk.bodies.loading.timeline import Stretch, Wanted, as_range, joined
from samverk.bodies.models import SideKind, Structure, StructureParty
from samverk.parties.models import Party
from samverk.rulebook.structure.model import Party as PartyRule

Facts = tuple[str, str, str, bool]  # name, side, kind of side, signs


def find_or_make(rule: PartyRule, *, named_on: dt.date) -> Party:
    """The party that the file means. The newest name is the party's name, older ones its aliases."""
    party = _found(rule)
    if party is None:
        return _made(rule, named_on)
    _complete(party, rule, named_on)
    return party


def _found(rule: PartyRule) -> Party | None:
    for field, value in (
        ("scb", rule.scb),
        ("organisation_number", rule.organisation_number),
        ("key", rule.key),
    ):
        if value and (party := Party.objects.filter(**{field: value}).first()):
            return party
    return None


def _made(rule: PartyRule, named_on: dt.date) -> Party:
    return Party.objects.create(
        key=rule.key,
        name=rule.name,
        named_on=named_on,
        kind=rule.kind,
        scb=rule.scb,
        organisation_number=rule.organisation_number,
        aliases=list(rule.aliases),
    )


def _complete(party: Party, rule: PartyRule, named_on: dt.date) -> None:
    before = (party.name, party.named_on, party.scb, party.organisation_number, list(party.aliases))
    known = {party.name, *party.aliases}
    if named_on > party.named_on:
        party.name, party.named_on = rule.name, named_on
    party.scb = party.scb or rule.scb
    party.organisation_number = party.organisation_number or rule.organisation_number
    party.aliases = sorted((known | {rule.name, *rule.aliases}) - {party.name})
    if before != (party.name, party.named_on, party.scb, party.organisation_number, party.aliases):
        party.save()


def by_key(parts: list[Stretch]) -> dict[str, Party]:
    """The party behind each key of the files, made where it is new."""
    rules = {rule.key: (rule, part) for part in parts for rule in part.rules.parties.values()}
    return {
        key: find_or_make(rule, named_on=part.rules.period.from_day)
        for key, (rule, part) in rules.items()
    }


def settle_parties(
    structure: Structure, parts: list[Stretch], parties: dict[str, Party]
) -> Outcome[StructureParty]:
    """Bring the structure's parties in line with its versions."""
    wanted: dict[str, list[Wanted[Facts]]] = {}
    for part in parts:
        for rule in part.rules.parties.values():
            if rule.takes_part(part.period.from_day):
                wanted.setdefault(rule.key, []).append(Wanted(part.period, _facts(rule, part)))
    rows: dict[str, list[StructureParty]] = {}
    for row in structure.parties.select_related("party"):
        rows.setdefault(row.key, []).append(row)
    total: Outcome[StructureParty] = Outcome()
    for key in {*rows, *wanted}:
        outcome = settle(
            rows.get(key, []),
            joined(wanted.get(key, [])),
            make=lambda item, key=key: _make(structure, parties[key], key, item),  # type: ignore[misc]
            put=_put,
        )
        total.made += outcome.made
        total.moved += outcome.moved
        total.unwanted += outcome.unwanted
    for row in total.unwanted:
        row.delete()  # it only repeats what a file said that has been corrected since
    return total


def _facts(rule: PartyRule, part: Stretch) -> Facts:
    kind = part.rules.sides[rule.side].kind if rule.side else SideKind.OTHER.value
    return (rule.name, rule.side or "", kind, rule.is_signatory)


def _make(structure: Structure, party: Party, key: str, item: Wanted[Facts]) -> StructureParty:
    name, side, kind, signs = item.facts
    return StructureParty.objects.create(
        structure=structure,
        party=party,
        key=key,
        name=name,
        side=side,
        side_kind=kind,
        is_signatory=signs,
        period=as_range(item.period),
    )


def _put(row: StructureParty, facts: Facts) -> bool:
    before = (row.name, row.side, row.side_kind, row.is_signatory)
    row.name, row.side, row.side_kind, row.is_signatory = facts
    return before != facts
