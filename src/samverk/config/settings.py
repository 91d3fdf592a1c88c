"""The one settings file: what differs between two installations is in the environment."""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from samverk import __version__
from samverk.config import database, imap, smtp

PACKAGE = Path(__file__).resolve().parent.parent


def _is_on(name: str) -> bool:
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on", "ja"}


def _required(name: str, why: str) -> str:
    value = os.environ.get(name, "").strip()
    if not value:
        message = f"Miljövariabeln {name} saknas: {why}"
        raise ImproperlyConfigured(message)
    return value


# --- What this installation is -------------------------------------------------------------

DEBUG = _is_on("SAMVERK_DEBUG")
DEMO = _is_on("SAMVERK_DEMO")
# Behind TLS unless it is a demonstration on somebody's own machine.
HTTPS = not (DEBUG or DEMO)

SECRET_KEY = _required("SAMVERK_SECRET_KEY", "en lång slumpad text som bara servern känner till.")
ALLOWED_HOSTS = [host for host in os.environ.get("SAMVERK_HOSTS", "").split(",") if host]
if DEBUG or DEMO:
    ALLOWED_HOSTS += ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS] if HTTPS else []
# What addresses in letters begin with, where no request says it.
SITE = os.environ.get("SAMVERK_SITE", "").rstrip("/") or next(
    (f"{'https' if HTTPS else 'http'}://{host.lstrip('.')}" for host in ALLOWED_HOSTS), ""
)

# --- The database --------------------------------------------------------------------------

_DATABASE = database.settings_of(
    _required("DATABASE_URL", "adressen till PostgreSQL, postgresql://användare@värd/databas.")
)
# A demonstration writes fictional persons. It does so only in a database that is named for it:
# the launcher names the one it made itself; whoever wants another must name it.
if DEMO and os.environ.get("SAMVERK_DEMO_DATABASE") != _DATABASE["NAME"]:
    _refusal = (
        f"SAMVERK_DEMO är satt, men databasen {_DATABASE['NAME']} är inte utpekad för "
        f"demonstration. Sätt SAMVERK_DEMO_DATABASE={_DATABASE['NAME']} om den verkligen ska "
        "fyllas med påhittade personer, annars ta bort SAMVERK_DEMO."
    )
    raise ImproperlyConfigured(_refusal)

DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        **_DATABASE,
        "CONN_HEALTH_CHECKS": True,
        # One pool per worker process; a worker has as many threads as its pool has room for.
        "OPTIONS": {
            # A database that was away is asked for again at the latest five seconds after it is back: without a limit
            # each try waits twice as long as the one before.
            "pool": {"min_size": 1, "max_size": 8, "timeout": 10, "reconnect_timeout": 5},
            # PostgreSQL's own 4 is for disks that turn: with it a county's page reads the nation's
            # appointments from end to end. What the environment asks for comes after, and wins.
            # What the audit trail writes as version when nobody says who acts.
            "application_name": f"samverk {__version__}",
            "options": f"-c random_page_cost=1.1 {os.environ.get('PGOPTIONS', '')}".strip(),
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- The parts -----------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "csp",
    # Before our own parts: their jobs are registered with it when they are ready.
    "procrastinate.contrib.django",
    "samverk.foundation",
    "samverk.parties",
    "samverk.figures",
    "samverk.bodies",
    "samverk.staffing",
    "samverk.matters",
    "samverk.agreements",
    "samverk.costs",
    "samverk.desk",
    "samverk.portal",
    "samverk.demonstration",
]
# Only where the test tools are installed: these keep migrations in one line and safe to run.
INSTALLED_APPS += [
    app for app in ("django_linear_migrations", "django_migration_linter") if find_spec(app)
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "samverk.config.headers.permissions_policy",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
# What was done is told on the next page; a signed cookie carries it, so that no table is read for the public.
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
ROOT_URLCONF = "samverk.config.urls"
WSGI_APPLICATION = "samverk.config.wsgi.application"
AUTH_USER_MODEL = "foundation.User"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# --- Language and time ---------------------------------------------------------------------

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"

# --- Files ---------------------------------------------------------------------------------

STATIC_URL = "static/"
STATICFILES_DIRS = [PACKAGE / "static"]
STATIC_ROOT = Path(os.environ.get("SAMVERK_STATIC", ".samverk/static")).absolute()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "samverk.foundation.stylesheet.FlattenedManifestStorage"},
}
# A file that is too large is read to its end, but not kept: so a page can say so.
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "samverk.foundation.documents.receiving.BoundedFileUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# --- Jobs and letters ----------------------------------------------------------------------

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
SMTP = smtp.settings_of(os.environ.get("SAMVERK_SMTP_URL", ""))
# Whom letters come from when no structure says.
MAIL_FROM = os.environ.get("SAMVERK_MAIL_FROM", "samverk@localhost.localdomain")
MAIL_FROM_NAME = os.environ.get("SAMVERK_MAIL_FROM_NAME", "Samverk")
# Where letters that do not arrive are returned to, if not to whom they come from.
MAIL_BOUNCES_TO = os.environ.get("SAMVERK_MAIL_BOUNCES_TO", "")
# The mailbox that answers are fetched from, if they are not handed over by a mail server.
IMAP = imap.settings_of(os.environ.get("SAMVERK_IMAP_URL", ""))
# Where letters are answered to, if Samverk is to read the answers; a reply code is put into it with a plus.
MAIL_REPLIES_TO = os.environ.get("SAMVERK_MAIL_REPLIES_TO", "")
# Where the demonstration keeps the letters that it has sent.
MAILBOX = Path(os.environ.get("SAMVERK_MAILBOX", ".samverk/mail")).absolute()

# --- Open data -----------------------------------------------------------------------------

# Where figures are fetched from when somebody asks for it; nothing else is ever asked. Their own addresses are kept
# in the settings so that an installation without a way out can name its own copies.
PXWEB_URL = os.environ.get("SAMVERK_PXWEB_URL", "https://statistikdatabasen.scb.se/api/v2")
KOLADA_URL = os.environ.get("SAMVERK_KOLADA_URL", "https://api.kolada.se/v3")

# --- What the browser is told --------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF, "data:"],  # data: because Designsystemet's CSS draws its ticks so
        "script-src": [SELF],
        "style-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if _is_on("SAMVERK_BEHIND_PROXY") else None
)
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "samverk.foundation.views.csrf_failure"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_SAMESITE = "Lax"
# No compression of pages here: it costs more processor time than the page itself. The proxy does
# it; static files are compressed once, by whitenoise.

# --- Log-in --------------------------------------------------------------------------------

from samverk.config.accounts import *  # noqa: E402, F403 -- a part of the settings, in a file of its own
from samverk.config.accounts import APPS, MIDDLEWARE_AFTER_LOG_IN  # noqa: E402

INSTALLED_APPS += APPS
MIDDLEWARE += MIDDLEWARE_AFTER_LOG_IN

# --- What is logged ------------------------------------------------------------------------

# An address that lets somebody answer for a party is a secret: no log may name it.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"tokens": {"()": "samverk.foundation.tokens.HideTokens"}},
    "loggers": {
        name: {"filters": ["tokens"]} for name in ("django.request", "django.security.csrf")
    },
}
