"""The keys that ship with Samverk."""

from functools import cache
from importlib import resources

from samverk.rulebook.costs import reading
from samverk.rulebook.costs.key import AllocationKey

_KEYS = resources.files("samverk.structures") / "keys"


@cache
def names() -> tuple[str, ...]:
    """The names of the keys that ship, in the order of the alphabet."""
    files = (path.name for path in _KEYS.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in files if name.endswith(".toml")))


def find(name: str) -> AllocationKey | None:
    """The key that ships under this name, or None where there is none."""
    return _read(name) if name in names() else None


def text(name: str) -> str:
    """The text of the key that ships under this name.

    Raises: KeyError where there is none.
    """
    if name not in names():
        raise KeyError(name)
    return (_KEYS / f"{name}.toml").read_text(encoding="utf-8")


@cache
def _read(name: str) -> AllocationKey:
    return reading.read((_KEYS / f"{name}.toml").read_bytes())
