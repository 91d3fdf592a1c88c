"""Letters that answer: each finds its row, and waits there for a coordinator; what finds none lies in the tray.

matchers.register("matters", intake.DOORS)
"""

from samverk.matters.intake.doors import DOORS

__all__ = ["DOORS"]
