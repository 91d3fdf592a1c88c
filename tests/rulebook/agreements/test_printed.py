"""Printed pages become one running text: heads and feet are left out, and paragraphs are whole."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.agreements.printed import Bound, Printed, bound

TOP, LEADING, SIZE, LEFT = 720.0, 14.0, 11.0, 70.0
WIDE = "Parterna svarar gemensamt för att samverkan om vård och omsorg utvecklas i hela länet"

LINES = st.builds(
    Printed,
    st.sampled_from(
        ["1. Parter", "Parter", "och tre år.", WIDE, "Sida 2", "- en", "§ 3", "Bilaga 1"]
    ),
    st.sampled_from([70.0, 90.0]),
    st.sampled_from([40.0, 500.0, 514.0, 528.0, 548.0, 800.0]),
    st.sampled_from([9.0, 11.0]),
)
PAGES = st.lists(st.lists(LINES, max_size=6), max_size=6)
ANYTHING = st.lists(
    st.lists(
        st.builds(
            Printed,
            st.text(max_size=30),
            st.floats(-1e5, 1e5),
            st.floats(-1e5, 1e5),
            st.floats(0.1, 1e5),
        ),
        max_size=5,
    ),
    max_size=5,
)


def page(*lines: str, head: str = "", foot: str = "") -> list[Printed]:
    """Lines under each other, an empty one as room between paragraphs, with a head and a foot at the edges."""
    found, y = [], TOP
    for line in lines:
        if line:
            found.append(Printed(line, LEFT, y, SIZE))
        y -= LEADING if line else LEADING / 2
    edges = [Printed(head, LEFT, 800, 9), Printed(foot, LEFT, 40, 9)]
    return [*found, *(each for each in edges if each.text)]


def words(texts: Sequence[str]) -> Counter[str]:
    return Counter(sign for text in texts for sign in text if sign.isalnum())


def test_heads_and_feet_that_repeat_are_left_out_and_said_once() -> None:
    pages = [
        page(f"Punkt {word}.", head="Avtal om samverkan", foot=f"Dnr 2022-17 Sida {number} (3)")
        for number, word in enumerate(["ett", "två", "tre"], start=1)
    ]

    assert bound(pages) == Bound(
        lines=("Punkt ett.", "", "Punkt två.", "", "Punkt tre."),
        left_out=("Avtal om samverkan", "Dnr 2022-17 Sida 1 (3)"),
        silent=(),
    )


def test_what_stands_on_one_page_is_no_head() -> None:
    found = bound([page("Ett.", head="Avtal"), page("Två.", head="Annat")])

    assert "Avtal" in found.lines
    assert found.left_out == ()


def test_a_line_that_comes_again_in_the_midst_of_pages_is_kept() -> None:
    found = bound([page("Parter", "Ja.", "Ett."), page("Tvist", "Ja.", "Två.")])

    assert found.lines.count("Ja.") == 2


def test_a_head_is_not_looked_for_deep_in_a_page() -> None:
    twice = bound([page(*"ABCDEFGHIJKL"), page(*"ABCDEFGHIJKL")])

    assert [line for line in twice.lines if line] == ["F", "G"] * 2


def test_what_few_of_many_pages_share_is_no_head() -> None:
    signing = [page("Ort och datum", f"För {word}") for word in ("regionen", "kommunen")]
    others = [page(f"{word} är en text.") for word in "ABCDEFGHIJ"]

    assert bound([*others, *signing]).lines.count("Ort och datum") == 2


@pytest.mark.parametrize("name", ["{} §", "§ {}", "{}.", "2.{}", "Bilaga {}"])
def test_figures_that_are_names_do_not_make_two_lines_one(name: str) -> None:
    pages = [page(name.format(at), f"{word} gäller.") for at, word in enumerate("ABC", start=1)]

    assert bound(pages).left_out == ()


def test_the_name_of_an_annex_is_kept_where_it_begins() -> None:
    pages = [page(f"Text {word}.", head="Bilaga 1") for word in ("ett", "två", "tre")]

    found = bound(pages)

    assert [line for line in found.lines if line] == [
        "Text ett.",
        "Bilaga 1",
        "Text två.",
        "Text tre.",
    ]
    assert found.left_out == ("Bilaga 1",)


def test_pages_where_nothing_else_stands_are_named() -> None:
    pages = [page("Ett.", head="Avtal"), page(head="Avtal"), page("Tre.", head="Avtal"), page()]

    assert bound(pages).silent == (2, 4)


def test_a_paragraph_is_whole_also_where_a_sentence_ends_at_the_margin() -> None:
    found = bound([page("Tvist", "", f"{WIDE}.", "Beslut fattas av parterna.", "", "Övrigt.")])

    assert found.lines == ("Tvist", "", f"{WIDE}. Beslut fattas av parterna.", "", "Övrigt.")


@pytest.mark.parametrize("hyphen", ["-", "\u00ad", "\u2010"])
def test_a_word_that_the_margin_divided_is_put_together(hyphen: str) -> None:
    found = bound(
        [page("", f"{WIDE} genom uppfölj{hyphen}", "ningar och besök.", "hälso- och sjukvård")]
    )

    assert found.lines == (f"{WIDE} genom uppföljningar och besök.", "hälso- och sjukvård")


def test_what_goes_on_further_in_after_a_number_or_a_point_belongs_to_it() -> None:
    point = [Printed(f"- {WIDE}.", 70, 700, 11), Printed("Hela länet.", 88, 686, 11)]
    other = [Printed(f"{WIDE}.", 70, 672, 11), Printed("Hela länet.", 88, 658, 11)]

    found = bound([[*point, *other]])

    assert found.lines == (f"- {WIDE}. Hela länet.", f"{WIDE}.", "Hela länet.")


@pytest.mark.parametrize("begins", ["2. Nästa.", "- en till", "Bilaga 1", "3 § Annat.", "a) en"])
def test_a_line_that_begins_a_point_is_never_part_of_the_one_before(begins: str) -> None:
    assert bound([page(WIDE, begins)]).lines == (WIDE, begins)


def test_short_lines_under_each_other_stay_as_they_are() -> None:
    assert bound([page("Avesta kommun", "Falu kommun")]).lines == ("Avesta kommun", "Falu kommun")


def test_other_letters_begin_another_paragraph() -> None:
    heading = Printed("Avtal", LEFT, TOP + LEADING, 18)

    assert bound([[heading, *page("om samverkan.")]]).lines == ("Avtal", "", "om samverkan.")


def test_a_paragraph_goes_on_over_the_page() -> None:
    for before, after in (("Parterna ska", "gemensamt verka."), (WIDE, f"{WIDE}.")):
        found = bound([page(before, foot="1"), page(after, foot="2")])

        assert found.lines == (f"{before} {after}",)


@pytest.mark.parametrize(
    ("before", "after"),
    [(f"{WIDE}.", "Ny mening."), (WIDE, "2. Tvist"), (WIDE, "Tvist"), ("Kort", WIDE)],
    ids=["a sentence ended", "a clause begins", "a heading", "no full line"],
)
def test_what_begins_on_a_page_is_not_joined_to_the_page_before(before: str, after: str) -> None:
    assert bound([page(before), page(after)]).lines == (before, "", after)


def test_dots_that_lead_to_a_page_are_five_and_make_no_line_wide() -> None:
    contents = [f"Rubrik {'. ' * 80} {number}" for number in (1, 2)]

    found = bound([page(*contents, "", f"{WIDE}.", "Hela länet.", "", "_" * 60)])

    assert found.lines[:2] == ("Rubrik ..... 1", "Rubrik ..... 2")
    assert found.lines[-3:] == (f"{WIDE}. Hela länet.", "", "_____")


def test_letters_that_are_drawn_together_are_written_apart() -> None:
    assert bound([page("O\ufb03ciell a\u030atgärd", " \u200b ")]).lines == ("Officiell åtgärd",)


def test_no_pages_give_no_text() -> None:
    assert bound([]) == Bound((), (), ())


@given(PAGES)
def test_nothing_is_lost_but_what_repeats_and_nothing_is_made(pages: list[list[Printed]]) -> None:
    found = bound(pages)

    given_words = words([line.text for each in pages for line in each])
    kept = words(found.lines)
    assert not kept - given_words
    assert set(given_words) == set(kept + words(found.left_out))


@given(PAGES)
def test_a_silent_page_is_a_page(pages: list[list[Printed]]) -> None:
    silent = bound(pages).silent

    assert set(silent) <= set(range(1, len(pages) + 1))
    assert {at for at, each in enumerate(pages, start=1) if not each} <= set(silent)


@given(ANYTHING)
def test_whatever_is_printed_can_be_bound(pages: list[list[Printed]]) -> None:
    found = bound(pages)

    assert not any("\n" in line for line in found.lines)
    assert all(line == line.strip() for line in found.lines)
