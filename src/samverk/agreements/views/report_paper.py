"""A board's yearly report on contractual cooperation as a paper. It is in Swedish: it is the principal's own record."""

import datetime as dt
from collections.abc import Iterator, Sequence

from samverk.agreements.models import Agreement
from samverk.agreements.queries.yearly import Report, Told
from samverk.foundation.formats import day_long
from samverk.foundation.writing import Block, Bullets, Facts, Heading, Numbered, Paper, Paragraph
from samverk.rulebook.agreements.duties import Doing, DutyStanding
from samverk.rulebook.source import find

KINDS = Agreement.Cooperation
BOARD, COUNCIL = "styrelsen", "fullmäktige"
_OUTCOMES = {"adopted": "Antaget", "adopted with change": "Antaget med ändring"}


def paper(report: Report) -> Paper:
    """The report: the same bytes whenever it is written of the same facts. No queries."""
    return Paper(
        title=f"Avtalssamverkan {report.year}",
        date=report.until,
        sender=(report.party.name, report.structure.name),
        recipient=("Fullmäktige",),
        kind="Rapport från styrelsen",
        blocks=tuple(_blocks(report)),
    )


def _blocks(report: Report) -> Iterator[Block]:
    yield Heading("Förslag till beslut")
    yield Numbered(
        (f"Fullmäktige lägger rapporten om avtalssamverkan {report.year} till handlingarna.",)
    )
    yield Heading("Sammanfattning")
    yield Paragraph(_summary(report))
    yield Heading("Varför rapporten lämnas")
    yield Paragraph(_why())
    yield Heading("Avtal om avtalssamverkan")
    yield from _contractual(report.of(KINDS.CONTRACTUAL))
    yield from _unknown(report)
    yield from _other(report.of(KINDS.OTHER))
    yield Heading("Styrelsens bedömning")
    yield Paragraph(
        "[Skriv hur samverkan har fungerat för er och om något avtal bör ändras eller sägas upp.]"
    )
    yield Heading("Om underlaget")
    yield Paragraph(
        f"Uppgifterna är hämtade ur Samverk och gäller till och med den {_day(report.until)}. Där står också varje avtals "
        "text, alla parters beslut och hur dagarna har räknats ut."
    )


def _summary(report: Report) -> str:
    contractual, unknown = len(report.of(KINDS.CONTRACTUAL)), len(report.of(KINDS.UNKNOWN))
    who, year = report.party.name, report.year
    until = (
        ""
        if report.until == dt.date(year, 12, 31)
        else f" Året är inte slut: det som står här gäller till och med den {_day(report.until)}."
    )
    if not contractual:
        said = f"{who} har inte haft något avtal om avtalssamverkan i {report.structure.name} under {year}."
    else:
        said = f"{who} har haft {_count(contractual)} om avtalssamverkan i {report.structure.name} under {year}."
    late = sum(each.doing is Doing.LATE for told in report.told for each in told.left)
    if late:
        said += (
            f" {_duties(late)} i avtalen är försenade."
            if late > 1
            else " Ett åtagande i avtalen är försenat."
        )
    if unknown:
        said += (
            f" {_count(unknown).capitalize()} är inte prövade: för dem är det inte avgjort om de är avtalssamverkan."
            if unknown > 1
            else " Ett avtal är inte prövat: för det är det inte avgjort om det är avtalssamverkan."
        )
    return said + until


def _count(number: int) -> str:
    return "ett avtal" if number == 1 else f"{number} avtal"


def _duties(number: int) -> str:
    return f"{number} åtaganden"


def _why() -> str:
    """What the law says, in the words of the source."""
    cited = (("9 kap. 37 §", "9:37"), ("6 kap. 1 §", "6:1"), ("9 kap. 38 §", "9:38"))
    said = [(name, find(f"sfs-2017-725 {number}")) for name, number in cited]
    return " ".join(
        f"{clause.sv.rstrip('.')} ({name} kommunallagen)." for name, clause in said if clause
    )


def _contractual(told: Sequence[Told]) -> Iterator[Block]:
    if not told:
        yield Paragraph(
            "Inget avtal har angetts vara avtalssamverkan, alltså att en kommun eller region utför en uppgift åt en annan."
        )
    for each in told:
        yield Heading(each.agreement.name, level=3)
        yield Paragraph(
            each.agreement.cooperation_what
            or "Vilka uppgifter som utförs av vem är inte antecknat än."
        )
        yield Facts(tuple(_facts(each)))
        yield from _done(each)
        yield from _happened(each)


def _facts(told: Told) -> Iterator[tuple[str, str]]:
    if told.others:
        yield "Med", ", ".join(told.others)
    yield "Gäller", f"från den {_day(told.period.from_day)}{_until(told) or ', tills vidare'}"
    own = told.own
    if own.decided_on:
        where = [
            own.organ,
            own.paragraph and _paragraph(own.paragraph),
            own.registry_number and f"dnr {own.registry_number}",
        ]
        said = ", ".join(each for each in where if each)
        outcome = _OUTCOMES.get(own.outcome or "", "Beslutat")
        yield "Beslut", f"{outcome} den {_day(own.decided_on)}" + (f" ({said})" if said else "")


def _paragraph(number: str) -> str:
    return number if number.startswith("§") else f"§ {number}"


def _done(told: Told) -> Iterator[Block]:
    """The follow-up: what was done in the year, what is to be done, and what should have been."""
    lines = [
        f"{each.duty.what}: gjort den {_day(each.day)}."
        + (f" {said.strip()}" if said.strip() else "")
        for each, said in told.done
        if each.day
    ]
    lines += [f"{each.duty.what}: {_left(each)}." for each in told.left]
    yield Heading("Uppföljning och åtaganden", level=4)
    if lines:
        yield Bullets(tuple(lines))
    else:
        yield Paragraph(
            "Avtalet har inga åtaganden som återstår, och inget antecknades som gjort under året."
        )


def _left(standing: DutyStanding) -> str:
    latest = standing.duty.latest
    if standing.doing is Doing.LATE and latest:
        return f"försenat, skulle ha gjorts senast den {_day(latest)}"
    if standing.doing is Doing.PLANNED and standing.day:
        return f"planerat till den {_day(standing.day)}"
    return f"ska göras senast den {_day(latest)}" if latest else "ska göras, utan sista dag"


def _happened(told: Told) -> Iterator[Block]:
    yield Heading("Under året", level=4)
    if told.notices:
        yield Bullets(tuple(f"Meddelande {row.number}: {row.text_sv}" for row in told.notices))
    else:
        yield Paragraph("Inget har ändrats i avtalet eller i vilka som är parter.")


def _unknown(report: Report) -> Iterator[Block]:
    told = report.of(KINDS.UNKNOWN)
    if not told and not report.unsaid:
        return
    yield Heading("Inte prövade")
    yield Paragraph(
        "Det är inte avgjort om de här avtalen är avtalssamverkan. Pröva om någon part utför en uppgift åt en annan; ange i "
        "så fall vilken uppgift och vem som gör den. Då kommer avtalet med i rapporten."
    )
    names = [_in_short(each) for each in told]
    names += [
        f"{each.name}: villkoren är inte inskrivna, så det framgår inte om avtalet gäller."
        for each in report.unsaid
    ]
    yield Bullets(tuple(names))


def _other(told: Sequence[Told]) -> Iterator[Block]:
    if told:
        yield Heading("Annan samverkan genom avtal")
        yield Bullets(tuple(map(_in_short, told)))


def _in_short(told: Told) -> str:
    return f"{told.agreement.name}, gäller från den {_day(told.period.from_day)}{_until(told)}."


def _until(told: Told) -> str:
    """Until when the agreement holds, empty where it is until further notice."""
    until, prolonged = told.period.until_day, told.prolonged
    if until is not None:
        return f" till och med den {_day(until - dt.timedelta(days=1))}"
    if prolonged is None:
        return ""
    months = "månad" if prolonged.months == 1 else "månader"
    return (
        f" till och med den {_day(prolonged.last)}, förlängs {prolonged.months} {months} i taget "
        "om ingen säger upp det"
    )


def _day(day: dt.date) -> str:
    return day_long(day, "sv").partition(" ")[2]
