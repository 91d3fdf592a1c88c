"""Requests for opinion: the question to all at the same time, what each said, and what that changed."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samverk.foundation.models import Document
from samverk.matters.models.choices import Stance, Via
from samverk.matters.models.matters import Matter
from samverk.matters.models.papers import MatterDocument
from samverk.parties.models import Party


class Referral(models.Model):
    """A question that parties and others are asked to give their opinion on by a day, all at the same time."""

    matter = models.ForeignKey(
        Matter, models.PROTECT, related_name="referrals", verbose_name=_("ärende")
    )
    number = models.PositiveSmallIntegerField(_("nummer"))
    subject = models.CharField(_("ämne"), max_length=200)
    question = models.TextField(_("vad yttrandet ska gälla"))
    due = models.DateField(_("svar senast"))
    sent_on = models.DateField(_("skickad"), null=True)
    closed_on = models.DateField(_("avslutad"), null=True)
    reminders = ArrayField(models.SmallIntegerField(), verbose_name=_("påminnelser"), default=list)
    asker_name = models.CharField(_("avsändare"), max_length=200, blank=True)
    asker_email = models.EmailField(_("avsändarens e-postadress"), max_length=254, blank=True)
    site = models.CharField(_("webbplats"), max_length=200, blank=True)
    documents = models.ManyToManyField(
        MatterDocument, related_name="referrals", verbose_name=_("handlingar")
    )

    class Meta:
        verbose_name = _("remiss")
        verbose_name_plural = _("remisser")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["matter", "number"], name="matters_one_referral_a_number"
            ),
            models.CheckConstraint(
                condition=~Q(question="") & ~Q(subject=""),
                name="matters_a_referral_asks_something",
            ),
            models.CheckConstraint(
                condition=Q(sent_on__isnull=True) | Q(due__gte=F("sent_on")),
                name="matters_referral_is_due_after_it_is_sent",
            ),
        ]

    def __str__(self) -> str:
        return self.subject


class ReferralRow(models.Model):
    """One who is asked: a party, or another organisation by its name."""

    referral = models.ForeignKey(
        Referral, models.PROTECT, related_name="rows", verbose_name=_("remiss")
    )
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, related_name="referrals", verbose_name=_("part")
    )
    name = models.CharField(_("annan organisation"), max_length=200, blank=True)
    contact_name = models.CharField(_("kontakt"), max_length=200, blank=True)
    contact_email = models.EmailField(_("kontaktens e-postadress"), max_length=254, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("remissinstans")
        verbose_name_plural = _("remissinstanser")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["referral", "party"], name="matters_a_party_is_asked_once_in_a_referral"
            ),
            models.CheckConstraint(
                condition=Q(party__isnull=False, name="") | (Q(party__isnull=True) & ~Q(name="")),
                name="matters_a_referral_row_is_one_organisation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.referral}: {self.party or self.name}"


class Opinion(models.Model):
    """What one of them answered: a draft until sent_on says when it was sent. Of several sent ones the last counts."""

    row = models.ForeignKey(
        ReferralRow, models.PROTECT, related_name="opinions", verbose_name=_("remissinstans")
    )
    sent_on = models.DateField(_("skickat"), null=True)
    via = models.CharField(_("kom"), max_length=20, choices=Via)
    stance = models.CharField(_("ställning"), max_length=30, choices=Stance, blank=True)
    text = models.TextField(_("yttrande"), blank=True)
    proposals = models.TextField(_("ändringsförslag"), blank=True)
    organ = models.CharField(_("beslutat av"), max_length=200, blank=True)
    decided_on = models.DateField(_("beslutat den"), null=True)
    registry_number = models.CharField(_("diarienummer"), max_length=60, blank=True)
    written_by = models.CharField(_("skrivet av"), max_length=200, blank=True)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="+", verbose_name=_("handling")
    )
    incoming = models.PositiveBigIntegerField(_("inkommet brev"), null=True)

    class Meta:
        verbose_name = _("yttrande")
        verbose_name_plural = _("yttranden")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["row"],
                condition=Q(sent_on__isnull=True),
                name="matters_one_draft_opinion_a_row",
            ),
            models.CheckConstraint(
                condition=Q(sent_on__isnull=True) | ~Q(stance=""),
                name="matters_a_sent_opinion_takes_a_stand",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.row} {self.sent_on or ''}"


class OpinionEffect(models.Model):
    """What was changed in the proposal, or not, and because of whom."""

    referral = models.ForeignKey(
        Referral, models.PROTECT, related_name="effects", verbose_name=_("remiss")
    )
    on = models.DateField(_("den"))
    was_changed = models.BooleanField(_("ändrades"), default=True)
    what = models.TextField(_("vad"))
    why = models.TextField(_("varför"), blank=True)
    because_of = models.ManyToManyField(
        ReferralRow, related_name="effects", verbose_name=_("efter synpunkt från")
    )

    class Meta:
        verbose_name = _("vad remissen ledde till")
        verbose_name_plural = _("vad remisserna ledde till")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(what=""), name="matters_an_effect_says_what"),
        ]

    def __str__(self) -> str:
        return self.what
