"""Who can have decided a cost: a body of the structure that only recommends has not."""

from samverk.rulebook.bodies import power
from samverk.rulebook.matters.mandate import outcomes_of
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import Body, Structure


@rule
def without_power(by: str, structure: Structure) -> Body | None:
    """The body that a decision is said to be by, where it cannot decide: "Samrådet", "samrådet § 9".

    Source: samverk-berakningar B8; samverk K16
    Shape:  None for a body that can decide, and for whoever the structure does not know.
    """
    written = " ".join(by.casefold().split())
    named = [
        (len(name), body.key)
        for body in structure.bodies.values()
        for name in (body.name, body.short, *body.aliases)
        if _begins(written, name.casefold())
    ]
    if not named:
        return None
    body = structure.bodies[max(named)[1]]  # "Samrådets AU" is not Samrådet
    return None if power.DECIDE in outcomes_of(body) else body


def _begins(written: str, name: str) -> bool:
    """Whether a text begins with a name as a word of its own."""
    rest = written.removeprefix(name)
    return bool(name) and written.startswith(name) and not rest[:1].isalnum()
