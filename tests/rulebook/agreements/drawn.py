"""Agreements drawn by chance: with every sort of terms, and whatever may have happened to them."""

from dataclasses import replace

from hypothesis import strategies as st

from samverk.rulebook.agreements.facts import Adoption, Interpretation, Known, Notice, Open
from samverk.rulebook.agreements.silences import WAYS
from samverk.rulebook.structure.model import Agreement, Duty, Force, Lasts
from samverk.rulebook.structure.model import Notice as NoticeTerms
from tests.rulebook.agreements.known import START, day, terms

YEARS = 1400
days = st.integers(0, YEARS).map(day)
perhaps = st.none() | days
parties = st.sampled_from("abc")


@st.composite
def letters(draw: st.DrawFn) -> Notice:
    received, treated = sorted((draw(days), draw(days)))
    has_come = draw(st.booleans())
    return Notice(
        draw(parties),
        START,
        received if has_come else None,
        treated if has_come and draw(st.booleans()) else None,
    )


@st.composite
def readings(draw: st.DrawFn) -> Interpretation:
    of = draw(st.sampled_from(list(Open)))
    return Interpretation(of, draw(st.sampled_from(WAYS[of])), "Jonas Hedman", draw(days))


@st.composite
def stated(draw: st.DrawFn) -> Agreement:
    notice = st.builds(
        NoticeTerms,
        st.integers(1, 14),
        st.sampled_from(["given", "received", "treated", "unstated"]),
        st.none(),
        st.just(value=True),
        st.sampled_from(["all", "the one", None]),
        st.just(()),
    )
    when = draw(st.sampled_from(["all", "each for itself", "number", "named", "unstated"]))
    named = ("b",) if when == "named" else ()
    force = Force(when, 2 if when == "number" else None, draw(perhaps), (), named)
    renewal = st.none() | st.integers(1, 14)
    lasts = Lasts(None, until, draw(renewal), ()) if (until := draw(perhaps)) else None
    duty = Duty("start", "Starta", None, draw(perhaps), None, None, ())
    other = draw(st.none() | parties)
    made = terms(notice=draw(st.none() | notice), each_with=other)
    return replace(made, force=draw(st.sampled_from([force, None])), lasts=lasts, duties=(duty,))


@st.composite
def agreements(draw: st.DrawFn) -> Known:
    some = st.lists(st.builds(Adoption, parties, days), max_size=4).map(tuple)
    every = st.tuples(*(st.builds(Adoption, st.just(key), days) for key in "abc"))
    return Known(
        draw(stated()),
        {key: key.upper() for key in "abc"},
        draw(every | some),
        tuple(draw(st.lists(letters(), max_size=3, unique_by=lambda each: each.party))),
        tuple(draw(st.lists(readings(), max_size=2))),
        sent_on=draw(perhaps),
        recommended_on=draw(perhaps),
        replaced_on=draw(st.none() | perhaps),
    )
