"""A notice as a paper: what the depositary tells the parties, to print and keep."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samverk.agreements.models import Agreement, DepositaryNotice
from samverk.foundation.formats import day_long
from samverk.foundation.language import current, spoken
from samverk.foundation.writing import Facts, Paper, Paragraph
from samverk.rulebook.findings import Words


def paper(agreement: Agreement, row: DepositaryNotice) -> Paper:
    """The notice in the reader's language: the same bytes whenever it is written. No queries."""
    kind = capfirst(str(row.get_kind_display()))
    facts = [
        (_("Avtal"), agreement.name),
        (_("Meddelande"), str(row.number)),
        (_("Gäller"), kind),
        (_("Utfärdat"), day_long(row.issued_on, current())),
    ]
    if row.of_day:
        facts.append((_("Avser den"), day_long(row.of_day, current())))
    if row.party:
        facts.append((_("Part"), row.party.name))
    return Paper(
        title=_("Meddelande %(number)d: %(kind)s") % {"number": row.number, "kind": kind.lower()},
        date=row.issued_on,
        sender=(agreement.structure.name,),
        recipient=(_("Till parterna i avtalet"),),
        kind=_("Meddelande"),
        blocks=(
            Facts(tuple(facts)),
            Paragraph(spoken(Words(row.text_sv, row.text_en))),
            Paragraph(_("Meddelandet är numrerat och ändras inte. Det som rättas får ett nytt.")),
        ),
        language=current(),
    )
