"""A request for opinion before it goes: the question, whom it goes to, and the letter that each of them gets."""

from dataclasses import dataclass
from http import HTTPStatus

from django.db.models import Q
from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from samverk.bodies.access import may_coordinate
from samverk.bodies.models import StructureParty
from samverk.foundation import access, mail
from samverk.foundation.formats import sv_sort
from samverk.foundation.page import Context, PageRequest, page, speak
from samverk.matters import actions
from samverk.matters.actions import Other, Request
from samverk.matters.actions import referring_letters as sending
from samverk.matters.forms.referral import ReferralForm
from samverk.matters.models import Matter, Referral, ReferralRow
from samverk.matters.texts_opinion import SENTENCES
from samverk.matters.views.acted_today import acted_today
from samverk.matters.views.matter import numbered
from samverk.parties.models import Contact, Party

WHO = _("den som samordnar strukturen")
NEW = "matters/referral_new.html"
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Letter:
    """What one of those asked would get; to is empty where nobody can be written to."""

    name: str
    to: str
    subject: str
    text: str


@require_http_methods(["GET", "HEAD", "POST"])
@acted_today
@page(NEW, may=access.signed_in, sentences=SENTENCES)
def new_referral(
    request: PageRequest, structure: str, year: int, number: int
) -> Context | HttpResponseBase:
    """Write the question, see what each would get, and send to all at the same time."""
    row = numbered(structure, year, number)
    today = request.day.today
    access.demand(may_coordinate(request.user, row.structure, on=today), WHO)
    form = _form(request, row)
    about = {"matter": row, "structure": row.structure, "form": form}
    if request.method != "POST":
        return about
    if not form.is_valid():
        return speak(request, NEW, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    asked = form.request(request.build_absolute_uri("/").rstrip("/"))
    parties, others = form.parties(), form.cleaned_data["andra"]
    if request.POST.get("gor") != "skicka":
        return {**about, **_preview(request, row, asked, parties, others)}
    made = actions.ask_for_opinions(
        matter=row,
        request=asked,
        parties=parties,
        others=others,
        on=today,
        actor=str(request.user),
    )
    at = [row.structure.key, row.year, row.number, made.number]
    return HttpResponseRedirect(f"{reverse('matters:referral', args=at)}?gjort=skickat")


def _form(request: PageRequest, row: Matter) -> ReferralForm:
    today = request.day.today
    there = Q(removed_on__isnull=True) | Q(removed_on__gt=today)
    return ReferralForm(
        row,
        parties=_parties(row, request),
        papers=list(row.documents.filter(there).order_by("number")),
        today=today,
        user=request.user,  # type: ignore[arg-type] # signed in
        data=request.POST if request.method == "POST" else None,
    )


def _parties(row: Matter, request: PageRequest) -> dict[str, tuple[Party, str]]:
    """The parties of the structure today, by the name that they have there. One query."""
    rows = StructureParty.objects.filter(
        structure=row.structure, period__contains=request.day.today
    ).select_related("party")
    ordered = sorted(rows, key=lambda each: sv_sort(each.name))
    return {each.party.key: (each.party, each.name) for each in ordered}


def _preview(
    request: PageRequest,
    row: Matter,
    asked: Request,
    parties: list[Party],
    others: tuple[Other, ...],
) -> dict[str, object]:
    """The letters as they would be, and who gets none. Nothing is written."""
    rows = Contact.objects.filter(party__in=parties, period__contains=request.day.today)
    contacts = {each.party_id: each for each in rows.order_by("-pk")}
    referral = Referral(
        matter=row,
        subject=asked.subject,
        question=asked.question,
        due=asked.due,
        asker_name=asked.asker_name,
        asker_email=asked.asker_email,
        site=asked.site,
    )
    found = [_of_party(referral, asked, party, contacts.get(party.pk)) for party in parties]
    found += [_of_other(referral, asked, each) for each in others]
    return {
        "is_preview": True,
        "asked": len(found),
        "sent": sum(bool(each.to) for each in found),
        "letters": found[:SHOWN],
        "unsent": [each.name for each in found if not each.to],
        "unshown": max(len(found) - SHOWN, 0),
        "due": asked.due,
    }


def _of_party(referral: Referral, asked: Request, party: Party, contact: Contact | None) -> Letter:
    name, email = (contact.name, contact.email) if contact else ("", "")
    row = ReferralRow(referral=referral, party=party, contact_name=name, contact_email=email)
    return _letter(row, asked)


def _of_other(referral: Referral, asked: Request, other: Other) -> Letter:
    row = ReferralRow(
        referral=referral,
        name=other.name,
        contact_name=other.contact_name,
        contact_email=other.contact_email,
    )
    return _letter(row, asked)


def _letter(row: ReferralRow, asked: Request) -> Letter:
    has_documents = bool(asked.documents)
    facts = sending.facts_of(row, f"{asked.site}/yttrande/…/", "…", has_documents=has_documents)
    return Letter(
        name=sending.name_of(row),
        to=f"{row.contact_name} <{row.contact_email}>".strip() if row.contact_email else "",
        subject=mail.merge(asked.letter_subject, facts).text,
        text=mail.merge(asked.letter, facts).text,
    )
