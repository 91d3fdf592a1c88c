"""The journey of a matter: the picture, the same in words, and what took time. As a picture file as well."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from samverk.foundation import access
from samverk.foundation.language import current, spoken
from samverk.foundation.page import Context, PageRequest, page
from samverk.matters import picture
from samverk.matters.models import Matter
from samverk.matters.picture import of_story, standalone
from samverk.matters.picture.subject import Leg, Place, Subject
from samverk.matters.queries.journey import Travelled, travelled
from samverk.matters.views.matter import seen
from samverk.rulebook.bodies import power
from samverk.rulebook.matters.position import Stay
from samverk.rulebook.matters.steps import Act, State

_NOT_YET = frozenset({None, State.DRAFT})


@dataclass(frozen=True, slots=True)
class Told:
    """A stay in words: the same as the picture shows, and whom its outcome binds."""

    leg: Leg
    place: Place
    binds: str


@dataclass(frozen=True, slots=True)
class Spent:
    """How many days the matter lay in a lane, and which part that is of all its days."""

    name: str
    days: int
    share: float


@page("matters/journey.html", may=access.everyone)
def journey(
    request: PageRequest, structure: str, year: int, number: int
) -> Context | HttpResponseBase:
    """The journey up to the chosen day. Thirteen queries at the most, however many principals there are."""
    row = seen(request, structure, year, number)
    found = travelled([row], on=request.day.on)[0]
    if found.story.position.state in _NOT_YET:
        return HttpResponseRedirect(_address(request, "matters:matter", *_args(row)))
    subject = _subject(request, row, found)
    return {
        "matter": row,
        "structure": row.structure,
        "picture": picture.draw(subject, language=current()) if subject else None,
        "subject": subject,
        "ahead": _ahead(subject) if subject else (),
        "told": _told(subject, found) if subject else (),
        "spent": _spent(subject) if subject else (),
        "total": sum(days for _name, days in of_story.spent(subject)) if subject else 0,
    }


@page("matters/journey.html", may=access.everyone)
def journey_file(request: PageRequest, structure: str, year: int, number: int) -> HttpResponseBase:
    """The wide picture as a file that needs nothing else, without links. Twelve queries at the most."""
    row = seen(request, structure, year, number)
    found = travelled([row], on=request.day.on)[0]
    if found.story.position.state in _NOT_YET or found.story.rules is None:
        raise Http404
    subject = of_story.subject(
        found.story,
        found.standings,
        found.story.rules,
        today=request.day.today,
        language=current(),
    )
    answer = HttpResponse(
        standalone.file(subject, language=current()), content_type="image/svg+xml; charset=utf-8"
    )
    name = f"{row.structure.key}-{row.year}-{row.number}-{request.day.on.isoformat()}.svg"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _args(row: Matter) -> tuple[object, ...]:
    return (row.structure.key, row.year, row.number)


def _address(request: PageRequest, name: str, *args: object) -> str:
    carried = f"?{urlencode(request.day.carried)}" if request.day.carried else ""
    return reverse(name, args=args) + carried


def _subject(request: PageRequest, row: Matter, found: Travelled) -> Subject | None:
    """The subject of the picture; None where the structure has no rules to draw lanes from."""
    rules = found.story.rules
    if rules is None:
        return None
    return of_story.subject(
        found.story,
        found.standings,
        rules,
        today=request.day.today,
        language=current(),
        address=_addresses(request, row),
    )


def _addresses(request: PageRequest, row: Matter) -> Callable[[str, str], str]:
    def address(kind: str, key: str) -> str:
        if kind == "body":
            return _address(request, "portal:body", row.structure.key, key)
        if kind == "party":
            return _address(request, "portal:party", key)
        return _address(request, "matters:matrix", *_args(row), int(key))

    return address


def _told(subject: Subject, found: Travelled) -> list[Told]:
    places = {place.key: place for place in subject.places}
    stays = found.story.position.stays
    return [
        Told(leg, places[leg.place], _binds(stays[leg.number - 1], found) if leg.number else "")
        for leg in subject.legs
    ]


def _ahead(subject: Subject) -> list[str]:
    """The stops of the route that are left, by name."""
    names = {place.key: place.name for place in subject.places}
    return [names[key] for key in subject.ahead]


def _binds(stay: Stay, found: Travelled) -> str:
    """Whom the outcome of a stay binds, in the words of the law's form of the body."""
    step, rules = stay.ended_by, found.story.rules
    body = rules.bodies.get(stay.holder.body or "") if rules else None
    if step is None or step.act is not Act.TREAT or not step.outcome or body is None:
        return ""
    return spoken(power.binds(body.form, step.outcome))


def _spent(subject: Subject) -> list[Spent]:
    days = of_story.spent(subject)
    total = sum(each for _name, each in days)
    return [Spent(name, each, each / total) for name, each in days]
