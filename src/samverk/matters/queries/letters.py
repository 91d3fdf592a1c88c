"""Letters that answered, beside the row that they wait on."""

from dataclasses import dataclass

from samverk.foundation.mail.incoming import quoting
from samverk.foundation.mail.incoming.models import Incoming, IncomingAttachment
from samverk.foundation.mail.incoming.quoting import Part, Piece
from samverk.matters.models import Answer, PartyDecision
from samverk.matters.queries.answers import row_of


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer that came as a letter: its row, the letter, what is new in it, what else stands there, and its files."""

    row: PartyDecision
    answer: Answer
    letter: Incoming
    new: str
    rest: tuple[Piece, ...]
    files: tuple[IncomingAttachment, ...]


def reading_of(row: PartyDecision, letter: int) -> Reading | None:
    """What the letter of this number is on the row, if it is anything there. Eight queries."""
    whole = row_of(row.pk)
    mine = [each for each in whole.answers.all() if each.incoming == letter] if whole else []
    came = Incoming.objects.filter(pk=letter).first()
    if whole is None or not mine or came is None:
        return None
    pieces = quoting.pieces(came.text)
    return Reading(
        row=whole,
        answer=mine[-1],
        letter=came,
        new="".join(each.text for each in pieces if each.part is Part.NEW).strip(),
        rest=tuple(each for each in pieces if each.part is not Part.NEW),
        files=tuple(came.attachments.select_related("document").order_by("number")),
    )
