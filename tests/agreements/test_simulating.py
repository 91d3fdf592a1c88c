import datetime as dt
from collections.abc import Iterator, Mapping

import pytest
from django.db import InternalError, connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test.utils import CaptureQueriesContext

from samverk.agreements import events, queries
from samverk.agreements.events import Told
from samverk.agreements.models import Agreement, Interpretation
from samverk.agreements.queries.simulating import Simulated, simulate
from samverk.bodies.models import Post, Seat
from samverk.parties.models import Party
from samverk.rulebook.agreements import facts
from samverk.rulebook.agreements.facts import Open
from samverk.rulebook.agreements.state import State
from samverk.rulebook.agreements.supposing import GivesNotice, IsRead, NeverAdopts, Supposed
from samverk.rulebook.findings import Words
from tests.agreements import adopted
from tests.agreements.adopted import ENDS, ON
from tests.portal.county import START

pytestmark = pytest.mark.django_db

FOR_ALL = IsRead(facts.Interpretation(Open.ENDS_FOR, "all", "", ON))


def asked(*acts: Supposed, agreement: Agreement | None = None, on: dt.date = ON) -> Simulated:
    found = simulate(agreement or adopted.an_agreement(), on=on, supposed=acts)
    assert found is not None
    return found


def ends(status: queries.Status) -> Mapping[str, dt.date | None]:
    return {each.party: each.ends_on for each in status.parties}


def test_a_notice_gives_its_days_and_the_question_that_the_text_leaves_open() -> None:
    found = asked(GivesNotice(adopted.a_notice()))

    assert ends(found.before.status) == {"regionen": None, "ekby": None, "alby": None}
    assert ends(found.after.status) == {"regionen": None, "ekby": ENDS, "alby": None}
    assert [each.of for each in found.silences] == [Open.ENDS_FOR]
    assert [[day.on for day in each.days] for each in found.readings] == [
        [ENDS, None],
        [ENDS, ENDS],
    ]
    assert found.says.sv == (
        "Om Ekby kommun säger upp avtalet och skrivelsen behandlas den 15 januari 2027 upphör det för Ekby kommun efter "
        "den 14 januari 2028; texten säger inte om det då upphör också för de andra."
    )


def test_the_party_s_seats_and_who_sits_in_them_leave_the_bodies() -> None:
    agreement = adopted.an_agreement()
    seat = Seat.objects.get(body__key="samrad", party__key="ekby", kind="ordinary")
    holder = seat.appointments.get().person
    Post.objects.create(
        body=seat.body, role="chair", person=holder, party=seat.party, period=DateRange(START, None)
    )

    found = asked(GivesNotice(adopted.a_notice()), agreement=agreement)

    assert found.bodies is not None
    assert (found.bodies.on, found.bodies.is_all) == (ENDS, False)
    samrad = {each.body: each for each in found.bodies.lost}["samrad"]
    assert [(each.place.sv, each.person) for each in samrad.seats] == [
        ("ordinarie plats för Ekby kommun", str(holder)),
        ("ersättarplats för Ekby kommun", None),
    ]
    assert [(role.sv, name) for role, name in samrad.posts] == [("ordförande", str(holder))]
    assert "bodies.no_chair" in {each.code for each in samrad.appear}
    assert "bodies.missing_substitute" in {each.code for each in samrad.disappear}


def test_a_reading_may_be_supposed_with_it_and_then_all_leave() -> None:
    found = asked(GivesNotice(adopted.a_notice()), FOR_ALL)

    assert set(ends(found.after.status).values()) == {ENDS}
    assert found.readings == ()
    assert found.bodies is not None
    assert found.bodies.is_all
    assert [phase.state for phase in found.after.course][-1] is State.ENDED


def test_parties_that_do_not_adopt_leave_an_agreement_that_all_must_adopt_without_force() -> None:
    found = asked(NeverAdopts("alby"))

    assert {each.in_force_from for each in found.before.status.parties} == {adopted.FORCE}
    assert {each.in_force_from for each in found.after.status.parties} == {None}
    assert found.leaving == dict.fromkeys(("regionen", "ekby", "alby"), adopted.FORCE)
    assert found.bodies is not None
    assert found.bodies.on == ON


def test_a_local_agreement_gives_no_seats() -> None:
    adopted.an_agreement()
    local = adopted.a_local()

    found = asked(GivesNotice(adopted.a_notice()), agreement=local)

    assert found.bodies is None
    assert not found.gives_seats


def test_nothing_supposed_changes_nothing() -> None:
    found = asked()

    assert found.before == found.after
    assert (found.consequences, found.leaving, found.bodies) == ((), {}, None)


def test_a_simulation_and_the_real_act_after_it_give_the_same_days() -> None:
    agreement = adopted.an_agreement()
    found = asked(GivesNotice(adopted.a_notice()), FOR_ALL, agreement=agreement)

    adopted.recorded(agreement, adopted.a_notice())
    Interpretation.objects.create(
        agreement=agreement, of="ends for", reading="all", by="Regionjuristen", on=ON
    )

    real = queries.status(adopted.found(agreement.key), on=adopted.TREATED)
    assert real is not None
    assert ends(real) == ends(found.after.status)
    assert [(e.key, e.on) for e in real.dates] == [(e.key, e.on) for e in found.after.status.dates]


def counts() -> dict[str, int]:
    """How many rows there are in every table."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        found = {}
        for table in tables:
            cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 -- names of our own tables
            found[table] = cursor.fetchone()[0]
    return found


def test_nothing_is_written_anywhere() -> None:
    agreement = adopted.an_agreement()
    there = counts()

    asked(GivesNotice(adopted.a_notice()), FOR_ALL, agreement=agreement)

    assert counts() == there
    assert there["foundation_auditentry"] > 0


@pytest.fixture
def asking() -> Iterator[list[events.Consequences]]:
    """The registry, as it was afterwards."""
    was = list(events.CONSEQUENCES)
    yield events.CONSEQUENCES
    events.CONSEQUENCES[:] = was


def test_other_capabilities_are_asked_what_follows_and_when(
    asking: list[events.Consequences],
) -> None:
    heard: list[object] = []
    said = Told(Words("Nyckeln räknas om.", "The key is computed anew."), "rutin 3", "/nycklar/")

    def follows(agreement: Agreement, gone: Mapping[str, dt.date], on: dt.date) -> list[Told]:
        heard.append((agreement.key, dict(gone), on))
        return [said]

    asking.append(follows)
    found = asked(GivesNotice(adopted.a_notice()))

    assert heard == [("rutin-2021", {"ekby": ENDS}, ON)]
    assert said in found.told


def test_a_capability_that_writes_when_it_is_asked_is_refused_by_the_database(
    asking: list[events.Consequences],
) -> None:
    def writes(_agreement: Agreement, _gone: Mapping[str, dt.date], _on: dt.date) -> list[Told]:
        Party.objects.create(key="ny", name="Ny", kind=Party.Kind.MUNICIPALITY)
        return []

    agreement = adopted.an_agreement()
    asking.append(writes)

    with pytest.raises(InternalError, match="read-only"):
        asked(GivesNotice(adopted.a_notice()), agreement=agreement)

    assert not Party.objects.filter(key="ny").exists()


@pytest.mark.parametrize("municipalities", [2, 7])
def test_as_many_queries_are_asked_whatever_the_number_of_parties(municipalities: int) -> None:
    agreement = adopted.an_agreement(municipalities=municipalities)

    with CaptureQueriesContext(connection) as queries_asked:
        asked(GivesNotice(adopted.a_notice()), agreement=agreement)

    asked_of = [each for each in queries_asked.captured_queries if "SELECT" in each["sql"]]
    assert len(asked_of) == 12
