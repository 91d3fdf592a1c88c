"""Addresses inside Samverk: each carries the chosen day along."""

from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.template import Context
from django.urls import get_script_prefix, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from samverk.foundation.day import PARAMETER, ChosenDay

register = template.Library()


@register.simple_tag(takes_context=True)
def link(context: Context, name: str, *args: object, **kwargs: object) -> str:
    """The address of a named page on the chosen day: {% link "portal:body" structure.key body.key %}."""
    return _carry(context, reverse(name, args=args or None, kwargs=kwargs or None))


@register.simple_tag(takes_context=True)
def home(context: Context) -> str:
    """The address of the first page on the chosen day."""
    return _carry(context, get_script_prefix())


@register.simple_tag(takes_context=True)
def link_and_back(context: Context, name: str) -> str:
    """The address of a named page that leads back here afterwards: {% link_and_back "foundation:log-in" %}."""
    asked = day_of(context).carried
    if request_of(context).method in {"GET", "HEAD"} and here(context) != home(context):
        asked = {**asked, "next": here(context)}
    return f"{reverse(name)}?{urlencode(asked)}" if asked else reverse(name)


@register.simple_tag(takes_context=True)
def nav_link(context: Context, name: str, text: str, inside: str = "") -> SafeString:
    """One place in the main menu, marked where the reader is there or at an address that begins with inside."""
    address = reverse(name)
    path = request_of(context).path
    current = "page" if path == address else "true" if path.startswith(inside or address) else ""
    return format_html(
        '<a href="{}"{}>{}</a>',
        _carry(context, address),
        format_html(' aria-current="{}"', current) if current else "",
        text,
    )


@register.simple_tag(takes_context=True)
def here(context: Context, **changed: object) -> str:
    """The same page with other query parameters: {% here sida=2 %}; an empty value takes one away."""
    request = request_of(context)
    asked = request.GET.copy()
    for name, value in changed.items():
        if value in (None, ""):
            asked.pop(name, None)
        else:
            asked[name] = str(value)
    return f"{request.path}?{asked.urlencode()}" if asked else request.path


@register.simple_tag(takes_context=True)
def kept_fields(context: Context) -> list[tuple[str, str]]:
    """The query parameters, less the day, that a form which asks for this page again must keep as hidden fields."""
    asked = request_of(context).GET
    return [
        (name, value) for name, values in asked.lists() if name != PARAMETER for value in values
    ]


def _carry(context: Context, address: str) -> str:
    carried = day_of(context).carried
    return f"{address}?{urlencode(carried)}" if carried else address


def request_of(context: Context) -> HttpRequest:
    """The request that the page answers."""
    request = context["request"]
    assert isinstance(request, HttpRequest)  # noqa: S101 -- for the type checker: every page has one
    return request


def day_of(context: Context) -> ChosenDay:
    """The chosen day; KeyError where the page was not rendered by samverk.foundation.page."""
    day = context["day"]
    assert isinstance(day, ChosenDay)  # noqa: S101 -- for the type checker
    return day
