import re

from hypothesis import given
from hypothesis import strategies as st

from samverk.costs.picture.bars import WIDTH, Bar, bars


def widths(svg: str) -> list[float]:
    return [float(width) for width in re.findall(r'width="([\d.]+)"', svg)]


def test_the_largest_comes_first_and_fills_the_row() -> None:
    drawn = bars([Bar("Ekby", (100,)), Bar("Alby", (400,))])

    assert [row.bar.label for row in drawn] == ["Alby", "Ekby"]
    assert [widths(row.svg) for row in drawn] == [[WIDTH], [25]]


def test_what_is_compared_stands_on_one_scale_in_the_order_given() -> None:
    drawn = bars([Bar("Ekby", (100, 50)), Bar("Alby", (None, 200))], by_size=False)

    assert [widths(row.svg) for row in drawn] == [[50, 25], [100]]
    assert 'class="bar-b"' in drawn[1].svg


def test_nothing_to_compare_is_drawn_as_nothing() -> None:
    assert bars([]) == []
    assert widths(bars([Bar("Ekby", (0,))])[0].svg) == []


def test_a_side_has_its_colour_and_an_unknown_one_none() -> None:
    region, odd = bars([Bar("R", (1,), side="region"), Bar("O", (1,), side='x" onload="')])

    assert "bar-region" in f"{region.svg}{odd.svg}"
    assert "onload" not in f"{region.svg}{odd.svg}"


@given(st.lists(st.integers(-(10**15), 10**15), min_size=1, max_size=30))
def test_no_bar_is_wider_than_the_row(amounts: list[int]) -> None:
    drawn = bars(Bar(str(at), (amount,)) for at, amount in enumerate(amounts))

    assert all(0 <= width <= WIDTH for row in drawn for width in widths(row.svg))
