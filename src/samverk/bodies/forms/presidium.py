"""Who chairs, and by which decision."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.bodies import actions
from samverk.bodies.forms.deciding import DecisionForm, PartyField, organs, parties
from samverk.bodies.forms.naming import PersonField
from samverk.bodies.forms.seats import ABOUT_PERSON, Data, EndTermForm, PersonForm, said
from samverk.bodies.models import Appointment, Body, Post
from samverk.parties.models import Person


class ElectForm(DecisionForm, PersonForm):
    """Choose somebody for a post, or let chair and vice chair change places."""

    person = PersonField(required=False)
    swap = forms.BooleanField(
        label=gettext_lazy("Ordföranden och vice ordföranden byter plats"), required=False
    )
    party = PartyField()
    number = forms.TypedChoiceField(
        label=gettext_lazy("Plats i presidiet"), coerce=int, required=False
    )
    prolonged_by = forms.ChoiceField(
        label=gettext_lazy("Förlängt genom"),
        required=False,
        choices=[("", gettext_lazy("inte förlängt")), *Post.Prolonged.choices],
    )
    field_order = (
        "swap",
        *ABOUT_PERSON,
        "party",
        "number",
        "from_day",
        "last_day",
        "prolonged_by",
    )

    def __init__(self, data: Data, *, body: Body, role: str, posts: int, **about: Any) -> None:  # noqa: ANN401
        super().__init__(data, structure=body.structure, **about)
        self.body, self.role = body, role
        self.fields["party"].queryset = parties(self.structure, on=self.on)  # type: ignore[attr-defined]
        self.fields["party"].empty_label = _("samma part som för platsen")  # type: ignore[attr-defined]
        self.fields["organ"].queryset = organs(self.structure, None, on=self.on)  # type: ignore[attr-defined]
        if role != Post.Role.CHAIR or not self._may_swap():
            del self.fields["swap"]
        numbers = [(each, str(each)) for each in range(1, posts + 1)]
        self.fields["number"].choices = numbers  # type: ignore[attr-defined]
        if posts <= 1:
            del self.fields["number"]

    def _may_swap(self) -> bool:
        there = Post.objects.filter(body=self.body, number=1, period__contains=self.on)
        return {Post.Role.CHAIR, Post.Role.VICE_CHAIR} <= set(there.values_list("role", flat=True))

    @property
    def swaps(self) -> bool:
        """Whether the two change places."""
        return bool(self.cleaned_data.get("swap"))

    def clean(self) -> dict[str, Any]:
        """Ask for a person, unless the two change places."""
        given = super().clean()
        if not given.get("swap") and not given.get("person") and "person" not in self.errors:
            self.add_error("person", _("Skriv vem det gäller."))
        return given

    def perform(self, *, actor: str, reason: str) -> None:
        """Choose, or let them change places."""
        about: dict[str, Any] = {
            "body": self.body,
            "on": self.day,
            "until": self.until,
            "decision": self.decision(),
            "actor": actor,
            "reason": reason,
        }
        if self.swaps:
            actions.swap_chair(**about)
            return
        person = self.written_down(actor)
        actions.elect(
            role=self.role,
            person=person,
            number=self.cleaned_data.get("number") or 1,
            prolonged_by=self.cleaned_data["prolonged_by"],
            **self._on_behalf_of(person),
            **about,
        )

    def _on_behalf_of(self, person: Person) -> dict[str, Any]:
        """The party that was named, else that of the person's seat in the body, and the seat's side."""
        if chosen := self.cleaned_data.get("party"):
            return {"party": chosen.party, "side": chosen.side}
        seated = Appointment.objects.filter(
            person=person, seat__body=self.body, period__contains=self.day
        )
        row = seated.select_related("party", "seat__party").order_by("seat__kind", "pk").first()
        return {"party": row.party or row.seat.party, "side": row.seat.side} if row else {}

    def done(self) -> str:
        """Who has the post from when."""
        if self.swaps:
            facts = {"day": said(self.day)}
            return _("Ordföranden och vice ordföranden byter plats från %(day)s.") % facts
        facts = {**self.facts(), "post": str(Post.Role(self.role).label)}
        return _("%(person)s är %(post)s från %(day)s.") % facts


class EndPostForm(EndTermForm):
    """End a post, with or without anybody chosen after."""

    def __init__(self, data: Data, *, post: Post, **about: Any) -> None:  # noqa: ANN401
        structure = post.body.structure
        super().__init__(data, person=post.person, structure=structure, **about)
        self.post = post

    def perform(self, *, actor: str, reason: str) -> None:
        """End it."""
        actions.end_post(post=self.post, on=self.day, actor=actor, reason=self.why(reason))

    def leads_to(self) -> tuple[str, ...]:
        """Who comes after, or that nobody has been chosen."""
        body, role, number = self.post.body, self.post.role, self.post.number
        same = Post.objects.filter(body=body, role=role, number=number)
        later = same.filter(period__startswith__gte=self.day).select_related("person")
        after = later.order_by("period").first()
        facts = {"post": str(self.post.get_role_display()), "day": said(self.day)}
        if after is None:
            return (_("Ingen är vald till %(post)s efter den dagen.") % facts,)
        facts |= {"person": after.person.name, "day": said(after.period.lower)}
        return (_("%(person)s är redan vald till %(post)s från %(day)s.") % facts,)
