"""The page of one agreement: how it stands, every day with its steps, its parties, and what it obliges to."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from samverk.agreements import acts, picture
from samverk.agreements.access import may_see, may_suppose
from samverk.agreements.models import Agreement
from samverk.agreements.picture import of_agreements
from samverk.agreements.picture.subject import Subject
from samverk.agreements.queries import page as asked
from samverk.agreements.queries.briefly import ending_of
from samverk.agreements.queries.notices import latest
from samverk.agreements.queries.page import Whole
from samverk.agreements.views import told
from samverk.agreements.views.agreement_dates import days
from samverk.agreements.views.agreement_duties import told_duties
from samverk.agreements.views.agreement_facts import facts
from samverk.agreements.views.agreement_history import history
from samverk.agreements.views.agreement_parties import parties
from samverk.agreements.views.agreement_readings import deviations, questions, readings
from samverk.agreements.views.agreement_text import told_text
from samverk.agreements.views.citing import Cite, citing, links
from samverk.agreements.views.register_words import picture_words
from samverk.bodies.access import roles_of
from samverk.foundation import access
from samverk.foundation.access import demand
from samverk.foundation.language import current, spoken
from samverk.foundation.page import Context, PageRequest, page, with_day
from samverk.rulebook.agreements.state import State
from samverk.rulebook.agreements.turning import outlook
from samverk.rulebook.findings import Words
from samverk.rulebook.structure.model import Key

LATEST = 3


@dataclass(frozen=True, slots=True)
class Banner:
    """What is to be known before everything else: a sentence, and the newest agreement where the reader may see it."""

    says: str
    newest: Agreement | None


@page("agreements/agreement.html", may=access.everyone)
def agreement(request: PageRequest, structure: Key, key: Key) -> Context:
    """One agreement as it was on the chosen day. Fifty-five queries at the most, however many parties there are."""
    row = seen(request, structure, key)
    on, today = request.day.on, request.day.today
    found = asked.whole(row, on=on)
    near = asked.near(request.user, found.agreement, on=today)
    newest = newest_of(request, found.agreement)
    cite = citing(found.agreement, found.rules, request.day)
    is_inside = bool(roles_of(request.user, row.structure, on=today))
    return {
        "agreement": found.agreement,
        "structure": row.structure,
        "is_inside": is_inside,
        "pill": told.pill_of(found.status),
        "banner": _banner(found, newest),
        "near": near,
        "acts": acts.acts_for(request.user, found.agreement, found.status, today),
        "asks_address": _address("agreements:act", row, "tolkning"),
        "supposes": may_suppose(request.user, row, on=today)
        and _address("agreements:suppose", row),
        "facts": facts(found, near, links, cite),
        "wording": told_text(found.agreement, found.rules, request.day),
        "notices": list(_notices(found.agreement, on)),
        "history": history(found, request.GET, is_inside=is_inside),
        **_known(request, found, cite),
    }


def seen(request: HttpRequest, structure: Key, key: Key) -> Agreement:
    """The agreement, for somebody who may see it. At most three queries.

    Raises: Http404 where there is none; Denied where the user may not see it.
    """
    row = asked.of_address(structure, key)
    if row is None:
        raise Http404
    who = _("den som arbetar i %(structure)s: avtalet är inte öppet för alla") % {
        "structure": row.structure.name
    }
    demand(may_see(request.user, row, on=with_day(request).day.today), who)
    return row


def newest_of(request: PageRequest, row: Agreement) -> Agreement | None:
    """The agreement that took the place of this one, where the reader may see it. At most three queries."""
    other = row.replaced_by
    if other is None or row.replaced_on is None or row.replaced_on > request.day.on:
        return None
    return other if may_see(request.user, other, on=request.day.today) else None


def _known(request: PageRequest, found: Whole, cite: Cite) -> Context:
    """What follows from the terms; nothing where nobody has said them."""
    if found.read is None or found.status is None:
        said = _("Villkoren är inte inskrivna, så Samverk kan inte säga när avtalet gäller.")
        return {"status": None, "sentence": said}
    on = request.day.on
    noted = asked.fulfilments(found.agreement, on=on)
    return {
        "status": found.status,
        "ending": ending_of(found.read.known, outlook(found.read.known, on=on), on=on),
        "raise_address": _raising(found.agreement),
        "sentence": told.sentence(found.status, found.read),
        "days": days(found.status, cite),
        "parties": parties(found.status, found.read),
        "decided_by": _matrix(found.agreement),
        "duties": told_duties(found.status, found.read, noted, cite),
        "readings": readings(found.read, on=on),
        "questions": questions(found.read, cite, on=on),
        "deviations": deviations(found.read, cite, on=on),
        "picture": _picture(request, found),
    }


@dataclass(frozen=True, slots=True)
class Notice:
    """One of the last notices to the parties, in the reader's language."""

    number: int
    kind: str
    on: dt.date
    text: str


def _notices(row: Agreement, on: dt.date) -> Iterator[Notice]:
    for each in latest(row, on=on, limit=LATEST):
        text = spoken(Words(each.text_sv, each.text_en))
        yield Notice(each.number, each.get_kind_display(), each.issued_on, text)


def _matrix(row: Agreement) -> tuple[object, ...]:
    """The arguments of the decision matrix where the parties decided; empty where there is none that is sent."""
    asked_in = row.adopted_by
    if asked_in is None or asked_in.sent_on is None:
        return ()
    matter = asked_in.matter
    return (matter.structure.key, matter.year, matter.number, asked_in.number)


def _banner(found: Whole, newest: Agreement | None) -> Banner | None:
    """What the page must not be read without: that it is replaced, has ended or is under notice."""
    status = found.status
    if status is None or found.read is None:
        return None
    if status.state is State.REPLACED:
        return Banner(told.replaced(status.agreement, newest), newest)
    if status.state is State.ENDED:
        return Banner(_("Avtalet har upphört och binder ingen."), None)
    if status.state is State.UNDER_NOTICE:
        return Banner(told.noticed(status, found.read), None)
    return None


def _picture(request: PageRequest, found: Whole) -> picture.Picture | None:
    if found.read is None or found.status is None:
        return None
    line = of_agreements.line(found.status, found.read, language=current())
    if not line.bars:
        return None
    _title, about, marked = picture_words(request.day)
    subject = Subject(_("Avtalet på en tidsaxel"), about, request.day.on, marked, (line,))
    return picture.draw(subject, language=current())


def _raising(row: Agreement) -> str:
    """Where a question is raised in the structure; empty where the installation has no matters."""
    try:
        return reverse("matters:raise", args=[row.structure.key])
    except NoReverseMatch:
        return ""


def _address(name: str, row: Agreement, *more: str) -> str:
    """The address of a page about the agreement; empty where the installation has none."""
    try:
        return reverse(name, args=[row.structure.key, row.key, *more])
    except NoReverseMatch:
        return ""
