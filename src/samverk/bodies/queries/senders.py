"""In whose name letters of a structure go out."""

from samverk.bodies.models import Structure, StructureSender
from samverk.foundation.mail import Sender
from samverk.foundation.mail.queueing import default_sender


def row_of(structure: Structure) -> StructureSender | None:
    """What the structure has said, if anything. One query, and none the second time of the same object."""
    try:
        return structure.sender
    except StructureSender.DoesNotExist:
        return None


def sender_of(structure: Structure) -> Sender | None:
    """The sender of the structure's letters, None where the installation's own is to do. One query at the most."""
    row = row_of(structure)
    return Sender(row.name, default_sender().email, structure.key) if row else None


def reply_to_of(structure: Structure) -> str:
    """Where answers to the structure's letters go; empty where nobody has said. One query at the most."""
    row = row_of(structure)
    return row.reply_to if row else ""
