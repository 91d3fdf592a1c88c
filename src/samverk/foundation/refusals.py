"""The rules said no: carried from an action to the page as findings, never as a sentence."""

from collections.abc import Iterable

from samverk.rulebook.findings import Finding


class Refused(Exception):
    """An action that the rules do not allow, and why; nothing was written."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(", ".join(finding.code for finding in self.findings))


class SomeoneWasFirst(Exception):
    """A form whose row was changed by someone else after the form was opened."""

    def __init__(self, changed_by: str, what: str) -> None:
        self.changed_by = changed_by
        self.what = what
        super().__init__(f"{what} was changed by {changed_by}")
