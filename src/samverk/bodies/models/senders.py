"""In whose name the letters of a structure go out, and where answers to them go."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samverk.bodies.models.structures import Structure


class StructureSender(models.Model):
    """What a structure's letters say of who writes. The address they come from is always the installation's."""

    structure = models.OneToOneField(
        Structure, models.PROTECT, related_name="sender", verbose_name=_("struktur")
    )
    name = models.CharField(_("avsändarens namn"), max_length=200)
    reply_to = models.EmailField(_("svar går till"), max_length=254, blank=True)

    class Meta:
        verbose_name = _("avsändare")
        verbose_name_plural = _("avsändare")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(name__regex=r"[\r\n]"),
                name="bodies_sender_has_a_name_on_one_line",
            ),
        ]

    def __str__(self) -> str:
        return self.name
