"""The registrar's form: a few fields for each asked seat, the decision once, and who writes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.bodies.queries.sides import SidePlaces
from samverk.foundation.language import spoken
from samverk.staffing.actions import Names, Written
from samverk.staffing.asked_bodies import SaidOfBody
from samverk.staffing.continuing import Holder, is_named
from samverk.staffing.facts import SeatFacts
from samverk.staffing.models import AskedSeat, Nomination, Reply

_NUMBER = re.compile(r"\d{6}")
_OFF = {"autocomplete": "off"}


@dataclass(frozen=True, slots=True)
class SeatFields:
    """One seat on the page: what it is called, what it requires, who has it, and its fields.

    places are those of a side, on the first line of the names that may be proposed to them; most is how many,
    and functions are what the recorded remit of the body says that it holds. said is what holds for all the
    asked places of the body, at the first of them; requires is what only this one requires.
    continues is the tick for whoever has the seat to go on in it.
    """

    name: str
    is_first_in_body: bool
    body: str
    requires: tuple[str, ...]
    holder: str
    taken_by: str
    given: BoundField
    family: BoundField
    office: BoundField
    email: BoundField
    profession: BoundField | None
    abstains: BoundField | None
    places: SidePlaces | None = None
    most: int = 0
    functions: tuple[str, ...] = ()
    said: tuple[SaidOfBody, ...] = ()
    continues: BoundField | None = None

    @property
    def faults(self) -> list[str]:
        """What is wrong at the seat."""
        bound = (
            self.continues,
            self.given,
            self.family,
            self.office,
            self.email,
            self.abstains,
        )
        return [str(text) for field in bound if field for text in field.errors]


class AnswerForm(forms.Form):
    """What a party answers. A draft may be half written; an answer has a name, or says so, for every seat."""

    beslutat_av = forms.CharField(
        label=_("Vilket organ har utsett dem?"),
        help_text=_("Till exempel Socialnämnden eller Kommunfullmäktige."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={**_OFF, "list": "organ"}),
    )
    beslutat_den = forms.DateField(
        label=_("Vilken dag beslutades det?"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    paragraf = forms.CharField(
        label=_("Paragraf"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={**_OFF, "placeholder": "§ 12"}),
    )
    diarienummer = forms.CharField(
        label=_("Diarienummer"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs=_OFF),
    )
    skrivet_av = forms.CharField(
        label=_("Ditt namn"),
        help_text=_("Det står på kvittot, så att den som äger länken ser vem som har svarat."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(  # noqa: PLR0913 -- each is a fact of the page
        self,
        asked: Sequence[AskedSeat],
        seats: Mapping[int, SeatFacts],
        *,
        data: Mapping[str, Any] | None,
        reply: Reply | None,
        taken: Mapping[int, str],
        must_be_whole: bool,
        functions: Mapping[int, Sequence[str]] | None = None,
        said: Mapping[int, Sequence[SaidOfBody]] | None = None,
        holders: Mapping[int, Holder] | None = None,
    ) -> None:
        """Make fields for each seat that is still there; taken says who has been appointed to it meanwhile.

        functions are those that the recorded remits of bodies name, said what the rules say of their places; by body.
        holders may go on in their seats, by seat.
        """
        self.asked = [each for each in asked if each.pk in seats]
        free = {seat: who for seat, who in (holders or {}).items() if seat not in taken}
        there = ((each.pk, free.get(each.seat_id or 0)) for each in self.asked)
        self.holders = {pk: who for pk, who in there if who}
        super().__init__(data, initial=_initial(reply, self.holders))
        self.known, self.taken, self.must_be_whole = seats, taken, must_be_whole
        self.functions, self.said = functions or {}, said or {}
        for each in self.asked:
            self._add_fields(each, seats[each.pk])
        self.order_fields([*(name for name in self.fields if "-" in name), *self.base_fields])

    def _add_fields(self, asked: AskedSeat, seat: SeatFacts) -> None:
        def text(label: object, length: int) -> forms.CharField:
            widget = forms.TextInput(attrs=_OFF)
            return forms.CharField(label=label, max_length=length, required=False, widget=widget)  # type: ignore[arg-type] # a lazy text

        pk = asked.pk
        if pk in self.holders:
            goes_on = gettext("%(name)s fortsätter") % {"name": self.holders[pk].name}
            self.fields[f"fortsatter-{pk}"] = forms.BooleanField(label=goes_on, required=False)
        self.fields[f"fornamn-{pk}"] = text(_("Förnamn"), 100)
        self.fields[f"efternamn-{pk}"] = text(_("Efternamn"), 100)
        self.fields[f"befattning-{pk}"] = text(_("Befattning eller uppdrag"), 200)
        self.fields[f"epost-{pk}"] = forms.EmailField(
            label=_("E-post"), max_length=254, required=False, widget=forms.EmailInput(attrs=_OFF)
        )
        if seat.profession:
            label = gettext("Har yrket %(name)s") % {"name": seat.profession_name}
            self.fields[f"yrke-{pk}"] = forms.BooleanField(label=label, required=False)
        if seat.line < 2:  # noqa: PLR2004 -- the first line speaks for all of them
            nobody = _("Vi föreslår ingen") if seat.line else _("Vi avstår från den här platsen")
            self.fields[f"avstar-{pk}"] = forms.BooleanField(label=nobody, required=False)

    def seat_fields(self) -> Iterator[SeatFields]:
        """Each seat with its fields, in the order of the question."""
        before = None
        for each in self.asked:
            seat, pk = self.known[each.pk], each.pk
            profession, goes_on = f"yrke-{pk}", f"fortsatter-{pk}"
            words = spoken(seat.words)
            said = tuple(self.said.get(seat.body.pk, ()))
            of_all = {each.words for each in said}
            yield SeatFields(
                name=words[:1].upper() + words[1:],
                is_first_in_body=seat.body.pk != before,
                body=seat.body.name,
                requires=tuple(w for w in map(spoken, seat.requires) if w not in of_all),
                holder=self.holders[pk].name if pk in self.holders else seat.holder,
                taken_by=self.taken.get(each.seat_id or 0, ""),
                given=self[f"fornamn-{pk}"],
                family=self[f"efternamn-{pk}"],
                office=self[f"befattning-{pk}"],
                email=self[f"epost-{pk}"],
                profession=self[profession] if profession in self.fields else None,
                abstains=self[f"avstar-{pk}"] if seat.line < 2 else None,  # noqa: PLR2004
                places=seat.places if seat.line == 1 else None,
                most=len(self._lines_with(each)),
                functions=tuple(self.functions.get(seat.body.pk, ())),
                said=said if seat.body.pk != before else (),
                continues=self[goes_on] if goes_on in self.fields else None,
            )
            before = seat.body.pk

    def clean(self) -> dict[str, Any]:
        """Hold each seat to a whole name or to none, and an answer to all that it needs."""
        for each in self.asked:
            self._check(each)
        if self.must_be_whole and not self.cleaned_data.get("skrivet_av", "").strip():
            self.add_error("skrivet_av", gettext("Skriv ditt namn."))
        return self.cleaned_data

    def _check(self, asked: AskedSeat) -> None:
        given, pk = self.cleaned_data, asked.pk
        names = (given.get(f"fornamn-{pk}", ""), given.get(f"efternamn-{pk}", ""))
        seat = self.known[asked.pk]
        where = f"{seat.body.name}, {spoken(seat.words)}"
        if any(_NUMBER.search(name) for name in names):
            self.add_error(f"fornamn-{pk}", gettext("Skriv bara namnet, aldrig personnummer."))
        elif given.get(f"fortsatter-{pk}"):
            self._check_goes_on(asked, " ".join(" ".join(names).split()))
        elif given.get(f"avstar-{pk}") and any(names):
            self.add_error(
                f"avstar-{pk}",
                gettext("%(seat)s: skriv ett namn eller avstå, inte båda.") % {"seat": where},
            )
        elif seat.places and not any(names):
            if self.must_be_whole and seat.line == 1:
                self._check_proposals(asked)
        elif self.must_be_whole and not given.get(f"avstar-{pk}") and not all(names):
            missing = "fornamn" if not names[0] else "efternamn"
            self.add_error(
                f"{missing}-{pk}",
                gettext("%(seat)s: skriv för- och efternamn, eller kryssa i att ni avstår.")
                % {"seat": where},
            )

    def _check_goes_on(self, asked: AskedSeat, written: str) -> None:
        """That the party does not abstain from the seat too, or name somebody else to it."""
        pk, who = asked.pk, self.holders[asked.pk].name
        said = {"body": self._body(asked), "name": who}
        if self.cleaned_data.get(f"avstar-{pk}"):
            words = gettext("%(body)s: antingen fortsätter %(name)s eller så avstår ni, inte båda.")
            self.add_error(f"fortsatter-{pk}", words % said)
        elif written and written.casefold() != who.casefold():
            words = gettext("%(body)s: antingen fortsätter %(name)s eller någon annan, inte båda.")
            self.add_error(f"fortsatter-{pk}", words % said)

    def _check_proposals(self, first: AskedSeat) -> None:
        """That there is a name on some line, or that the party says that it proposes nobody; not both."""
        given = self.cleaned_data
        lines = [each.pk for each in self._lines_with(first)]
        is_named = any(given.get(f"efternamn-{pk}") or given.get(f"fornamn-{pk}") for pk in lines)
        says_nobody = bool(given.get(f"avstar-{first.pk}"))
        if is_named and says_nobody:
            words = gettext("%(body)s: föreslå ett namn, eller ingen, inte båda.")
            self.add_error(f"avstar-{first.pk}", words % {"body": self._body(first)})
        elif not is_named and not says_nobody:
            words = gettext("%(body)s: föreslå minst ett namn, eller kryssa i att ni inte gör det.")
            self.add_error(f"fornamn-{first.pk}", words % {"body": self._body(first)})

    def _lines_with(self, first: AskedSeat) -> list[AskedSeat]:
        """The lines on which names are proposed to the same places."""
        same = (first.body_id, first.places)
        return [each for each in self.asked if each.places and (each.body_id, each.places) == same]

    def _body(self, asked: AskedSeat) -> str:
        return self.known[asked.pk].body.name

    def called(self, asked: AskedSeat, language: str) -> str:
        """What a seat is called in a letter: "Samrådet, ordinarie plats 1"."""
        seat = self.known[asked.pk]
        return f"{seat.body.name}, {seat.words(language)}"

    def written(self) -> Written:
        """What is written, once the form is valid."""
        given = self.cleaned_data
        return Written(
            names={each.pk: self._names(each) for each in self.asked},
            written_by=given["skrivet_av"].strip(),
            organ=given["beslutat_av"].strip(),
            decided_on=given["beslutat_den"],
            paragraph=given["paragraf"].strip(),
            registry_number=given["diarienummer"].strip(),
        )

    def _names(self, asked: AskedSeat) -> Names:
        given, pk = self.cleaned_data, asked.pk
        profession = self.known[asked.pk].profession
        has_profession = bool(given.get(f"yrke-{pk}"))
        if given.get(f"fortsatter-{pk}"):
            holder = self.holders[pk]
            return Names(
                given_name=holder.person.given_name,
                family_name=holder.person.family_name,
                office=given[f"befattning-{pk}"].strip() or holder.office,
                email=given[f"epost-{pk}"],
                professions=(profession,)
                if has_profession or profession in holder.person.professions
                else (),
            )
        return Names(
            abstains=given.get(f"avstar-{pk}", False),
            given_name=" ".join(given[f"fornamn-{pk}"].split()),
            family_name=" ".join(given[f"efternamn-{pk}"].split()),
            office=given[f"befattning-{pk}"].strip(),
            email=given[f"epost-{pk}"],
            professions=(profession,) if has_profession else (),
        )


def _initial(reply: Reply | None, holders: Mapping[int, Holder]) -> dict[str, object]:
    if reply is None:
        return {}
    initial: dict[str, object] = {
        "beslutat_av": reply.organ,
        "beslutat_den": reply.decided_on,
        "paragraf": reply.paragraph,
        "diarienummer": reply.registry_number,
        "skrivet_av": reply.written_by,
    }
    for each in reply.nominations.all():
        initial.update(_of_name(each))
        holder = holders.get(each.asked_id)
        if holder and is_named(holder.person, each):
            initial.update(_of_holder(each, holder))
    return initial


def _of_holder(named: Nomination, holder: Holder) -> dict[str, object]:
    """The tick instead of the name, and the office only where it is another than the one that is known."""
    pk = named.asked_id
    office = "" if named.office == holder.office else named.office
    return {
        f"fortsatter-{pk}": True,
        f"fornamn-{pk}": "",
        f"efternamn-{pk}": "",
        f"befattning-{pk}": office,
    }


def _of_name(named: Nomination) -> dict[str, object]:
    pk = named.asked_id
    return {
        f"fornamn-{pk}": named.given_name,
        f"efternamn-{pk}": named.family_name,
        f"befattning-{pk}": named.office,
        f"epost-{pk}": named.email,
        f"yrke-{pk}": bool(named.professions),
        f"avstar-{pk}": named.abstains,
    }
