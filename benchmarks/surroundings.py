"""A database of its own for one measurement; it is gone afterwards."""

import os

import django
from django.core.management import call_command

from tests import throwaway


def make_ready() -> None:
    """Start PostgreSQL, set Django up and make the tables."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    throwaway.start()
    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
