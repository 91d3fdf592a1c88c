"""Short forms for how a text is read, what an agreement hangs together with, and what is done of what it obliges to."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.agreements.actions import (
    Done,
    Kind,
    Link,
    Reading,
    Replacement,
    classify_cooperation,
    fulfil_duty,
    interpret,
    link_recommendation,
    plan_duty,
    replace_agreement,
)
from samverk.agreements.actions.doing import doubts_of_duty
from samverk.agreements.actions.reading import doubts_of_reading
from samverk.agreements.actions.tying import doubts_of_replacement
from samverk.agreements.forms.acting import NO_CHOICE, ActForm
from samverk.agreements.models import Agreement, Interpretation
from samverk.agreements.queries import acting
from samverk.foundation.documents import DocumentField
from samverk.foundation.fields import DayField, TextField
from samverk.foundation.formats import day_short
from samverk.foundation.language import current, spoken
from samverk.matters.models import Matter
from samverk.matters.queries import find
from samverk.rulebook.agreements.facts import Open
from samverk.rulebook.agreements.recording.readings import named
from samverk.rulebook.agreements.silences import WAYS, questions
from samverk.rulebook.agreements.state import as_of
from samverk.rulebook.findings import Finding

BETWEEN = "|"


class ReadingForm(ActForm):
    """How a silence is read, with who said so."""

    lasning = forms.ChoiceField(
        label=_("Hur läses texten?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj hur texten läses.")},
    )
    vem = TextField(
        label=_("Vem har sagt det?"),
        help_text=_("Samverk tolkar inte: det gör parterna, ett organ eller en jurist."),
        error_messages={"required": _("Skriv vem som har sagt det.")},
    )
    den = DayField(label=_("Sades den"), help_text=_("Från den dagen räknas det så."))
    varfor = TextField(label=_("Varför läses den så?"), rows=2, required=False)

    def offer(self) -> None:
        """Every way to read what this text leaves open, what nobody has read first. What the text says is not to be read."""
        read = self.about.read
        told = questions(as_of(read.known, self.today)) if read else ()
        silent = {each.of for each in told if each.said is None}
        wanted = self.asked.get("fraga")
        asked = sorted((each.of for each in told), key=lambda of: of != wanted)
        rows = [
            (f"{of}{BETWEEN}{way}", _way(of, way, is_open=of in silent))
            for of in asked
            for way in WAYS[of]
        ]
        self.choose("lasning", rows)
        del self.fields["skal"]

    def why_not(self) -> str:
        """That the text says all that there is to read."""
        if self.fields["lasning"].choices:  # type: ignore[attr-defined]
            return ""
        return gettext(
            "Texten lämnar inget öppet: den säger hur många som måste anta avtalet, från vilken dag en uppsägning räknas och vem den gäller. Är något av det fel antecknat: rätta villkoren."
        )

    def doubts(self) -> Iterable[Finding]:
        """What differs in the reading."""
        read = self.about.read
        return doubts_of_reading(read, self._reading(), on=self.today) if read else ()

    def perform(self, *, actor: str, reason: str) -> None:
        """Record it."""
        interpret(
            agreement=self.about.agreement,
            reading=self._reading(),
            actor=actor,
            reason=reason,
            **self.how,
        )

    def _reading(self) -> Reading:
        given = self.cleaned_data
        of, _between, way = given["lasning"].partition(BETWEEN)
        return Reading(of, way, given["vem"], given["den"], given["varfor"])


def _way(of: Open, way: str, *, is_open: bool) -> str:
    """A way to read a question, marked where this agreement leaves the question open."""
    of_what = capfirst(dict(Interpretation.Of.choices)[str(of)])
    facts = {"what": of_what, "way": spoken(named(of, way))}
    if is_open:
        return gettext("%(what)s: %(way)s (öppet i det här avtalet)") % facts
    return gettext("%(what)s: %(way)s") % facts


class LinkForm(ActForm):
    """Which recommendation adopts the agreement."""

    needs_terms = False
    rekommendation = forms.ChoiceField(
        label=_("Vilken rekommendation antar avtalet?"),
        help_text=_("Svaren på den blir då parternas beslut om avtalet."),
        error_messages=NO_CHOICE,
    )

    def offer(self) -> None:
        """What has been recommended, with its clauses."""
        self._known = {each.pk: each for each in acting.recommendations(self.about)}
        choices: list[tuple[object, object]] = [("", gettext("Välj rekommendation"))]
        for each in self._known.values():
            whole = (f"{each.pk}{BETWEEN}", gettext("Alla att-satser"))
            clauses = [
                (f"{each.pk}{BETWEEN}{clause.number}", f"{clause.number}. {clause.text}"[:100])
                for clause in sorted(each.clauses.all(), key=lambda clause: clause.number)
            ]
            choices.append((_recommended(each.matter, each.title), [whole, *clauses]))
        self.choose("rekommendation", choices)

    def why_not(self) -> str:
        """That nothing has been recommended."""
        return "" if self._known else gettext("Inget organ har rekommenderat något här än.")

    def perform(self, *, actor: str, reason: str) -> None:
        """Tie them."""
        pk, _between, clause = self.cleaned_data["rekommendation"].partition(BETWEEN)
        link = Link(self._known[int(pk)], int(clause) if clause else None)
        link_recommendation(
            agreement=self.about.agreement, link=link, actor=actor, reason=reason, **self.how
        )


def _recommended(matter: Matter, title: str) -> str:
    return f"{matter.registry_number or ''} {title}".strip()


class OtherForm(ActForm):
    """An act that ties the agreement to another."""

    needs_terms = False
    annat = forms.ChoiceField(label=_("Vilket avtal?"), error_messages=NO_CHOICE)

    def offer(self) -> None:
        """The other agreements of the structure."""
        self._known = {str(each.pk): each for each in acting.siblings(self.about)}
        named = [(key, each.name) for key, each in self._known.items()]
        self.choose("annat", [("", gettext("Välj avtal")), *named])

    def why_not(self) -> str:
        """That there is no other."""
        return "" if self._known else gettext("Det finns inget annat avtal i strukturen.")

    @property
    def other(self) -> Agreement:
        """The one that was chosen."""
        return self._known[self.cleaned_data["annat"]]


class ReplacementForm(OtherForm):
    """That another agreement takes the place of this one."""

    fran = DayField(label=_("Från den"), help_text=_("Dagen kan ligga framåt."))

    def offer(self) -> None:
        """The other agreements."""
        super().offer()
        self.fields["annat"].label = gettext("Vilket avtal tar över?")

    def doubts(self) -> Iterable[Finding]:
        """What differs in the replacement."""
        return doubts_of_replacement(self.about.agreement, self._replacement(), on=self.today)

    def perform(self, *, actor: str, reason: str) -> None:
        """Record it."""
        replace_agreement(
            agreement=self.about.agreement,
            replacement=self._replacement(),
            actor=actor,
            reason=reason,
            **self.how,
        )

    def outcome(self) -> Iterable[str]:
        """From when which agreement holds in its place."""
        facts = {
            "day": day_short(self.cleaned_data["fran"], current()),
            "other": self.other.name,
        }
        yield gettext("Från %(day)s är avtalet ersatt av %(other)s.") % facts

    def _replacement(self) -> Replacement:
        return Replacement(self.other, self.cleaned_data["fran"])


class CooperationForm(ActForm):
    """Whether it is contractual cooperation, which is reported every year."""

    needs_terms = False
    slag = forms.ChoiceField(
        label=_("Utför någon av parterna en annans uppgifter?"),
        choices=(
            (Agreement.Cooperation.CONTRACTUAL.value, _("Ja: avtalssamverkan (KL 9 kap. 37 §)")),
            (Agreement.Cooperation.OTHER.value, _("Nej: annan samverkan")),
        ),
        widget=forms.RadioSelect,
        error_messages=NO_CHOICE,
    )
    vad = TextField(
        label=_("Vilka uppgifter utför vem åt vem?"),
        help_text=_("Årsrapporten till fullmäktige (KL 9 kap. 38 §) återger det."),
        rows=3,
        required=False,
    )

    def offer(self) -> None:
        """What is said already."""
        row = self.about.agreement
        self.initial.setdefault("slag", row.cooperation)
        self.initial.setdefault("vad", row.cooperation_what)
        del self.fields["skal"]

    def clean(self) -> dict[str, Any]:
        """What was written; contractual cooperation is on something."""
        given: dict[str, Any] = super().clean() or {}
        is_contractual = given.get("slag") == Agreement.Cooperation.CONTRACTUAL
        if is_contractual and not given.get("vad"):
            self.add_error("vad", gettext("Skriv vilka uppgifter, och vem som utför dem åt vem."))
        return given

    def perform(self, *, actor: str, reason: str) -> None:
        """Say so."""
        kind = Kind(self.cleaned_data["slag"], self.cleaned_data["vad"])
        classify_cooperation(
            agreement=self.about.agreement, kind=kind, actor=actor, reason=reason, **self.how
        )

    def outcome(self) -> Iterable[str]:
        """Whether it is reported."""
        if self.cleaned_data["slag"] == Agreement.Cooperation.CONTRACTUAL:
            yield gettext("Avtalet tas med i parternas årsrapport om avtalssamverkan.")
        else:
            yield gettext("Avtalet tas inte med i årsrapporten om avtalssamverkan.")


DONE, PLANNED = "gjort", "planerat"


class DutyForm(ActForm):
    """Something that the agreement obliges to, planned or done."""

    file_name = "handling"
    atagande = forms.ChoiceField(label=_("Vilket åtagande?"), error_messages=NO_CHOICE)
    hur = forms.ChoiceField(
        label=_("Är det gjort?"),
        choices=((DONE, _("Ja, det är gjort")), (PLANNED, _("Nej, det är planerat"))),
        widget=forms.RadioSelect,
        error_messages=NO_CHOICE,
    )
    den = DayField(label=_("Vilken dag?"))
    vad = TextField(label=_("Vad gjordes, eller ska göras?"), rows=2, required=False)
    arende = forms.CharField(
        label=_("Ärende som visar det"),
        help_text=_("Diarienumret, om det finns ett ärende."),
        max_length=40,
        required=False,
    )
    handling = DocumentField(label=_("Bifoga en handling som visar det"), required=False)

    def offer(self) -> None:
        """The duties of the agreement, in its order."""
        read = self.about.read
        duties = read.known.terms.duties if read else ()
        self._duties = {each.key: each.what for each in duties}
        self.choose("atagande", [("", gettext("Välj åtagande")), *self._duties.items()])

    def why_not(self) -> str:
        """That it obliges to nothing."""
        return "" if self._duties else gettext("Avtalets villkor nämner inget åtagande.")

    def clean_arende(self) -> Matter | None:
        """The matter of that number in the structure."""
        written = self.cleaned_data["arende"]
        if not written:
            return None
        found = find(written, structure=self.about.agreement.structure)
        if len(found) != 1:
            raise forms.ValidationError(gettext("Det finns inget ärende med det numret här."))
        return found[0]

    def doubts(self) -> Iterable[Finding]:
        """What differs in the plan or the deed."""
        read = self.about.read
        if read is None:
            return ()
        is_done = self.cleaned_data["hur"] == DONE
        return doubts_of_duty(read, self._done(), is_done=is_done, on=self.today)

    def perform(self, *, actor: str, reason: str) -> None:
        """Note it."""
        act = fulfil_duty if self.cleaned_data["hur"] == DONE else plan_duty
        act(
            agreement=self.about.agreement,
            done=self._done(),
            actor=actor,
            reason=reason,
            **self.how,
        )

    def outcome(self) -> Iterable[str]:
        """What is noted, in a sentence."""
        facts = {
            "what": self._duties[self.cleaned_data["atagande"]],
            "day": day_short(self.cleaned_data["den"], current()),
        }
        if self.cleaned_data["hur"] == DONE:
            yield gettext("%(what)s: gjort %(day)s.") % facts
        else:
            yield gettext("%(what)s: planerat till %(day)s.") % facts

    def _done(self) -> Done:
        given = self.cleaned_data
        return Done(
            given["atagande"], given["den"], given["vad"], given["arende"], given["handling"]
        )
