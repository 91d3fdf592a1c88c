"""The addresses of allauth that have a page here, under the names that allauth knows them by."""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from allauth.usersessions import views as sessions
from django.urls import path, re_path

from samverk.foundation.access import everyone, own_account
from samverk.foundation.login.framed import framed
from samverk.foundation.login.views import log_in, log_out

_BY_LINK = "Nytt lösenord genom en länk"
_FACTOR = "Andra steget vid inloggning"

urlpatterns = [
    path("logga-in/", log_in, name="account_login"),
    path("logga-ut/", log_out, name="account_logout"),
    path("logga-in/kod/", framed(factors.authenticate, may=everyone), name="mfa_authenticate"),
    path("logga-in/nyckel/", framed(keys.login_webauthn, may=everyone), name="mfa_login_webauthn"),
    path(
        "konto/glomt/", framed(account.password_reset, may=everyone), name="account_reset_password"
    ),
    path(
        "konto/glomt/skickat/",
        framed(account.password_reset_done, may=everyone),
        name="account_reset_password_done",
    ),
    path(
        "konto/glomt/klart/",
        framed(account.password_reset_from_key_done, may=everyone),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^konto/glomt/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        framed(account.password_reset_from_key, may=everyone, reason=_BY_LINK, token="key"),  # noqa: S106 -- the name of an argument
        name="account_reset_password_from_key",
    ),
    # Who has no password yet (a log-in of the demonstration) gets one in the same way.
    path("konto/glomt/", framed(account.password_reset, may=everyone), name="account_set_password"),
    path("konto/", framed(factors.index, may=own_account), name="mfa_index"),
    path(
        "konto/losenord/",
        framed(account.password_change, may=own_account, reason="Eget byte av lösenord"),
        name="account_change_password",
    ),
    path(
        "konto/bekrafta/",
        framed(account.reauthenticate, may=own_account),
        name="account_reauthenticate",
    ),
    path(
        "konto/bekrafta/kod/",
        framed(factors.reauthenticate, may=own_account),
        name="mfa_reauthenticate",
    ),
    path(
        "konto/bekrafta/nyckel/",
        framed(keys.reauthenticate_webauthn, may=own_account),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "konto/app/",
        framed(totp.activate_totp, may=own_account, reason=_FACTOR),
        name="mfa_activate_totp",
    ),
    path(
        "konto/app/bort/",
        framed(totp.deactivate_totp, may=own_account, reason=_FACTOR),
        name="mfa_deactivate_totp",
    ),
    path(
        "konto/reservkoder/",
        framed(codes.view_recovery_codes, may=own_account),
        name="mfa_view_recovery_codes",
    ),
    path(
        "konto/reservkoder/nya/",
        framed(codes.generate_recovery_codes, may=own_account, reason=_FACTOR),
        name="mfa_generate_recovery_codes",
    ),
    path("konto/nycklar/", framed(keys.list_webauthn, may=own_account), name="mfa_list_webauthn"),
    path(
        "konto/nycklar/ny/",
        framed(keys.add_webauthn, may=own_account, reason=_FACTOR),
        name="mfa_add_webauthn",
    ),
    path(
        "konto/nycklar/<int:pk>/namn/",
        framed(keys.edit_webauthn, may=own_account, reason=_FACTOR),
        name="mfa_edit_webauthn",
    ),
    path(
        "konto/nycklar/<int:pk>/bort/",
        framed(keys.remove_webauthn, may=own_account, reason=_FACTOR),
        name="mfa_remove_webauthn",
    ),
    path(
        "konto/sessioner/",
        framed(sessions.list_usersessions, may=own_account),
        name="usersessions_list",
    ),
]
