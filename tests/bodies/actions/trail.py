"""What a test asks the audit trail."""

from samverk.foundation.audit.models import AuditEntry


def last_entry() -> tuple[str, str, str, str]:
    """The newest entry: its table, what was done, by whom, and why."""
    entry = AuditEntry.objects.latest("id")
    return entry.table, entry.operation, entry.actor, entry.reason


def entries() -> int:
    return AuditEntry.objects.count()
