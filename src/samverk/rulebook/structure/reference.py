"""The tables of docs/structure-format.md: every key, what may stand there and what it means."""

from collections.abc import Iterable, Iterator

from samverk.rulebook.findings import Words
from samverk.rulebook.structure.format import FILE
from samverk.rulebook.structure.shapes import (
    Choice,
    Day,
    Either,
    Field,
    Flag,
    Keyed,
    Many,
    Pattern,
    Ref,
    Shape,
    Table,
    Text,
    Whole,
)

_WHOLE_FILE = "hela filen"


def text() -> str:
    """All the tables, in the order in which a file is written."""
    told: set[int] = set()
    return "\n".join(_tables(FILE, "", told)).strip() + "\n"


def _tables(table: Table, place: str, told: set[int]) -> Iterator[str]:
    """The table of a place and those of the places in it, each table of the format once."""
    if id(table) in told:
        return
    told.add(id(table))
    yield f"### {f'`{place}`' if place else _WHOLE_FILE.capitalize()}"
    yield ""
    yield f"{table.means.sv} *{table.means.en}*"
    yield ""
    yield "| Nyckel | Värde | Betyder | *Means* |"
    yield "|---|---|---|---|"
    for key, known in table.fields.items():
        yield _row(key, known)
    yield ""
    yield from _meanings(table)
    for key, known in table.fields.items():
        for inner, inner_place in _inside(known.shape, _joined(place, key)):
            yield from _tables(inner, inner_place, told)


def _row(key: str, known: Field) -> str:
    required = " **krävs**" if known.is_required else ""
    return f"| `{key}`{required} | {_value(known.shape)} | {known.means.sv} | *{known.means.en}* |"


def _meanings(table: Table) -> Iterator[str]:
    """What the fixed words of a table mean."""
    for key, known in table.fields.items():
        words = {word: means for shape in _leaves(known.shape) for word, means in _words(shape)}
        if words:
            listed = "; ".join(
                f'`"{word}"` {means.sv} (*{means.en}*)' for word, means in words.items()
            )
            yield f"`{key}`: {listed}."
            yield ""


def _leaves(shape: Shape) -> Iterator[Shape]:
    """The shapes of one key: through lists and alternatives, but not into tables."""
    if isinstance(shape, Many | Either):
        for part in shape.parts():
            yield from _leaves(part)
    elif not isinstance(shape, Table | Keyed):
        yield shape


def _words(shape: Shape) -> Iterator[tuple[str, Words]]:
    if isinstance(shape, Choice):
        yield from shape.options.items()
    elif isinstance(shape, Ref):
        yield from shape.words.items()


def _inside(shape: Shape, place: str) -> Iterator[tuple[Table, str]]:
    """The tables in a shape, each with the place where it is written."""
    if isinstance(shape, Table):
        yield shape, place
    elif isinstance(shape, Keyed):
        yield from _inside(shape.of, f"{place}.NYCKEL")
    elif isinstance(shape, Many):
        yield from _inside(shape.of, f"{place}[]")
    elif isinstance(shape, Either):
        for part in shape.parts():
            mark = f" = {{ {part.mark} = … }}" if isinstance(part, Table) else ""
            yield from _inside(part, f"{place}{mark}")


def _joined(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key


_PLAIN: dict[type[Shape], str] = {
    Text: "text",
    Day: "datum",
    Flag: "`true` eller `false`",
    Table: "tabell",
    Keyed: "tabeller, en för varje nyckel",
}


def _value(shape: Shape) -> str:
    """What may stand as the value of a key."""
    plain = _PLAIN.get(type(shape))
    return _made_of(shape) if plain is None else plain


def _made_of(shape: Shape) -> str:
    match shape:
        case Whole():
            return f"heltal {shape.least}–{shape.most}"
        case Pattern():
            return shape.says.sv
        case Choice():
            return _quoted(shape.options)
        case Ref():
            tables = f"nyckel i {', '.join(shape.tables)}" if shape.tables else "nyckel"
            return f"{tables} eller {_quoted(shape.words)}" if shape.words else tables
        case Many():
            alone = f"{_value(shape.of)}, eller " if shape.may_be_alone else ""
            return f"{alone}lista av {_value(shape.of)}"
        case _:
            return " eller ".join(dict.fromkeys(_one_of(part) for part in shape.parts()))


def _one_of(part: Shape) -> str:
    return f"`{{ {part.mark} = … }}`" if isinstance(part, Table) else _value(part)


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f'`"{word}"`' for word in words)
