"""What every finding on bodies and structures says, and the way out of each."""

from samverk.rulebook.structure import texts

SENTENCES = {**texts.SENTENCES}
