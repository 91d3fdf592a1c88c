"""What putting a matter right leads to, in sentences: what stood there, what will, and who sees it."""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from samverk.foundation.changes.wording import shown
from samverk.matters.forms.describing import DescribeForm
from samverk.matters.models import Matter
from samverk.matters.texts_links import other_end, said
from samverk.matters.views.acting_words import holder


def leads_to(form: DescribeForm) -> Iterator[str]:
    """What a valid form changes, and what it leaves. Two queries."""
    row, put = form.about.matter, form.description()
    yield from _texts(row, put.title, put.question)
    yield from _sorted_under(form, put.target_groups, put.tags)
    yield from _links(form)
    yield from _seen(form)
    if row.recommendations.filter(sent_on__isnull=False).exists():
        yield _("Brev och rekommendationer som redan är skickade står som de skickades.")
    where = _("Ärendet ligger kvar hos %(holder)s.") % {"holder": holder(row)} if row.holder else ""
    kept = _("Det som stod förut finns kvar i historiken, med skälet och ditt namn.")
    yield f"{where} {kept}".strip()


def _texts(row: Matter, title: str, question: str) -> Iterator[str]:
    if title != row.title:
        yield _("Rubriken ”%(was)s” blir ”%(now)s”.") % {"was": row.title, "now": title}
    if question != row.question:
        said_of = {"was": shown(row.question), "now": shown(question)}
        if not row.question:
            yield _("Frågan skrivs: ”%(now)s”") % said_of
        elif question:
            yield _("Frågan skrivs om. Förut: ”%(was)s” Nu: ”%(now)s”") % said_of
        else:
            yield _("Frågan tas bort: ”%(was)s”") % said_of


def _sorted_under(form: DescribeForm, groups: Sequence[str], tags: Sequence[str]) -> Iterator[str]:
    row = form.about.matter
    was, now = ([form.groups[key] for key in keys] for keys in (row.target_groups, groups))
    yield from _more_and_less(_("Målgrupper"), was, now)
    yield from _more_and_less(_("Märkord"), row.tags, tags)


def _more_and_less(word: str, was: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    if set(was) != set(now):
        none = _("inga")
        changed = {"word": word, "was": ", ".join(was) or none, "now": ", ".join(now) or none}
        yield _("%(word)s: %(now)s. Förut: %(was)s.") % changed
    elif list(was) != list(now):
        yield _("%(word)s skrivs i en annan ordning.") % {"word": word}


def _links(form: DescribeForm) -> Iterator[str]:
    row, given = form.about.matter, form.cleaned_data
    for link in form.ended(given):
        yield _("Kopplingen ”%(link)s” visas inte längre på något av ärendena.") % {
            "link": said(link, row)
        }
    other = given["arende"]
    if other is not None:
        how = dict(form.fields["hur"].choices)[form.description().kind]  # type: ignore[attr-defined] # a field of choices
        yield _("%(how)s %(other)s. Kopplingen visas på båda ärendena.") % {
            "how": how,
            "other": other,
        }


def _seen(form: DescribeForm) -> Iterator[str]:
    """Whether everybody sees it, and of a link to a closed matter that they do not."""
    row, today = form.about.matter, form.about.today
    if not _is_public(row, today):
        return
    yield _("Ärendet är öppet, så alla ser det.")
    ends = [form.cleaned_data["arende"]] if form.cleaned_data["arende"] else []
    ends += [other_end(link, row) for link in form.ended(form.cleaned_data)]
    for other in ends:
        if not _is_public(other, today):
            yield _(
                "%(other)s är inte öppet, så kopplingen ser bara de som arbetar i strukturen."
            ) % {"other": other}


def _is_public(row: Matter, on: dt.date) -> bool:
    return row.public_from is not None and row.public_from <= on
