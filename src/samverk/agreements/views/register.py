"""The register of agreements: on a time axis and as a table, of one structure or of all that the reader may see."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import Http404, QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from samverk.agreements import picture
from samverk.agreements.access import may_keep, seen_anywhere, seen_by
from samverk.agreements.picture import of_agreements
from samverk.agreements.picture.subject import Subject
from samverk.agreements.queries import register as looking
from samverk.agreements.queries.briefly import Brief
from samverk.agreements.queries.knowing import Read
from samverk.agreements.queries.many import reads
from samverk.agreements.queries.register import LOCAL, MASTER, STATES, Wanted
from samverk.agreements.queries.remembered import briefs
from samverk.agreements.queries.status import Status, status_of
from samverk.agreements.views import told
from samverk.agreements.views.register_words import Said, picture_words, sentence
from samverk.bodies.models import Structure, StructureParty
from samverk.bodies.queries import structures
from samverk.bodies.queries.nearest import rules_near
from samverk.foundation import access
from samverk.foundation.formats import sv_sort
from samverk.foundation.language import current
from samverk.foundation.page import Context, PageRequest, page
from samverk.rulebook.structure.model import Key
from samverk.rulebook.structure.model import Structure as Rules

ON_A_PAGE = 25
LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """One place in a list of choices."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One agreement in the table. last is its last day, further what is told where that is not known."""

    key: Key
    structure: Structure
    name: str
    kind: str
    is_under: bool
    pill: told.Pill
    parties: int
    since: dt.date | None
    last: dt.date | None
    further: str
    last_notice: dt.date | None
    due: tuple[object, ...]
    ending: dt.date | None
    is_required: bool


@page("agreements/register.html", may=access.everyone)
def register(request: PageRequest, structure: str) -> Context:
    """The agreements of a structure on the chosen day: all see the public ones. Thirty-one queries, or more without briefs."""
    row = structures.by_key(structure)
    if row is None:
        raise Http404
    today = request.day.today
    rules = rules_near(row, on=request.day.on)
    seen = seen_by(request.user, row, on=today)
    known = _known(request, seen.values_list("pk", flat=True))
    names = dict(
        StructureParty.objects.filter(structure=row, is_signatory=True).values_list("key", "name")
    )
    may_add = may_keep(request.user, row, on=today)
    return {
        "structure": row,
        **_shown(request, known, {row.pk: row}, names),
        "locals": [_matrix(each, rules) for each in looking.locals_of(known, rules)],
        "unlisted": looking.unlisted(known, rules),
        "add": _add_address(row) if may_add else "",
    }


@page("agreements/register.html", may=access.everyone)
def everywhere(request: PageRequest) -> Context:
    """The agreements of every structure that the reader may see. Twenty-eight queries, or more without briefs."""
    seen = seen_anywhere(request.user, on=request.day.today)
    known = _known(request, seen.values_list("pk", flat=True))
    rows = Structure.objects.in_bulk({each.structure for each in known})
    names = dict(StructureParty.objects.filter(is_signatory=True).values_list("key", "name"))
    return {"structure": None, **_shown(request, known, rows, names)}


def _known(request: PageRequest, pks: Iterable[int]) -> list[Brief]:
    found = briefs(pks, on=request.day.on).values()
    return looking.shown_on(found, is_today=request.day.is_today)


def _shown(
    request: PageRequest,
    known: Sequence[Brief],
    rows: Mapping[int, Structure],
    names: Mapping[Key, str],
) -> Context:
    """One page of what is looked for, as a picture and as a table, with the sentence about everything."""
    wanted = picked(request.GET)
    found = looking.register(known, wanted)
    shown = Paginator(found, ON_A_PAGE).get_page(request.GET.get("sida"))
    read = reads([each.pk for each in shown], on=request.day.on)
    standing = {
        pk: status_of(each, on=request.day.on) for pk, each in read.items() if each is not None
    }
    several = len(rows) > 1
    return {
        "wanted": wanted,
        "is_everything": wanted == Wanted(),
        "sentence": sentence(known, on=request.day.on),
        "said": Said(len(found), len(known)),
        "page": shown,
        "several": several,
        "entries": [_entry(each, standing.get(each.pk), rows) for each in shown],
        "picture": _picture(request, shown, read, standing, rows),
        **_choices(known, wanted, names),
    }


def picked(asked: QueryDict) -> Wanted:
    """What the address asks for; what is no choice is left out."""
    state, kind = asked.get("lage", ""), asked.get("slag", "")
    return Wanted(
        text=asked.get("q", "").replace("\0", "").strip()[:LONGEST_TEXT],
        state=state if state in STATES else "",
        party=asked.get("part", "").replace("\0", ""),
        kind=kind if kind in {MASTER, LOCAL} else "",
        required=asked.get("lag") == "ja",
        due=asked.get("atgard") == "ja",
    )


def _entry(each: Brief, status: Status | None, rows: Mapping[int, Structure]) -> Entry:
    days = {row.key: row.on for row in status.dates} if status else {}
    over = days.get("ends_on")
    if status and status.agreement.replaced_on and status.agreement.replaced_on <= status.on:
        over = status.agreement.replaced_on
    return Entry(
        key=each.key,
        structure=rows[each.structure],
        name=each.name,
        kind=told.kind(each.kind),
        is_under=each.parent is not None,
        pill=told.pill(each.state, days.get("in_force_from")),
        parties=len(each.parties),
        since=days.get("in_force_from"),
        last=over - dt.timedelta(days=1) if over else None,
        further=told.further(status.prolonged) if status and days.get("in_force_from") else "",
        last_notice=each.last_notice,
        due=each.due,
        ending=each.ending,
        is_required=each.is_required,
    )


def _picture(
    request: PageRequest,
    shown: Page[Brief],
    read: Mapping[int, Read | None],
    standing: Mapping[int, Status],
    rows: Mapping[int, Structure],
) -> picture.Picture | None:
    """The time axis of the page; None where there is nothing to draw."""
    lines = []
    for each in shown:
        row = read.get(each.pk)
        if row is not None:
            address = _address(request, rows[each.structure].key, each.key)
            lines.append(
                of_agreements.line(
                    standing[each.pk],
                    row,
                    language=current(),
                    url=address,
                    is_under=each.parent is not None,
                )
            )
    if not lines:
        return None
    title, about, marked = picture_words(request.day)
    subject = Subject(title, about, request.day.on, marked, tuple(lines))
    return picture.draw(subject, language=current())


def _address(request: PageRequest, structure: Key, key: Key) -> str:
    carried = f"?{urlencode(request.day.carried)}" if request.day.carried else ""
    return reverse("agreements:agreement", args=(structure, key)) + carried


def _add_address(row: Structure) -> str:
    """The address of the form that registers an agreement; empty where the installation has none."""
    try:
        return reverse("agreements:register-new", args=[row.key])
    except NoReverseMatch:
        return ""


def _choices(known: Iterable[Brief], wanted: Wanted, names: Mapping[Key, str]) -> Context:
    parties = sorted(
        {key for each in known for key in each.parties},
        key=lambda key: sv_sort(names.get(key, key)),
    )
    states = (
        ("", _("Alla")),
        (looking.HOLDS, _("Gäller")),
        (looking.IN_FORCE, _("I kraft, inte uppsagda")),
        (looking.NOTICED, _("Uppsagda")),
        (looking.COMING, _("På väg att antas")),
        (looking.OVER, _("Upphörda och ersatta")),
    )
    kinds = (("", _("Alla")), (MASTER, _("Huvudavtal och andra")), (LOCAL, _("Lokala avtal")))
    named = [(key, names.get(key, key)) for key in parties]
    return {
        "states": _list(states, wanted.state),
        "kinds": _list(kinds, wanted.kind),
        "parties": _list([("", _("Alla")), *named], wanted.party),
    }


def _list(rows: Iterable[tuple[str, str]], chosen: str) -> list[Choice]:
    return [Choice(value, words, value == chosen) for value, words in rows]


@dataclass(frozen=True, slots=True)
class Square:
    """A party in the overview of local agreements: its agreement, or that it has none."""

    key: Key
    name: str
    brief: Brief | None
    pill: told.Pill | None


@dataclass(frozen=True, slots=True)
class Matrix:
    """The local agreements of one kind: with whom, how many have one, and each party."""

    terms: Key
    name: str
    between: str
    has: int
    total: int
    squares: tuple[Square, ...]


def _matrix(found: looking.Locals, rules: Rules | None) -> Matrix:
    def name(key: Key) -> str:
        return rules.name_of(key) if rules else key

    keys = {*found.has, *found.lacks}
    squares = tuple(
        Square(
            key,
            name(key),
            found.has.get(key),
            told.pill(found.has[key].state) if key in found.has else None,
        )
        for key in sorted(keys, key=lambda key: sv_sort(name(key)))
    )
    has = len(keys) - len(found.lacks)
    return Matrix(found.terms, found.name, name(found.between), has, len(keys), squares)
