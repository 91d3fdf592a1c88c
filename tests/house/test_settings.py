import pytest
from django.db import connection
from django.test import Client

from samverk.foundation.models import User


@pytest.mark.django_db
def test_the_tests_run_on_postgresql_as_nobody_special() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('is_superuser'), lower('ÅÄÖ')")
        row = cursor.fetchone()

    assert row == ("off", "åäö")


@pytest.mark.django_db
def test_a_user_is_found_whatever_the_case_of_the_address() -> None:
    user = User.objects.create_user(email="Kim.Berg@Example.se", name="Kim Berg")

    found = User.objects.get_by_natural_key("KIM.BERG@example.se")

    assert found == user


def test_every_answer_forbids_what_no_page_of_ours_needs(client: Client) -> None:
    answer = client.get("/finns-inte/")

    assert answer.status_code == 404
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "camera=()" in answer.headers["Permissions-Policy"]
