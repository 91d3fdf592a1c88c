"""What an agreement's depositary tells the parties, day by day, as worked_examples/agreements_notices.toml has it."""

import datetime as dt
import tomllib
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.agreements import acts, depositary, facts
from samverk.rulebook.agreements.acts import Happened, Record, Told
from samverk.rulebook.matters.decisions.facts import Outcome
from samverk.rulebook.structure.model import Agreement, Force, Lasts, Notice

Row = Mapping[str, Any]
EXAMPLES = tomllib.loads(
    resources.files("samverk.rulebook.worked_examples")
    .joinpath("agreements_notices.toml")
    .read_text(encoding="utf-8")
)["examples"]
NAMES = {"a": "A", "b": "B", "c": "C"}
ADOPTING = {Outcome.ADOPTED, Outcome.CHANGED}


@pytest.mark.parametrize("example", EXAMPLES, ids=[each["name"] for each in EXAMPLES])
def test_an_example_holds(example: Row) -> None:
    issued, known = list[Told](), dict(example.get("agreement", {}))
    for day in example["days"]:
        known |= day

        told = depositary.untold(what_happened(known), Record(tuple(issued)), on=day["on"])

        lines = [in_words(number, act) for number, act in enumerate(told, len(issued) + 1)]
        assert len(lines) == day["count"] if "count" in day else lines == day["gives"], lines
        issued += as_issued(told, issued)


def in_words(number: int, act: acts.Act) -> str:
    who = f" {act.party}" if act.party else ""
    return f"{number} {act.kind}{who}: {act.text.sv}"


def as_issued(news: Sequence[acts.Act], issued: Sequence[Told]) -> list[Told]:
    """The notices as they are read back: by their keys."""
    record = Record(tuple(issued))
    return [
        Told(number, *depositary.parts(depositary.key_of(act, record)), act.kind, act.party)
        for number, act in enumerate(news, len(issued) + 1)
    ]


def what_happened(row: Row) -> Happened:
    decisions = tuple(a_decision(each) for each in row.get("decisions", ()))
    letters = tuple(a_letter(each) for each in row.get("letters", ()))
    readings = tuple(a_reading(each) for each in row.get("read", ()))
    other = row.get("replacement")
    known = facts.Known(
        terms=terms(row),
        names=NAMES,
        adoptions=tuple(
            facts.Adoption(each.party, each.on) for each in decisions if each.outcome in ADOPTING
        ),
        notices=tuple(each.notice for each in letters if each.withdrawn_on is None),
        interpretations=tuple(each.said for each in readings),
        replaced_on=other["on"] if other else None,
        waits_for=dict.fromkeys(row.get("waits_for", ())),
        released={each["name"]: each["on"] for each in row.get("releases", ())},
    )
    aside = tuple(acts.Aside(**each) for each in row.get("aside", ()))
    releases = tuple(acts.Release(**each) for each in row.get("releases", ()))
    replacement = acts.Replacement("1", other["name"], other["on"]) if other else None
    asked = an_asked(row["asked"]) if "asked" in row else None
    return Happened(known, asked, decisions, letters, readings, replacement, releases, aside)


def terms(row: Row) -> Agreement:
    """In force when all have adopted it and until further notice, if nothing else is said."""
    notice = row.get("notice")
    cited = tuple(row[key] for key in ("clause",) if key in row)
    lasts = tuple(row[key] for key in ("lasts_clause",) if key in row)
    return Agreement(
        key="avtalet",
        name="Avtalet",
        kind="master",
        parent=None,
        parties=tuple(NAMES),
        each_with=None,
        registry_number=None,
        required_by=None,
        force=Force(row.get("when", "all"), row.get("number"), row.get("not_before"), cited),
        lasts=Lasts(None, row["until"], row.get("renewal"), lasts) if "until" in row else None,
        notice=Notice(
            notice["months"],
            notice["from"],
            None,
            True,  # noqa: FBT003 -- as the model has it
            notice.get("ends_for"),
            (notice["clause"],),
        )
        if notice
        else None,
        disputes=None,
        duties=(),
        clauses=(),
    )


def an_asked(row: Row) -> acts.Asked:
    return acts.Asked(
        "7",
        row.get("by", ""),
        row.get("recommended"),
        row.get("sent"),
        row.get("due"),
        row.get("withdrawn"),
    )


def a_decision(row: Row) -> acts.Decision:
    return acts.Decision(
        id=row.get("id", f"r{row['party']}"),
        party=row["party"],
        outcome=Outcome(row.get("outcome", "adopted")),
        on=row["on"],
        organ=row.get("organ", ""),
        paragraph=row.get("paragraph", ""),
        registry_number=row.get("registry_number", ""),
        reservation=row.get("reservation", ""),
    )


def a_letter(row: Row) -> acts.Letter:
    notice = facts.Notice(row["party"], row["given"], row.get("received"), row.get("treated"))
    return acts.Letter(
        f"l{row['party']}",
        notice,
        row.get("treated_in", ""),
        row.get("withdrawn"),
        row.get("registry_number", ""),
    )


def a_reading(row: Row) -> acts.Reading:
    said = facts.Interpretation(facts.Open(row["of"]), row["as"], row["by"], row["on"])
    return acts.Reading(row["of"].replace(" ", "-"), said, row.get("why", ""))


DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
DECISIONS = st.dictionaries(
    st.sampled_from("abc"), st.tuples(DAYS, st.sampled_from(["adopted", "rejected"])), max_size=3
)


def decided(said: Mapping[str, tuple[dt.date, str]]) -> Happened:
    rows = [
        {"party": party, "on": on, "outcome": outcome, "id": f"{on} {outcome}"}
        for party, (on, outcome) in said.items()
    ]
    return what_happened({"decisions": rows, "when": "each for itself"})


@given(st.lists(DECISIONS, min_size=1, max_size=5))
def test_what_has_been_told_is_not_told_again_whatever_was_told_before(
    versions: list[dict[str, tuple[dt.date, str]]],
) -> None:
    on, issued = dt.date(2027, 1, 1), list[Told]()
    for version in versions:
        news = depositary.untold(decided(version), Record(tuple(issued)), on=on)
        issued += as_issued(news, issued)

        again = depositary.untold(decided(version), Record(tuple(issued)), on=on)

        assert again == ()


@given(st.lists(DECISIONS, min_size=1, max_size=5))
def test_the_last_notice_of_each_party_says_what_holds_and_no_key_comes_twice(
    versions: list[dict[str, tuple[dt.date, str]]],
) -> None:
    on, issued, keys = dt.date(2027, 1, 1), list[Told](), list[str]()
    for version in versions:
        record = Record(tuple(issued))
        news = depositary.untold(decided(version), record, on=on)
        keys += [depositary.key_of(act, record) for act in news]
        issued += as_issued(news, issued)

    holds = Record(tuple(issued))
    assert len(keys) == len(set(keys))
    for party in NAMES:
        value = holds.value(f"decision:{party}")
        assert bool(value) == (party in versions[-1])
        assert not value or value.startswith(str(versions[-1][party][0]))


@given(DECISIONS)
def test_the_notices_of_one_day_stand_in_the_order_of_the_acts_own_days(
    said: dict[str, tuple[dt.date, str]],
) -> None:
    news = depositary.untold(decided(said), Record(), on=dt.date(2027, 1, 1))

    assert [act.on for act in news] == sorted(act.on for act in news)
