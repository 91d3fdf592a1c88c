"""The components of a page as tags: see docs/look.md, and /komponenter/ where they are all shown."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms, template
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_lazy

from samverk.foundation.language import spoken
from samverk.foundation.templatetags.links import day_of, request_of
from samverk.foundation.templatetags.marks import weight_mark
from samverk.foundation.templatetags.words import day
from samverk.rulebook.findings import Weight
from samverk.rulebook.steps import Step

register = template.Library()

WEIGHTS = {
    Weight.STOP: gettext_lazy("Fel"),
    Weight.WARN: gettext_lazy("Varning"),
    Weight.INFO: gettext_lazy("Att veta"),
}


@dataclass(frozen=True, slots=True)
class FieldFault:
    """What is wrong in a field, in the same words that stand at the field."""

    field_id: str
    text: str


def _drawn(template_name: str, context: dict[str, object]) -> SafeString:
    return SafeString(render_to_string(f"components/{template_name}.html", context))


def _stripped(content: SafeString) -> SafeString:
    """The content of a block without the space around it, and still safe: it was escaped when it was rendered."""
    return SafeString(content.strip())


# --- The page ------------------------------------------------------------------------------


@register.simple_block_tag(takes_context=True)
def page_head(
    context: Context,
    content: SafeString,
    title: str,
    *,
    kind: str = "",
    lead: str = "",
    level: int = 1,
) -> SafeString:
    """What this is, as of which day, and what I can do: the content holds status pills and acts."""
    return _drawn(
        "page_head",
        {
            "acts": _stripped(content),
            "title": title,
            "kind": kind,
            "lead": lead,
            "level": level,
            "day": context["day"],
        },
    )


@register.simple_block_tag
def crumbs(content: SafeString) -> SafeString:
    """Where I am: {% crumbs %}<li>…</li>{% endcrumbs %}, from the outermost page to the one above this."""
    return _drawn("crumbs", {"content": content})


@register.inclusion_tag("components/day_picker.html", takes_context=True)
def day_picker(context: Context, name: str = "day", fault: str = "") -> dict[str, object]:
    """Som det var den …: a date, a button, and the years beside it; name keeps ids apart on one page."""
    chosen = day_of(context)
    return {
        "request": request_of(context),
        "day": chosen,
        "before": chosen.years_away(-1),
        "after": chosen.years_away(1),
        "name": name,
        "fault": fault,
    }


# --- Facts and states ----------------------------------------------------------------------


@register.simple_tag
def status(word: str, weight: str = "", note: str = "") -> SafeString:
    """A state as a mark, a word and perhaps a note: weight is done, stop, warn, info or empty (neither good nor bad)."""
    return format_html(
        '<span class="status status-{}">{}<span>{}</span>{}</span>',
        weight or "plain",
        weight_mark(weight or "plain"),
        word,
        format_html('<span class="status-note">{}</span>', note) if note else "",
    )


@register.simple_block_tag
def panel(content: SafeString, heading: str, *, name: str = "facts") -> SafeString:
    """Key facts beside the page: holds {% fact %}."""
    return _drawn("panel", {"content": content, "heading": heading, "name": name})


@register.simple_block_tag
def fact(content: SafeString, term: str) -> SafeString:
    """One key fact: its term, and what it is."""
    return format_html('<div class="fact"><dt>{}</dt><dd>{}</dd></div>', term, content)


@register.simple_tag
def clause(number: str, title: str, url: str = "") -> SafeString:
    """Which clause says so: 5.1.3 i Överenskommelsen, with a link to it where there is one."""
    words = format_html(gettext("<b>{}</b> i {}"), number, title)
    if url:
        return format_html('<a class="clause" href="{}">{}</a>', url, words)
    return format_html('<span class="clause">{}</span>', words)


@register.simple_block_tag
def finding(content: SafeString, text: str, weight: str, *, where: str = "") -> SafeString:
    """What a rule says: its weight as word and shape, the sentence; the content holds the clause and the way out."""
    known = Weight(weight)
    return _drawn(
        "finding",
        {
            "content": _stripped(content),
            "text": text,
            "weight": known,
            "word": WEIGHTS[known],
            "where": where,
        },
    )


# --- Lists and tables ----------------------------------------------------------------------


@register.simple_block_tag
def table(
    content: SafeString, caption: str, *, name: str, source: str = "", quiet_caption: bool = False
) -> SafeString:
    """A table that can be scrolled by keyboard when narrow; the content is its thead, tbody and tfoot."""
    return _drawn(
        "table",
        {
            "content": content,
            "caption": caption,
            "name": name,
            "source": source,
            "quiet_caption": quiet_caption,
        },
    )


@register.simple_block_tag
def timeline(content: SafeString, label: str) -> SafeString:
    """Dated events in order: holds {% moment %}."""
    return _drawn("timeline", {"content": content, "label": label})


@register.simple_block_tag
def moment(content: SafeString, when: Any, *, now: bool = False, ahead: bool = False) -> SafeString:  # noqa: ANN401
    """One event on a timeline: when is a date or a text; now marks the present, ahead what has not happened yet."""
    dated = day(when) if isinstance(when, dt.date) else when
    state = ' aria-current="date"' if now else ""
    shape = "moment moment-ahead" if ahead else "moment"
    return format_html(
        '<li class="{}"{}><div class="moment-when">{}</div><div class="moment-what">{}</div></li>',
        shape,
        mark_safe(state),  # noqa: S308
        dated,
        content,
    )


@register.inclusion_tag("components/history_list.html")
def history_list(entries: Iterable[object]) -> dict[str, object]:
    """Historik: entries have at (datetime), who, what, and changes, a list of (name, before, after)."""
    return {"entries": list(entries)}


@register.inclusion_tag("components/ladder.html")
def ladder(
    steps: Sequence[Step], result: str = "", heading: str = "", *, opened: bool = False
) -> dict[str, object]:
    """Så räknade vi: each step of the rulebook with its clause, and the result at the bottom."""
    rungs = [(spoken(step.text), step.source) for step in steps]
    return {"rungs": rungs, "result": result, "heading": heading, "opened": opened}


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context: Context, page: Page[Any], label: str) -> dict[str, object]:
    """The pages of a long list, as ?sida=; nothing where there is only one."""
    return {
        "request": context["request"],
        "page": page,
        "label": label,
        "numbers": list(
            page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
        ),
    }


@register.simple_block_tag
def empty_state(content: SafeString, heading: str) -> SafeString:
    """Nothing here yet: what this would be, in two lines, and the first act."""
    return _drawn("empty_state", {"content": content, "heading": heading})


@register.filter
def at_field(text: str, field_id: str) -> list[FieldFault]:
    """{% error_summary fault|at_field:"page-dag" %}: one fault in a field that belongs to no form."""
    return [FieldFault(field_id, text)]


# --- Forms ---------------------------------------------------------------------------------


@register.inclusion_tag("components/error_summary.html")
def error_summary(
    faults: forms.BaseForm | Sequence[FieldFault], heading: str = ""
) -> dict[str, object]:
    """What must be put right, each a link to its field; takes a form or FieldFaults."""
    if not isinstance(faults, forms.BaseForm):
        return {"faults": faults, "general": (), "heading": heading}
    return {
        "faults": list(_faults(faults)),
        "general": faults.non_field_errors(),
        "heading": heading,
    }


def _faults(form: forms.BaseForm) -> Iterable[FieldFault]:
    for bound in form:
        for text in bound.errors:
            yield FieldFault(bound.id_for_label, str(text))


@register.inclusion_tag("components/field.html")
def field(bound: BoundField) -> dict[str, object]:
    """A field of a form: label, help, what is wrong, and the control."""
    described = [
        f"{bound.auto_id}-{part}"
        for part, said in (("help", bound.help_text), ("fault", bound.errors))
        if said
    ]
    attrs: dict[str, str | bool] = {"class": "ds-input"}
    if described:
        attrs["aria-describedby"] = " ".join(described)
    if bound.errors:
        attrs["aria-invalid"] = "true"
    return {"field": bound, "control": bound.as_widget(attrs=attrs)}
