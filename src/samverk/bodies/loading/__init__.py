"""Loading a structure file: what it says becomes versions, parties, bodies and seats with dates.

Everything is settled against the whole line of versions, so a file may be loaded twice, late or in the wrong order.
"""

from samverk.bodies.loading.load import Change, Loaded, load, preview

__all__ = ["Change", "Loaded", "load", "preview"]
