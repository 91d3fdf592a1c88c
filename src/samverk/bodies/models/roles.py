"""What users may do in a structure."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samverk.bodies.models.periods import one_at_a_time, period_holds_a_day
from samverk.bodies.models.structures import Structure
from samverk.foundation.models import User
from samverk.parties.models import Party


class Role(models.Model):
    """What a user may do in a structure, and when. Chair and member follow from seats and posts, not from here."""

    class Kind(models.TextChoices):
        ADMINISTRATOR = "administrator", _("förvaltare")
        COORDINATOR = "coordinator", _("koordinator")
        PARTY_CONTACT = "party_contact", _("kontakt för en part")
        READER = "reader", _("läsare")

    user = models.ForeignKey(User, models.PROTECT, related_name="roles", verbose_name=_("konto"))
    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="roles", verbose_name=_("struktur")
    )
    kind = models.CharField(_("roll"), max_length=20, choices=Kind.choices)
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, related_name="roles", verbose_name=_("för")
    )
    period = DateRangeField(_("tid"))

    class Meta:
        verbose_name = _("behörighet")
        verbose_name_plural = _("behörigheter")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            period_holds_a_day("bodies_role_period_holds_a_day"),
            models.CheckConstraint(
                condition=Q(kind="party_contact", party__isnull=False)
                | (~Q(kind="party_contact") & Q(party__isnull=True)),
                name="bodies_only_a_contact_is_for_a_party",
            ),
            one_at_a_time(
                "bodies_one_role_at_a_time",
                "user",
                "structure",
                "kind",
                condition=Q(party__isnull=True),
            ),
            one_at_a_time(
                "bodies_one_contact_role_at_a_time",
                "user",
                "structure",
                "party",
                condition=Q(party__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_kind_display()}"
