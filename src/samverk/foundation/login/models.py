from typing import ClassVar

from django.db import models


class Guess(models.Model):
    """A password that was tried and did not fit, or is being tried now; kept a quarter of an hour.

    Both texts are keyed digests: somebody may have typed a password where the e-mail address belongs.
    """

    at = models.DateTimeField()
    account = models.CharField(max_length=64)
    origin = models.CharField(max_length=64)

    class Meta:
        default_permissions = ()
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["account", "at"], name="foundation_guesses_at_account"),
            models.Index(fields=["origin", "at"], name="foundation_guesses_from_origin"),
        ]

    def __str__(self) -> str:
        return f"{self.at}"
