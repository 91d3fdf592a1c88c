"""Whom a recommendation can be sent to, and what is written of it already."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samverk.bodies.models import StructureParty
from samverk.foundation.formats import sv_sort
from samverk.matters.models import Matter, Recommendation, Treatment
from samverk.matters.models.choices import Outcome
from samverk.parties.models import Contact, Party


@dataclass(frozen=True, slots=True)
class Principal:
    """A party of the structure as the sender sees it: whether the matter concerns it, and who would get the letter."""

    party: Party
    name: str
    is_concerned: bool
    contact: Contact | None

    @property
    def key(self) -> str:
        """The key of the party."""
        return self.party.key

    @property
    def label(self) -> str:
        """The name, and what is missing."""
        return self.name if self.contact else _("%(name)s: kontakt saknas") % {"name": self.name}


def principals_of(matter: Matter, *, on: dt.date) -> list[Principal]:
    """The signatories of the day and everybody concerned, by name. Three queries."""
    concerned = {each.party_id: each.party for each in matter.parties.select_related("party")}
    rows = StructureParty.objects.filter(
        structure=matter.structure, period__contains=on, is_signatory=True
    )
    there = {each.party_id: each for each in rows.select_related("party")}
    contacts = {
        each.party_id: each
        for each in Contact.objects.filter(
            party__in=there.keys() | concerned.keys(), period__contains=on
        ).order_by("-pk")
    }
    parties = {**concerned, **{pk: each.party for pk, each in there.items()}}
    found = [
        Principal(
            party=party,
            name=there[pk].name if pk in there else party.name,
            is_concerned=pk in concerned,
            contact=contacts.get(pk),
        )
        for pk, party in parties.items()
    ]
    return sorted(found, key=_by_name)


def _by_name(principal: Principal) -> tuple[str, str]:
    return sv_sort(principal.name)


def unsent_of(matter: Matter) -> Recommendation | None:
    """The recommendation that is written and not sent, the last of several. Two queries."""
    rows = matter.recommendations.filter(sent_on__isnull=True, withdrawn_on__isnull=True)
    return rows.prefetch_related("clauses").order_by("number").last()


def recommending(matter: Matter) -> Treatment | None:
    """The treatment in which a body recommended or decided last. One query."""
    rows = matter.treatments.filter(outcome__in=[Outcome.RECOMMEND, Outcome.DECIDE])
    return rows.select_related("body").order_by("treated_on", "pk").last()
