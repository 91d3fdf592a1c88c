import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.agreements import force
from samverk.rulebook.agreements.facts import Adoption, Known, Open
from tests.rulebook.agreements.known import (
    day,
    everybody,
    known,
    read,
    terms,
    vasterbotten,
)

NAMES = {f"p{number}": f"P{number}" for number in range(50)}


def test_all_must_adopt_and_the_last_decides_the_day() -> None:
    found = force.enters(known(terms(), {"a": 5, "b": 9, "c": 2}))

    assert found.value == day(9)
    assert found.steps[-1].text.sv == "B beslutade den 10 januari 2020."


def test_as_long_as_one_is_missing_it_is_not_in_force() -> None:
    found = force.enters(known(terms(), {"a": 5, "b": 9}))

    assert found.value is None
    assert "Det saknas: C." in found.steps[-1].text.sv


def test_a_number_of_them_is_enough_where_the_text_says_so() -> None:
    found = force.enters(known(terms(when="number", number=2), {"a": 5, "c": 9}))

    assert found.value == day(9)


def test_it_holds_no_sooner_than_the_text_says() -> None:
    found = force.enters(known(terms(not_before=day(100)), {"a": 5, "b": 9, "c": 2}))

    assert found.value == day(100)
    assert "tidigast" in found.steps[-1].text.sv


def test_the_day_that_the_text_names_is_no_news_where_it_has_passed() -> None:
    found = force.enters(known(terms(not_before=day(3)), {"a": 5, "b": 9, "c": 2}))

    assert found.value == day(9)
    assert "tidigast" not in found.steps[-1].text.sv


def test_each_for_itself_needs_two() -> None:
    one = force.enters(known(terms(when="each for itself"), {"a": 5}))
    two = force.enters(known(terms(when="each for itself"), {"a": 5, "c": 7}))

    assert (one.value, two.value) == (None, day(7))


def test_each_for_itself_holds_for_a_party_from_its_own_day_but_not_before_there_are_two() -> None:
    agreement = known(terms(when="each for itself"), {"a": 5, "b": 7, "c": 9})

    assert [force.enters_for(agreement, party).value for party in "abc"] == [day(7), day(7), day(9)]


def test_nobody_is_bound_alone() -> None:
    alone = known(terms(when="each for itself"), {"a": 5})
    shared = known(terms(when="each for itself", each_with="c"), {"c": 5})

    assert force.enters_for(alone, "a").value is None
    assert force.enters_for(shared, "c").value is None
    assert (
        "1 av 3 parter har antagit det; 2 behövs." in force.enters_for(alone, "a").steps[-1].text.sv
    )


def test_whoever_waits_for_the_shared_party_is_told_so() -> None:
    agreement = known(terms(when="each for itself", each_with="c"), {"a": 5, "b": 3})

    found = force.enters(agreement)

    assert found.value is None
    assert found.steps[-1].text.sv == "C har inte antagit det."


def test_an_agreement_between_one_and_each_of_the_others_needs_that_one() -> None:
    alone = known(terms(when="each for itself", each_with="c"), {"a": 5, "b": 3})
    together = known(terms(when="each for itself", each_with="c"), {"a": 5, "c": 9})

    assert force.enters(alone).value is None
    assert force.enters(together).value == day(9)
    assert force.enters_for(together, "a").value == day(9)
    assert force.enters_for(together, "b").value is None
    assert force.enters_for(together, "c").value == day(9)


def test_a_party_that_joins_late_is_bound_from_its_own_day() -> None:
    agreement = known(terms(when="number", number=2), {"a": 5, "b": 9, "c": 40})

    assert force.enters_for(agreement, "c").value == day(40)
    assert force.enters_for(agreement, "a").value == day(9)


def test_a_party_that_has_not_adopted_is_not_bound() -> None:
    agreement = known(terms(when="number", number=2), {"a": 5, "b": 9})

    assert force.enters_for(agreement, "c").value is None


def test_it_waits_for_another_agreement() -> None:
    waits = known(terms(), {"a": 5, "b": 9, "c": 2}, waits_for={"huvudavtalet": None})
    waited = known(terms(), {"a": 5, "b": 9, "c": 2}, waits_for={"huvudavtalet": day(30)})

    assert force.enters(waits).value is None
    assert force.enters(waited).value == day(30)


def test_where_the_text_is_silent_all_is_certain_and_the_silence_is_told() -> None:
    agreement = known(terms(when=None), {"a": 5, "b": 9, "c": 2})

    found = force.enters(agreement)

    assert found.value == day(9)
    assert "hur texten än läses" in found.steps[0].text.sv


def test_a_silence_may_be_read_and_the_reading_is_told() -> None:
    agreement = known(
        terms(when="unstated"),
        {"a": 5, "b": 3},
        interpretations=(read(Open.FORCE, "each for itself"),),
    )

    found = force.enters_for(agreement, "a")

    assert found.value == day(5)
    assert "Jonas Hedman" in found.steps[0].text.sv


def test_of_several_readings_the_last_holds() -> None:
    readings = (read(Open.FORCE, "all", 3), read(Open.FORCE, "each for itself", 1))
    agreement = known(terms(when="unstated"), {"a": 5, "b": 7}, interpretations=readings)

    assert force.enters(agreement).value is None


def test_vasterbotten_is_in_force_on_the_first_of_september_when_all_sixteen_had_adopted_it() -> (
    None
):
    agreement = vasterbotten()
    agreement = vasterbotten(adoptions=everybody(agreement, dt.date(2020, 6, 15)))

    found = force.enters(agreement)

    assert len(agreement.parties) == 16
    assert found.value == dt.date(2020, 9, 1)
    assert found.steps[-1].source == "vasterbotten-2020 Missiv"


def test_vasterbotten_is_not_certain_to_be_in_force_while_one_is_missing() -> None:
    agreement = vasterbotten()
    fifteen = everybody(agreement, dt.date(2020, 6, 15))[:-1]

    assert force.enters(vasterbotten(adoptions=fifteen)).value is None


days = st.dictionaries(st.sampled_from(sorted(NAMES)), st.integers(0, 3000), max_size=50)


@given(days, st.randoms())
def test_the_order_of_registration_changes_nothing(adopted: dict[str, int], chance: object) -> None:
    rows = [Adoption(party, day(number)) for party, number in adopted.items()]
    shuffled = list(rows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    for when in ("all", "number", "each for itself"):
        of = terms(when=when, number=7)
        one = force.enters(Known(of, NAMES, tuple(rows)))
        other = force.enters(Known(of, NAMES, tuple(shuffled)))
        assert one.value == other.value


@given(days)
def test_all_of_fifty_is_in_force_if_and_only_if_all_have_adopted(adopted: dict[str, int]) -> None:
    rows = tuple(Adoption(party, day(number)) for party, number in adopted.items())

    found = force.enters(Known(terms(), NAMES, rows))

    assert (found.value is not None) is (len(adopted) == len(NAMES))


@given(
    days,
    st.sampled_from(["all", "number", "each for itself"]),
    st.sampled_from([None, "p0", "p7"]),
    st.integers(0, 3000),
)
def test_nobody_is_bound_before_the_agreement_is_in_force_and_somebody_is_from_that_day(
    adopted: dict[str, int], when: str, shared: str | None, earliest: int
) -> None:
    rows = tuple(Adoption(party, day(number)) for party, number in adopted.items())
    of = terms(when=when, number=7, each_with=shared, not_before=day(earliest))
    agreement = Known(of, NAMES, rows)

    whole = force.enters(agreement).value
    bound = [force.enters_for(agreement, party).value for party in NAMES]

    assert min((each for each in bound if each is not None), default=None) == whole


@given(days)
def test_an_agreement_that_binds_somebody_binds_two(adopted: dict[str, int]) -> None:
    rows = tuple(Adoption(party, day(number)) for party, number in adopted.items())
    agreement = Known(terms(when="each for itself", each_with="p3"), NAMES, rows)

    whole = force.enters(agreement).value
    bound = [force.enters_for(agreement, party).value for party in NAMES]

    assert whole is None or bound.count(whole) >= 2
