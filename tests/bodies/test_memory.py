"""An answer is kept until anything changes, and never longer."""

import datetime as dt
import re
from dataclasses import dataclass
from threading import Event, Thread

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from samverk.bodies.queries import state
from samverk.bodies.queries.memory import Changes, Memory
from tests.matters import questions
from tests.portal import county
from tests.portal.county import START

TODAY, YESTERDAY = dt.date(2025, 1, 2), dt.date(2025, 1, 1)


@dataclass
class Row:
    pk: int


@dataclass
class Answer:
    row: Row
    number: int


class World:
    """Something that changes, and counts how often it is asked."""

    def __init__(self) -> None:
        self.number = 1
        self.asked: list[list[int]] = []

    def fresh(self, rows: list[Row], _on: dt.date) -> list[Answer]:
        self.asked.append([row.pk for row in rows])
        return [Answer(row, self.number) for row in rows if row.pk > 0]

    def memory(self, most: int = 1000) -> Memory[Row, Answer]:
        return Memory(fresh=self.fresh, changed=lambda: self.number, most=most)


def test_what_is_known_is_not_worked_out_again() -> None:
    world = World()
    memory = world.memory()

    memory.recall([Row(1), Row(2)], TODAY)
    found = memory.recall([Row(2), Row(3)], TODAY)

    assert world.asked == [[1, 2], [3]]
    assert [answer.row.pk for answer in found] == [2, 3]


def test_everything_is_forgotten_when_anything_changes() -> None:
    world = World()
    memory = world.memory()
    memory.recall([Row(1)], TODAY)

    world.number = 2

    assert [answer.number for answer in memory.recall([Row(1)], TODAY)] == [2]


def test_another_day_is_another_answer() -> None:
    world = World()
    memory = world.memory()

    memory.recall([Row(1)], TODAY)
    memory.recall([Row(1)], YESTERDAY)

    assert len(world.asked) == 2


def test_a_row_without_an_answer_is_remembered_too() -> None:
    world = World()
    memory = world.memory()

    assert memory.recall([Row(-1)], TODAY) == []
    assert memory.recall([Row(-1)], TODAY) == []
    assert len(world.asked) == 1


def test_an_answer_worked_out_during_a_change_is_given_but_not_kept() -> None:
    world = World()

    def fresh(rows: list[Row], on: dt.date) -> list[Answer]:
        if not world.asked:  # while this is worked out, another request sees a change
            world.asked.append([])
            world.number = 2
            memory.recall([Row(2)], on)
        return [Answer(row, world.number) for row in rows]

    memory: Memory[Row, Answer] = Memory(fresh=fresh, changed=lambda: world.number)

    memory.recall([Row(1)], TODAY)

    assert (1, TODAY) not in memory._kept
    assert (2, TODAY) in memory._kept


def test_the_oldest_answers_give_way() -> None:
    world = World()
    memory = world.memory(most=2)

    memory.recall([Row(1), Row(2), Row(3)], TODAY)
    memory.recall([Row(3), Row(1)], TODAY)

    assert world.asked == [[1, 2, 3], [1]]


class Chain:
    """A chain of changes, each in a table."""

    def __init__(self, *tables: str) -> None:
        self.tables = [*tables]

    def since(self, number: int) -> tuple[int, bool]:
        return len(self.tables), "bodies" in self.tables[number:]


def test_a_change_elsewhere_is_no_change() -> None:
    chain = Chain("bodies")
    changes = Changes(chain.since)
    first = changes()

    chain.tables += ["matters", "matters"]

    assert changes() == first


def test_a_change_is_counted_once_also_behind_others() -> None:
    chain = Chain()
    changes = Changes(chain.since)
    first = changes()

    chain.tables += ["bodies", "matters"]

    assert changes() == first + 1
    assert changes() == first + 1


def test_a_chain_that_begins_again_is_another_database() -> None:
    chain = Chain("matters", "matters")
    changes = Changes(chain.since)
    first = changes()

    chain.tables = ["matters"]

    assert changes() == first + 1


@pytest.mark.django_db(transaction=True)
def test_an_act_on_a_matter_leaves_the_findings_as_they_were_known() -> None:
    structure = county.a_county()
    known = state.states([structure], on=START)

    questions.a_question(structure)

    assert state.states([structure], on=START)[0] is known[0]


@pytest.mark.django_db(transaction=True)
def test_a_change_in_a_seat_is_seen_at_once() -> None:
    structure = county.a_county()
    known = state.states([structure], on=START)

    county.leave(county.seat_of("ekby"), TODAY)

    assert state.states([structure], on=START)[0] is not known[0]


@pytest.mark.django_db(transaction=True)
def test_what_is_written_first_and_committed_last_is_seen() -> None:
    structure = county.a_county()
    seat = county.seat_of("ekby")
    written, go_on = Event(), Event()

    def slowly() -> None:
        try:
            with transaction.atomic():
                county.leave(seat, TODAY)
                written.set()
                go_on.wait(20)
        finally:
            connection.close()

    writer = Thread(target=slowly)
    writer.start()
    assert written.wait(20)
    county.a_person("Bo", "Dal")
    before = state.states([structure], on=START)
    go_on.set()
    writer.join()

    assert state.states([structure], on=START)[0] is not before[0]


@pytest.mark.django_db
def test_a_state_is_made_of_nothing_but_the_tables_that_are_watched() -> None:
    structure = county.a_county()

    with CaptureQueriesContext(connection) as asked:
        state.states([structure], on=START)

    read = {table for each in asked for table in re.findall(r'(?:FROM|JOIN) "(\w+)"', each["sql"])}
    assert len(read) > 5
    assert {table for table in read if not table.startswith(state.TABLES)} == set()
