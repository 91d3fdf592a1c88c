"""The settings of the tests: the product's own, with a throw-away database and no secrets."""

import os

from tests import throwaway

os.environ["SAMVERK_SECRET_KEY"] = "only-the-tests-know-this-and-it-guards-nothing"
os.environ["SAMVERK_DEBUG"] = "1"
os.environ["DATABASE_URL"] = throwaway.url()

from samverk.config.settings import *  # noqa: F403

DEBUG = False
DATABASES["default"]["ENGINE"] = "tests.flushable"  # noqa: F405 -- see that package
del DATABASES["default"]["OPTIONS"]["pool"]  # noqa: F405 -- the tests are one thread
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    # Without a manifest: no collectstatic before the tests. A house test runs the real one.
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
