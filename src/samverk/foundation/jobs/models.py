from typing import ClassVar

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class JobAct(models.Model):
    """What an administrator did with a job that went wrong: the queue itself forgets, this does not."""

    class Act(models.TextChoices):
        RETRY = "retry", _("försök igen")
        WRITE_OFF = "write-off", _("avskriv")

    job = models.BigIntegerField(_("jobb"))
    task = models.CharField(_("vad"), max_length=128)
    act = models.CharField(_("åtgärd"), max_length=10, choices=Act.choices)
    reason = models.CharField(_("varför"), max_length=500, blank=True)
    at = models.DateTimeField(_("när"), db_default=Now())

    class Meta:
        verbose_name = _("åtgärd med ett jobb")
        verbose_name_plural = _("åtgärder med jobb")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~models.Q(act="write-off", reason=""),
                name="foundation_a_job_is_written_off_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task} {self.job}: {self.get_act_display()}"
