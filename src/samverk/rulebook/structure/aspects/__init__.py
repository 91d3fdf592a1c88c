"""What a structure says of each thing, aspect by aspect in plain words: to be shown, and to be compared."""

from samverk.rulebook.structure.aspects.aspect import Aspect
from samverk.rulebook.structure.aspects.of_agreements import of_agreement, of_yearly
from samverk.rulebook.structure.aspects.of_bodies import of_body, of_seat
from samverk.rulebook.structure.aspects.of_the_rest import (
    of_matters,
    of_party,
    of_route,
    of_secretariat,
    of_track,
)

__all__ = [
    "Aspect",
    "of_agreement",
    "of_body",
    "of_matters",
    "of_party",
    "of_route",
    "of_seat",
    "of_secretariat",
    "of_track",
    "of_yearly",
]
