"""Open data as rows: SCB's PxWeb and Kolada, fetched from the service or read from a saved answer."""

from samverk.figures.reading import Told
from samverk.figures.sources import kolada, pxweb
from samverk.figures.sources.faults import SourceError
from samverk.figures.sources.json_text import loaded

__all__ = ["SourceError", "read"]


def read(content: bytes) -> Told:
    """The rows of a saved answer, whichever of the services it came from.

    Raises: SourceError where it is from neither, or holds no figures.
    """
    answer = loaded(content)
    parse = pxweb.parse if answer.get("class") == "dataset" else kolada.parse
    return parse([answer])
