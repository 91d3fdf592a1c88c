"""What every capability stands on: users, the audit trail, refusals, formats, components."""
