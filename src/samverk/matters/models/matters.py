"""The matter itself: the question, whose it is, whom it concerns, and where it lies now."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from samverk.bodies.models import Body, Structure
from samverk.foundation.fields import IDENTITY_NUMBER
from samverk.foundation.models import User
from samverk.matters.models.choices import Holder, Link, State
from samverk.parties.models import Party


class Series(models.Model):
    """The last registry number that a structure has given in a year. Its row is locked by whoever takes the next."""

    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="series", verbose_name=_("struktur")
    )
    year = models.PositiveSmallIntegerField(_("år"))
    last = models.PositiveIntegerField(_("senaste nummer"), default=0)

    class Meta:
        verbose_name = _("nummerserie")
        verbose_name_plural = _("nummerserier")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["structure", "year"], name="matters_one_series_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.structure} {self.year}"


class Matter(models.Model):
    """A question on its way. What it is now (state, holder, since) is what its steps say, kept for the lists.

    A draft has no registry number; it gets one when it is raised, and keeps it. other_numbers are what other
    authorities call it, such as "HSN 335-2019". public_from None is that the public does not see it.
    """

    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="matters", verbose_name=_("struktur")
    )
    year = models.PositiveSmallIntegerField(_("år"), null=True)
    number = models.PositiveIntegerField(_("löpnummer"), null=True)
    # No number yet is NULL, not "": a unique column holds many NULLs but one empty text.
    registry_number = models.CharField(_("diarienummer"), max_length=40, null=True)  # noqa: DJ001
    other_numbers = ArrayField(
        models.CharField(max_length=60), verbose_name=_("andras diarienummer"), default=list
    )
    title = models.CharField(_("rubrik"), max_length=200)
    question = models.TextField(_("frågan"), blank=True)
    background = models.TextField(_("bakgrund"), blank=True)
    affected = models.TextField(_("vilka det rör"), blank=True)
    wanted = models.TextField(_("vad som önskas"), blank=True)
    target_groups = ArrayField(
        models.SlugField(max_length=80), verbose_name=_("målgrupper"), default=list
    )
    tags = ArrayField(models.CharField(max_length=60), verbose_name=_("märkord"), default=list)
    begun_on = models.DateField(_("påbörjat"))
    begun_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="matters_begun", verbose_name=_("skrivet av")
    )
    raised_by = models.CharField(_("väckt av"), max_length=200, blank=True)
    raised_for = models.ForeignKey(
        Party, models.PROTECT, null=True, related_name="matters_raised", verbose_name=_("för")
    )
    raised_in = models.ForeignKey(
        Body, models.PROTECT, null=True, related_name="matters_raised", verbose_name=_("från")
    )
    public_from = models.DateField(_("öppet från"), null=True)
    state = models.CharField(_("läge"), max_length=20, choices=State, default=State.DRAFT)
    holder = models.CharField(_("hos"), max_length=20, choices=Holder, blank=True)
    holder_body = models.ForeignKey(
        Body, models.PROTECT, null=True, related_name="matters_held", verbose_name=_("hos organet")
    )
    holder_forum = models.CharField(_("hos annat organ"), max_length=200, blank=True)
    since = models.DateField(_("sedan"))
    moved_on = models.DateField(_("senast rört"))
    postponed_until = models.DateField(_("vilar till"), null=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    words = models.GeneratedField(
        expression=SearchVector("title", weight="A", config="swedish")
        + SearchVector("question", "wanted", weight="B", config="swedish")
        + SearchVector("background", "affected", weight="C", config="swedish"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        verbose_name = _("ärende")
        verbose_name_plural = _("ärenden")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["structure", "year", "number"], name="matters_a_number_is_given_once"
            ),
            models.UniqueConstraint(
                fields=["structure", "registry_number"], name="matters_one_matter_a_registry_number"
            ),
            models.CheckConstraint(
                condition=Q(registry_number__isnull=False, number__isnull=False, year__isnull=False)
                | Q(
                    registry_number__isnull=True,
                    number__isnull=True,
                    year__isnull=True,
                    # A draft may be thrown away, or be seen to be somebody else's question, unnumbered.
                    state__in=[State.DRAFT, State.WITHDRAWN, State.MERGED],
                ),
                name="matters_a_raised_matter_has_a_number",
            ),
            models.CheckConstraint(
                condition=Q(state__in=State.closed(), holder="")
                | (~Q(state__in=State.closed()) & ~Q(holder="")),
                name="matters_an_open_matter_has_one_holder",
            ),
            models.CheckConstraint(
                condition=~Q(holder=Holder.BODY)
                | Q(holder_body__isnull=False, holder_forum="")
                | (Q(holder_body__isnull=True) & ~Q(holder_forum="")),
                name="matters_a_holding_body_is_one",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="matters_a_matter_has_a_title"),
            # No individual is ever stored: a personal identity number is refused wherever it might slip in.
            models.CheckConstraint(
                condition=~Q(title__regex=IDENTITY_NUMBER)
                & ~Q(question__regex=IDENTITY_NUMBER)
                & ~Q(background__regex=IDENTITY_NUMBER)
                & ~Q(affected__regex=IDENTITY_NUMBER)
                & ~Q(wanted__regex=IDENTITY_NUMBER),
                name="matters_holds_no_identity_number",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["structure", "holder", "since"],
                condition=~Q(holder=""),
                name="matters_waiting_somewhere",
            ),
            models.Index(
                fields=["structure", "moved_on"],
                condition=~Q(holder=""),
                name="matters_not_moved",
            ),
            models.Index(fields=["structure", "-year", "-number"], name="matters_newest_first"),
            models.Index(fields=["begun_by"], condition=Q(state="draft"), name="matters_drafts_of"),
            models.Index(fields=["registry_number"], name="matters_by_registry_number"),
            GinIndex(fields=["other_numbers"], name="matters_by_other_number"),
            GinIndex(fields=["words"], name="matters_by_words"),
            GinIndex(fields=["title"], opclasses=["gin_trgm_ops"], name="matters_by_like_title"),
            # What is looked for in any case is compared in capitals.
            models.Index(Upper("registry_number"), name="matters_by_number_in_any_case"),
            GinIndex(OpClass(Upper("title"), name="gin_trgm_ops"), name="matters_by_part_of_title"),
            models.Index(
                fields=["structure", "state"],
                condition=~Q(holder=""),
                name="matters_open_by_state",
            ),
            models.Index(
                fields=["structure"],
                condition=~Q(other_numbers=[]),
                name="matters_named_by_others",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registry_number} {self.title}" if self.registry_number else self.title


class MatterParty(models.Model):
    """A principal that the matter concerns."""

    matter = models.ForeignKey(
        Matter, models.PROTECT, related_name="parties", verbose_name=_("ärende")
    )
    party = models.ForeignKey(
        Party, models.PROTECT, related_name="matters", verbose_name=_("huvudman")
    )

    class Meta:
        verbose_name = _("berörd huvudman")
        verbose_name_plural = _("berörda huvudmän")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["matter", "party"], name="matters_a_party_is_concerned_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matter}: {self.party}"


class MatterLink(models.Model):
    """How one matter hangs together with another: the first was split from, merged into, follows … the other.

    ended_on is the day from which it is not said any more; the link stays, for the days before.
    """

    matter = models.ForeignKey(
        Matter, models.PROTECT, related_name="links", verbose_name=_("ärende")
    )
    other = models.ForeignKey(
        Matter, models.PROTECT, related_name="links_here", verbose_name=_("annat ärende")
    )
    kind = models.CharField(_("slag"), max_length=20, choices=Link)
    made_on = models.DateField(_("den"))
    ended_on = models.DateField(_("upphörde"), null=True)

    class Meta:
        verbose_name = _("koppling")
        verbose_name_plural = _("kopplingar")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["matter", "other", "kind"],
                condition=Q(ended_on__isnull=True),
                name="matters_one_link_of_a_kind_holds",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("made_on")),
                name="matters_a_link_ends_after_it_is_made",
            ),
            models.CheckConstraint(
                condition=~Q(matter=F("other")), name="matters_no_link_to_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matter} {self.get_kind_display()} {self.other}"
