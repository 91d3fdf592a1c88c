"""Invitations to an account with a role."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samverk.bodies.models.roles import Role
from samverk.bodies.models.structures import Structure
from samverk.parties.models import Party


class Invitation(models.Model):
    """Somebody is asked to have an account and a role, by a link that works once and for a while.

    Only a digest of the link is kept: whoever reads the database comes in nowhere.
    """

    email = models.EmailField(_("e-postadress"), max_length=254)
    name = models.CharField(_("namn"), max_length=200)
    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="invitations", verbose_name=_("struktur")
    )
    kind = models.CharField(_("roll"), max_length=20, choices=Role.Kind.choices)
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, related_name="invitations", verbose_name=_("för")
    )
    digest = models.CharField(_("länkens avtryck"), max_length=64, unique=True)
    invited_by = models.CharField(_("inbjuden av"), max_length=200)
    invited_at = models.DateTimeField(_("inbjuden"))
    expires_at = models.DateTimeField(_("gäller till"))
    accepted_at = models.DateTimeField(_("antagen"), null=True)
    revoked_at = models.DateTimeField(_("återkallad"), null=True)

    class Meta:
        verbose_name = _("inbjudan")
        verbose_name_plural = _("inbjudningar")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(kind="party_contact", party__isnull=False)
                | (~Q(kind="party_contact") & Q(party__isnull=True)),
                name="bodies_only_a_contact_is_invited_for_a_party",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(revoked_at__isnull=True),
                name="bodies_an_invitation_is_accepted_or_revoked",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("invited_at")),
                name="bodies_an_invitation_is_open_for_a_while",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email}, {self.get_kind_display()}"
