"""Things to be reminded of, and the letters that went."""

import datetime as dt

from django.db import connection

from samverk.foundation import digest, mail
from samverk.foundation.mail import Letter

TODAY = dt.date(2026, 12, 1)
NEW_YEAR = dt.date(2027, 1, 1)
KIM = mail.Address("Kim Ek", "Kim@ekby.example")
COUNTY = digest.Topic("lanet", "Länets samverkan")


def a_thing(key: str = "turn", occasion: int = 30, **facts: object) -> digest.Item:
    """Something to be reminded of; every fact that a test does not name has a default."""
    given = {
        "topic": COUNTY,
        "section": "Ordförandeskiften",
        "text": f"Ordförandeskapet i {key} går till Regionen",
        "on": NEW_YEAR,
        "address": f"https://samverk.example/strukturer/lanet/{key}/",
        **facts,
    }
    return digest.Item(key=key, occasion=occasion, **given)  # type: ignore[arg-type]


def sent(*items: digest.Item, on: dt.date = TODAY, to: mail.Address = KIM) -> Letter | None:
    """Send what is due, as the morning's job does."""
    return digest.send(to=to, items=items, on=on, actor="Samverk")


def forget_jobs() -> None:
    """Empty the queue: Django clears what a test has committed, but not the tables that procrastinate made."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")


def days(number: int) -> dt.date:
    """So many days after today."""
    return TODAY + dt.timedelta(days=number)
