"""The steps of a ladder, each with its clause as a link to where it can be read."""

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html

from samverk.bodies.models import Structure
from samverk.bodies.queries.nearest import rules_near
from samverk.foundation.citing import cite
from samverk.foundation.day import ChosenDay
from samverk.rulebook.steps import Step


def linked(steps: Iterable[Step], structure: Structure, day: ChosenDay) -> list[Step]:
    """The steps with their clauses as links: of the structure's sources, of a law, or of Samverk's own order.

    Queries: at most four.
    """
    rules = rules_near(structure, on=day.on)
    carried = f"?{urlencode(day.carried)}" if day.carried else ""

    def link(reference: str) -> str:
        found = cite(reference, rules)
        if found is None:
            return ""
        address = f"{reverse('portal:source', args=[found.source])}{carried}#{found.anchor}"
        return format_html('<a href="{}" title="{}">{}</a>', address, found.says, found.label)

    return [replace(step, source=link(step.source)) for step in steps]
