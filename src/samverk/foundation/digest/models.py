from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Subscriber(models.Model):
    """An address that reminders go to. The person behind it may change; what has been sent there has been sent."""

    email = models.CharField(_("e-postadress"), max_length=254, unique=True)

    class Meta:
        verbose_name = _("mottagare av påminnelser")
        verbose_name_plural = _("mottagare av påminnelser")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")) & ~Q(email=""),
                name="foundation_subscriber_email_is_lower_case",
            ),
        ]

    def __str__(self) -> str:
        return self.email


class Subscription(models.Model):
    """Whether an address wants reminders about a topic: it does until it says no."""

    subscriber = models.ForeignKey(
        Subscriber,
        models.PROTECT,
        related_name="subscriptions",
        verbose_name=_("mottagare"),
    )
    topic = models.CharField(_("gäller"), max_length=100)
    name = models.CharField(_("namn"), max_length=200)
    stopped_on = models.DateField(_("stoppat"), null=True, blank=True)

    class Meta:
        verbose_name = _("val av påminnelser")
        verbose_name_plural = _("val av påminnelser")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["subscriber", "topic"], name="foundation_one_choice_for_each_topic"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subscriber} {self.topic}"


class Reminded(models.Model):
    """That an address has been reminded of a thing on one of its occasions."""

    subscriber = models.ForeignKey(
        Subscriber, models.PROTECT, related_name="reminded", verbose_name=_("mottagare")
    )
    key = models.CharField(_("gäller"), max_length=250)
    occasion = models.SmallIntegerField(_("dagar före"))
    on = models.DateField(_("dag"))
    letter = models.ForeignKey(
        "foundation.Letter", models.PROTECT, related_name="reminded", verbose_name=_("brev")
    )

    class Meta:
        verbose_name = _("påminnelse")
        verbose_name_plural = _("påminnelser")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["subscriber", "key", "occasion"],
                name="foundation_nobody_is_reminded_twice",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subscriber} {self.key} {self.occasion}"
