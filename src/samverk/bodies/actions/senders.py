"""Say in whose name the letters of a structure go out."""

import datetime as dt

from django.db import transaction

from samverk.bodies.models import Structure, StructureSender
from samverk.foundation import audit


@transaction.atomic
def set_sender(
    *, structure: Structure, name: str, reply_to: str, on: dt.date, actor: str
) -> StructureSender:
    """Let letters of the structure come in a name, and answers to them go to an address. Letters in the queue keep theirs."""
    Structure.objects.select_for_update().get(pk=structure.pk)
    with audit.acting(actor=actor, day=on):
        row, _made = StructureSender.objects.update_or_create(
            structure=structure, defaults={"name": name, "reply_to": reply_to}
        )
    return row
