"""What happens to an agreement: parties adopt it, leave it, do what it obliges to, and say how its silences are read."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samverk.agreements.models.agreement import Agreement
from samverk.bodies.models import Body
from samverk.foundation.models import Document
from samverk.matters.models import Matter
from samverk.matters.models.choices import Answered
from samverk.parties.models import Organ, Party


class Adoption(models.Model):
    """A party's own decision on an agreement that was not sent out as a recommendation here, or not by this party.

    A decision that turned out to be wrong is set aside, with the day and the reason, and stays to be read.
    """

    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="adoptions", verbose_name=_("avtal")
    )
    party = models.ForeignKey(Party, models.PROTECT, related_name="+", verbose_name=_("part"))
    outcome = models.CharField(
        _("beslut"),
        max_length=20,
        choices=[
            (str(each), each.label)
            for each in (Answered.ADOPTED, Answered.CHANGED, Answered.REJECTED)
        ],
    )
    decided_on = models.DateField(_("beslutat den"))
    organ = models.CharField(_("beslutat av"), max_length=200, blank=True)
    organ_kind = models.CharField(_("organets slag"), max_length=20, choices=Organ.Kind, blank=True)
    paragraph = models.CharField(_("paragraf"), max_length=20, blank=True)
    registry_number = models.CharField(_("diarienummer"), max_length=60, blank=True)
    reservation = models.TextField(_("vad parten ändrade eller reserverade sig mot"), blank=True)
    extract = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="+", verbose_name=_("protokollsutdrag")
    )
    noted_on = models.DateField(_("antecknat"))
    noted_by = models.CharField(_("antecknat av"), max_length=200)
    set_aside_on = models.DateField(_("åsidosatt"), null=True)
    set_aside_why = models.TextField(_("varför det lades åt sidan"), blank=True)

    class Meta:
        verbose_name = _("parts beslut om avtal")
        verbose_name_plural = _("parters beslut om avtal")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["agreement", "party"],
                condition=Q(set_aside_on__isnull=True),
                name="agreements_a_party_decides_once",
            ),
            models.CheckConstraint(
                condition=Q(noted_on__gte=F("decided_on")),
                name="agreements_decided_before_it_is_noted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement}: {self.party} {self.decided_on}"


class Interpretation(models.Model):
    """How a silence in the text is read; who said so, and when. A later one takes over from its day."""

    class Of(models.TextChoices):
        FORCE = "force", _("hur många som måste anta det")
        COUNTED_FROM = "counted from", _("från vilken dag uppsägningstiden räknas")
        ENDS_FOR = "ends for", _("vem en uppsägning gäller")

    class Reading(models.TextChoices):
        EACH = "each for itself", _("för var och en som har antagit det")
        EVERYBODY = "all", _("alla")
        THE_ONE = "the one", _("bara den som säger upp")
        GIVEN = "given", _("när uppsägningen gjordes")
        RECEIVED = "received", _("när den kom in")
        TREATED = "treated", _("när den behandlades")

    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="interpretations", verbose_name=_("avtal")
    )
    of = models.CharField(_("vad texten tiger om"), max_length=20, choices=Of)
    reading = models.CharField(_("hur den läses"), max_length=20, choices=Reading)
    by = models.CharField(_("vem som har sagt det"), max_length=200)
    on = models.DateField(_("den"))
    why = models.TextField(_("varför"), blank=True)

    class Meta:
        verbose_name = _("tolkning")
        verbose_name_plural = _("tolkningar")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["agreement", "of", "on"], name="agreements_one_reading_a_day"
            ),
            models.CheckConstraint(
                condition=Q(of="force", reading__in=["each for itself", "all"])
                | Q(of="counted from", reading__in=["given", "received", "treated"])
                | Q(of="ends for", reading__in=["all", "the one"]),
                name="agreements_a_reading_answers_the_question",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_of_display()}: {self.get_reading_display()}"


class NoticeOfTermination(models.Model):
    """A party's letter that it leaves: when it was written, received and treated, as far as that has happened."""

    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="notices", verbose_name=_("avtal")
    )
    party = models.ForeignKey(
        Party, models.PROTECT, related_name="notices_given", verbose_name=_("part")
    )
    given_on = models.DateField(_("skriven"))
    received_on = models.DateField(_("kom in"), null=True)
    treated_on = models.DateField(_("behandlades"), null=True)
    treated_in = models.ForeignKey(
        Body, models.PROTECT, null=True, related_name="+", verbose_name=_("behandlades i")
    )
    withdrawn_on = models.DateField(_("återtagen"), null=True)
    letter = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="+", verbose_name=_("skrivelse")
    )
    registry_number = models.CharField(_("diarienummer"), max_length=60, blank=True, db_default="")

    class Meta:
        verbose_name = _("uppsägning")
        verbose_name_plural = _("uppsägningar")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(received_on__isnull=True) | Q(received_on__gte=F("given_on")),
                name="agreements_notice_is_received_after_it_is_given",
            ),
            models.CheckConstraint(
                condition=Q(treated_on__isnull=True)
                | Q(received_on__isnull=False, treated_on__gte=F("received_on")),
                name="agreements_notice_is_treated_after_it_is_received",
            ),
            models.UniqueConstraint(
                fields=["agreement", "party"],
                condition=Q(withdrawn_on__isnull=True),
                name="agreements_a_party_gives_notice_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement}: {self.party} {self.given_on}"


class Fulfilment(models.Model):
    """A step in doing what an agreement obliges to: planned for a day, or done on one. The last noted counts."""

    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="fulfilments", verbose_name=_("avtal")
    )
    duty = models.SlugField(_("åtagande"), max_length=80)
    planned_on = models.DateField(_("planerat till"), null=True)
    done_on = models.DateField(_("gjort"), null=True)
    said = models.TextField(_("vad som gjordes eller ska göras"), blank=True)
    matter = models.ForeignKey(
        Matter, models.PROTECT, null=True, related_name="+", verbose_name=_("ärende")
    )
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="+", verbose_name=_("handling")
    )
    noted_on = models.DateField(_("antecknat"))
    noted_by = models.CharField(_("antecknat av"), max_length=200)

    class Meta:
        verbose_name = _("vad som är gjort av ett åtagande")
        verbose_name_plural = _("vad som är gjort av åtaganden")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(planned_on__isnull=True) ^ Q(done_on__isnull=True),
                name="agreements_a_duty_is_planned_or_done",
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(done_on__lte=F("noted_on")),
                name="agreements_a_duty_is_done_before_it_is_noted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement}: {self.duty} {self.done_on or self.planned_on}"


class DepositaryNotice(models.Model):
    """A numbered, dated notice to all parties of one act, as a treaty's depositary sends them. Never written over.

    key says which act it tells of, so that no act is told twice; of_day is the act's own day, issued_on that on which
    it was recorded.
    """

    class Kind(models.TextChoices):
        RECOMMENDED = "recommended", _("rekommenderat")
        SENT = "sent", _("skickat för antagande")
        ADOPTED = "adopted", _("antaget")
        RESERVED = "reserved", _("antaget med ändring")
        REJECTED = "rejected", _("avslaget")
        WITHDRAWN = "withdrawn", _("återtaget")
        RELEASED = "released", _("väntar inte längre")
        IN_FORCE = "in force", _("ikraftträdande")
        NOTICE_GIVEN = "notice given", _("uppsägning")
        NOTICE_TREATED = "notice treated", _("uppsägning behandlad")
        NOTICE_WITHDRAWN = "notice withdrawn", _("uppsägning återtagen")
        INTERPRETED = "interpreted", _("tolkning")
        ENDS = "ends", _("upphörande")
        REPLACED = "replaced", _("ersatt")

    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="depositary_notices", verbose_name=_("avtal")
    )
    number = models.PositiveIntegerField(_("nummer"))
    kind = models.CharField(_("slag"), max_length=20, choices=Kind)
    key = models.CharField(_("vilken handling"), max_length=120)
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, related_name="+", verbose_name=_("part")
    )
    issued_on = models.DateField(_("utfärdat"))
    of_day = models.DateField(_("avser"), null=True)
    text_sv = models.TextField(_("text"))
    text_en = models.TextField(_("text på engelska"))

    class Meta:
        verbose_name = _("meddelande till parterna")
        verbose_name_plural = _("meddelanden till parterna")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["agreement", "number"], name="agreements_one_notice_a_number"
            ),
            models.UniqueConstraint(
                fields=["agreement", "key"], name="agreements_an_act_is_told_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement} {self.number}"
