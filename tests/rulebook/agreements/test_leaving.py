"""What the bodies lose when a party leaves: its seats, who sits in them, their posts, and the findings that follow."""

import datetime as dt
from dataclasses import replace

from samverk.rulebook.agreements.consequences import Kind, consequences
from samverk.rulebook.agreements.facts import Known, Notice
from samverk.rulebook.agreements.leaving import Lost, lost
from samverk.rulebook.agreements.supposing import GivesNotice, suppose
from samverk.rulebook.bodies import judgement
from samverk.rulebook.bodies.facts import (
    BodyFacts,
    Holding,
    Person,
    Post,
    Role,
    Seat,
    SeatKind,
    StandIn,
)
from samverk.rulebook.bodies.slots import slots
from samverk.rulebook.dates import Period
from samverk.rulebook.structure.model import Structure
from tests.rulebook.agreements.known import everybody, vasterbotten
from tests.rulebook.structure.texts import shipped, structure

SINCE = Period(dt.date(2020, 9, 1))
GONE = dt.date(2027, 3, 13)
COUNTY = structure(shipped("vasterbotten"))


def samrad(of: Structure, *posts: Post) -> BodyFacts:
    """The Samråd with everybody in their seats, one person each, called as the party and number of the seat."""
    body = of.bodies["samrad"]
    there = [
        (f"{slot.filler.key} {slot.kind} {slot.number}", slot)
        for slot in slots(body, of, on=SINCE.from_day)
    ]
    return BodyFacts(
        body=body,
        seats=tuple(
            Seat(name, slot.kind, slot.filler.id, slot.number, SINCE, party=slot.filler.party)
            for name, slot in there
        ),
        holdings=tuple(
            Holding(f"h {name}", name, name, SINCE, slot.filler.party) for name, slot in there
        ),
        stand_ins=(StandIn("s", "umea ordinary 2", "mala substitute 1", SINCE),),
        posts=posts,
        persons={name: Person(name, name.title()) for name, _ in there},
    )


def chair(person: str, party: str) -> Post:
    return Post("p", Role.CHAIR, person, SINCE, "municipalities", party)


def lose(*parties: str, posts: tuple[Post, ...] = (), on: dt.date = GONE) -> tuple[Lost, ...]:
    recorded = {"samrad": samrad(COUNTY, *posts)}
    judged = judgement.of_structure(COUNTY, recorded, on=on)
    return lost(COUNTY, recorded, judged, dict.fromkeys(parties, GONE), on=on)


def test_a_party_that_leaves_leaves_its_seats_and_those_who_sit_in_them() -> None:
    found = lose("umea")

    assert [each.body for each in found] == ["samrad"]
    told = [(seat.place.sv, seat.person) for seat in found[0].seats if seat.is_ordinary]
    assert told == [
        ("ordinarie plats 1 för Umeå kommun", "Umea Ordinary 1"),
        ("ordinarie plats 2 för Umeå kommun", "Mala Substitute 1"),
    ]
    assert {seat.party for seat in found[0].seats} == {"umea"}


def test_the_day_before_nothing_is_lost() -> None:
    assert lose("umea", on=GONE - dt.timedelta(days=1)) == ()


def test_a_chair_from_the_party_goes_and_the_body_has_none() -> None:
    found = lose("umea", posts=(chair("umea ordinary 1", "umea"),))[0]

    assert [(role.sv, name) for role, name in found.posts] == [("ordförande", "Umea Ordinary 1")]
    assert "bodies.no_chair" in {each.code for each in found.appear}


def test_a_chair_from_another_party_stays() -> None:
    found = lose("umea", posts=(chair("mala ordinary 1", "mala"),))[0]

    assert found.posts == ()
    assert "bodies.no_chair" not in {each.code for each in found.appear}


def test_a_chair_who_sat_for_the_party_goes_also_where_the_post_names_no_party() -> None:
    post = replace(chair("umea ordinary 1", "umea"), party=None)

    assert len(lose("umea", posts=(post,))[0].posts) == 1


def test_what_was_wrong_with_the_party_s_seats_is_wrong_no_more() -> None:
    everyone = samrad(COUNTY)
    empty = replace(
        everyone, holdings=tuple(h for h in everyone.holdings if h.party != "umea"), stand_ins=()
    )
    judged = judgement.of_structure(COUNTY, {"samrad": empty}, on=GONE)

    found = lost(COUNTY, {"samrad": empty}, judged, {"umea": GONE}, on=GONE)[0]

    assert "bodies.vacant_seat" in {each.code for each in found.disappear}
    assert {seat.person for seat in found.seats} == {None}


def test_when_a_whole_side_leaves_nobody_is_there_to_take_turns_with() -> None:
    found = lose("region-vasterbotten")[0]

    assert found.turn == ("region", None)
    assert all(seat.party == "region-vasterbotten" for seat in found.seats)


def test_it_is_too_late_to_leave_with_one_whose_time_has_begun_to_run() -> None:
    before = everybody_in()
    letter = Notice("umea", dt.date(2026, 2, 2), dt.date(2026, 2, 4), dt.date(2026, 3, 13))
    after = suppose(before, [GivesNotice(letter)])

    on_the_day = consequences(before, after, on=dt.date(2026, 3, 13))
    after_it = consequences(before, after, on=dt.date(2026, 3, 14))

    assert [each.kind for each in on_the_day] == [Kind.UNTIL, Kind.LEAVING_TOO]
    assert [each.kind for each in after_it] == [Kind.UNTIL]


def test_when_everybody_gives_notice_nobody_is_left_to_leave_too() -> None:
    before = everybody_in()
    days = (dt.date(2026, 2, 2), dt.date(2026, 2, 4), dt.date(2026, 3, 13))
    acts = [GivesNotice(Notice(party, *days)) for party in before.parties]

    found = consequences(before, suppose(before, acts), on=days[0])

    assert [each.key for each in found] == ["ends_on"]


def everybody_in() -> Known:
    """The agreement of Västerbotten, adopted by all sixteen."""
    of = vasterbotten()
    return replace(of, adoptions=everybody(of, dt.date(2020, 6, 15)))


def test_a_seat_that_is_nobody_s_own_is_left_by_the_one_whom_the_party_appointed() -> None:
    everyone = samrad(COUNTY)
    extra = Seat("extra", SeatKind.ORDINARY, "", 1, SINCE, side="municipalities")
    held = Holding("h extra", "extra", "ann", SINCE, "umea")
    facts = replace(everyone, seats=(*everyone.seats, extra), holdings=(*everyone.holdings, held))
    judged = judgement.of_structure(COUNTY, {"samrad": facts}, on=GONE)

    found = lost(COUNTY, {"samrad": facts}, judged, {"umea": GONE}, on=GONE)[0]

    assert "ann" in {seat.person for seat in found.seats}
