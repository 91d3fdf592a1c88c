"""Sentences of refusals that pages of staffing tell."""

from samverk.bodies import actions as bodies
from samverk.rulebook.bodies.texts import SENTENCES as OF_BODIES
from samverk.rulebook.staffing.texts import SENTENCES as OF_STAFFING

SENTENCES = {**OF_BODIES, **bodies.SENTENCES, **OF_STAFFING}
