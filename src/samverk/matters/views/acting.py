"""One act on a matter: fill in, see where the matter lies afterwards and what differs from the route, confirm."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samverk.bodies.models import Body
from samverk.bodies.queries.nearest import rules_near
from samverk.foundation import access
from samverk.foundation.access import demand
from samverk.foundation.page import Context, PageRequest, page, speak
from samverk.foundation.refusals import Refused, SomeoneWasFirst
from samverk.matters import facts, queries
from samverk.matters.access import bound_to, hands
from samverk.matters.actions.moving import unchanged
from samverk.matters.forms.acting import FORMS, About, StepForm
from samverk.matters.models import Matter
from samverk.matters.queries.preparing import preparation
from samverk.matters.queries.raising import bodies
from samverk.matters.texts_acts import SENTENCES
from samverk.matters.views import acting_words as words
from samverk.matters.views.acted_today import acted_today
from samverk.matters.views.matter import numbered
from samverk.rulebook.bodies import power
from samverk.rulebook.findings import Finding, Weight
from samverk.rulebook.flow import Who
from samverk.rulebook.matters.doubts import doubts
from samverk.rulebook.matters.flow import MATTER
from samverk.rulebook.matters.mandate import acts_for, allowed, outcomes_of
from samverk.rulebook.matters.onward import Way, way_to
from samverk.rulebook.matters.position import Position
from samverk.rulebook.matters.steps import Act, Step
from samverk.rulebook.structure.model import Structure as Rules

TEMPLATE = "matters/act.html"
TREAT = "behandla"
CONFIRM, MEND = "bekrafta", "andra"
ENDS = frozenset({Act.WITHDRAW, Act.MERGE})
COORDINATOR = gettext_lazy("den som samordnar strukturen")
WHO = {
    Who.CHAIR: gettext_lazy(
        "den som samordnar strukturen, eller är ordförande i det organ som har ärendet"
    ),
    Who.RAISER: gettext_lazy("den som samordnar strukturen, eller väckte frågan"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """An act that somebody is at, and what is known for it."""

    act: str
    matter: Matter
    form: StepForm
    rules: Rules | None

    @property
    def about(self) -> About:
        """What its form is about."""
        return self.form.about

    @property
    def is_unplaced(self) -> bool:
        """Whether a treatment is to be recorded, and not yet said of which body."""
        return self.act == TREAT and not self.about.is_placed


@dataclass(frozen=True, slots=True)
class Weighed:
    """What an act leads to: sentences, doubts, and a mark that says which doubts were shown."""

    leads_to: tuple[str, ...]
    doubts: tuple[Finding, ...]
    mark: str


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@acted_today
@page(TEMPLATE, may=access.signed_in, sentences=SENTENCES)
def act(
    request: PageRequest, structure: str, year: int, number: int, act: str
) -> Context | HttpResponseBase:
    """One act: its form, what it leads to, or the matter that it was taken on. Some twenty queries, and those of the act."""
    if act not in FORMS:
        raise Http404
    row = numbered(structure, year, number)
    may_do(request, row, FORMS[act].act)
    asked = _asked(request, row, act)
    if request.method != "POST":
        return _context(asked)
    return _sent(request, asked)


def _sent(request: PageRequest, asked: Asked) -> Context | HttpResponseBase:
    """What a form that has been sent leads to: itself again with what is wrong, what it would do, or what it did."""
    try:
        # Before anything else: what could be chosen when the form was opened may have been taken meanwhile.
        unchanged(asked.matter, asked.form.opened)
        if asked.is_unplaced or not asked.form.is_valid():
            return _again(request, asked, HTTPStatus.UNPROCESSABLE_ENTITY)
        if request.POST.get("steg") == MEND:
            return _context(asked)
        return _weighed(request, asked)
    except Refused as refused:
        return _refused(request, asked, refused.findings)
    except SomeoneWasFirst as first:
        return _overtaken(request, asked, first)


def may_do(request: PageRequest, row: Matter, act: Act) -> None:
    """Raises: Denied where the table gives the act to nobody that the user is."""
    given = {
        who
        for each in MATTER
        if each.act == act
        for who in each.who
        if who is not Who.CHAIR or each.from_state == row.state
    }
    takes = {who for each in MATTER if each.act == act for who in each.who}
    named = next((words for who, words in WHO.items() if who in takes), COORDINATOR)
    demand(bool(given & hands(request.user, row, on=request.day.today)), named)


def _asked(request: PageRequest, row: Matter, act: str) -> Asked:
    today = request.day.today
    rules, known = rules_near(row.structure, on=today), bodies(row.structure, on=today)
    chaired = bound_to(request.user, row, on=today)
    mine = _treat_in(row, known, chaired)
    position = queries.story_of(row, on=today).position
    if act == TREAT:
        body, forum = _where(request, row, mine, is_bound=chaired is not None)
        offered = _offered(position, body, rules)
    else:
        body, forum, offered = None, "", ()
    ways = _ways(known, body, position, rules)
    about = About(row, known, today, body, forum, offered, mine, chaired, ways)
    return Asked(act, row, FORMS[act](about, request.POST or None), rules)


def _treat_in(row: Matter, known: Sequence[Body], chaired: frozenset[str] | None) -> Sequence[Body]:
    """The bodies whose treatment the user may record: of a chair her own, where the matter does not lie in another."""
    if chaired is None:
        return known
    own = acts_for(facts.position_of(row), chaired)
    return [each for each in known if each.key in own]


def _where(
    request: PageRequest, row: Matter, mine: Sequence[Body], *, is_bound: bool
) -> tuple[Body | None, str]:
    """The body that treated the matter: the one that is asked for, else the one that has it, else the only one."""
    wanted = request.GET.get("organ", "")
    if wanted:
        return next((each for each in mine if each.key == wanted), None), ""
    if not is_bound and (row.holder_body is not None or row.holder_forum):
        return row.holder_body, row.holder_forum
    return (mine[0] if len(mine) == 1 else None), ""


def _ways(
    known: Sequence[Body], giver: Body | None, position: Position, rules: Rules | None
) -> dict[str, Way]:
    """How the structure's ways lead to each of its bodies."""
    if rules is None:
        return {}
    gives = rules.bodies.get(giver.key) if giver else None
    there = (rules.bodies[each.key] for each in known if each.key in rules.bodies)
    return {each.key: way_to(each, gives, position, rules) for each in there}


def _offered(position: Position, body: Body | None, rules: Rules | None) -> tuple[str, ...]:
    """What the body can come to: what the table leaves from where the matter lies, within its legal form."""
    rule = rules.bodies.get(body.key) if rules and body else None
    of_form = outcomes_of(rule) if rule else power.OF_EVERY_FORM
    rows = allowed(position, structure=rules) if rules else []
    now = {each.outcome for each in rows if each.act == Act.TREAT}
    fits = tuple(each for each in of_form if each in now)
    # What happened before today may have had other outcomes than those that are left now. A request for opinions
    # has a page of its own.
    return tuple(each for each in fits or of_form if each != "ask for opinions")


def _context(asked: Asked) -> dict[str, object]:
    about = asked.about
    rule = asked.rules.bodies.get(about.body.key) if asked.rules and about.body else None
    chosen = str(asked.form["utfall"].value() or "") if "utfall" in asked.form.fields else ""
    return {
        "act": asked.act,
        "title": words.TITLES[asked.act](),
        "matter": asked.matter,
        "structure": asked.matter.structure,
        "holder": words.holder(asked.matter) if asked.matter.holder else "",
        "form": asked.form,
        "about": about,
        "is_treated": asked.act == TREAT,
        "outcomes": tuple(words.outcomes(about.outcomes, rule, asked.rules, chosen)),
    }


def _again(request: PageRequest, asked: Asked, status: HTTPStatus) -> HttpResponseBase:
    return speak(request, TEMPLATE, _context(asked), status=status)


def _refused(request: PageRequest, asked: Asked, findings: Iterable[Finding]) -> HttpResponseBase:
    told = [words.told(each, asked.rules) for each in findings]
    about = {**_context(asked), "refused": told}
    return speak(request, TEMPLATE, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _overtaken(request: PageRequest, asked: Asked, first: SomeoneWasFirst) -> HttpResponseBase:
    """409: what was written stays, and may be sent again when it still fits."""
    now = Matter.objects.select_related("structure", "holder_body").get(pk=asked.matter.pk)
    # Shown anew and not judged: what no longer fits is said when it is sent again.
    form = type(asked.form)(asked.about)
    written = {name: request.POST[name] for name in form.fields if name in request.POST}
    form.initial.update(written, version=now.version)
    again = Asked(asked.act, now, form, asked.rules)
    about = {**_context(again), "first": first, "now": words.holder(now) if now.holder else ""}
    return speak(request, TEMPLATE, about, status=HTTPStatus.CONFLICT)


def _weighed(request: PageRequest, asked: Asked) -> HttpResponseBase:
    """What the act leads to; once that is confirmed, with its doubts read, the act itself."""
    shown = weigh(asked)
    is_read = not shown.doubts or request.POST.get("anda", "") == shown.mark
    is_confirmed = request.POST.get("steg") == CONFIRM
    if not is_confirmed or not is_read:
        about = {
            **_context(asked),
            "leads_to": shown.leads_to,
            "doubts": [words.told(each, asked.rules) for each in shown.doubts],
            "mark": shown.mark,
            "unticked": is_confirmed,
        }
        status = HTTPStatus.UNPROCESSABLE_ENTITY if is_confirmed else HTTPStatus.OK
        return speak(request, TEMPLATE, about, status=status)
    asked.form.perform(actor=str(request.user), reason=_reason(asked, shown))
    row = Matter.objects.select_related("structure", "holder_body").get(pk=asked.matter.pk)
    messages.success(request, " ".join([_("Antecknat."), *words.leads_to(asked.matter, row)]))
    return HttpResponseRedirect(address(row))


def address(row: Matter) -> str:
    """The page of a matter."""
    return reverse("matters:matter", args=[row.structure.key, row.year, row.number])


def _reason(asked: Asked, shown: Weighed) -> str:
    """Why, and which doubts were read: they are kept with the step."""
    own = str(asked.form.cleaned_data["skal"])
    read = " ".join(words.told(each, asked.rules).says for each in shown.doubts)
    return "\n".join(filter(None, [own, f"Bekräftat trots: {read}" if read else ""]))


def weigh(asked: Asked) -> Weighed:
    """What an act leads to: it is done and undone. The queries of the act, and some ten.

    Raises: Refused; SomeoneWasFirst.
    """
    with transaction.atomic():
        asked.form.perform(actor="Samverk", reason=str(asked.form.cleaned_data["skal"]))
        after = Matter.objects.select_related("holder_body").get(pk=asked.matter.pk)
        transaction.set_rollback(True)
    ends = words.taken_back(asked.matter) if asked.form.act in ENDS else ()
    found = tuple(_doubts(asked))
    mark = hashlib.sha256(repr(found).encode()).hexdigest()[:16] if found else ""
    return Weighed((*words.leads_to(asked.matter, after), *ends), found, mark)


def _doubts(asked: Asked) -> Iterable[Finding]:
    """What differs in the step from the routes of the structure, on the day that it was taken. Some ten queries."""
    if asked.rules is None:
        return
    step, story = _step(asked), queries.story_of(asked.matter, on=asked.form.cleaned_data["skedde"])
    rules = story.rules or asked.rules
    known = preparation(asked.matter, on=step.on)
    found = doubts(step, story.position, rules, known)
    yield from (each for each in found if each.weight is Weight.WARN)


def _step(asked: Asked) -> Step:
    move = asked.form.move()
    return Step(
        number=10**6,
        on=move.on,
        act=move.act,
        body=move.body.key if move.body else None,
        forum=move.forum,
        outcome=move.outcome or None,
        to_body=move.to_body.key if move.to_body else None,
        to_forum=move.to_forum,
        until=move.until,
        reason=move.reason,
        is_urgent=move.is_urgent,
    )
