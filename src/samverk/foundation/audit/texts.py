"""What readers of a Historik are told: the words for fields and flaws, and which fields are public.

Each capability adds its own in its texts.py, which its AppConfig.ready imports:
`audit.texts.declare("bodies_seat", labels={"until_day": _("till och med")}, public=["until_day"])`.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from django.db.models import Field, Model
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

Words = str | Promise

HIDDEN: Final = _("(visas inte)")

_labels: dict[str, dict[str, Words]] = {}
_public: dict[str, tuple[str, ...]] = {}


def declare(
    table: str, *, labels: Mapping[str, Words] | None = None, public: Sequence[str] = ()
) -> None:
    """Add words for fields of a table, and name those that anybody may see the history of."""
    _labels.setdefault(table, {}).update(labels or {})
    if public:
        _public[table] = tuple(public)


def label(table: str, name: str, field: "Field[object, object] | None") -> Words:
    """The word for a field: the declared one, else the model's own, else the column's name."""
    declared = _labels.get(table, {}).get(name)
    return declared or (field.verbose_name if field else name)


def table_name(table: str, model: type[Model] | None) -> Words:
    """What one row of a table is called: as its model says; a bare relation is called by its two ends."""
    if model is None:
        return table
    owner = model._meta.auto_created  # noqa: SLF001 -- documented by Django as its door to a model
    if not owner:
        return model._meta.verbose_name or table  # noqa: SLF001
    relations = owner._meta.local_many_to_many  # type: ignore[attr-defined] # noqa: SLF001
    end = next(field for field in relations if field.remote_field.through is model)
    return format_lazy("{} – {}", owner._meta.verbose_name, end.verbose_name)  # type: ignore[attr-defined] # noqa: SLF001


def public_fields(model: type[Model]) -> tuple[str, ...]:
    """The fields whose history anybody may read. Without a declaration: none."""
    table = model._meta.db_table  # noqa: SLF001 -- documented by Django as its door to a model
    on_model: Sequence[str] = getattr(model, "public_history_fields", ())
    return _public.get(table) or tuple(on_model)


FLAWS: Final[dict[str, Words]] = {
    "link_missing": _("Länk saknas i kedjan före nummer {number}."),
    "link_broken": _("Länk {number} hör inte ihop med länken före."),
    "entry_missing": _("Länk {number}: dess post {entry} är borta."),
    "entry_changed": _(
        "Länk {number}: post {entry} ({table} {row}) eller länken har ändrats efteråt."
    ),
    "entry_unsealed": _("Post {entry} ({table} {row}) har ingen länk i kedjan."),
    "row_without_entry": _("{table} {row} finns utan att historiken säger hur raden kom dit."),
    "row_is_gone": _("{table} {row} är borta utan att historiken säger att den togs bort."),
    "row_came_back": _("{table} {row} finns fast historiken säger att den togs bort."),
    "row_differs": _("{table} {row} ser inte ut som i sin senaste post."),
    "guard_off": _("Utlösaren {row} på {table} är avstängd."),
    "guard_missing": _("Utlösaren {row} på {table} saknas."),
    "guard_rewritten": _("Funktionen {row} är inte den som den här versionen har."),
    "head_unknown": _(
        "Den publicerade kontrollsumman {row} finns inte i kedjan: den är kapad eller ombyggd."
    ),
}
