from samverk.figures.views.correcting import correct
from samverk.figures.views.importing import batch, file, reading
from samverk.figures.views.register import export, new_series, register, series

__all__ = [
    "batch",
    "correct",
    "export",
    "file",
    "new_series",
    "reading",
    "register",
    "series",
]
