"""The steps behind a day, each with its clause as a link to where it can be read."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from samverk.agreements.models import Agreement
from samverk.foundation.citing import anchor, cite
from samverk.foundation.day import ChosenDay
from samverk.rulebook.steps import Step
from samverk.rulebook.structure.model import Structure as Rules

OWN = "avtal:"
Cite = Callable[[str], str]


def citing(agreement: Agreement, rules: Rules | None, day: ChosenDay) -> Cite:
    """What writes a clause as a link: of the structure's sources, of a law, or of the agreement's own text."""
    carried = f"?{urlencode(day.carried)}" if day.carried else ""

    def cited(reference: str) -> str:
        if reference.startswith(OWN):
            return _own(agreement, reference, carried)
        found = cite(reference, rules)
        if found is None:
            return ""
        address = f"{reverse('portal:source', args=[found.source])}{carried}#{found.anchor}"
        return format_html('<a href="{}" title="{}">{}</a>', address, found.says, found.label)

    return cited


def _own(agreement: Agreement, reference: str, carried: str) -> str:
    """A clause of the agreement's own text, with a link to it where the installation has the page."""
    number = reference.partition(" ")[2]
    label = _("%(number)s i avtalet") % {"number": number}
    try:
        page = reverse("agreements:text", args=[agreement.structure.key, agreement.key])
    except NoReverseMatch:
        return label
    return format_html('<a href="{}">{}</a>', f"{page}{carried}#{anchor(number)}", label)


def linked(steps: Iterable[Step], cite: Cite) -> list[Step]:
    """The steps, each with its clause as a link."""
    return [replace(step, source=cite(step.source)) for step in steps]


def links(references: Sequence[str], cite: Cite) -> list[str]:
    """Some clauses as links, each once."""
    return [link for each in dict.fromkeys(references) if (link := cite(each))]
