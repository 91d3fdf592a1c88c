"""The audit trail: what changed, when, by whom and why; written by the database itself.

A migration attaches it with `audit.Audited("table")`; an action says who acts with
`audit.acting(actor=…, reason=…)`; a page reads it with `audit.queries`.
"""

from samverk.foundation.audit.actor import acting
from samverk.foundation.audit.operations import Audited, Restated

__all__ = ["Audited", "Restated", "acting"]
