"""What the acts on a matter are called, and what a step leads to, in sentences."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.foundation.citing import Cited, cite
from samverk.foundation.formats import day_short
from samverk.foundation.language import current, spoken
from samverk.matters.models import Matter
from samverk.matters.texts_acts import SENTENCES
from samverk.rulebook.bodies import power
from samverk.rulebook.findings import Finding, Weight
from samverk.rulebook.matters.mandate import outcomes_of
from samverk.rulebook.structure.model import Body, LegalForm
from samverk.rulebook.structure.model import Structure as Rules
from samverk.rulebook.words import says, way_out

TITLES: Mapping[str, Callable[[], str]] = {
    "lagg-fram": lambda: _("Lägg ärendet i ett organ"),
    "behandla": lambda: _("Anteckna behandling"),
    "skjut-upp": lambda: _("Skjut upp"),
    "ta-upp": lambda: _("Ta upp igen"),
    "dela": lambda: _("Dela i flera"),
    "for-samman": lambda: _("För samman med ett annat"),
    "aterkalla": lambda: _("Återkalla"),
    "avsluta": lambda: _("Avsluta"),
    "oppna": lambda: _("Öppna igen"),
    "handling": lambda: _("Lägg till en handling"),
    "ta-bort-handling": lambda: _("Ta bort en handling"),
    "oppenhet": lambda: _("Vem som ser ärendet"),
    "koppla": lambda: _("Koppla till ett annat ärende"),
    "anslag": lambda: _("Anteckna anslag"),
    "uppgifter": lambda: _("Rätta uppgifterna"),
    "skriv": lambda: _("Ändra texten"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in words: what, under which clause, and what to do instead."""

    weight: Weight
    says: str
    way_out: str
    cited: Cited | None


def told(finding: Finding, rules: Rules | None) -> Told:
    """A finding in the reader's words."""
    return Told(
        finding.weight,
        spoken(says(finding, SENTENCES)),
        spoken(way_out(finding, SENTENCES)),
        cite(finding.source, rules),
    )


@dataclass(frozen=True, slots=True)
class Outcome:
    """An outcome that a body can come to, and whom it binds; one that it cannot come to says why."""

    value: str
    name: str
    binds: str
    is_possible: bool
    is_chosen: bool


def outcomes(
    offered: tuple[str, ...], rule: Body | None, rules: Rules | None, chosen: str
) -> Iterator[Outcome]:
    """The outcomes that are offered, and a decision: where the body cannot make one, with what to do instead."""
    form = rule.form if rule else LegalForm.CONSULTATION
    for each in offered:
        binds = spoken(power.binds(form, each))
        yield Outcome(each, _name(each), binds, is_possible=True, is_chosen=each == chosen)
    if power.DECIDE in offered:
        return
    why = _why_not(rule, rules) if rule else _("Samverk vet inte om organet kan besluta i lag.")
    can = rule is None or power.DECIDE in outcomes_of(rule)
    is_chosen = chosen == power.DECIDE
    yield Outcome(power.DECIDE, _name(power.DECIDE), why, is_possible=can, is_chosen=is_chosen)


def _name(outcome: str) -> str:
    name = spoken(power.NAMES[outcome])
    return name[:1].upper() + name[1:]


def _why_not(rule: Body, rules: Rules | None) -> str:
    if power.DECIDE in outcomes_of(rule):
        return spoken(power.binds(rule.form, power.DECIDE))
    facts = {"body": rule.name, "form": spoken(power.FORMS[rule.form])}
    said = _("Går inte här: %(body)s är %(form)s, och beslutet fattas hos varje huvudman.") % facts
    return f"{said} {_('Anteckna rekommendation i stället.')}" if rules else said


def leads_to(before: Matter, after: Matter) -> Iterator[str]:
    """Where the matter lies afterwards."""
    if not after.holder:
        yield _("Ärendet ligger därefter inte hos någon.")
    else:
        facts = {"holder": holder(after)}
        same = (before.holder, before.holder_body_id, before.holder_forum) == (
            after.holder,
            after.holder_body_id,
            after.holder_forum,
        )
        if same:
            yield _("Ärendet ligger kvar hos %(holder)s.") % facts
        else:
            yield _("Ärendet ligger därefter hos %(holder)s.") % facts
    if after.postponed_until and after.postponed_until != before.postponed_until:
        until = {"day": day_short(after.postponed_until, current())}
        yield _("Det vilar till %(day)s och räknas inte som orört under tiden.") % until


def taken_back(row: Matter) -> Iterator[str]:
    """What is not asked any more when a matter ends by being withdrawn or merged. Two queries."""
    sent = row.recommendations.filter(sent_on__isnull=False, withdrawn_on=None).count()
    asked = row.referrals.filter(sent_on__isnull=False, closed_on=None).count()
    if sent:
        yield ngettext(
            "%(n)d rekommendation tas tillbaka: ingen huvudman påminns mer, och svarslänkarna slutar gälla.",
            "%(n)d rekommendationer tas tillbaka: ingen huvudman påminns mer, och svarslänkarna slutar gälla.",
            sent,
        ) % {"n": sent}
    if asked:
        yield ngettext("%(n)d remiss avslutas.", "%(n)d remisser avslutas.", asked) % {"n": asked}


def holder(row: Matter) -> str:
    """With whom a matter lies, as people say it."""
    return str(row.holder_body or row.holder_forum or row.get_holder_display())
