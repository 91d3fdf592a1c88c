"""The look as one file: in the source one file per component, after collectstatic one request.

No build step: samverk.css is plain CSS with @import and works as it stands. When the static files are collected, the
imports are replaced by what they name, each in its layer, before the files get their hashed names.
"""

import re
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/samverk.css"
_IMPORT = re.compile(r'@import url\("(?P<url>[^"]+)"\)(?: layer\((?P<layer>[\w.-]+)\))?;')
Paths = Mapping[str, tuple[Storage, str]]


def flattened(paths: Paths, name: str = SHEET) -> str:
    """The sheet with each import replaced by the file it names.

    Raises: KeyError for a file that is not there.
    """

    def _content(match: re.Match[str]) -> str:
        imported = normpath(join(dirname(name), match["url"]))
        content = _read(paths, imported)
        if dirname(imported) != dirname(name):
            _refuse_relative(content, imported)
        return f"@layer {match['layer']} {{\n{content}}}\n" if match["layer"] else content

    return _IMPORT.sub(_content, _read(paths, name))


def _read(paths: Paths, name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        content: bytes = file.read()
        return content.decode()


def _refuse_relative(content: str, name: str) -> None:
    """A relative url() would point elsewhere once its file has moved."""
    if re.search(r"url\(\s*[\"']?(?!data:|[\"']?data:)", content):
        message = f"{name} has a relative url(): only files beside {SHEET} may"
        raise ValueError(message)


class FlattenedManifestStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """WhiteNoise's storage with hashed, compressed files, and the look in one of them."""

    def post_process(self, paths: Paths, *args: object, **options: object) -> Iterator[object]:
        """Flatten the look, then go on as WhiteNoise does."""
        if SHEET in paths and not (options.get("dry_run") or any(args)):
            whole = flattened(paths)
            self.delete(SHEET)
            self.save(SHEET, ContentFile(whole.encode()))
            paths = {**paths, SHEET: (self, SHEET)}
        yield from super().post_process(paths, *args, **options)
