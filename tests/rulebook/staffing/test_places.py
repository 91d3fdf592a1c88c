"""What whoever names somebody is told of the places in a body, once."""

import datetime as dt
from dataclasses import replace
from importlib import resources

from samverk.rulebook.bodies.facts import SeatKind
from samverk.rulebook.bodies.slots import Slot, slots
from samverk.rulebook.staffing.places import said_of_places
from samverk.rulebook.structure import reader
from samverk.rulebook.structure.model import (
    NONE,
    Body,
    Count,
    FilledBy,
    Filler,
    LegalForm,
    Quota,
    SeatRule,
    Standing,
    Structure,
    SubstituteRule,
)

DAY = dt.date(2027, 1, 1)


def read(name: str) -> Structure:
    return reader.read(resources.files("samverk.structures").joinpath(f"{name}.toml").read_bytes())


COUNTY, ASSOCIATION = read("vasterbotten"), read("sodra-dalarna")
LSG = COUNTY.bodies["lsg"]
DOROTEA = Filler(FilledBy.PARTY, "dorotea", party="dorotea")
KIND = ("Tjänstepersonsgrupp på nivån Tjänstepersoner.", "vasterbotten-2020 6.1")


def asked(body: Body, key: str, structure: Structure = COUNTY) -> list[Slot]:
    return [each for each in slots(body, structure, on=DAY) if each.filler.key == key]


def told(body: Body, slots: list[Slot], structure: Structure = COUNTY) -> list[tuple[str, str]]:
    """Each thing that is said with the first of its clauses."""
    said = said_of_places(body, slots, structure)
    return [(each.words.sv, each.clauses[0] if each.clauses else "") for each in said]


def with_rule(**facts: object) -> list[tuple[str, str]]:
    """What is told of a body that has one rule for Dorotea's places."""
    given = {"fillers": (DOROTEA,), "standing": Standing.MEMBER, "clauses": ("x 1",), **facts}
    rule = SeatRule(**{"ordinary": Count(1, 1), "substitutes": NONE, **given})  # type: ignore[arg-type] # facts of a test
    body = replace(LSG, seats=(rule,))
    return told(body, list(slots(body, COUNTY, on=DAY)))[1:]


def test_a_partys_seats_are_counted_with_their_clause_and_when_substitutes_attend() -> None:
    assert told(LSG, asked(LSG, "dorotea")) == [
        KIND,
        ("Dorotea kommun har 1 ordinarie plats och 1 ersättarplats.", "vasterbotten-2020 6.1.3"),
        ("Ersättare deltar bara när en ordinarie är borta.", "vasterbotten-2020 6.1.3"),
    ]


def test_seats_that_a_party_may_add_are_told_as_such() -> None:
    assert told(LSG, asked(LSG, "umea"))[1:3] == [
        ("Umeå kommun har 1 ordinarie plats och 1 ersättarplats.", "vasterbotten-2020 6.1.3"),
        (
            "Umeå kommun får ha 1 ordinarie plats och 1 ersättarplats till.",
            "vasterbotten-2020 6.1.3",
        ),
    ]


def test_several_seats_are_told_in_the_plural() -> None:
    said = told(LSG, asked(LSG, "region-vasterbotten"))

    assert "Region Västerbotten har 4 ordinarie platser och 4 ersättarplatser." in dict(said)


def test_without_a_question_of_substitutes_nothing_is_said_of_how_they_serve() -> None:
    ordinary = [each for each in asked(LSG, "dorotea") if each.kind is SeatKind.ORDINARY]

    assert [words for words, _clause in told(LSG, ordinary)][-1].startswith("Dorotea kommun har")


def test_a_number_that_the_text_does_not_give_is_not_told() -> None:
    body = COUNTY.bodies["beredning-barn-unga"]
    slot = replace(asked(LSG, "dorotea")[0], filler=body.seats[1].fillers[0])

    assert [words for words, _clause in told(body, [slot])] == [KIND[0]]


def test_what_all_the_places_require_is_told_once_and_the_law_on_substitutes_with_it() -> None:
    board = ASSOCIATION.bodies["styrelsen"]

    said = [
        words for words, _clause in told(board, asked(board, "avesta", ASSOCIATION), ASSOCIATION)
    ]

    assert said[1:] == [
        "Avesta kommun har 1 ordinarie plats och 1 ersättarplats.",
        "Ska vara ledamot i fullmäktige eller ersättare i fullmäktige.",
        "Ersättare får alltid närvara, även när de inte tjänstgör.",
        "Ersättarna ska vara lika många som de ordinarie.",
        "Ersättarna är gemensamma för parten eller sidan.",
    ]


def test_what_only_some_of_the_places_require_is_not_told_of_all() -> None:
    first, second = asked(LSG, "dorotea")

    said = told(LSG, [replace(first, profession="lakare"), second])

    assert not [words for words, _clause in said if "yrket" in words]


def test_nothing_is_required_of_no_places() -> None:
    assert told(LSG, []) == [KIND]


def test_a_place_in_another_standing_is_called_what_it_is() -> None:
    standings = {standing: with_rule(standing=standing)[0][0] for standing in Standing}

    assert standings == {
        Standing.MEMBER: "Dorotea kommun har 1 ordinarie plats.",
        Standing.EX_OFFICIO: "Dorotea kommun har 1 plats i kraft av uppdrag.",
        Standing.CO_OPTED: "Dorotea kommun har 1 adjungerad plats.",
        Standing.OBSERVER: "Dorotea kommun har 1 observatörsplats.",
        Standing.ATTENDS: "Dorotea kommun har 1 närvaroplats.",
    }


def test_a_least_number_and_a_place_when_needed_are_told_as_such() -> None:
    assert with_rule(ordinary=Count(1, None), is_when_needed=True)[0] == (
        "Dorotea kommun har minst 1 ordinarie plats, vid behov.",
        "x 1",
    )
    assert with_rule(ordinary=Count(1, 3))[0][0] == "Dorotea kommun har 1–3 ordinarie platser."
    assert with_rule(ordinary=Count(0, 2))[0][0] == "Dorotea kommun får ha 2 ordinarie platser."


def test_places_of_others_than_a_party_or_a_side_are_told_after_whom_they_are_for() -> None:
    function = Filler(FilledBy.FUNCTION, "samordnare")
    name = COUNTY.name_of("samordnare")

    assert with_rule(fillers=(function,))[0][0] == f"{name}: 1 ordinarie plats."
    assert with_rule(fillers=(function,), ordinary=Count(0, 1))[0][0] == (
        f"{name}: högst 1 ordinarie plats."
    )


def test_a_quota_is_told_to_those_whom_it_concerns() -> None:
    def with_quota(side: str | None) -> list[str]:
        body = replace(LSG, quotas=(Quota("lakare", 2, side, ("x 2",)),))
        return [words for words, clause in told(body, asked(body, "dorotea")) if clause == "x 2"]

    name = COUNTY.name_of("lakare")
    assert with_quota(None) == [f"Minst 2 av ledamöterna ska ha yrket {name}."]
    assert with_quota("municipalities") == [
        f"Minst 2 av ledamöterna från Länets kommuner ska ha yrket {name}."
    ]
    assert with_quota("region") == []


def test_personal_substitutes_are_told_of_and_silence_on_when_they_attend_is_kept() -> None:
    rule = SubstituteRule(None, is_personal=True, as_many_as_ordinary=False, clauses=("x 3",))
    body = replace(LSG, substitutes=rule)
    silent = replace(LSG, substitutes=None)

    assert told(body, asked(body, "dorotea"))[2:] == [("Varje ersättare är personlig.", "x 3")]
    assert told(silent, asked(silent, "dorotea"))[2:] == []


def test_a_form_is_told_by_its_name() -> None:
    body = replace(LSG, form=LegalForm.CONSULTATION, substitutes=None)

    assert told(body, [])[0][0] == "Samråd på nivån Tjänstepersoner."
