"""A preview as its page shows it: rows by verdict, counted, and the findings in sentences."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samverk.foundation.citing import Cited, cite
from samverk.foundation.language import spoken
from samverk.rulebook.bodies.texts import SENTENCES
from samverk.rulebook.findings import Finding, Weight
from samverk.rulebook.words import says
from samverk.staffing.rosters.importing import Preview
from samverk.staffing.rosters.verdicts import Judged, Verdict

_HEADINGS = {
    Verdict.WRONG: (_("Fel"), _("Rätta i filen och välj den igen."), "stop"),
    Verdict.UNCLEAR: (
        _("Oklart"),
        _("Välj vad raden betyder, eller skriv tydligare i filen."),
        "warn",
    ),
    Verdict.ENDS: (_("Avslutar någon annan"), _("Den som har platsen i dag lämnar den."), "warn"),
    Verdict.CHANGES: (_("Ändrar"), _("Det som saknas i registret skrivs dit."), "info"),
    Verdict.NEW: (_("Nytt"), _("Finns inte i registret än."), "info"),
    Verdict.UNCHANGED: (
        _("Oförändrat"),
        _("Står så i registret redan, eller säger inget nytt."),
        "done",
    ),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its clause as people cite it."""

    judged: Judged
    cited: Cited | None


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one verdict."""

    verdict: Verdict
    heading: str | Promise
    means: str | Promise
    weight: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in a sentence."""

    weight: Weight
    says: str
    cited: Cited | None


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that the preview's page says."""

    preview: Preview
    groups: tuple[Group, ...]
    created: tuple[Told, ...]
    cured: tuple[Told, ...]

    @property
    def asks(self) -> bool:
        """Whether somebody must say that they have seen how names were taken, or what becomes doubtful."""
        is_doubtful = any(each.weight is not Weight.INFO for each in self.created)
        return self.preview.may_be_read_in and (self.preview.is_taken or is_doubtful)

    @property
    def has_choices(self) -> bool:
        return any(row.choices for row in self.preview.rows)

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """What was chosen before for rows that are clear by it."""
        return [
            (row.place, row.chosen) for row in self.preview.rows if row.chosen and not row.choices
        ]


def shown(preview: Preview) -> Shown:
    """The preview in groups. No queries."""
    groups = (
        Group(
            verdict,
            *_HEADINGS[verdict],
            tuple(_row(row) for row in preview.rows if row.verdict is verdict),
        )
        for verdict in Verdict
    )
    return Shown(
        preview,
        tuple(group for group in groups if group.rows),
        tuple(_told(preview.created)),
        tuple(_told(preview.cured)),
    )


def _row(row: Judged) -> Row:
    return Row(row, cite(row.clause) if row.clause else None)


def _told(findings: Iterable[Finding]) -> Iterable[Told]:
    for finding in findings:
        yield Told(finding.weight, spoken(says(finding, SENTENCES)), cite(finding.source))
