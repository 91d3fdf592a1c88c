"""What would happen if: one form for each thing that can be supposed. It is sent by GET, so that its link says it all."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.foundation.fields import DayField
from samverk.foundation.language import spoken
from samverk.rulebook.agreements.facts import Adoption, Interpretation, Known, Notice, Open
from samverk.rulebook.agreements.silences import WAYS, left_open, reading_in_words
from samverk.rulebook.agreements.supposing import (
    Adopts,
    GivesNotice,
    IsRead,
    IsReplaced,
    NeverAdopts,
    Supposed,
    WithdrawsNotice,
)
from samverk.rulebook.structure.model import Key

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

READ = {
    Open.FORCE: "antas_av",
    Open.COUNTED_FROM: "raknas_fran",
    Open.ENDS_FOR: "galler",
}
_READ_LABELS = {
    Open.FORCE: _("Hur många som måste anta det"),
    Open.COUNTED_FROM: _("Från när uppsägningstiden räknas"),
    Open.ENDS_FOR: _("Vem en uppsägning gäller"),
}

_OF_FORCE = frozenset({Open.FORCE})
_OF_NOTICE = frozenset({Open.COUNTED_FROM, Open.ENDS_FOR})


class SupposeForm(forms.Form):
    """Something that is supposed to happen to an agreement; the silences that matter to it may be given a reading with it."""

    label: ClassVar["str | StrPromise"]
    reads: ClassVar[frozenset[Open]] = frozenset()

    def __init__(
        self, known: Known, on: dt.date, data: MultiValueDict[str, str] | None = None
    ) -> None:
        self.known, self.on = known, on
        super().__init__(data)
        if "part" in self.fields:
            names = [(key, known.names[key]) for key in self.parties(known)]
            self.fields["part"].choices = names  # type: ignore[attr-defined] # a field of choices
        for of in (each for each in silent(known) if each in self.reads):
            self.fields[READ[of]] = _reading_field(of)

    @classmethod
    def parties(cls, known: Known) -> tuple[Key, ...]:
        """The parties that it can be supposed of."""
        return known.parties

    @classmethod
    def is_offered(cls, known: Known) -> bool:
        """Whether there is anything to suppose."""
        return bool(cls.parties(known))

    def acts(self) -> list[Supposed]:
        """What is supposed, once the form is valid."""
        return [*self.own_acts(), *self._readings()]

    def own_acts(self) -> Iterator[Supposed]:
        """What happens, besides how the text is read."""
        yield from ()

    def _readings(self) -> Iterator[IsRead]:
        for of, name in READ.items():
            way = self.cleaned_data.get(name)
            if way:
                yield IsRead(Interpretation(of, way, "", self.on))

    @property
    def chosen(self) -> list[Key]:
        """The parties that were chosen, in the order of the agreement."""
        ticked = set(self.cleaned_data.get("part", ()))
        return [party for party in self.known.parties if party in ticked]


def _parties_field(label: "StrPromise", wrong: "StrPromise") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": wrong, "invalid_choice": _("Välj bland avtalets parter.")},
    )


class NoticeForm(SupposeForm):
    """Some parties give notice, all with a letter of the same days."""

    label = _("En part säger upp avtalet")
    reads = _OF_NOTICE
    part = _parties_field(_("Vem säger upp det?"), _("Välj vem som säger upp avtalet."))
    skriven = DayField(label=_("Uppsägningen skrivs"))
    kom_in = DayField(
        label=_("Den kommer in"),
        required=False,
        help_text=_("Samma dag som den skrivs, om du inte väljer någon."),
    )
    behandlad = DayField(label=_("Den behandlas"), required=False)

    def __init__(
        self, known: Known, on: dt.date, data: MultiValueDict[str, str] | None = None
    ) -> None:
        super().__init__(known, on, data)
        self.fields["skriven"].initial = on
        terms = known.terms.notice
        if terms is not None and terms.counted_from == "treated":
            self.fields["behandlad"].help_text = _("Uppsägningstiden räknas från den dagen.")

    def clean(self) -> dict[str, Any]:
        """The days in the order in which they come."""
        given: dict[str, Any] = super().clean() or {}
        written, received, treated = (given.get(day) for day in ("skriven", "kom_in", "behandlad"))
        if written and received and received < written:
            self.add_error("kom_in", gettext("Den kan inte komma in innan den är skriven."))
        after = received or written
        if after and treated and treated < after:
            self.add_error("behandlad", gettext("Den kan inte behandlas innan den har kommit in."))
        return given

    def own_acts(self) -> Iterator[GivesNotice]:
        written = self.cleaned_data["skriven"]
        received = self.cleaned_data["kom_in"] or written
        for party in self.chosen:
            yield GivesNotice(Notice(party, written, received, self.cleaned_data["behandlad"]))


class NotAdoptedForm(SupposeForm):
    """Some parties do not adopt the agreement."""

    label = _("Bara några antar avtalet")
    reads = _OF_FORCE
    part = _parties_field(_("Vilka antar det inte?"), _("Välj vilka som inte antar avtalet."))

    def own_acts(self) -> Iterator[NeverAdopts]:
        return map(NeverAdopts, self.chosen)


class AdoptedForm(SupposeForm):
    """Some parties adopt the agreement on a day."""

    label = _("De som saknas antar avtalet")
    reads = _OF_FORCE
    part = _parties_field(_("Vilka antar det?"), _("Välj vilka som antar avtalet."))
    beslut = DayField(label=_("De beslutar den"))
    andring = forms.BooleanField(label=_("De antar det med ändring"), required=False)

    def __init__(
        self, known: Known, on: dt.date, data: MultiValueDict[str, str] | None = None
    ) -> None:
        super().__init__(known, on, data)
        self.fields["beslut"].initial = on

    @classmethod
    def parties(cls, known: Known) -> tuple[Key, ...]:
        """Those that have not adopted it."""
        return tuple(party for party in known.parties if known.adopted(party) is None)

    def own_acts(self) -> Iterator[Adopts]:
        day, changed = self.cleaned_data["beslut"], self.cleaned_data["andring"]
        for party in self.chosen:
            yield Adopts(Adoption(party, day, with_change=changed))


class WithdrawnForm(SupposeForm):
    """Some parties take their notice back."""

    label = _("En uppsägning tas tillbaka")
    reads = _OF_NOTICE
    part = _parties_field(
        _("Vem tar tillbaka sin uppsägning?"), _("Välj vem som tar tillbaka sin uppsägning.")
    )

    @classmethod
    def parties(cls, known: Known) -> tuple[Key, ...]:
        """Those that have given notice."""
        given = {notice.party for notice in known.notices}
        return tuple(party for party in known.parties if party in given)

    def own_acts(self) -> Iterator[WithdrawsNotice]:
        return map(WithdrawsNotice, self.chosen)


class ReplacedForm(SupposeForm):
    """Another agreement takes its place."""

    label = _("Ett nytt avtal ersätter det")
    ersatt = DayField(label=_("Det nya gäller från"))

    def own_acts(self) -> Iterator[IsReplaced]:
        yield IsReplaced(self.cleaned_data["ersatt"])


class ReadForm(SupposeForm):
    """A silence of the text is read in a way."""

    label = _("Texten läses på ett sätt")
    reads = _OF_FORCE | _OF_NOTICE

    @classmethod
    def is_offered(cls, known: Known) -> bool:
        """Whether the text is silent on anything."""
        return any(silent(known))

    def clean(self) -> dict[str, Any]:
        """At least one reading."""
        given: dict[str, Any] = super().clean() or {}
        if not any(given.get(name) for name in READ.values()):
            raise forms.ValidationError(gettext("Välj hur texten ska läsas."))
        return given


def silent(known: Known) -> Iterator[Open]:
    """What the text does not say, whether or not somebody has said how it is read."""
    return (of for of, _clauses in left_open(known.terms, known.parties))


def _reading_field(of: Open) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_READ_LABELS[of],
        choices=_choices(of),
        required=False,
        error_messages={"invalid_choice": _("Välj ett av sätten att läsa texten.")},
    )


def _choices(of: Open) -> Callable[[], list[tuple[str, str]]]:
    def choices() -> list[tuple[str, str]]:
        ways = [(way, spoken(reading_in_words(of, way))) for way in WAYS[of]]
        return [("", gettext("som det är antecknat, eller öppet")), *ways]

    return choices


FORMS: Mapping[str, type[SupposeForm]] = {
    "uppsagning": NoticeForm,
    "antar-inte": NotAdoptedForm,
    "antar": AdoptedForm,
    "atertagen": WithdrawnForm,
    "ersatt": ReplacedForm,
    "tolkning": ReadForm,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A thing that can be supposed: its words, the address that asks about it, and whether it is the one that is asked."""

    label: str
    query: str
    is_asked: bool


def choices(known: Known, asked: str, carried: Mapping[str, str]) -> list[Choice]:
    """What can be supposed of an agreement now."""
    return [
        Choice(str(form.label), urlencode({**carried, "vad": slug}), slug == asked)
        for slug, form in FORMS.items()
        if form.is_offered(known)
    ]
