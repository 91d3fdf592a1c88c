"""Figures are open data: everybody reads them. They are taken in and corrected by those who coordinate a structure."""

import datetime as dt

from django.utils.translation import gettext_lazy

from samverk.figures import events
from samverk.foundation.access import User, demand, is_administrator

IMPORTERS = gettext_lazy("den som samordnar en struktur eller förvaltar Samverk")


def may_import(user: User, *, on: dt.date) -> bool:
    """Whether the user may take figures in and correct them: whoever coordinates some structure that day."""
    return is_administrator(user) or events.may_import(user, on)


def demand_importer(user: User, *, on: dt.date) -> None:
    """Go on only for those who may import.

    Raises: Denied.
    """
    demand(may_import(user, on=on), IMPORTERS)
