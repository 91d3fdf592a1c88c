"""The statement to a party: what it pays, by which decision, and how that came about; the same bytes whenever it is written."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from samverk.bodies.queries.nearest import rules_near
from samverk.costs.facts import exact
from samverk.costs.models import Run, RunPart
from samverk.costs.queries import runs as asked
from samverk.costs.queries.computing import recompute
from samverk.costs.queries.holding import key_holds
from samverk.foundation import writing
from samverk.foundation.citing import cite
from samverk.foundation.documents import MediaType
from samverk.foundation.formats import day_long, day_short, kronor
from samverk.foundation.language import current, spoken
from samverk.foundation.writing import Block, Facts, Heading, Numbered, Paper, Paragraph, Table
from samverk.rulebook.costs.allocation import Allocation
from samverk.rulebook.costs.amounts import number
from samverk.rulebook.costs.explaining import explained
from samverk.rulebook.steps import Step
from samverk.rulebook.structure.model import Structure as Rules

SETTLED = frozenset({Run.State.APPROVED, Run.State.LOCKED})
FORMS: Mapping[str, tuple[Callable[[Paper], bytes], str]] = {
    "pdf": (writing.pdf, MediaType.PDF),
    "docx": (writing.docx, MediaType.DOCX),
}
# The earliest day that a ZIP can say; the papers inside carry their own.
_NO_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Told:
    """What the statements of a run have in common: computed again once, with the rules that its clauses are cited by."""

    run: Run
    allocation: Allocation
    rules: Rules | None
    key_holds: bool = True


def about(run: Run) -> Told:
    """What every statement of the run starts from. At most five queries, where its parts and figures were read along."""
    return Told(
        run,
        recompute(run),
        rules_near(run.structure, on=run.proposed_on),
        is_by_a_key_in_force(run),
    )


def is_draft(run: Run) -> bool:
    """Whether nobody has decided it, so that its papers are marked."""
    return run.state not in SETTLED


def is_by_a_key_in_force(run: Run) -> bool:
    """Whether its key is decided, for a locked run by the day of the lock; else its amounts are a proposal. One query."""
    return key_holds(run, on=run.locked_on or dt.date.max)


def day_of(run: Run) -> dt.date:
    """The day that the papers of a run carry: that of its last step."""
    return run.locked_on or run.approved_on or run.proposed_on


def paper(of: Told, part: RunPart) -> Paper:
    """The statement to one party in the reader's language. No queries."""
    run = of.run
    told = {"year": run.year, "what": run.title}
    return Paper(
        title=_("Besked om kostnad %(year)s: %(what)s") % told,
        date=day_of(run),
        sender=(run.structure.name,),
        recipient=(part.name,),
        kind=_kind(of),
        blocks=tuple(_blocks(of, part)),
        language=current(),
    )


def _kind(of: Told) -> str:
    if is_draft(of.run):
        return _("UTKAST")
    return _("Besked") if of.key_holds else _("FÖRSLAG")


def name_of(run: Run, part: RunPart, form: str) -> str:
    """What the file is called."""
    draft = "utkast-" if is_draft(run) else ""
    return f"{draft}besked-{run.structure.key}-{run.year}-{run.number}-{part.key}.{form}"


def package(run: Run) -> bytes:
    """Every statement of a run as PDF in one file, the same bytes whenever it is written. The queries of about()."""
    of, file = about(run), io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for part in asked.parts_of(run):
            entry = zipfile.ZipInfo(name_of(run, part, "pdf"), _NO_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, writing.pdf(paper(of, part)))
    return file.getvalue()


def _blocks(of: Told, part: RunPart) -> Iterable[Block]:
    run = of.run
    if is_draft(run):
        yield Paragraph(_("Utkast: beräkningen är inte beslutad, och beloppet kan ändras."))
    if not of.key_holds:
        yield Paragraph(_("Nyckeln är inte beslutad: beloppen är ett förslag."))
    yield Facts(tuple(_facts(of, part)))
    yield Heading(_("Så räknade vi"))
    yield Numbered(tuple(_told(step, of.rules) for step in explained(of.allocation, part.key)))
    yield Heading(_("Underlag"))
    yield from _figures(run, part)
    yield Heading(
        _("Vad varje part betalar") if of.key_holds else _("Vad varje part skulle betala")
    )
    rows = [(each.name, _money(each.amount_ore)) for each in asked.parts_of(run)]
    yield Table((_("Part"), _("Belopp")), (*rows, (_("Summa"), _money(run.total_ore))), (3, 1))
    yield Paragraph(_last_words(run))


def _facts(of: Told, part: RunPart) -> Iterable[tuple[str, str]]:
    run = of.run
    yield _("Att betala") if of.key_holds else _("Föreslaget belopp"), _money(part.amount_ore)
    yield _("Avser"), f"{run.title} {run.year}"
    yield _("Beräkning"), f"{run.year}-{run.number}"
    yield _("Summa att dela"), _money(run.total_ore)
    yield _("Fördelningsnyckel"), run.cost_key.name
    if run.bases_on and any(each.party_id == part.party_id for each in run.bases.all()):
        yield _("Underlag den"), day_long(run.bases_on, current())
    if run.agreement:
        yield _("Avtal"), run.agreement.name
    if run.decision:
        yield _("Beslut"), run.decision
    if run.locked_on:
        yield _("Låst"), day_long(run.locked_on, current())
    if run.corrects:
        yield _("Rättar"), str(run.corrects)
    yield _("Kontrollsumma"), run.result


def _figures(run: Run, part: RunPart) -> Iterable[Block]:
    rows = [
        (
            each.label,
            spoken(number(Fraction(exact(each.value)))),
            day_short(each.on, current()),
            each.source,
        )
        for each in run.bases.all()
        if each.party_id == part.party_id
    ]
    if rows:
        heads = (_("Uppgift"), _("Värde"), _("Gäller den"), _("Källa"))
        yield Table(heads, tuple(rows), (3, 2, 3, 4))
    else:
        yield Paragraph(_("Nyckeln använder inga uppgifter om parten."))


def _last_words(run: Run) -> str:
    if run.state != Run.State.LOCKED:
        return _("Räknat med Samverk %(version)s.") % {"version": run.software}
    return _(
        "Beräkningen är låst och ändras inte. Räknad om ur den nyckel och de uppgifter som den har sparat "
        "ger den samma belopp; kontrollsumman gäller alla parters belopp. Räknat med Samverk %(version)s."
    ) % {"version": run.software}


def _told(step: Step, rules: Rules | None) -> str:
    said, cited = spoken(step.text), cite(step.source, rules)
    return f"{said} ({cited.label})" if cited else said


def _money(ore: int) -> str:
    return kronor(ore, current())
