"""A whole structure as text: level by level, body by body, then agreements, the year and open questions."""

import datetime as dt
from collections.abc import Iterable, Iterator

from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Words
from samverk.rulebook.structure import aspects
from samverk.rulebook.structure.aspects import Aspect, phrases
from samverk.rulebook.structure.aspects.aspect import listed, same
from samverk.rulebook.structure.model import Body, Clauses, Party, Structure
from samverk.rulebook.structure.shown.chair import whose_turn
from samverk.rulebook.structure.shown.layout import wrapped

_LABEL_WIDTH = 18
# What the heading of a body says already.
_IN_THE_HEADING = frozenset({"name", "short", "form", "level"})
_PARTIES = Words("Parter", "Parties")
_OTHERS = Words("Andra som deltar", "Others that take part")
_AGREEMENTS = Words("Avtal", "Agreements")
_WAYS = Words("Spår och vägar", "Tracks and routes")
_MATTERS = Words("Ärenden", "Matters")
_YEAR = Words("Årshjul", "The year")
_SUPPORT = Words("Stöd", "Support")
_QUESTIONS = Words("Öppna frågor", "Open questions")


def lines(structure: Structure, language: str, *, on: dt.date) -> Iterator[str]:
    """The whole answer of `samverk structure show`."""
    teller = _Teller(structure, language)
    yield from teller.head(on)
    for level in structure.levels.values():
        bodies = [body for body in structure.bodies.values() if body.level == level.key]
        alive = [body for body in bodies if body.exists(on)]
        if alive:
            yield from teller.heading(same(level.name))
        for body in alive:
            yield from teller.body(body, on)
    yield from teller.rest()


class _Teller:
    """Tells a structure in one language."""

    def __init__(self, structure: Structure, language: str) -> None:
        self.structure = structure
        self.language = language

    def head(self, on: dt.date) -> Iterator[str]:
        yield self.structure.name
        if self.structure.summary:
            yield self.structure.summary
        held, day = phrases.period(self.structure.period), day_in_words(on)
        version = self.structure.version
        yield self._in(
            Words(
                f"Version {version}, gäller {held.sv}. Som det är den {day.sv}.",
                f"Version {version}, holds {held.en}. As of {day.en}.",
            )
        )
        here = [party for party in self.structure.parties.values() if party.takes_part(on)]
        yield from self._parties(_PARTIES, [party for party in here if party.is_signatory])
        yield from self._parties(_OTHERS, [party for party in here if not party.is_signatory])

    def _parties(self, words: Words, parties: list[Party]) -> Iterator[str]:
        if parties:
            yield from self.heading(words)
            names = self._in(listed(same(party.name) for party in parties))
            yield from wrapped(names, first="  ", then="  ")

    def heading(self, words: Words) -> Iterator[str]:
        yield ""
        yield self._in(words).upper()

    def body(self, body: Body, on: dt.date) -> Iterator[str]:
        said = list(aspects.of_body(body, self.structure))
        form = next(one for one in said if one.key == "form")
        yield ""
        short = f" ({body.short})" if body.short != body.name else ""
        yield f"  {body.name}{short} · {self._in(form.says)}{self._cited(body.clauses)}"
        for seat in body.seats:
            yield from self._aspect(aspects.of_seat(seat, self.structure))
        for one in said:
            if one.key == "presidium.chair":
                turn = whose_turn(body, self.structure, on=on)
                yield from self._aspect(Aspect(one.key, one.label, turn, one.clauses))
            elif one.key not in _IN_THE_HEADING:
                yield from self._aspect(one)

    def rest(self) -> Iterator[str]:
        whole = self.structure
        yield from self._section(_SUPPORT, [aspects.of_secretariat(whole.secretariat, whole)])
        tracks = [aspects.of_track(track, whole) for track in whole.tracks.values()]
        routes = [aspects.of_route(route, whole) for route in whole.routes.values()]
        yield from self._section(_WAYS, [*tracks, *routes])
        yield from self._labelled(_MATTERS, list(aspects.of_matters(whole.matters)))
        agreements = [aspects.of_agreement(one, whole) for one in whole.agreements.values()]
        yield from self._section(_AGREEMENTS, agreements)
        yearly = [aspects.of_yearly(one, whole) for one in whole.calendar.values()]
        yield from self._section(_YEAR, yearly)
        if whole.questions:
            yield from self.heading(_QUESTIONS)
        for question in whole.questions:
            text = self._in(Words(question.sv, question.en)) + self._cited(question.clauses)
            yield from wrapped(text, first="  · ", then="    ")

    def _labelled(self, words: Words, said: list[Aspect]) -> Iterator[str]:
        if said:
            yield from self.heading(words)
        for one in said:
            yield from self._aspect(one)

    def _section(self, words: Words, rows: Iterable[Iterable[Aspect]]) -> Iterator[str]:
        told = [list(row) for row in rows]
        if any(told):
            yield from self.heading(words)
        for row in told:
            yield from self._row(row)

    def _row(self, row: list[Aspect]) -> Iterator[str]:
        if not row:
            return
        first, *others = row
        yield ""
        yield from wrapped(
            f"{self._in(first.says)}{self._cited(first.clauses)}", first="  ", then="  "
        )
        for one in others:
            yield from self._aspect(one)

    def _aspect(self, one: Aspect) -> Iterator[str]:
        label = self._in(one.label)
        lead = f"    {label[:1].upper()}{label[1:]}".ljust(_LABEL_WIDTH + 4) + "  "
        text = f"{self._in(one.says)}{self._cited(one.clauses)}"
        yield from wrapped(text, first=lead, then=" " * len(lead))

    def _cited(self, clauses: Clauses) -> str:
        """The clauses in brackets; those of the structure's own agreement without its name."""
        own = f"{self.structure.agreement} "
        numbers = ", ".join(clause.removeprefix(own) for clause in clauses)
        return f"  [{numbers}]" if numbers else ""

    def _in(self, words: Words) -> str:
        return words(self.language)
