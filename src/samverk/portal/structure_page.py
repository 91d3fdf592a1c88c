"""Everything that the page of a structure shows, put together."""

from samverk.bodies.models import StructureVersion
from samverk.bodies.queries.state import StructureState
from samverk.foundation.day import ChosenDay
from samverk.foundation.language import current
from samverk.foundation.page import Context
from samverk.portal import deviations, overview, tally, terms
from samverk.portal.ahead import ahead
from samverk.portal.depiction import Address, subject
from samverk.portal.naming import PartyName
from samverk.portal.picture import draw

SOON = 6
HEAVIEST = 5


def context(
    state: StructureState,
    names: dict[str, PartyName],
    versions: list[StructureVersion],
    day: ChosenDay,
    address: Address,
) -> Context:
    """The page of a structure. No queries."""
    found = deviations.of_structure(state, names)
    counts = deviations.counted(found)
    shown = list(overview.versions(versions, on=day.on))
    return {
        "structure": state.row,
        "rules": state.rules,
        "agreement": state.rules.source(state.rules.agreement),
        "picture": draw(subject(state, language=current(), address=address), language=current()),
        "sentence": tally.sentence(state),
        "version_shown": next((version for version in shown if version.is_shown), None),
        "versions": shown,
        "levels": overview.levels(state),
        "sides": overview.sides(state, names),
        "routes": overview.routes(state),
        "tracks": overview.tracks(state),
        "calendar": overview.calendar(state),
        "questions": overview.questions(state),
        "secretariats": overview.secretariats(state),
        "agreements": terms.agreements(state.rules, on=day.on),
        "coming": ahead(state)[:SOON],
        "counted": counts,
        "deviations": deviations.sentence(counts),
        "heaviest": deviations.told(found[:HEAVIEST]),
    }
