"""A demanded second step against every page: whoever owes it comes to their own account and out, and nowhere else."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from allauth.mfa.models import Authenticator
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import override_settings
from django.urls import URLPattern, get_resolver, reverse

from samverk.bodies.models import SecondStepDemand
from samverk.foundation.login import second_step
from tests.structure import roles
from tests.structure.roles import County
from tests.structure.test_access_matrix import WHOM, _patterns, _status

STOPPED = "Lägg till ett andra steg"
OWED_BY = {roles.COORDINATOR, roles.ADMINISTRATOR, roles.OPERATOR}

pytestmark = pytest.mark.django_db


def today() -> dt.date:
    return dt.datetime.now(ZoneInfo("Europe/Stockholm")).date()  # noqa: TID251 -- pages read the clock


def a_county(begins_in_days: int = 0, grace_days: int = 0) -> County:
    """A county whose coordinators and administrators must log in with a second step."""
    county = roles.a_county(today())
    for kind in ("coordinator", "administrator"):
        SecondStepDemand.objects.create(
            structure=county.structure,
            kind=kind,
            period=DateRange(today() + dt.timedelta(begins_in_days), None),
            grace_days=grace_days,
        )
    return county


def is_stopped(county: County, role: str, address: str = "/min-sida/") -> bool:
    answer = county.client(role).get(address)
    return answer.status_code == 403 and STOPPED in answer.content.decode()


def stopped(county: County) -> set[str]:
    return {role for role in roles.EVERYONE if is_stopped(county, role)}


@pytest.mark.parametrize("name", sorted(WHOM))
def test_who_owes_a_second_step_is_stopped_at_each_page_but_those_of_the_account(name: str) -> None:
    county = a_county()
    pattern = dict(_patterns(get_resolver()))[name]
    is_open = (
        WHOM[name] == "own_account"
        or name in second_step.OPEN
        or name.startswith(second_step.OPEN_WAYS)
    )

    statuses = {role: _status_of(county, name, pattern, role) for role in OWED_BY}

    assert all((status == 403) is not is_open for status in statuses.values()), statuses


def _status_of(county: County, name: str, pattern: URLPattern, role: str) -> int:
    """How the page answers, if it is asked for at all: a token that opens nothing will do."""
    kinds = {*pattern.pattern.converters, *getattr(pattern.pattern.regex, "groupindex", {})}
    unknown = {"key": "x", "letter": 1, "name": "x", "series": "x", "source": "x"}
    unknown |= {"token": "x", "uidb36": "1"}
    if not kinds & set(unknown):
        return _status(county, name, pattern, role)
    numbers = {name for name, kind in pattern.pattern.converters.items() if kind.regex == "[0-9]+"}
    address = reverse(
        name, kwargs={each: unknown.get(each, 1 if each in numbers else "x") for each in kinds}
    )
    return county.client(role).get(address).status_code


def test_only_those_with_the_role_are_stopped() -> None:
    assert stopped(a_county()) == OWED_BY


def test_nobody_is_stopped_before_the_day() -> None:
    assert stopped(a_county(begins_in_days=1)) == set()


def test_nobody_is_stopped_once_it_is_demanded_no_more() -> None:
    county = a_county(begins_in_days=-10)
    SecondStepDemand.objects.update(period=DateRange(today() - dt.timedelta(10), today()))

    assert stopped(county) == set()


def test_whoever_has_an_app_or_a_key_goes_on_and_recovery_codes_are_neither() -> None:
    county = a_county()
    for role, kind in zip(sorted(OWED_BY), ("totp", "webauthn", "recovery_codes"), strict=True):
        Authenticator.objects.create(user=county.users[role], type=kind, data={})

    assert stopped(county) == {sorted(OWED_BY)[2]}


def test_a_role_that_was_given_lately_has_its_days() -> None:
    county = a_county(begins_in_days=-30, grace_days=7)
    period = DateRange(today() - dt.timedelta(6), None)
    county.users[roles.COORDINATOR].roles.update(period=period)
    within = is_stopped(county, roles.COORDINATOR)
    county.users[roles.COORDINATOR].roles.update(period=DateRange(today() - dt.timedelta(7), None))

    assert (within, is_stopped(county, roles.COORDINATOR)) == (False, True)


def test_a_role_that_has_ended_demands_nothing() -> None:
    county = a_county()
    ended = DateRange(today() - dt.timedelta(9), today())
    county.users[roles.COORDINATOR].roles.update(period=ended)

    assert not is_stopped(county, roles.COORDINATOR)


def test_a_demonstration_stops_nobody() -> None:
    county = a_county()

    with override_settings(DEMO=True):
        assert stopped(county) == set()


def test_the_page_that_stops_leads_to_the_app_the_key_and_out() -> None:
    client = a_county().client(roles.COORDINATOR)

    text = client.get("/min-sida/").content.decode()

    for address in ("/konto/app/", "/konto/nycklar/ny/", "/logga-ut/"):
        assert address in text
        assert client.get(address).status_code in {200, 302, 405}
