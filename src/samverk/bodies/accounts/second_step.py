"""The acts on demands of a second step, and what those that they are made of are told."""

import datetime as dt

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet
from django.utils.translation import gettext, gettext_noop

from samverk.bodies.accounts.standing import with_standing
from samverk.bodies.models import Role, SecondStepDemand, Structure
from samverk.foundation import audit, mail
from samverk.foundation.models import User

_LETTER = gettext_noop(
    "Hej %(name)s,\n\n"
    "från och med %(day)s behöver du som är %(role)s i %(structure)s logga in i Samverk med ett andra steg: "
    "en app i telefonen eller en nyckel. Utan det når du bara ditt eget konto.\n\n"
    "Lägg till det i lugn och ro före dess, under Ditt konto:\n\n"
    "%(account)s\n"
)


@transaction.atomic
def demand(  # noqa: PLR0913 -- a demand has this many parts, and each is named
    *,
    structure: Structure,
    kind: str,
    begins: dt.date,
    grace_days: int,
    account: str,
    on: dt.date,
    actor: str,
) -> SecondStepDemand:
    """Demand a second step of those with a role in a structure, in place of what was demanded before.

    Whoever has the role now and no second step gets a letter that leads to the address of the account.
    """
    with audit.acting(actor=actor, reason=gettext("Krav på ett andra steg"), day=on):
        for earlier in in_force(structure).filter(kind=kind):
            end(demand=earlier, on=on, actor=actor)
        made = SecondStepDemand.objects.create(
            structure=structure, kind=kind, period=DateRange(begins, None), grace_days=grace_days
        )
        for user in without(made, on=on):
            _write(made, user, account)
    return made


def end(*, demand: SecondStepDemand, on: dt.date, actor: str) -> None:
    """Demand it no more from that day on; one that had not begun yet is put on the day before, as a role is."""
    reason = gettext("Inget krav på ett andra steg längre")
    with transaction.atomic(), audit.acting(actor=actor, reason=reason, day=on):
        row = SecondStepDemand.objects.select_for_update().get(pk=demand.pk)
        row.period = DateRange(min(row.period.lower, on - dt.timedelta(1)), on)
        row.save(update_fields=["period"])


def in_force(structure: Structure) -> QuerySet[SecondStepDemand]:
    """What is demanded in a structure, now or from a day to come. No query until it is read."""
    return SecondStepDemand.objects.filter(structure=structure, period__endswith__isnull=True)


def without(demand: SecondStepDemand, *, on: dt.date) -> list[User]:
    """Those who have the role that day and no second step. One query."""
    roles = Role.objects.filter(
        structure=demand.structure, kind=demand.kind, period__contains=on
    ).values("user")
    users = with_standing(User.objects.filter(pk__in=roles, is_active=True), on=on)
    return list(users.filter(has_second_step=False).order_by("name", "pk"))


def _write(made: SecondStepDemand, user: User, account: str) -> None:
    facts = {
        "name": user.name,
        "day": f"{made.period.lower}",
        "role": made.get_kind_display(),
        "structure": made.structure.name,
        "account": account,
    }
    mail.queue(
        to=mail.Address(user.name, user.email),
        subject=gettext("Samverk kräver snart ett andra steg vid inloggning"),
        text=gettext(_LETTER) % facts,
        kind="account",
        about=f"user:{user.pk}",
        key=f"second-step:{made.pk}:{user.pk}",
    )
