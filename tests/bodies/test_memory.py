"""An answer is kept until anything changes, and never longer."""

import datetime as dt
from dataclasses import dataclass

from samverk.bodies.queries.memory import Memory

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
