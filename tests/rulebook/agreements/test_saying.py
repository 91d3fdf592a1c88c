"""One sentence says what is supposed and what follows."""

import datetime as dt
from dataclasses import replace

import pytest

from samverk.rulebook.agreements.facts import Adoption, Interpretation, Notice, Open
from samverk.rulebook.agreements.saying import in_short
from samverk.rulebook.agreements.supposing import (
    Adopts,
    GivesNotice,
    IsRead,
    IsReplaced,
    NeverAdopts,
    Supposed,
    WithdrawsNotice,
    suppose,
)
from samverk.rulebook.structure.model import Agreement
from samverk.rulebook.words import listed
from tests.rulebook.agreements.known import (
    day,
    everybody,
    gave_notice,
    known,
    notice_terms,
    terms,
    vasterbotten,
)

SAID = [
    ([], "Inget antas hända."),
    (
        [GivesNotice(Notice("umea", day(0), day(2), day(9)))],
        (
            "Om Umeå kommun säger upp avtalet och skrivelsen behandlas den 10 januari 2020 upphör det för Umeå kommun efter "
            "den 9 januari 2021; texten säger inte om det då upphör också för de andra."
        ),
    ),
    (
        [GivesNotice(Notice("umea", day(0), day(2)))],
        (
            "Om Umeå kommun säger upp avtalet den 1 januari 2020 börjar tiden löpa först när skrivelsen har behandlats; "
            "texten säger inte om det då upphör också för de andra."
        ),
    ),
    (
        [NeverAdopts("mala"), NeverAdopts("sorsele")],
        (
            "Om Malå kommun och Sorsele kommun inte antar avtalet är det inte säkert att avtalet träder i kraft, för texten "
            "säger inte hur många som måste anta det."
        ),
    ),
    (
        [NeverAdopts(each) for each in ("mala", "sorsele", "umea", "vannas", "asele")],
        (
            "Om bara 11 av 16 parter antar avtalet är det inte säkert att avtalet träder i kraft, för texten säger inte hur "
            "många som måste anta det."
        ),
    ),
    (
        [Adopts(Adoption("mala", dt.date(2020, 11, 2), with_change=True))],
        "Om Malå kommun antar avtalet med ändring den 2 november 2020 träder det i kraft den 2 november 2020.",
    ),
    ([WithdrawsNotice("mala")], "Om Malå kommun tar tillbaka sin uppsägning ändras inget datum."),
    (
        [IsRead(Interpretation(Open.FORCE, "each for itself", "", day(0)))],
        "Om avtalet ska gälla för var och en som har antagit det ändras inget datum.",
    ),
    (
        [IsRead(Interpretation(Open.COUNTED_FROM, "given", "", day(0)))],
        "Om uppsägningstiden räknas från dagen då uppsägningen gjordes ändras inget datum.",
    ),
    (
        [IsReplaced(dt.date(2027, 1, 1))],
        "Om avtalet ersätts den 1 januari 2027 gäller det inte därefter.",
    ),
    (
        [
            IsRead(Interpretation(Open.ENDS_FOR, "all", "", day(0))),
            GivesNotice(Notice("umea", day(0), day(2), day(9))),
            GivesNotice(Notice("mala", day(1), day(2), day(9))),
        ],
        (
            "Om Umeå kommun och Malå kommun säger upp avtalet och skrivelsen behandlas den 10 januari 2020 och en uppsägning "
            "gäller för alla parter upphör det för alla parter efter den 9 januari 2021."
        ),
    ),
    (
        [
            IsRead(Interpretation(Open.ENDS_FOR, "the one", "", day(0))),
            GivesNotice(Notice("umea", day(0), day(2), day(9))),
            GivesNotice(Notice("mala", day(1), day(2), day(10))),
        ],
        (
            "Om Umeå kommun och Malå kommun säger upp avtalet och en uppsägning gäller bara för den som säger upp upphör det för "
            "Malå kommun efter den 10 januari 2021 och upphör det för Umeå kommun efter den 9 januari 2021."
        ),
    ),
]


@pytest.mark.parametrize(("acts", "says"), SAID)
def test_one_sentence_says_what_is_supposed_and_what_follows(
    acts: list[Supposed], says: str
) -> None:
    before = vasterbotten()
    before = replace(before, adoptions=everybody(before, dt.date(2020, 6, 15)))

    said = in_short(before, suppose(before, acts), acts)

    assert said.sv == says


RECEIVED = gave_notice(received=2)


@pytest.mark.parametrize(
    ("of", "acts", "says"),
    [
        (
            terms(notice=notice_terms()),
            [GivesNotice(RECEIVED)],
            "Om A säger upp avtalet och skrivelsen kommer in den 3 januari 2020 upphör det för alla parter efter den 2 januari 2021.",
        ),
        (
            terms(notice=notice_terms()),
            [GivesNotice(gave_notice(received=None))],
            "Om A säger upp avtalet den 1 januari 2020 börjar tiden löpa först när skrivelsen har kommit in.",
        ),
        (
            terms(notice=notice_terms("unstated")),
            [GivesNotice(RECEIVED)],
            "Om A säger upp avtalet den 1 januari 2020 säger texten inte från vilken dag tiden räknas.",
        ),
        (
            terms(),
            [GivesNotice(RECEIVED)],
            "Om A säger upp avtalet den 1 januari 2020 säger avtalet inget om vad som följer.",
        ),
        (
            terms(when="all"),
            [NeverAdopts("a")],
            "Om A inte antar avtalet träder avtalet inte i kraft.",
        ),
        (
            terms(when="number", number=2),
            [NeverAdopts("c")],
            "Om C inte antar avtalet gäller det inte för C.",
        ),
    ],
)
def test_what_follows_is_told_by_what_the_text_says(
    of: Agreement, acts: list[Supposed], says: str
) -> None:
    before = known(of, {"a": 0, "b": 0, "c": 0})

    assert in_short(before, suppose(before, acts), acts).sv == says


@pytest.mark.parametrize(
    ("ends_for", "says"),
    [("all", "har avtalet inget slut"), ("the one", "fortsätter det att gälla för A")],
)
def test_a_notice_that_is_taken_back_is_told(ends_for: str, says: str) -> None:
    of = terms(notice=notice_terms(ends_for=ends_for))
    before = known(of, {"a": 0, "b": 0, "c": 0}, notices=(RECEIVED,))

    said = in_short(before, suppose(before, [WithdrawsNotice("a")]), [WithdrawsNotice("a")])

    assert said.sv == f"Om A tar tillbaka sin uppsägning {says}."


def test_a_notice_that_counts_from_another_day_than_the_first_is_told_by_that() -> None:
    of = terms(notice=notice_terms("given"))
    before = known(of, {"a": 0, "b": 0, "c": 0})
    acts = [GivesNotice(gave_notice(received=None))]

    assert (
        "upphör det för alla parter efter den 31 december 2020"
        in in_short(before, suppose(before, acts), acts).sv
    )


def test_a_reading_of_from_when_says_what_the_time_waits_for() -> None:
    before = known(terms(notice=notice_terms("unstated")), {"a": 0, "b": 0, "c": 0})
    acts: list[Supposed] = [
        GivesNotice(gave_notice()),
        IsRead(Interpretation(Open.COUNTED_FROM, "treated", "", day(0))),
    ]

    said = in_short(before, suppose(before, acts), acts).sv

    assert said.endswith("börjar tiden löpa först när skrivelsen har behandlats.")


def test_names_are_listed_as_people_write_them() -> None:
    assert [listed(names).sv for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A och B",
        "A, B och C",
    ]
