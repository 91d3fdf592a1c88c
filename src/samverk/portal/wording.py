"""Words for what structure files say by key: legal forms, seasons, who owns what."""

from collections.abc import Sequence
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.foundation import formats
from samverk.foundation.language import current, spoken
from samverk.rulebook.bodies.power import FORMS
from samverk.rulebook.structure.model import LegalForm, Meetings, Secretariat
from samverk.rulebook.structure.model import Structure as Rules


def form(legal_form: LegalForm) -> str:
    """What a legal form is called: "Samråd"."""
    return _capital(spoken(FORMS[legal_form]))


def owner(key: str | None, rules: Rules) -> str:
    """Who owns, fixes or does something, by the key that the file uses for it; empty where it says nothing."""
    if key is None:
        return ""
    known = {
        "agreement": _("avtalet"),
        "itself": _("organet självt"),
        "parties": _("parterna"),
        "party": _("parten"),
        "principals": _("huvudmännen, var och en"),
        "raiser": _("den som väcker frågan"),
        "coordinator": _("koordinatorn"),
        "law": _("lagen"),
    }
    return known[key] if key in known else rules.name_of(key)


def season(word: str | None) -> str:
    """A season in words."""
    seasons = {
        "spring": _("våren"),
        "summer": _("sommaren"),
        "autumn": _("hösten"),
        "winter": _("vintern"),
    }
    return seasons.get(word or "", word or "")


def meetings(rule: Meetings | None) -> str:
    """How often a body meets, in words."""
    if rule is None:
        return _("Texten säger inte hur ofta")
    if rule.about is not None:
        return _("Omkring %(times)s om året") % {"times": _times(rule.about)}
    if rule.least is None:
        return _("När det behövs")
    if rule.most is None:
        return _("Minst %(times)s om året") % {"times": _times(rule.least)}
    if rule.least == rule.most:
        return _("%(times)s om året") % {"times": _capital(_times(rule.least))}
    return _("%(least)d–%(most)d gånger om året") % {"least": rule.least, "most": rule.most}


def _times(number: int) -> str:
    return ngettext("%(number)d gång", "%(number)d gånger", number) % {"number": number}


def secretariat(rule: Secretariat | None, rules: Rules) -> str:
    """Who keeps the secretariat, in words; empty where the text says nothing."""
    if rule is None:
        return ""
    among = joined([rules.name_of(key) for key in rule.among]) or _("organet självt")
    said = {
        "rotating": _("går runt mellan %(among)s"),
        "shared": _("delas av %(among)s"),
    }.get(rule.form, "%(among)s") % {"among": among}
    parts = [rule.name, said, _turns(rule), _posts(rule)]
    return _capital(", ".join(part for part in parts if part))


def _turns(rule: Secretariat) -> str:
    if not rule.every_years:
        return ""
    years = ngettext("%(years)d år i taget", "%(years)d år i taget", rule.every_years)
    return years % {"years": rule.every_years}


def _posts(rule: Secretariat) -> str:
    if not rule.full_time_posts:
        return ""
    number = formats.decimal(Fraction(rule.full_time_posts), 1, current())
    return _("%(number)s årsarbetare") % {"number": number}


def joined(names: Sequence[str]) -> str:
    """Names as a list in a sentence: "Umeå, Skellefteå och Lycksele"."""
    if len(names) < 2:  # noqa: PLR2004 -- one name is no list
        return "".join(names)
    return _("%(first)s och %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
