from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from samverk.foundation.audit.models import AuditEntry, AuditLink
from samverk.foundation.digest.models import Reminded, Subscriber, Subscription
from samverk.foundation.documents.models import Content, Document
from samverk.foundation.jobs.models import JobAct
from samverk.foundation.login.models import Guess
from samverk.foundation.mail.incoming.models import Incoming, IncomingArrival, IncomingAttachment
from samverk.foundation.mail.models import Letter

__all__ = [
    "AuditEntry",
    "AuditLink",
    "Content",
    "Document",
    "Guess",
    "Incoming",
    "IncomingArrival",
    "IncomingAttachment",
    "JobAct",
    "Letter",
    "Reminded",
    "Subscriber",
    "Subscription",
    "User",
    "UserManager",
]


class UserManager(BaseUserManager["User"]):
    """Makes users, and finds them by e-mail address whatever its case."""

    def create_user(self, *, email: str, name: str, password: str | None = None) -> "User":
        """Store a user who can log in with a password, or cannot log in when it is None."""
        user = self.model(email=email.lower(), name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, *, email: str, name: str, password: str | None = None) -> "User":
        """Store a user who may do everything in the administration."""
        user = self.create_user(email=email, name=name, password=password)
        user.is_staff = user.is_superuser = True
        user.save(using=self._db, update_fields=["is_staff", "is_superuser"])
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Give the user with this e-mail address."""
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who can log in; who they are in the structure is a Person, elsewhere."""

    email = models.EmailField(_("e-postadress"), max_length=254, unique=True)
    name = models.CharField(_("namn"), max_length=200)
    is_active = models.BooleanField(_("får logga in"), default=True)
    is_staff = models.BooleanField(_("når administrationen"), default=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("användare")
        verbose_name_plural = _("användare")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            # "A@x.se" and "a@x.se" are one mailbox: two accounts for it would be two persons.
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")),
                name="foundation_user_email_is_lower_case",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        self.email = self.email.lower()
