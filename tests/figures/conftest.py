"""A small county whose population is known, and its coordinator."""

import pytest
from django.test import Client

from samverk.bodies.models import Structure
from samverk.figures.models import Series
from samverk.parties.models import Party
from tests.builders import a_party, a_role, a_series, a_structure, a_structure_party, a_user
from tests.figures.noting import noted


@pytest.fixture
def county() -> tuple[Series, list[Party]]:
    """A structure of three municipalities whose figures of one year are known."""
    structure, series = a_structure(), a_series()
    parties = [a_party(key) for key in ("ekby", "alby", "viby")]
    for party, value in zip(parties, (1000, 2000, 9000), strict=True):
        a_structure_party(structure, party)
        noted(series, party, value)
    return series, parties


@pytest.fixture
def coordinator(county: tuple[Series, list[Party]]) -> Client:
    """A browser in which the coordinator of the structure is logged in."""
    user, client = a_user(), Client()
    a_role(user, Structure.objects.get())
    client.force_login(user)
    return client
