"""Two wordings beside each other, clause by clause: two versions, or a version and that of an agreement it replaced."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from samverk.agreements.access import may_see
from samverk.agreements.models import Agreement, AgreementText
from samverk.agreements.queries import wording
from samverk.agreements.queries.wording import Version
from samverk.agreements.views.text import Opened, about, opened
from samverk.agreements.views.text_parts import named
from samverk.foundation import access
from samverk.foundation.citing import anchor
from samverk.foundation.page import Context, PageRequest, page
from samverk.rulebook.agreements.comparing import Became, Change, Kind, Word

CHANGES = "andringar"
WEIGHTS = {
    Kind.SAME: "",
    Kind.MOVED: "info",
    Kind.CHANGED: "warn",
    Kind.NEW: "done",
    Kind.GONE: "stop",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A wording that can be chosen for one of the sides."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Run:
    """Words that fared alike, and the space after them, which nobody strikes out or underlines."""

    kind: str
    text: str
    space: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One clause of the comparison as the page shows it."""

    kind: str
    anchor: str
    number: str
    was: str
    word: str
    weight: str
    heading: tuple[Run, ...]
    words: tuple[Run, ...]


@page("agreements/text_compare.html", may=access.everyone)
def compare(request: PageRequest, structure: str, key: str) -> Context | HttpResponseBase:
    """What became of each clause from one wording to another. At most twenty-two queries."""
    found = opened(request, structure, key)
    offered = dict(_offered(request, found))
    before, after = _chosen(request, found, offered)
    facts = {
        **about(found),
        "choices": [
            Choice(value, _label(each, found.agreement)) for value, each in offered.items()
        ],
        "before": before,
        "after": after,
        "only_changes": request.GET.get("visa") == CHANGES,
    }
    if before is None or after is None:
        return facts
    changes = wording.compared(before, after)
    return {**facts, "sentence": _sentence(changes), "clauses": _shown(changes, facts)}


def _offered(request: PageRequest, found: Opened) -> Iterator[tuple[str, Version]]:
    """The wordings that can be compared: this agreement's, the newest first, and those of the ones beside it."""
    yield from _of(found.agreement, found.texts, found)
    row = found.agreement
    near = [*row.replaces.select_related("structure"), row.replaced_by]
    for other in near:
        if other is not None and may_see(request.user, other, on=request.day.today):
            yield from _of(other, wording.texts(other), found)


def _of(
    row: Agreement, texts: Sequence[AgreementText], found: Opened
) -> Iterator[tuple[str, Version]]:
    """The texts of an agreement, else the clauses of the source that its terms in the file cite."""
    versions = [Version(row, each.number, each.name, each, ()) for each in texts]
    shares = row.structure_id == found.agreement.structure_id
    source = wording.source_of(row, found.rules) if shares and not texts else None
    if source is not None:
        versions.append(wording.of_source(row, source))
    yield from ((each.address, each) for each in versions)


def _chosen(
    request: PageRequest, found: Opened, offered: dict[str, Version]
) -> tuple[Version | None, Version | None]:
    """The two wordings that the address names; else the newest and the one before it, or of the agreement it replaced.

    Raises: Http404 where the address names one that is not there.
    """
    own = [each for each in offered.values() if each.agreement == found.agreement]
    others = [each for each in offered.values() if each.agreement != found.agreement]
    till = _named(request, "till", found, offered) or next(iter(own), None)
    rest = [each for each in own if till is not None and each.number < till.number]
    fran = _named(request, "fran", found, offered) or next(iter((*rest, *others)), None)
    return _whole(fran), _whole(till)


def _named(
    request: PageRequest, side: str, found: Opened, offered: dict[str, Version]
) -> Version | None:
    asked = request.GET.get(side, "").strip()
    if not asked:
        return None
    address = asked if ":" in asked else f"{found.agreement.key}:{asked}"
    if address not in offered:
        raise Http404
    return offered[address]


def _whole(version: Version | None) -> Version | None:
    """The version with its clauses. One query for a text that was attached."""
    return wording.version_of(version.row) if version and version.row else version


def _label(version: Version, own: Agreement) -> str:
    said = _("%(number)d. %(name)s") % {"number": version.number, "name": version.name}
    return said if version.agreement == own else f"{version.agreement.name}: {said}"


def _shown(changes: Sequence[Change], facts: dict[str, object]) -> list[Shown]:
    kept = [each for each in changes if not facts["only_changes"] or each.kind is not Kind.SAME]
    return [_of_change(each) for each in kept]


def _of_change(change: Change) -> Shown:
    before, after = change.before, change.after
    one = after or before
    number = one.number if one else ""
    was = before.number if before and after and before.number != after.number else ""
    side = "" if after else "-borta"
    return Shown(
        kind=change.kind.value,
        anchor=f"{anchor(number)}{side}",
        number=named(number),
        was=named(was) if was else "",
        word=_WORDS[change.kind](),
        weight=WEIGHTS[change.kind],
        heading=_runs(change.heading),
        words=_runs(change.words),
    )


def _runs(words: Sequence[Word]) -> tuple[Run, ...]:
    """The words for the page, with a space wherever words that are gone would run into others."""
    follows: Sequence[Word | None] = (*words[1:], None)
    found: list[Run] = []
    for word, after in zip(words, follows, strict=False):
        text = word.text.rstrip()
        space = word.text[len(text) :] or (" " if after and _run_into(word, after) else "")
        found.append(Run(word.kind.value, text, space))
    return tuple(found)


def _run_into(word: Word, after: Word) -> bool:
    if word.kind is Became.GONE and after.kind is Became.NEW:
        return True
    return Became.GONE in {word.kind, after.kind} and after.text[:1].isalnum()


_WORDS = {
    Kind.SAME: lambda: _("Samma"),
    Kind.CHANGED: lambda: _("Ändrad"),
    Kind.MOVED: lambda: _("Flyttad"),
    Kind.NEW: lambda: _("Ny"),
    Kind.GONE: lambda: _("Borttagen"),
}


def _sentence(changes: Sequence[Change]) -> str:
    count = Counter(each.kind for each in changes)
    if not changes:
        return _("Ingen av texterna har några punkter.")
    if count[Kind.SAME] == len(changes):
        return _("Texterna säger samma sak, ord för ord.")
    return _(
        "%(changed)d ändrade, %(new)d nya, %(gone)d borttagna, %(moved)d flyttade och %(same)d oförändrade punkter."
    ) % {kind.value: count[kind] for kind in Kind}
