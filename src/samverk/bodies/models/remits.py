"""What a body is to do for a time, and working groups with a task and an end."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samverk.bodies.models.periods import one_at_a_time, period_holds_a_day
from samverk.bodies.models.seats import Body
from samverk.bodies.models.tasks import Decided
from samverk.parties.models import Person


class RemitRecord(Decided):
    """The remit of a body for a period: its goals, the functions it holds and who appoints them, how it reports.

    Each line of functions is one function. When it is to be reviewed follows from the rules, and is not stored.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="remits", verbose_name=_("organ"))
    goals = models.TextField(_("mål"))
    functions = models.TextField(_("funktioner, och vem som utser dem"), blank=True)
    report_form = models.TextField(_("hur det rapporterar"), blank=True)
    period = DateRangeField(_("tid"))

    class Meta:
        verbose_name = _("uppdragsbeskrivning")
        verbose_name_plural = _("uppdragsbeskrivningar")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            period_holds_a_day("bodies_remit_period_holds_a_day"),
            one_at_a_time("bodies_one_remit_of_a_body_at_a_time", "body"),
            models.CheckConstraint(condition=~Q(goals=""), name="bodies_remit_has_goals"),
        ]

    def __str__(self) -> str:
        return f"{self.body}"


class WorkingGroup(Decided):
    """A group outside the fixed structure, set up by a body for one task until a day. None lasts until further notice."""

    body = models.ForeignKey(
        Body, models.PROTECT, related_name="working_groups", verbose_name=_("tillsatt av")
    )
    name = models.CharField(_("namn"), max_length=200)
    task = models.TextField(_("uppgift"))
    period = DateRangeField(_("tid"))

    class Meta:
        verbose_name = _("arbetsgrupp")
        verbose_name_plural = _("arbetsgrupper")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            period_holds_a_day("bodies_group_period_holds_a_day"),
            models.CheckConstraint(
                condition=Q(period__upper_inf=False, period__lower_inf=False),
                name="bodies_group_has_an_end",
            ),
            one_at_a_time("bodies_one_group_of_a_name_in_a_body_at_a_time", "body", "name"),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(task=""), name="bodies_group_has_a_name_and_a_task"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class GroupMember(models.Model):
    """A person works in a working group."""

    group = models.ForeignKey(
        WorkingGroup, models.PROTECT, related_name="members", verbose_name=_("arbetsgrupp")
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="working_groups", verbose_name=_("person")
    )

    class Meta:
        verbose_name = _("medlem i en arbetsgrupp")
        verbose_name_plural = _("medlemmar i arbetsgrupper")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["group", "person"], name="bodies_a_person_is_in_a_group_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.group}"
