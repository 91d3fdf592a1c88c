from django import template

from samverk.demonstration import walk
from samverk.demonstration.logins import LOGINS
from samverk.foundation.language import spoken
from samverk.foundation.models import User

register = template.Library()


@register.simple_tag
def demonstration_log_ins() -> list[dict[str, str]]:
    """The log-ins of the demonstration, with the names they have now and their roles in the reader's language. One query."""
    emails = [login.email for login in LOGINS]
    names = dict(User.objects.filter(email__in=emails).values_list("email", "name"))
    return [
        {
            "email": login.email,
            "name": names.get(login.email, login.name),
            "role": spoken(login.role),
        }
        for login in LOGINS
    ]


@register.simple_tag
def demonstration_walk() -> walk.Walk:
    """The days on which to see the matter of the agreement. At most two queries."""
    return walk.walk()
