"""Write down a person and their professions, and correct a name."""

import re
from collections.abc import Iterable

from django.db import transaction

from samverk.bodies.actions.refusals import refuse
from samverk.foundation import audit
from samverk.parties.models import Person

_NUMBER = re.compile(r"\d{6}")


@transaction.atomic
def add_person(
    *,
    given_name: str,
    family_name: str,
    email: str = "",
    professions: Iterable[str] = (),
    actor: str,
) -> Person:
    """Write down a person who is not in the register yet. Two persons may have the same name.

    Raises: Refused where the name is not whole or holds a number.
    """
    given, family = _name(given_name, family_name)
    with audit.acting(actor=actor):
        return Person.objects.create(
            given_name=given, family_name=family, email=email, professions=list(professions)
        )


@transaction.atomic
def correct_name(*, person: Person, given_name: str, family_name: str, actor: str) -> Person:
    """Correct how a person's name is written. The trail keeps how it was written before.

    Raises: Refused where the name is not whole or holds a number.
    """
    given, family = _name(given_name, family_name)
    row = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    with audit.acting(actor=actor):
        row.given_name, row.family_name = given, family
        row.save(update_fields=["given_name", "family_name"])
    return row


@transaction.atomic
def record_professions(*, person: Person, professions: Iterable[str], actor: str) -> Person:
    """Add professions to those that are recorded of a person. None is taken away."""
    row = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    added = [each for each in dict.fromkeys(professions) if each not in row.professions]
    if added:
        with audit.acting(actor=actor):
            row.professions = [*row.professions, *added]
            row.save(update_fields=["professions"])
    return row


def _name(given_name: str, family_name: str) -> tuple[str, str]:
    given, family = " ".join(given_name.split()), " ".join(family_name.split())
    if not given or not family:
        refuse("bodies.name_not_whole")
    if _NUMBER.search(given) or _NUMBER.search(family):
        refuse("bodies.name_holds_a_number")
    return given, family
