"""What every finding on bodies and structures says, and the way out of each."""

from samverk.rulebook.bodies.texts import holders, presidium, replacements, seats
from samverk.rulebook.structure import texts

SENTENCES = {
    **texts.SENTENCES,
    **seats.SENTENCES,
    **holders.SENTENCES,
    **replacements.SENTENCES,
    **presidium.SENTENCES,
}
