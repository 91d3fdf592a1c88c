"""What recording the notices of a decision leads to, in sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from samverk.foundation.language import spoken
from samverk.matters.forms.noticing import NoticeForm
from samverk.matters.views.matter_decisions import sentence, told


def leads_to(form: NoticeForm) -> Iterator[str]:
    """When the decision has legal force then, how that is counted, and what was late. No queries."""
    force = form.force()
    if force is not None:
        yield sentence(force, on=form.about.today)
        yield from (spoken(step.text) for step in force.steps)
    seen = set()
    for _finding, says, _way_out in told(tuple(form.findings())):
        if says not in seen:
            seen.add(says)
            yield says
    yield _("Det som stod förut finns kvar i historiken.")
