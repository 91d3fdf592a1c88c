"""Letters that answered, beside the row that they wait on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Prefetch

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


@dataclass(frozen=True, slots=True)
class Came:
    """A letter as it is read beside its answer: what is new in it, and its files."""

    letter: Incoming
    new: str
    files: tuple[IncomingAttachment, ...]


def letters_of(answers: Iterable[Answer]) -> Mapping[int, Came]:
    """By its number: each letter that one of the answers came with. Two queries, none where none did."""
    numbers = [each.incoming for each in answers if each.incoming is not None]
    if not numbers:
        return {}
    files = IncomingAttachment.objects.select_related("document").order_by("number")
    rows = Incoming.objects.filter(pk__in=numbers).prefetch_related(Prefetch("attachments", files))
    return {row.pk: Came(row, _new(row), tuple(row.attachments.all())) for row in rows}


def _new(letter: Incoming) -> str:
    pieces = quoting.pieces(letter.text)
    return "".join(each.text for each in pieces if each.part is Part.NEW).strip()


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
        new=_new(came),
        rest=tuple(each for each in pieces if each.part is not Part.NEW),
        files=tuple(came.attachments.select_related("document").order_by("number")),
    )
