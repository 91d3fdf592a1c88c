"""What can be done with an agreement: each act is one transaction, dated, and told in the audit trail."""
