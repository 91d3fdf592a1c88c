"""Every address declares whom it is for, and the declaration is written down here a second time."""

from collections.abc import Callable, Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from samverk.foundation import access

# One line per page: a new page is for somebody, and somebody has thought about whom.
WHOM = {
    "demonstration:log-in": "everyone",
    "foundation:about": "everyone",
    "foundation:accessibility": "everyone",
    "foundation:changes": "administrator",
    "foundation:components": "everyone",
    "foundation:language": "everyone",
    "foundation:log-in": "everyone",
    "foundation:log-out": "everyone",
    "portal:body": "everyone",
    "portal:deviations": "everyone",
    "portal:front": "everyone",
    "portal:parties": "everyone",
    "portal:party": "everyone",
    "portal:person": "everyone",
    "portal:search": "everyone",
    "portal:source": "everyone",
    "portal:structure": "everyone",
    "portal:structure-deviations": "everyone",
    "portal:structure-file": "everyone",
}

View = Callable[..., object]


def _views(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, View]]:
    space = f"{prefix}{resolver.namespace}:" if resolver.namespace else prefix
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _views(pattern, space)
        elif isinstance(pattern, URLPattern):
            assert pattern.callback is not None
            yield f"{space}{pattern.name or pattern.pattern}", pattern.callback


def test_every_view_declares_whom_it_is_for() -> None:
    undeclared = [name for name, view in _views(get_resolver()) if access.declared(view) is None]

    assert undeclared == []


def test_every_view_is_for_those_whom_the_matrix_says() -> None:
    declared = {
        name: rule.name for name, view in _views(get_resolver()) if (rule := access.declared(view))
    }

    assert declared == WHOM


def test_the_matrix_is_in_order() -> None:
    assert list(WHOM) == sorted(WHOM)
