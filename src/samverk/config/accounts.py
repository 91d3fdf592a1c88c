"""How accounts are logged in to: the settings of django-allauth, of which only a part is used.

Nobody signs up: an account is made by invitation. Which of allauth's pages have an address is in
samverk.foundation.login.urls, and how guesses are counted in docs/decisions/0007.
"""

_TEXTS = "samverk.foundation.login"

# One count for all processes: allauth counts tries in Django's cache, which lies in the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "foundation_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
# Passwords as Django has them; an account is read with what its roles ask of it.
AUTHENTICATION_BACKENDS = ["samverk.bodies.accounts.standing.Accounts"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:desk"
PASSWORD_RESET_TIMEOUT = 2 * 3600

ACCOUNT_ADAPTER = f"{_TEXTS}.adapter.AccountAdapter"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # a letter to a stranger would tell nobody anything
ACCOUNT_EMAIL_VERIFICATION = (
    "none"  # the invitation came by e-mail: whoever accepts it has the mailbox
)
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ACCOUNT_FORMS = {
    "change_password": f"{_TEXTS}.account_forms.ChangePassword",
    "reauthenticate": f"{_TEXTS}.account_forms.Reauthenticate",
    "reset_password": f"{_TEXTS}.account_forms.ResetPassword",
    "reset_password_from_key": f"{_TEXTS}.account_forms.ResetPasswordByLink",
}
MFA_ADAPTER = f"{_TEXTS}.factors.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Samverk"
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute wrong
MFA_FORMS = {
    "activate_totp": f"{_TEXTS}.factor_forms.ActivateTotp",
    "add_webauthn": f"{_TEXTS}.factor_forms.AddKey",
    "authenticate": f"{_TEXTS}.factor_forms.Authenticate",
    "edit_webauthn": f"{_TEXTS}.factor_forms.RenameKey",
    "reauthenticate": f"{_TEXTS}.factor_forms.Reauthenticate",
}
APPS = ["allauth", "allauth.account", "allauth.mfa", "allauth.usersessions"]
MIDDLEWARE_AFTER_LOG_IN = [
    "allauth.account.middleware.AccountMiddleware",
    "samverk.foundation.login.second_step.DemandSecondStep",
]
