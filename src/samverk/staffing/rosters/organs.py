"""A row of a party's line organisation: an organ that is new, as it was, or more fully known."""

import datetime as dt

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext

from samverk.foundation import audit
from samverk.parties.models import Organ, Party
from samverk.rulebook.matching import How, fold, match
from samverk.staffing.rosters.columns import FROM, TO
from samverk.staffing.rosters.faults import Unclear, Wrong
from samverk.staffing.rosters.lines import Line
from samverk.staffing.rosters.people import NEW
from samverk.staffing.rosters.register import Register, organ
from samverk.staffing.rosters.verdicts import Judged, Verdict

SORTS = {
    Organ.Kind.COUNCIL: "fullmäktige",
    Organ.Kind.EXECUTIVE: "styrelse",
    Organ.Kind.COMMITTEE: "nämnd",
    Organ.Kind.SUBCOMMITTEE: "utskott",
    Organ.Kind.ADMINISTRATION: "förvaltning",
}
_SORTS = {fold(word): kind for kind, word in SORTS.items()}
_SORT, _UNDER = "sort", "under"


def ordered(lines: list[Line]) -> list[Line]:
    """The rows with what is above before what is under it."""
    above = {_names(line): (fold(line.text("party")), fold(line.text("under"))) for line in lines}

    def depth(line: Line) -> int:
        at, steps = _names(line), 0
        while at in above and steps < len(above):
            at, steps = above[at], steps + 1
        return steps

    return sorted(lines, key=depth)


def _names(line: Line) -> tuple[str, str]:
    return fold(line.text("party")), fold(line.text("organ"))


def judge(line: Line, register: Register, *, chosen: str, actor: str) -> Judged:
    """Read in one row. Raises: Wrong, Unclear."""
    if not line.text("party") or not line.text("organ"):
        raise Wrong(gettext("Både Part och Organ behövs."))
    party = register.party(line.text("party"))
    sort = _sort(line)
    about = f"{line.text('organ')}, {party.name}"
    with audit.acting(actor=actor, day=register.on):
        row = _known(line, party, chosen, register.on)
        if row is not None:
            says = _completed(row, line, sort, register)
            return Judged(line, Verdict.CHANGES if says else Verdict.UNCHANGED, about, tuple(says))
        period = DateRange(line.day("from_day") or register.on, line.until())
        if period.upper and period.upper <= period.lower:
            raise line.wrong(TO.field, gettext("är före den första dagen"))
        parent = _parent(line, party, register)
        Organ.objects.create(
            party=party, kind=sort, name=line.text("organ"), parent=parent, period=period
        )
    says = [gettext("nytt organ från %(day)s") % {"day": period.lower}]
    return Judged(line, Verdict.NEW, about, tuple(says))


def _sort(line: Line) -> str:
    said = fold(line.text("sort"))
    if said not in _SORTS:
        why = gettext("är inget slag av organ; det är ett av %(words)s")
        raise line.wrong(_SORT, why % {"words": ", ".join(SORTS.values())})
    return str(_SORTS[said])


def _known(line: Line, party: Party, chosen: str, on: dt.date) -> Organ | None:
    """The organ that the row names, among those that there are in its time. Raises: Unclear where it is only near."""
    period = DateRange(line.day("from_day") or on, line.until() or None)
    rows = Organ.objects.filter(party=party, period__overlap=period).order_by("pk")
    there = {str(row.pk): row for row in rows}
    found = match(line.text("organ"), {key: [row.name] for key, row in there.items()})
    if found.how in {How.EXACT, How.ALIKE}:
        return there[found.keys[0]]
    if found.how is How.UNKNOWN or chosen == NEW:
        return None
    if chosen in found.keys:
        return there[chosen]
    new = (NEW, gettext("ett nytt organ: %(name)s") % {"name": line.text("organ")})
    raise Unclear(
        gettext("”%(name)s” liknar ett organ som finns.") % {"name": line.text("organ")},
        (*((key, there[key].name) for key in found.keys), new),
    )


def _parent(line: Line, party: Party, register: Register) -> Organ | None:
    return organ(party, line.text("under"), register) if line.text("under") else None


def _completed(row: Organ, line: Line, sort: str, register: Register) -> list[str]:
    """What the row says and the register does not. Raises: Wrong where they say different things."""
    says: list[str] = []
    from_day, until = line.day("from_day"), line.until()
    if row.kind != sort:
        raise line.wrong(_SORT, gettext("är ett annat slag än registrets"))
    if from_day and from_day != row.period.lower:
        why = gettext("är inte den dag som registret har: %(day)s") % {"day": row.period.lower}
        raise line.wrong(FROM.field, why)
    parent = _parent(line, row.party, register)
    if parent and row.parent_id is None:
        row.parent = parent
        says.append(gettext("under %(organ)s") % {"organ": parent.name})
    elif parent and row.parent_id != parent.pk:
        raise line.wrong(_UNDER, gettext("är inte det organ som registret har"))
    if until and row.period.upper is None:
        row.period = DateRange(row.period.lower, until)
        says.append(gettext("upphör efter %(day)s") % {"day": until - dt.timedelta(days=1)})
    elif until and row.period.upper != until:
        raise line.wrong(TO.field, gettext("är inte den dag som registret har"))
    if says:
        row.save(update_fields=["parent", "period"])
    return says
