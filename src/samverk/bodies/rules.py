"""The rules of a structure on a day: the model behind its version. A file is parsed once in each process."""

import datetime as dt
from collections.abc import Iterable, Mapping
from threading import Lock

from samverk.bodies.models import StructureVersion
from samverk.rulebook.structure import reader
from samverk.rulebook.structure.model import Structure as Rules

_MOST_KEPT = 512
_PARSED: dict[str, Rules] = {}
_LOCK = Lock()


def on_day(structures: Iterable[int], *, on: dt.date) -> Mapping[int, Rules]:
    """The rules of each of the structures (by primary key) that has a version that day.

    Queries: one, and one more for versions that this process has not parsed yet.
    """
    versions = StructureVersion.objects.filter(
        structure__in=list(structures), period__contains=on, replaced_by__isnull=True
    )
    digests = dict(versions.values_list("structure_id", "digest"))
    known = _known(set(digests.values()))
    return {structure: known[digest] for structure, digest in digests.items()}


def of_version(version: StructureVersion) -> Rules:
    """The rules of one version."""
    return _PARSED.get(version.digest) or _keep(version.digest, version.content)


def _known(digests: set[str]) -> dict[str, Rules]:
    known = {digest: _PARSED[digest] for digest in digests if digest in _PARSED}
    missing = digests - known.keys()
    if missing:
        rows = StructureVersion.objects.filter(digest__in=missing).values_list("digest", "content")
        known |= {digest: _keep(digest, content) for digest, content in rows}
    return known


def _keep(digest: str, content: str) -> Rules:
    rules = reader.read(content.encode())  # it was read before it was stored, so it reads
    with _LOCK:
        if len(_PARSED) >= _MOST_KEPT:
            _PARSED.clear()
        _PARSED[digest] = rules
    return rules
