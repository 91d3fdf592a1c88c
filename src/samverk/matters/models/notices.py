"""What was put up on the notice boards about a decision that a body made itself."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samverk.matters.models.steps import MatterStep
from samverk.parties.models import Party


class PublicNotice(models.Model):
    """One notice board and the minutes that were announced on it; without a party it is the body's own board.

    A joint committee has one at each of its parties, and the time for appeal runs from the latest.
    """

    step = models.ForeignKey(
        MatterStep, models.PROTECT, related_name="notices", verbose_name=_("beslut")
    )
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, related_name="+", verbose_name=_("hos")
    )
    approved_on = models.DateField(_("justerat"), null=True)
    announced_on = models.DateField(_("anslaget"), null=True)
    taken_down_on = models.DateField(_("nedtaget"), null=True)
    appealed_on = models.DateField(_("överklagat"), null=True)

    class Meta:
        verbose_name = _("anslag")
        verbose_name_plural = _("anslag")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["step", "party"], name="matters_one_notice_a_board", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(taken_down_on__isnull=True) | Q(taken_down_on__gte=F("announced_on")),
                name="matters_a_notice_is_up_before_it_is_down",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step}: {self.party or self.step.body or self.step.forum}"
