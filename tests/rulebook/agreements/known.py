"""Agreements to try the rules on: terms with defaults, and parties called a, b, c …"""

import datetime as dt
from importlib import resources

from samverk.rulebook.agreements.facts import Adoption, Interpretation, Known, Notice, Open
from samverk.rulebook.structure import reader
from samverk.rulebook.structure.model import Agreement, Force, Lasts
from samverk.rulebook.structure.model import Notice as NoticeTerms

START = dt.date(2020, 1, 1)


def day(number: int) -> dt.date:
    """So many days after the start."""
    return START + dt.timedelta(days=number)


def terms(  # noqa: PLR0913 -- as many as an agreement has terms
    *,
    when: str | None = "all",
    number: int | None = None,
    not_before: dt.date | None = None,
    until: dt.date | None = None,
    renewal: int | None = None,
    notice: NoticeTerms | None = None,
    each_with: str | None = None,
) -> Agreement:
    """An agreement that enters into force when all have adopted it, until further notice, if nothing else is said."""
    return Agreement(
        key="avtal",
        name="Avtalet",
        kind="master",
        parent=None,
        parties=("a", "b", "c"),
        each_with=each_with,
        registry_number=None,
        required_by=None,
        force=Force(when, number, not_before, ()) if when else None,
        lasts=Lasts(None, until, renewal, ()) if until else None,
        notice=notice,
        disputes=None,
        duties=(),
        clauses=(),
    )


def notice_terms(
    counted_from: str = "received", *, months: int = 12, ends_for: str | None = "all"
) -> NoticeTerms:
    """Twelve months from when the letter was received, for all, if nothing else is said."""
    return NoticeTerms(months, counted_from, None, True, ends_for, ())  # noqa: FBT003 -- as the model has it


def known(of: Agreement, adopted: dict[str, int], **facts: object) -> Known:
    """Three parties, of which these adopted the agreement so many days after the start."""
    names = {key: key.upper() for key in "abc"}
    adoptions = tuple(Adoption(party, day(number)) for party, number in adopted.items())
    return Known(of, names, adoptions, **facts)  # type: ignore[arg-type] # facts of a test


def vasterbotten(**facts: object) -> Known:
    """The agreement of Västerbotten, as its file states it, with its sixteen parties."""
    structure = reader.read(
        resources.files("samverk.structures").joinpath("vasterbotten.toml").read_bytes()
    )
    names = {party.key: party.name for party in structure.signatories()}
    return Known(structure.agreements["overenskommelsen"], names, **facts)  # type: ignore[arg-type] # facts of a test


def everybody(of: Known, on: dt.date) -> tuple[Adoption, ...]:
    """Every party adopts the agreement on one day."""
    return tuple(Adoption(party, on) for party in of.parties)


def gave_notice(
    party: str = "a", *, received: int | None = 0, treated: int | None = None
) -> Notice:
    """A party's letter of notice, written on the first day."""
    return Notice(
        party,
        START,
        None if received is None else day(received),
        None if treated is None else day(treated),
    )


def read(of: Open, reading: str, number: int = 0) -> Interpretation:
    """Somebody has said how a silence is read."""
    return Interpretation(of, reading, "Jonas Hedman", day(number))
