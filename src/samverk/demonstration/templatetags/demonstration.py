from django import template

from samverk.demonstration.logins import LOGINS
from samverk.foundation.language import spoken

register = template.Library()


@register.simple_tag
def demonstration_log_ins() -> list[dict[str, str]]:
    """The log-ins of the demonstration, with their roles in the reader's language."""
    return [
        {"email": login.email, "name": login.name, "role": spoken(login.role)} for login in LOGINS
    ]
