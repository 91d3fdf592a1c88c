"""The text of an agreement: the newest, one version, and the document that it came in."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from samverk.agreements.access import may_keep, may_see
from samverk.agreements.models import Agreement, AgreementText
from samverk.agreements.queries import wording
from samverk.agreements.queries.wording import Version
from samverk.agreements.terms import terms_of
from samverk.agreements.views import text_parts
from samverk.bodies.queries.nearest import rules_near
from samverk.foundation import access, documents
from samverk.foundation.access import demand
from samverk.foundation.page import Context, PageRequest, page, with_day
from samverk.rulebook.source import Source
from samverk.rulebook.structure.model import Structure as Rules

NO_TERMS = ("structure", "parent", "adopted_by", "replaced_by")
TERMS = ("adoptions", "replaces", "entered_terms__party_rows__party", "entered_terms__duties")


@dataclass(frozen=True, slots=True)
class Opened:
    """An agreement as its texts' pages open it: the rules of its structure, its texts, and the source of its terms."""

    agreement: Agreement
    rules: Rules | None
    texts: tuple[AgreementText, ...]
    source: Source | None
    is_kept: bool

    def newest(self, request: PageRequest) -> Version | None:
        """The text that was the newest on the chosen day; the source's clauses where none is attached. One query."""
        row = wording.newest(self.texts, on=request.day.on)
        if row is not None:
            return wording.version_of(row)
        return wording.of_source(self.agreement, self.source) if self.source else None

    def numbered(self, number: int) -> Version:
        """One version. One query.

        Raises: Http404 where there is none.
        """
        row = next((each for each in self.texts if each.number == number), None)
        if row is not None:
            return wording.version_of(row)
        if number == 1 and not self.texts and self.source:
            return wording.of_source(self.agreement, self.source)
        raise Http404


@page("agreements/text.html", may=access.everyone)
def text(request: PageRequest, structure: str, key: str) -> Context | HttpResponseBase:
    """The newest text, clause by clause. At most fifteen queries."""
    found = opened(request, structure, key)
    version = found.newest(request)
    return told(request, found, version) if version else {**about(found), "wording": None}


@page("agreements/text.html", may=access.everyone)
def text_version(
    request: PageRequest, structure: str, key: str, number: int
) -> Context | HttpResponseBase:
    """One version of the text, clause by clause. At most fifteen queries."""
    found = opened(request, structure, key)
    return told(request, found, found.numbered(number))


@access.required(access.everyone)
def text_document(request: HttpRequest, structure: str, key: str, number: int) -> HttpResponseBase:
    """The document that a version came in, to be saved."""
    found = opened(request, structure, key)
    row = found.numbered(number).row
    if row is None or row.document is None:
        raise Http404
    return documents.response(row.document)


def opened(request: HttpRequest, structure: str, key: str) -> Opened:
    """The agreement for somebody who may see it. At most thirteen queries.

    Raises: Http404 where there is none; Denied where the user may not see it.
    """
    row = agreement(structure, key)
    day = with_day(request).day
    demand(
        may_see(request.user, row, on=day.today), _("den som arbetar i strukturen: avtalet bereds")
    )
    rules = rules_near(row.structure, on=day.on)
    return Opened(
        agreement=row,
        rules=rules,
        texts=tuple(wording.texts(row)),
        source=wording.source_of(row, rules),
        is_kept=may_keep(request.user, row.structure, on=day.today),
    )


def agreement(structure: str, key: str) -> Agreement:
    """The agreement with what its terms need. At most seven queries.

    Raises: Http404 where there is none.
    """
    rows = Agreement.objects.select_related(*NO_TERMS).prefetch_related(*TERMS)
    row = rows.filter(structure__key=structure, key=key).first()
    if row is None:
        raise Http404
    return row


def about(found: Opened) -> dict[str, object]:
    """What every page on the text has. No queries."""
    return {
        "agreement": found.agreement,
        "structure": found.agreement.structure,
        "texts": found.texts,
        "source": found.source,
        "is_kept": found.is_kept,
    }


def told(request: PageRequest, found: Opened, version: Version) -> dict[str, object]:
    """One version as its page tells it. No queries."""
    row, terms = found.agreement, terms_of(found.agreement, found.rules, on=request.day.on)
    carried = f"?{urlencode(request.day.carried)}" if request.day.carried else ""
    ruled = text_parts.ruled(row, terms, found.rules, carried=carried)
    clauses = text_parts.shown(version, ruled)
    earlier = [each for each in found.texts if each.number < version.number]
    later = [each for each in found.texts if each.number > version.number]
    return {
        **about(found),
        "wording": version,
        "clauses": clauses,
        "meter": text_parts.meter(version),
        "sentence": text_parts.sentence(version),
        "before": next(iter(earlier), None),
        "later": next(iter(later), None),
        "some_are_ours": any(each.is_ours for each in clauses),
        "unread": version.counted[""],
    }
