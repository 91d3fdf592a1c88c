"""The keys of a structure: which one holds, each in words with an example, new ones, and putting one in force."""

from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from samverk.bodies.models import Structure, StructureParty
from samverk.bodies.queries import structures
from samverk.bodies.queries.nearest import rules_near
from samverk.costs import actions, facts
from samverk.costs.access import keys_seen_by, may_keep
from samverk.costs.forms.keys import KeyTextForm, SimpleKeyForm, TakingForm
from samverk.costs.models import CostKey
from samverk.costs.queries import Question, comparing, compute, parties_of
from samverk.costs.queries import keys as asked
from samverk.costs.texts import SENTENCES
from samverk.costs.views import key_words as words
from samverk.costs.views.citing import linked
from samverk.foundation import access
from samverk.foundation.access import demand
from samverk.foundation.formats import sv_sort
from samverk.foundation.language import spoken
from samverk.foundation.page import Context, PageRequest, page, speak
from samverk.rulebook.costs import shipped
from samverk.rulebook.costs.amounts import NotAnAmountError, read
from samverk.rulebook.costs.explaining import explained, steps
from samverk.rulebook.costs.key import AllocationKey
from samverk.rulebook.costs.telling import Told, told
from samverk.rulebook.structure.faults import UnusableFileError

LIST, PAGE, NEW = "costs/keys.html", "costs/key.html", "costs/key_new.html"
IN_FORCE = "costs/key_in_force.html"
WHO = gettext_lazy("den som samordnar strukturen")
EXAMPLE_ORE = 100_000_000
MOST_ORE = 100_000_000_000_000
SIMPLE, OTHER_KEYS = "enkel", frozenset({"ny"})
REGION = "region"
_METHODS = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True)
class Offered:
    """A key that ships with Samverk."""

    file: str
    name: str


@require_safe
@page(LIST, may=access.everyone)
def keys(request: PageRequest, structure: str) -> Context:
    """The keys of a structure on the chosen day. Eight queries at the most."""
    row = _structure(structure)
    today = request.day.today
    seen = keys_seen_by(request.user, row, on=today)
    found = asked.of_structure(seen, row, on=request.day.on)
    return {
        "structure": row,
        "found": [
            (
                each,
                words.uncited(words.sentences(_told(each.newest, {}), None)[:1]),
                [words.holds(one) for one in each.in_force],
            )
            for each in found
        ],
        "may_keep": may_keep(request.user, row, on=today),
    }


@require_safe
@page(PAGE, may=access.everyone)
def key(request: PageRequest, structure: str, key: str) -> Context:
    """One key in words, with what a sum would be by it. Eighteen queries at the most."""
    row = _structure(structure)
    today = request.day.today
    seen = keys_seen_by(request.user, row, on=today)
    kept = asked.find(seen, row, key, on=request.day.on)
    if kept is None:
        raise Http404
    shown = _version(kept, request.GET.get("version", ""))
    parties = parties_of(row, on=request.day.on)
    names = {party: each.name for party, each in parties.items()}
    read_key = facts.key_of(shown.text)
    return {
        "structure": row,
        "kept": kept,
        "shown": shown,
        "sentences": words.sentences(_told(shown, names), rules_near(row, on=request.day.on)),
        "unknown": sorted(
            read_key.mentions() - parties.keys() - read_key.names.keys(), key=sv_sort
        ),
        "taking_over": [(each, words.decision(each)) for each in asked.taking_over(row, key)],
        "may_keep": may_keep(request.user, row, on=today),
        **_example(request, row, read_key),
    }


@require_safe
@page(PAGE, may=access.everyone)
def key_file(request: PageRequest, structure: str, key: str, number: int) -> HttpResponseBase:
    """One version of a key as its text. Three queries."""
    seen = keys_seen_by(request.user, _structure(structure), on=request.day.today)
    row = seen.filter(key=key, number=number).first()
    if row is None:
        raise Http404
    answer = HttpResponse(
        row.text.encode(),
        content_type="application/toml; charset=utf-8",
        headers={"X-Content-Type-Options": "nosniff"},
    )
    answer["Content-Disposition"] = f'attachment; filename="{row.key}-{row.number}.toml"'
    return answer


@never_cache
@require_http_methods(_METHODS)
@page(NEW, may=access.signed_in)
def new_key(request: PageRequest, structure: str) -> Context | HttpResponseBase:
    """A key is written: by the simple form, from one that ships, or as text. Six queries to show it."""
    row = _structure(structure)
    demand(may_keep(request.user, row, on=request.day.today), WHO)
    data = request.POST if request.method == "POST" else None
    is_simple = data is not None and data.get("gor") == SIMPLE
    simple = SimpleKeyForm(_region(row, request), data if is_simple else None)
    text = KeyTextForm(None if is_simple else data, initial=_begun(request, row))
    about = {
        "structure": row,
        "simple": simple,
        "text": text,
        "offered": [Offered(name, _name_of(name)) for name in shipped.names()],
        "is_version": bool(text["fran"].value()),
    }
    if data is None:
        return about
    form = simple if is_simple else text
    if not form.is_valid():
        return speak(request, NEW, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return _written(request, row, form, about)


@never_cache
@require_http_methods(_METHODS)
@page(IN_FORCE, may=access.signed_in, sentences=SENTENCES)
def key_in_force(request: PageRequest, structure: str, key: str) -> Context | HttpResponseBase:
    """A key is put in force by a decision. Sixteen queries at the most."""
    row = _structure(structure)
    today = request.day.today
    demand(may_keep(request.user, row, on=today), WHO)
    kept = asked.find(row.cost_keys.all(), row, key, on=today)
    if kept is None:
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = TakingForm(
        row.agreements.order_by("name"),
        asked.adopted(row, on=today),
        data,
        initial=_taking(request, row),
    )
    about = {
        "structure": row,
        "kept": kept,
        "form": form,
        "holding": [(each, words.holds(each)) for each in asked.in_force(row, on=today)],
    }
    if data is None:
        return about
    if not form.is_valid():
        return speak(request, IN_FORCE, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    said = form.cleaned_data
    taking = actions.Taking(said["fran"], said["avtal"], form.recommendation, said["beslut"])
    actions.put_in_force(cost_key=kept.newest, taking=taking, on=today, actor=str(request.user))
    messages.success(request, _("Beslutet är antecknat: ”%(key)s” gäller.") % {"key": kept.newest})
    return HttpResponseRedirect(reverse("costs:key", args=[row.key, kept.key]))


def _structure(key: str) -> Structure:
    row = structures.by_key(key)
    if row is None:
        raise Http404
    return row


def _told(row: CostKey, names: dict[str, str]) -> tuple[Told, ...]:
    return told(facts.key_of(row.text), names)


def _version(kept: asked.Kept, wanted: str) -> CostKey:
    """The version that the address asks for, else the newest. Raises: Http404."""
    if not wanted:
        return kept.newest
    found = [each for each in kept.versions if str(each.number) == wanted]
    if not found:
        raise Http404
    return found[0]


def _example(request: PageRequest, structure: Structure, read_key: AllocationKey) -> Context:
    """A sum shared by the key with the figures of the day, and the steps of the whole or of one party."""
    written = request.GET.get("summa", "")
    ore, fault = _sum(written)
    on = request.day.on
    answer = compute(Question(structure, read_key, ore, on.year, on, request.day.today))
    told_so = {"written": written, "fault": fault, "ore": ore}
    if answer.allocation is None:
        wrong = answer.wrong
        assert wrong is not None  # noqa: S101 -- for the type checker: nothing else keeps it from sharing
        return {**told_so, "wrong": spoken(wrong.says), "way_out": spoken(wrong.way_out)}
    found = answer.allocation
    party = request.GET.get("part", "")
    known = {part.party for part in found.parts}
    ladder = explained(found, party) if party in known else steps(found)
    return {
        **told_so,
        "parts": sorted(found.parts, key=lambda part: sv_sort(part.name)),
        "rungs": [
            (spoken(step.text), step.source) for step in linked(ladder, structure, request.day)
        ],
        "part": found.part(party) if party in known else None,
    }


def _sum(written: str) -> tuple[int, str]:
    if not written.strip():
        return EXAMPLE_ORE, ""
    try:
        ore = read(written)
    except NotAnAmountError:
        ore = 0
    if 0 < ore <= MOST_ORE:
        return ore, ""
    return EXAMPLE_ORE, _("Skriv ett belopp i kronor, till exempel 2 000 000 eller 1 234,50.")


def _region(structure: Structure, request: PageRequest) -> StructureParty | None:
    """The region, where the structure has one."""
    rows = parties_of(structure, on=request.day.today).values()
    found = [row for row in rows if row.side_kind == REGION]
    return found[0] if len(found) == 1 else None


def _begun(request: PageRequest, structure: Structure) -> dict[str, str]:
    """The text to begin from: the newest version of a key, or one that ships."""
    own = request.GET.get("fran", "")
    row = structure.cost_keys.filter(key=own).order_by("-number").first() if own else None
    if row is not None:
        return {"text": row.text, "fran": row.key}
    name = request.GET.get("med", "")
    return {"text": shipped.text(name)} if name in shipped.names() else {}


def _name_of(name: str) -> str:
    found = shipped.find(name)
    return found.name if found else name


def _written(
    request: PageRequest,
    structure: Structure,
    form: SimpleKeyForm | KeyTextForm,
    about: dict[str, object],
) -> HttpResponseBase:
    """The key kept as a version, or its faults line by line."""
    text = form.text if isinstance(form, SimpleKeyForm) else form.cleaned_data["text"]
    field = "namn" if isinstance(form, SimpleKeyForm) else "text"
    try:
        slug, fault = _slug(structure, text, form.cleaned_data.get("fran", ""))
        if not fault:
            row = actions.write_key(
                structure=structure,
                key=slug,
                text=text,
                on=request.day.today,
                actor=str(request.user),
            )
            messages.success(request, _("Nyckeln ”%(key)s” är sparad.") % {"key": row})
            return HttpResponseRedirect(reverse("costs:key", args=[structure.key, row.key]))
    except UnusableFileError as unusable:
        fault = _("Texten är ingen nyckel. Felen står nedanför, rad för rad.")
        about["faults"] = words.faults(text, unusable)
    form.add_error(field, fault)
    return speak(request, NEW, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _slug(structure: Structure, text: str, own: str) -> tuple[str, str]:
    """What the key is called in its address, or why it cannot be kept. Raises: UnusableFileError."""
    found = facts.key_of(text)
    if own and structure.cost_keys.filter(key=own).exists():
        return own, ""
    slug = slugify(found.id or found.name)[:80]
    if not slug or slug in OTHER_KEYS:
        return "", _('Nyckeln behöver ett namn. Skriv till exempel name = "Hälften var" överst.')
    if structure.cost_keys.filter(key=slug).exists():
        return "", _("Det finns redan en nyckel som heter så. Gör en ny version av den i stället.")
    return slug, ""


def _taking(request: PageRequest, structure: Structure) -> dict[str, object]:
    """What is known beforehand: of the comparison whose chosen key it is."""
    wanted = request.GET.get("jamforelse", "")
    row = comparing.of_address(structure.key, wanted) if wanted else None
    if row is None or row.recommendation is None:
        return {"fran": request.day.today}
    return {
        "fran": row.recommendation.wanted_from or request.day.today,
        "avtal": row.agreement_id,
        "rekommendation": str(row.recommendation_id),
    }
