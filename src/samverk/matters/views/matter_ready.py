"""Whether a matter is well prepared for the body where it lies or goes next: what it has, what it lacks, what mends it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.text import capfirst

from samverk.foundation.citing import Cited, cite
from samverk.foundation.language import spoken
from samverk.matters.models import Matter
from samverk.matters.queries import Story
from samverk.matters.queries.preparing import preparation
from samverk.matters.views.matter_acts import address_of
from samverk.rulebook.matters.facts import Document
from samverk.rulebook.matters.journey import journey
from samverk.rulebook.matters.readiness import readiness
from samverk.rulebook.matters.steps import State
from samverk.rulebook.structure.model import Body

# The page that mends each lack, and what it is to begin with.
_MENDS: Mapping[Document, tuple[str, tuple[str, ...], str]] = {
    Document.QUESTION_FORM: ("matters:reword", (), ""),
    Document.CONSEQUENCES: ("matters:change", ("handling",), "?slag=decision+basis"),
    Document.OFFICIAL_REPORT: ("matters:change", ("handling",), "?slag=official+report"),
    Document.OPINIONS: ("matters:new-referral", (), ""),
}
_ON_THE_WAY = frozenset({State.RAISED, State.IN_BODY, State.TREATED})


@dataclass(frozen=True, slots=True)
class Needed:
    """One thing that the body requires."""

    what: str
    is_met: bool
    who: str
    cited: Cited | None
    mend: str


@dataclass(frozen=True, slots=True)
class Ready:
    """The checklist of a matter before a body."""

    body: str
    is_here: bool
    needs: tuple[Needed, ...]

    @property
    def lacking(self) -> int:
        """How many things are missing."""
        return sum(not each.is_met for each in self.needs)


def ready(row: Matter, story: Story, *, may_mend: bool) -> Ready | None:
    """The checklist for the body that has the matter, else for the next on its route. Six queries, or none."""
    found = _body(story)
    if found is None or story.rules is None:
        return None
    needs = readiness(preparation(row, on=story.on), found, story.rules)
    told = tuple(
        Needed(
            what=capfirst(spoken(each.words)),
            is_met=each.is_met,
            who=spoken(each.who),
            cited=cite(each.source, story.rules),
            mend=_mend(row, each.what) if may_mend and not each.is_met else "",
        )
        for each in needs
    )
    holder = story.position.holder
    return Ready(found.name, holder is not None and holder.body == found.key, told)


def _body(story: Story) -> Body | None:
    """The body of the register that has the matter, or the next one that is to have it."""
    rules, position = story.rules, story.position
    if rules is None or position.state not in _ON_THE_WAY:
        return None
    if position.holder and position.holder.body in rules.bodies:
        return rules.bodies[position.holder.body or ""]
    left = journey(position, rules, on=story.on).left
    return rules.bodies.get(left[0].body or "") if left else None


def _mend(row: Matter, what: Document) -> str:
    name, more, query = _MENDS[what]
    address = address_of(name, row, *more)
    return f"{address}{query}" if address else ""
