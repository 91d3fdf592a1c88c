"""Which row a letter belongs to: tolerant of how it is written, and never a guess between two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.matters.reply_matching import How, OpenRow, Reply, number, recognise

REGION = OpenRow(
    "region",
    token="R9k_x2Lm-QpA",
    numbers=("SVO 2020-3", "335-2019"),
    own_numbers=("HSN 335-2019",),
    senders=frozenset({"@region.example"}),
)
DOROTEA = OpenRow(
    "dorotea",
    token="d0RotEa77Zz",
    numbers=("SVO 2020-3", "335-2019"),
    own_numbers=("KS 2020/12",),
    senders=frozenset({"kommun@dorotea.example"}),
)
SORSELE = OpenRow(
    "sorsele",
    token="s0Rsele88Yy",
    numbers=("SVO 2020-3", "335-2019"),
    own_numbers=("KS 2020/41", "dnr 2020-77"),
    senders=frozenset({"@sorsele.example"}),
)
OTHER = OpenRow("other", token="0therMatter", numbers=("SVO 2020-4",), own_numbers=("KS 2020/99",))
ROWS = (REGION, DOROTEA, SORSELE, OTHER)
ANNA = "Anna@SORSELE.example"

NUMBERS = ("335-2019", "SVO 2020-3", "KS 2020/12", "KS 2020/41", "KS 2020/99", "SVO 2020-4")
TOKENS = tuple(row.token for row in ROWS)
pieces = st.lists(
    st.sampled_from((*NUMBERS, *TOKENS, "Sv: ", " ", "–", ".", "2020-05-12", "12", "Dnr"))
    | st.text(max_size=8),
    max_size=8,
).map("".join)
senders = st.sampled_from(
    ["", ANNA, "kommun@dorotea.example", "x@region.example", "a@b"]
) | st.text(max_size=8)
replies = st.builds(Reply, senders, st.lists(pieces, max_size=2).map(tuple), pieces, pieces)


@pytest.mark.parametrize(
    "reply",
    [
        Reply(recipients=("svar+s0Rsele88Yy@samverk.example",)),
        Reply(recipients=("svar+s0rsele88yy@samverk.example",)),
        Reply(subject="Sv: Sv: Begäran om beslut [s0Rsele88Yy]"),
        Reply(text="> https://samverk.example/svar/s0Rsele88Yy/\n> Hej"),
        Reply(sender="kommun@dorotea.example", text="KS 2020/12 s0Rsele88Yy-"),
    ],
)
def test_the_token_decides_wherever_it_stands(reply: Reply) -> None:
    found = recognise(reply, ROWS)

    assert (found.how, found.row, found.by) == (How.TOKEN, "sorsele", "s0Rsele88Yy")


@pytest.mark.parametrize(
    "subject",
    [
        "Sv: 335-2019",
        "RE: HSN 335-2019",
        "dnr 335-2019",
        "335–2019",
        "Dnr: 335/2019.",
        "0335 - 2019",
        "svo 2020-003",
        "SVO2020:3, protokollsutdrag",
    ],
)
def test_the_number_of_the_matter_and_a_known_sender_decide(subject: str) -> None:
    found = recognise(Reply(ANNA, (), subject), ROWS)

    assert (found.how, found.row) == (How.NUMBER_AND_SENDER, "sorsele")
    assert found.by in subject.replace("–", "-")


@pytest.mark.parametrize(
    "reply",
    [
        Reply("okand@example.com", (), "335-2019"),
        Reply("", (), "335-2019"),
        Reply("@", (), "SVO 2020-3"),
    ],
)
def test_the_number_of_the_matter_alone_says_nothing_of_the_party(reply: Reply) -> None:
    found = recognise(reply, ROWS)

    assert (found.how, found.row) == (How.AMBIGUOUS, None)
    assert found.rows == ("dorotea", "region", "sorsele")


def test_that_only_one_row_is_left_open_is_no_reason_to_take_it() -> None:
    found = recognise(Reply("okand@example.com", (), "SVO 2020-4"), ROWS)

    assert (found.how, found.row, found.rows) == (How.AMBIGUOUS, None, ("other",))


@pytest.mark.parametrize("text", ["Vårt dnr KS 2020/41", "ks 2020-41", "2020/77", "DNR 2020-77"])
def test_the_partys_own_number_decides_when_no_known_sender_speaks_against_it(text: str) -> None:
    found = recognise(Reply("okand@example.com", text=text), ROWS)

    assert (found.how, found.row) == (How.OWN_NUMBER, "sorsele")


def test_the_own_number_and_that_of_the_matter_decide_together() -> None:
    found = recognise(Reply("", (), "335-2019", "Vårt: KS 2020/41"), ROWS)

    assert (found.how, found.row) == (How.OWN_NUMBER, "sorsele")


@pytest.mark.parametrize(
    "reply",
    [
        Reply("kommun@dorotea.example", text="KS 2020/41"),
        Reply("kommun@dorotea.example", (), "335-2019", "KS 2020/41"),
        Reply(text="KS 2020/41 och KS 2020/12"),
        Reply(ANNA, text="SVO 2020-4, vårt KS 2020/41"),
        Reply(text="335-2019, vårt KS 2020/99"),
        Reply(text="s0Rsele88Yy d0RotEa77Zz"),
    ],
)
def test_what_speaks_for_two_is_left_to_a_person(reply: Reply) -> None:
    found = recognise(reply, ROWS)

    assert (found.how, found.row) == (How.AMBIGUOUS, None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "HSN 2020/41",
        "2020-41-3",
        "2020-12-31",
        "12345678901-2019",
        "335",
        "xs0Rsele88Yyx",
        "Mötet 12.30",
        "1-2-3-4-5-6-7-8-9-10-335-2019",
    ],
)
def test_what_is_not_the_number_is_not_taken_for_it(text: str) -> None:
    assert recognise(Reply(ANNA, text=text), ROWS).how is How.UNKNOWN


def test_a_sender_who_writes_for_two_matters_is_told_apart_by_the_number() -> None:
    second = OpenRow("again", numbers=("SVO 2020-9",), own_numbers=SORSELE.own_numbers)
    rows = (*ROWS, OpenRow(second.row, "", second.numbers, second.own_numbers, SORSELE.senders))

    found = recognise(Reply(ANNA, (), "335-2019", "Vårt dnr KS 2020/41"), rows)

    assert (found.how, found.row) == (How.NUMBER_AND_SENDER, "sorsele")


@pytest.mark.parametrize("written", ["", "335", "HSN", "protokoll", "A 17"])
def test_what_could_be_anything_is_no_number(written: str) -> None:
    assert number(written) is None


@given(replies)
def test_a_row_is_only_taken_for_what_stands_in_the_letter(reply: Reply) -> None:
    found = recognise(reply, ROWS)

    assert (found.row is None) is (found.how in {How.AMBIGUOUS, How.UNKNOWN})
    assert bool(found.rows) is (found.how is not How.UNKNOWN)
    assert bool(found.by) is bool(found.rows)
    if found.how is How.TOKEN:
        row = next(each for each in ROWS if each.row == found.row)
        everything = " ".join((*reply.recipients, reply.subject, reply.text)).casefold()
        assert row.token.casefold() in everything


@given(replies, st.permutations(ROWS))
def test_the_order_of_the_rows_changes_nothing(reply: Reply, rows: list[OpenRow]) -> None:
    assert recognise(reply, rows) == recognise(reply, ROWS)


@given(replies)
def test_with_fewer_rows_to_choose_from_no_new_row_is_found_by_a_number(reply: Reply) -> None:
    found = recognise(reply, ROWS)
    alone = recognise(reply, (SORSELE,))

    # A token of another row outweighs a number, and the same letter may hold both.
    has_token = found.by != alone.by and any(found.by == row.token for row in ROWS)
    if alone.how is How.NUMBER_AND_SENDER and not has_token:
        assert "sorsele" in found.rows


def test_a_token_of_one_row_outweighs_the_number_of_another() -> None:
    token = next(row.token for row in ROWS if row.row == "region")
    reply = Reply(ANNA, (), "335-2019", token)

    assert recognise(reply, ROWS).rows == ("region",)


@given(st.text(st.sampled_from("1234567890 -/:.–"), max_size=60))
def test_rows_of_figures_never_break_it(figures: str) -> None:
    assert recognise(Reply(ANNA, (), figures, figures * 50), ROWS).how in set(How)
