from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.utils.translation import gettext_lazy as _

from samverk.bodies.models.periods import one_at_a_time, period_holds_a_day
from samverk.bodies.models.roles import Role
from samverk.bodies.models.structures import Structure


class SecondStepDemand(models.Model):
    """From some day those who have a role in a structure must log in with a second step."""

    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="second_steps", verbose_name=_("struktur")
    )
    kind = models.CharField(_("roll"), max_length=20, choices=Role.Kind.choices)
    period = DateRangeField(_("tid"))
    # Who is given the role later has as many days to find an app or a key.
    grace_days = models.PositiveSmallIntegerField(_("dagar för den som är ny"))

    class Meta:
        verbose_name = _("krav på ett andra steg")
        verbose_name_plural = _("krav på ett andra steg")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            period_holds_a_day("bodies_second_step_period_holds_a_day"),
            one_at_a_time("bodies_one_second_step_at_a_time", "structure", "kind"),
        ]

    def __str__(self) -> str:
        return f"{self.structure}, {self.get_kind_display()}"
