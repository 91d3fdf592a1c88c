from typing import ClassVar

from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

LONGEST_NAME = 200


class MediaType(models.TextChoices):
    """What a file is, by its content; OTHER came by mail and is kept as it came."""

    PDF = "application/pdf", "PDF"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "DOCX"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"
    PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation", "PPTX"
    PNG = "image/png", "PNG"
    JPEG = "image/jpeg", "JPEG"
    TEXT = "text/plain", _("text")
    OTHER = "application/octet-stream", _("annan fil")


def _sha256(field: str) -> Func:
    return Func(
        Func(F(field), function="sha256", output_field=models.BinaryField()),
        Value("hex"),
        function="encode",
        output_field=models.CharField(),
    )


class Content(models.Model):
    """Bytes, kept once however many documents have them; their digest is their key."""

    digest = models.CharField(_("kontrollsumma"), max_length=64, primary_key=True)
    bytes = models.BinaryField(_("innehåll"))

    class Meta:
        verbose_name = _("innehåll")
        verbose_name_plural = _("innehåll")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            # The history of a document names its digest: so the bytes cannot change unseen.
            models.CheckConstraint(
                condition=Q(digest=_sha256("bytes")), name="content_has_the_digest_of_its_bytes"
            ),
        ]

    def __str__(self) -> str:
        return self.digest


class Document(models.Model):
    """A file as somebody gave it: its name, what it is, and when and by whom it was kept."""

    name = models.CharField(_("namn"), max_length=LONGEST_NAME)
    media_type = models.CharField(_("slag"), max_length=100, choices=MediaType)
    size = models.PositiveIntegerField(_("storlek"))
    content = models.ForeignKey(Content, models.PROTECT, related_name="documents")
    kept_at = models.DateTimeField(_("sparat"), db_default=Now())
    kept_by = models.CharField(_("sparat av"), max_length=200)

    class Meta:
        verbose_name = _("dokument")
        verbose_name_plural = _("dokument")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(name__regex=r"[[:cntrl:]/\\]"),
                name="document_name_is_no_path",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def digest(self) -> str:
        """The SHA-256 of its bytes, without reading them."""
        return self.content_id

    @property
    def kind(self) -> str:
        """What it is, in a word for people: PDF, DOCX, text."""
        return self.get_media_type_display()
