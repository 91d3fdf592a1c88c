"""What can be done with a matter now, and by whom: the main act as a button, the rest beside it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from samverk.foundation.access import User
from samverk.foundation.day import ChosenDay
from samverk.matters import queries
from samverk.matters.access import hands
from samverk.matters.forms.acting import FORMS
from samverk.matters.models import Matter
from samverk.matters.views.acting_words import TITLES
from samverk.rulebook.bodies import power
from samverk.rulebook.flow import Who
from samverk.rulebook.matters.mandate import allowed
from samverk.rulebook.matters.steps import Act, State

# What most often comes next from where the matter stands.
_MAIN = {
    State.RAISED: "lagg-fram",
    State.TREATED: "lagg-fram",
    State.IN_BODY: "behandla",
    State.RECOMMENDED: "skicka",
    State.ANSWERED: "avsluta",
    State.DECIDED: "avsluta",
    State.CLOSED: "oppna",
    State.WITHDRAWN: "oppna",
    State.MERGED: "oppna",
}
# Acts that have pages of their own, with more to say than a step.
_PAGES: Mapping[Act, tuple[str, str, Callable[[], str]]] = {
    Act.SEND_OUT: ("skicka", "matters:send-out", lambda: _("Skicka till huvudmännen")),
    Act.ASK_OPINIONS: ("remiss", "matters:new-referral", lambda: _("Skicka på remiss")),
}


@dataclass(frozen=True, slots=True)
class Link:
    """An act that the page leads to."""

    slug: str
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Acts:
    """The main act, the other steps, and what changes the matter without moving it."""

    main: Link | None
    steps: tuple[Link, ...]
    changes: tuple[Link, ...]

    @property
    def any(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.main or self.steps or self.changes)


NONE = Acts(None, (), ())


def acts(user: User, row: Matter, day: ChosenDay) -> Acts:
    """What the user can do today. Three queries, two more for a chair, and one for whoever can do nothing."""
    own = hands(user, row, on=day.today)
    if not own:
        return NONE
    story = queries.story_of(row, on=day.today)
    rows = allowed(story.position, structure=story.rules) if story.rules else []
    open_to_them = {Act(each.act) for each in rows if own & set(each.who)}
    # A body that asks for opinions does it where the request is written, by the coordinator: there everybody is chosen
    # who is asked.
    if any(each.outcome == "ask for opinions" for each in rows) and Who.COORDINATOR in own:
        open_to_them.add(Act.ASK_OPINIONS)
    steps = list(_steps(row, open_to_them))
    main = _MAIN.get(story.position.state or State.DRAFT)
    return Acts(
        main=next((each for each in steps if each.slug == main), None),
        steps=tuple(each for each in steps if each.slug != main),
        changes=tuple(_changes(row, own, story)),
    )


def _steps(row: Matter, open_to_them: set[Act]) -> Iterator[Link]:
    for act, (slug, name, words) in _PAGES.items():
        address = address_of(name, row)
        if act in open_to_them and address:
            yield Link(slug, words(), address)
    for slug, form in FORMS.items():
        if form.act in open_to_them:
            yield Link(slug, TITLES[slug](), address_of("matters:act", row, slug))


def _changes(row: Matter, own: frozenset[Who], story: queries.Story) -> Iterator[Link]:
    if own & {Who.COORDINATOR, Who.RAISER}:
        yield Link("skriv", TITLES["skriv"](), address_of("matters:reword", row))
        yield Link("handling", TITLES["handling"](), address_of("matters:change", row, "handling"))
    if Who.COORDINATOR in own:
        for slug in ("uppgifter", "oppenhet", "koppla", "ta-bort-handling"):
            yield Link(slug, TITLES[slug](), address_of("matters:change", row, slug))
        if any(each.outcome == power.DECIDE and each.body for each in story.steps):
            yield Link("anslag", TITLES["anslag"](), address_of("matters:change", row, "anslag"))


def address_of(name: str, row: Matter, *more: object) -> str:
    """The address of a page of the matter; empty where the installation has no such page."""
    try:
        return reverse(name, args=[row.structure.key, row.year, row.number, *more])
    except NoReverseMatch:
        return ""
