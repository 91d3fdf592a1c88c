import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.structure import changes
from samverk.rulebook.structure.changes import Change
from samverk.rulebook.structure.shown import differences
from tests.rulebook.structure.texts import SHIPPED, changed, example, shipped, structure

SECRETARIAT = '[secretariat]\nname = "Kansliet"\nform = "fixed"\nfull_time_posts = "1.5"\n\n[agreements.avtalet]'


def between(old: str, new: str) -> list[tuple[str, str, str]]:
    """The differences that changing one passage of the example makes, in Swedish."""
    found = changes.between(structure(example()), structure(changed(example(), old, new)))
    return [(one.kind, one.where, one.sv) for one in found]


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_differs_between_a_structure_and_itself(name: str) -> None:
    assert changes.between(structure(shipped(name)), structure(shipped(name))) == ()


def test_a_body_that_is_new_is_opened() -> None:
    assert between(
        "[agreements.avtalet]",
        '[bodies.radet]\nname = "Rådet"\nform = "consultation"\nlevel = "local"\n\n[agreements.avtalet]',
    ) == [("body.added", "bodies.radet", "Rådet inrättas.")]


def test_a_body_that_is_gone_is_closed() -> None:
    whole = example()
    without = whole[: whole.index("[bodies.beredningen]")] + whole[whole.index("[agreements") :]

    (found,) = changes.between(structure(whole), structure(without))

    assert found == Change(
        "body.removed", "bodies.beredningen", "Beredningen upphör.", "Beredningen is closed."
    )


def test_a_new_name_is_told_once_and_not_wherever_it_is_used() -> None:
    assert between('[bodies.samradet]\nname = "Samrådet"', '[bodies.samradet]\nname = "Rådet"') == [
        ("body.name", "bodies.samradet.name", "Samrådet, namn: Rådet (tidigare Samrådet).")
    ]


def test_a_party_that_leaves_loses_its_seats() -> None:
    whole = example()
    without = whole[: whole.index("[parties.almby]")] + whole[whole.index("[bodies.samradet]") :]

    found = changes.between(structure(whole), structure(without))

    assert [(one.kind, one.sv) for one in found] == [
        ("party.removed", "Almby kommun är inte längre part."),
        ("seats.removed", "Samrådet: Almby kommun mister platser (1 ordinarie och 1 ersättare)."),
        ("seats.removed", "Beredningen: Almby kommun mister platser (antalet anges inte)."),
        (
            "agreement.parties",
            "Överenskommelsen, parter: alla 3 parter (tidigare alla 4 parter).",
        ),
    ]


def test_seats_that_grow_in_number_say_how_many_there_were() -> None:
    assert between("ordinary = { may_add = 1 }", "ordinary = { may_add = 2 }") == [
        (
            "seats.changed",
            "bodies.samradet.seats",
            (
                "Samrådet, Ekby kommun, platser: 1–3 ordinarie och 1 ersättare "
                "(tidigare 1–2 ordinarie och 1 ersättare)."
            ),
        )
    ]


def test_a_new_seat_in_another_standing_says_which() -> None:
    assert between(
        "[bodies.samradet.presidium]",
        '[[bodies.samradet.seats]]\nfrom = { chair_of = "beredningen" }\nas = "co-opted"\n\n'
        "[bodies.samradet.presidium]",
    ) == [
        (
            "seats.added",
            "bodies.samradet.seats",
            "Samrådet: ordföranden i Beredningen får platser (adjungerad).",
        )
    ]


@pytest.mark.parametrize(
    ("old", "new", "kind", "says"),
    [
        (
            "every_years = 2,",
            "every_years = 1,",
            "body.presidium",
            (
                "Samrådet, ordförande: skiftar mellan sidorna varje år "
                "(tidigare skiftar mellan sidorna vartannat år)."
            ),
        ),
        (
            'side = "other"',
            'side = "any"',
            "body.presidium",
            "Samrådet, vice ordförande: från vilken sida som helst (tidigare från den andra sidan).",
        ),
        (
            'chosen_by = "itself"',
            'chosen_by = "itself"\nlonger_by = "unanimous"',
            "body.presidium",
            "Samrådet, förlängs genom: enigt beslut (tidigare inget sagt).",
        ),
        (
            "every_years = 3,",
            "every_years = 2,",
            "body.reviews",
            (
                "Beredningen, ses över: uppdrag minst vartannat år av Samrådet "
                "(tidigare uppdrag minst vart 3:e år av Samrådet)."
            ),
        ),
        (
            "[bodies.samradet.presidium]",
            (
                '[bodies.samradet.term]\nyears = 4\nstarts = "01-01"\nfirst_year = 2023\n\n'
                "[bodies.samradet.presidium]"
            ),
            "body.term",
            "Samrådet, mandatperiod: 4 år, räknat från 1 januari 2023 (tidigare inget sagt).",
        ),
        (
            "until = 2028-01-01",
            "until = 2030-01-01",
            "agreement.lasts",
            (
                "Överenskommelsen, tid: från 1 januari 2024 till 31 december 2029 "
                "(tidigare från 1 januari 2024 till 31 december 2027)."
            ),
        ),
        (
            "months = 6",
            "months = 12",
            "agreement.notice",
            (
                "Överenskommelsen, uppsägning: 12 månader, räknat från: texten säger det inte, "
                "upphör för: texten säger det inte (tidigare 6 månader, räknat från: texten säger det "
                "inte, upphör för: texten säger det inte)."
            ),
        ),
        (
            "valid_from = 2024-01-01",
            "valid_from = 2025-01-01",
            "structure.valid_from",
            (
                "Samverkan i Exempellänet, gäller: från 1 januari 2025 tills vidare "
                "(tidigare från 1 januari 2024 tills vidare)."
            ),
        ),
        (
            "[agreements.avtalet]",
            SECRETARIAT,
            "structure.secretariat",
            (
                "Samverkan i Exempellänet, kansli: Kansliet, fast, 1,5 årsarbetare "
                "(tidigare inget sagt)."
            ),
        ),
        (
            'kind = "silent"\nsv = "Räknas',
            'kind = "silent"\nsv = "Eller räknas',
            "question.raised",
            (
                "Ny öppen fråga: Eller räknas uppsägningstiden från när skrivelsen kom in eller från "
                "när den behandlades?"
            ),
        ),
    ],
)
def test_a_difference_is_told_in_plain_words(old: str, new: str, kind: str, says: str) -> None:
    found = {one_kind: sv for one_kind, _, sv in between(old, new)}

    assert found[kind] == says


def test_a_question_that_is_gone_is_settled() -> None:
    whole = example()

    found = changes.between(structure(whole), structure(whole[: whole.index("[[questions]]")]))

    assert [one.kind for one in found] == ["question.settled"]


@given(st.sampled_from(SHIPPED), st.sampled_from(SHIPPED))
def test_what_one_way_adds_the_other_way_removes(one: str, other: str) -> None:
    here, there = structure(shipped(one)), structure(shipped(other))

    added = {
        change.where for change in changes.between(here, there) if change.kind.endswith("added")
    }
    removed = {
        change.where for change in changes.between(there, here) if change.kind.endswith("removed")
    }

    assert added == removed


def test_the_text_of_a_comparison_groups_the_differences() -> None:
    old = structure(example())
    new = structure(changed(example(), "months = 6", "months = 12"))

    told = list(differences.lines(old, new, changes.between(old, new), "sv"))

    assert told[0].endswith("till Samverkan i Exempellänet, version 2024-01-01")
    assert told[1:3] == ["", "Avtal"]


def test_two_equal_versions_are_said_to_be_equal() -> None:
    old = structure(example())

    assert list(differences.lines(old, old, (), "en"))[-1] == "Nothing differs."


def test_the_data_of_a_comparison_names_both_versions() -> None:
    old, new = structure(example()), structure(changed(example(), "months = 6", "months = 12"))

    data = changes.as_data(old, new, changes.between(old, new))

    assert data["old"] == {"structure": "exempellanet", "version": "2024-01-01"}
    assert isinstance(data["changes"], list)
    assert [set(row) for row in data["changes"]] == [{"kind", "where", "message_sv", "message_en"}]
