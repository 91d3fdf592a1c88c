"""Words for what structure files say by key."""

import pytest

from samverk.portal import wording
from samverk.rulebook.structure import reader
from samverk.rulebook.structure.model import Meetings, Secretariat
from tests.portal import county

RULES = reader.read(county.file().encode())


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (None, "Texten säger inte hur ofta"),
        (Meetings(None, None, None), "När det behövs"),
        (Meetings(4, 4, None), "4 gånger om året"),
        (Meetings(1, 1, None), "1 gång om året"),
        (Meetings(2, None, None), "Minst 2 gånger om året"),
        (Meetings(4, 6, None), "4–6 gånger om året"),
        (Meetings(None, None, 8), "Omkring 8 gånger om året"),
    ],
)
def test_how_often_a_body_meets(rule: Meetings | None, said: str) -> None:
    assert wording.meetings(rule) == said


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (None, ""),
        (Secretariat("fixed", (), None, None, None, ()), "Organet självt"),
        (
            Secretariat("fixed", ("regionen",), None, None, "2.0", (), name="koordinatorerna"),
            "Koordinatorerna, Region Länet, 2,0 årsarbetare",
        ),
        (
            Secretariat("shared", ("ekby", "alby"), None, None, None, ()),
            "Delas av Ekby kommun och Alby kommun",
        ),
        (
            Secretariat("rotating", ("ekby", "alby"), 2, 2020, None, ()),
            "Går runt mellan Ekby kommun och Alby kommun, 2 år i taget",
        ),
    ],
)
def test_who_keeps_the_secretariat(rule: Secretariat | None, said: str) -> None:
    assert wording.secretariat(rule, RULES) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["Umeå"], "Umeå"),
        (["Umeå", "Lycksele"], "Umeå och Lycksele"),
        (["A", "B", "C"], "A, B och C"),
    ],
)
def test_names_are_joined_as_in_a_sentence(names: list[str], said: str) -> None:
    assert wording.joined(names) == said
