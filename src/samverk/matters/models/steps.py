"""What has happened to a matter: its steps, and each treatment in a body."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samverk.bodies.models import Body
from samverk.matters.models.choices import Holder, Outcome, State
from samverk.matters.models.matters import Matter


class MatterStep(models.Model):
    """One step of a matter, as rulebook.matters knows it, and what it made of the matter.

    number is the order of registration; the order of things is the day, then the number. state, holder and since
    follow from the steps before: they are written anew when an earlier step is registered late.
    """

    matter = models.ForeignKey(
        Matter, models.PROTECT, related_name="steps", verbose_name=_("ärende")
    )
    number = models.PositiveIntegerField(_("nummer"))
    on = models.DateField(_("den"))
    act = models.CharField(_("steg"), max_length=20)
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, related_name="+", verbose_name=_("organ")
    )
    forum = models.CharField(_("annat organ"), max_length=200, blank=True)
    outcome = models.CharField(_("utfall"), max_length=20, choices=Outcome, blank=True)
    to_body = models.ForeignKey(
        Body, models.PROTECT, null=True, related_name="+", verbose_name=_("till organet")
    )
    to_forum = models.CharField(_("till annat organ"), max_length=200, blank=True)
    until = models.DateField(_("till den"), null=True)
    reason = models.TextField(_("skäl"), blank=True)
    is_urgent = models.BooleanField(_("brådskar"), default=False)
    paragraph = models.CharField(_("paragraf"), max_length=20, blank=True)
    said = models.TextField(_("ordalydelse"), blank=True)
    by = models.CharField(_("gjort av"), max_length=200)
    state = models.CharField(_("läge"), max_length=20, choices=State)
    holder = models.CharField(_("hos"), max_length=20, choices=Holder, blank=True)
    holder_body = models.ForeignKey(
        Body, models.PROTECT, null=True, related_name="+", verbose_name=_("hos organet")
    )
    holder_forum = models.CharField(_("hos annat organ"), max_length=200, blank=True)
    since = models.DateField(_("sedan"))

    class Meta:
        verbose_name = _("steg")
        verbose_name_plural = _("steg")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["matter", "number"], name="matters_one_step_a_number"),
            models.CheckConstraint(
                condition=Q(state__in=State.closed(), holder="")
                | (~Q(state__in=State.closed()) & ~Q(holder="")),
                name="matters_a_step_leaves_one_holder",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["matter", "on", "number"], name="matters_steps_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.matter} {self.on} {self.act}"


class Treatment(models.Model):
    """A matter on a body's table: from the step that laid it there to the step that took it away.

    A body that is not in the register, such as a predecessor, is named by forum. left_on is that it was taken away
    untreated. Meetings hang on to treatments, never on to matters: one matter is treated at many meetings, and one
    meeting treats many matters. The days and the outcome are the steps' own, kept here for the lists.
    """

    matter = models.ForeignKey(
        Matter, models.PROTECT, related_name="treatments", verbose_name=_("ärende")
    )
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, related_name="treatments", verbose_name=_("organ")
    )
    forum = models.CharField(_("annat organ"), max_length=200, blank=True)
    began = models.OneToOneField(
        MatterStep, models.PROTECT, related_name="began_treatment", verbose_name=_("började med")
    )
    ended = models.ForeignKey(
        MatterStep,
        models.PROTECT,
        null=True,
        related_name="ended_treatments",
        verbose_name=_("slutade med"),
    )
    placed_on = models.DateField(_("lades fram"))
    treated_on = models.DateField(_("behandlades"), null=True)
    left_on = models.DateField(_("togs bort"), null=True)
    outcome = models.CharField(_("utfall"), max_length=20, choices=Outcome, blank=True)

    class Meta:
        verbose_name = _("behandling")
        verbose_name_plural = _("behandlingar")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(body__isnull=False, forum="") | (Q(body__isnull=True) & ~Q(forum="")),
                name="matters_a_treatment_is_in_one_body",
            ),
            models.CheckConstraint(
                condition=Q(treated_on__isnull=True, outcome="")
                | (Q(treated_on__gte=F("placed_on"), left_on__isnull=True) & ~Q(outcome="")),
                name="matters_a_treatment_that_is_done_has_an_outcome",
            ),
            models.UniqueConstraint(
                fields=["matter"],
                condition=Q(ended__isnull=True),
                name="matters_lies_in_one_body_at_a_time",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["body", "-treated_on"], name="matters_treated_in_a_body"),
            models.Index(
                fields=["body", "placed_on"],
                condition=Q(ended__isnull=True),
                name="matters_waiting_in_a_body",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matter}, {self.body or self.forum}"
