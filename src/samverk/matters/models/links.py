"""Personal links to a question, the codes that e-mail replies carry, who was reminded, and who is not to be."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samverk.matters.models.recommendations import PartyDecision
from samverk.matters.models.referrals import ReferralRow

ONE_OF_TWO = Q(row__isnull=False, referral_row__isnull=True) | Q(
    row__isnull=True, referral_row__isnull=False
)


class ReplyLink(models.Model):
    """A personal address to one row. Only its digest is kept; code opens nothing, it only says where a letter belongs."""

    row = models.ForeignKey(
        PartyDecision,
        models.PROTECT,
        null=True,
        related_name="reply_links",
        verbose_name=_("huvudmans beslut"),
    )
    referral_row = models.ForeignKey(
        ReferralRow,
        models.PROTECT,
        null=True,
        related_name="reply_links",
        verbose_name=_("remissinstans"),
    )
    digest = models.CharField(_("kontrollsumma"), max_length=64, unique=True)
    code = models.CharField(_("svarskod"), max_length=20, unique=True)
    made_on = models.DateField(_("skapad"))
    until = models.DateField(_("gäller till"))
    revoked_on = models.DateField(_("indragen"), null=True)

    class Meta:
        verbose_name = _("svarslänk")
        verbose_name_plural = _("svarslänkar")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=ONE_OF_TWO, name="matters_a_link_leads_to_one_row"),
            models.CheckConstraint(
                condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="matters_link_keeps_a_digest"
            ),
            models.CheckConstraint(
                condition=Q(until__gt=F("made_on")), name="matters_link_holds_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.row or self.referral_row} {self.made_on}"


class Reminder(models.Model):
    """Somebody was reminded of a row. occasion is the day of the rule, None where a person pressed the button."""

    row = models.ForeignKey(
        PartyDecision,
        models.PROTECT,
        null=True,
        related_name="reminders",
        verbose_name=_("huvudmans beslut"),
    )
    referral_row = models.ForeignKey(
        ReferralRow,
        models.PROTECT,
        null=True,
        related_name="reminders",
        verbose_name=_("remissinstans"),
    )
    on = models.DateField(_("den"))
    occasion = models.SmallIntegerField(_("tillfälle"), null=True)
    is_escalation = models.BooleanField(_("till representanten"), default=False)

    class Meta:
        verbose_name = _("påminnelse")
        verbose_name_plural = _("påminnelser")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=ONE_OF_TWO, name="matters_a_reminder_is_of_one_row"),
            models.UniqueConstraint(
                fields=["row", "occasion", "is_escalation"],
                name="matters_one_reminder_an_occasion",
            ),
            models.UniqueConstraint(
                fields=["referral_row", "occasion"],
                name="matters_one_referral_reminder_an_occasion",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.row or self.referral_row} {self.on}"


class ReminderPause(models.Model):
    """Days on which the rule reminds nobody of one row, and why; resumed_on None is that it still holds."""

    row = models.ForeignKey(
        PartyDecision, models.PROTECT, related_name="pauses", verbose_name=_("huvudmans beslut")
    )
    stopped_on = models.DateField(_("stoppade"))
    why = models.TextField(_("varför"))
    resumed_on = models.DateField(_("går igen från"), null=True)
    resumed_why = models.TextField(_("varför de går igen"), blank=True)

    class Meta:
        verbose_name = _("uppehåll i påminnelserna")
        verbose_name_plural = _("uppehåll i påminnelserna")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["row"],
                condition=Q(resumed_on__isnull=True),
                name="matters_reminders_are_stopped_once",
            ),
            models.CheckConstraint(
                condition=Q(resumed_on__isnull=True) | Q(resumed_on__gte=F("stopped_on")),
                name="matters_reminders_resume_after_they_stop",
            ),
            models.CheckConstraint(
                condition=~Q(why=""), name="matters_reminders_stop_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.row} {self.stopped_on}"
