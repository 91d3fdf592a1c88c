"""Handing a recommendation over: write it, choose who is to decide, see the letter and what it leads to, and send."""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from samverk.foundation import access, mail
from samverk.foundation.formats import day_long
from samverk.foundation.language import spoken
from samverk.foundation.page import Context, PageRequest, page, speak
from samverk.foundation.refusals import Refused
from samverk.matters import actions, queries
from samverk.matters.access import may_coordinate_matter
from samverk.matters.forms.sending import SEND, SHOW, SendingForm
from samverk.matters.models import Matter, Recommendation, Treatment
from samverk.matters.queries.sending import Principal, principals_of, recommending, unsent_of
from samverk.matters.texts_acts import SENTENCES
from samverk.matters.views.acted_today import acted_today
from samverk.matters.views.matter import numbered
from samverk.rulebook.matters.mandate import allowed
from samverk.rulebook.matters.steps import Act
from samverk.rulebook.words import says, way_out

PAGE = "matters/send_out.html"
WHO = gettext_lazy("den som koordinerar strukturen")


@dataclass(frozen=True, slots=True)
class Preview:
    """The letter as the first one sees it, and what sending leads to."""

    to: str
    subject: str
    text: str
    leads_to: tuple[str, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@acted_today
@page(PAGE, may=access.signed_in, sentences=SENTENCES)
def send_out(
    request: PageRequest, structure: str, year: int, number: int
) -> Context | HttpResponseBase:
    """Write a recommendation and send it to the principals. Nineteen queries, and what the letters cost."""
    matter = numbered(structure, year, number)
    access.demand(may_coordinate_matter(request.user, matter, on=request.day.today), WHO)
    form = _form(request, matter)
    if not form.is_bound:
        return _about(request, matter, form)
    if not form.is_valid():
        return _again(request, matter, form)
    if request.POST["gor"] == SHOW:
        return _about(request, matter, form) | {"preview": _preview(matter, form)}
    return _done(request, matter, form)


def _form(request: PageRequest, matter: Matter) -> SendingForm:
    today = request.day.today
    return SendingForm(
        matter,
        principals_of(matter, on=today),
        earlier=unsent_of(matter),
        today=today,
        user=request.user,  # type: ignore[arg-type] # whoever coordinates is somebody
        posted=request.POST if request.method == "POST" else None,
    )


def _about(request: PageRequest, matter: Matter, form: SendingForm) -> dict[str, object]:
    story = queries.story_of(matter, on=request.day.today)
    steps = allowed(story.position, structure=story.rules) if story.rules else []
    return {
        "matter": matter,
        "structure": matter.structure,
        "form": form,
        "may_send": any(Act(each.act) is Act.SEND_OUT for each in steps),
        "without": [
            each.name for each in form.principals if each.is_concerned and not each.contact
        ],
    }


def _again(
    request: PageRequest, matter: Matter, form: SendingForm, refused: Sequence[object] = ()
) -> HttpResponseBase:
    about = _about(request, matter, form) | {"refused": refused}
    return speak(request, PAGE, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _done(request: PageRequest, matter: Matter, form: SendingForm) -> HttpResponseBase:
    is_sent = request.POST["gor"] == SEND
    try:
        made = _written(request, matter, form, is_sent=is_sent)
    except Refused as refused:
        told = [
            (each, spoken(says(each, SENTENCES)), spoken(way_out(each, SENTENCES)))
            for each in refused.findings
        ]
        return _again(request, matter, form, told)
    at = [matter.structure.key, matter.year, matter.number]
    if not is_sent:
        messages.success(request, _("Rekommendationen är sparad. Den är inte skickad."))
        return HttpResponseRedirect(request.path)
    messages.success(request, _("Rekommendationen är skickad."))
    return HttpResponseRedirect(reverse("matters:matrix", args=[*at, made.number]))


@transaction.atomic
def _written(
    request: PageRequest, matter: Matter, form: SendingForm, *, is_sent: bool
) -> Recommendation:
    """The recommendation as the form has it, sent if that was asked for: all of it or nothing."""
    today, actor = request.day.today, str(request.user)
    proposal = form.proposal(recommending(matter))
    known = form.cleaned_data["rekommendation"]
    earlier = matter.recommendations.filter(number=known).first() if known else None
    if earlier is None:
        made = actions.propose(matter=matter, proposal=proposal, on=today, actor=actor)
    else:
        made = actions.reword(recommendation=earlier, proposal=proposal, on=today, actor=actor)
    if not is_sent:
        return made
    return actions.send_out(
        recommendation=made,
        parties=[each.party for each in form.chosen()],
        dispatch=form.dispatch(request.build_absolute_uri("/").rstrip("/")),
        on=today,
        actor=actor,
    )


def _preview(matter: Matter, form: SendingForm) -> Preview:
    chosen = form.chosen()
    first = next((each for each in chosen if each.contact), chosen[0])
    facts = _facts(matter, form, first, recommending(matter))
    given = form.cleaned_data
    contact = first.contact
    return Preview(
        to=f"{first.name}: {contact.name}, {contact.email}" if contact else first.name,
        subject=mail.merge(given["amne"], facts).text,
        text=mail.merge(given["brev"], facts).text,
        leads_to=tuple(_leads_to(chosen)),
    )


def _facts(
    matter: Matter, form: SendingForm, first: Principal, treatment: Treatment | None
) -> dict[str, str]:
    given = form.cleaned_data
    body = (treatment.body.name if treatment.body else treatment.forum) if treatment else ""
    clauses = enumerate(form.clauses(), start=1)
    return {
        "part": first.party.name,
        "kontakt": first.contact.name if first.contact else "",
        "rubrik": given["rubrik"],
        "diarienummer": matter.registry_number or "",
        "organ": body or matter.structure.name,
        "att_satser": "\n".join(f"{number}. {text}" for number, text in clauses),
        "senast": day_long(given["senast"], "sv"),
        "lank": _("(den personliga länken)"),
        "svarskod": _("(koden)"),
        "avsandare": f"{given['namn']}, {given['epost']}",
    }


def _leads_to(chosen: Sequence[Principal]) -> list[str]:
    """What happens when the button is pressed, in sentences."""
    reached = [each for each in chosen if each.contact]
    missed = [each.name for each in chosen if not each.contact]
    said = [
        ngettext(
            "%(number)d huvudman får brev i dag.",
            "%(number)d huvudmän får brev i dag.",
            len(reached),
        )
        % {"number": len(reached)}
    ]
    if missed:
        named = {"names": ", ".join(missed)}
        said.append(_("Utan kontakt, och därför utan brev: %(names)s.") % named)
    said.append(_("Ärendet ligger därefter hos huvudmännen."))
    said.append(_("Rekommendationen binder ingen: varje huvudman beslutar i sin egen linje."))
    said.append(_("Att-satserna ligger fast när breven har gått."))
    return said
