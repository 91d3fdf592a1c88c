"""Words for the history of users and their rights."""

from django.utils.translation import gettext_lazy as _

from samverk.foundation.audit import texts

_ENDS = {"user": _("användare"), "group": _("grupp"), "permission": _("behörighet")}

texts.declare("foundation_user", labels={"password": _("lösenord"), "is_superuser": _("får allt")})
texts.declare("foundation_user_groups", labels=_ENDS)
texts.declare("foundation_user_user_permissions", labels=_ENDS)
