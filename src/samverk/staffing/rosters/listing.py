"""A row of a list of persons: somebody new, as they were, or more fully known."""

from django.utils.translation import gettext

from samverk.staffing.rosters import people
from samverk.staffing.rosters.faults import Wrong
from samverk.staffing.rosters.lines import Line
from samverk.staffing.rosters.people import People
from samverk.staffing.rosters.register import Register
from samverk.staffing.rosters.verdicts import Judged, Verdict


def judge(line: Line, register: Register, known: People, *, chosen: str, actor: str) -> Judged:
    """Read in one row. Raises: Wrong, Unclear, Refused."""
    name, email = people.name_in(line), people.email_in(line)
    if name is None:
        raise Wrong(gettext("Namn behövs."))
    professions = people.professions_in(line, register)
    person = known.chosen(chosen, name) if chosen else known.listed(name, email)
    if person is None:
        known.keep(people.add(name, email, professions, actor=actor))
        return Judged(line, Verdict.NEW, name.whole, (gettext("ny person i registret"),))
    if person.name != name.whole:
        about = {"said": name.whole, "name": person.name}
        register.taken.append(gettext("”%(said)s” tolkas som %(name)s") % about)
    written, says = people.complete(person, email, professions, actor=actor, register=register)
    known.keep(written)
    return Judged(line, Verdict.CHANGES if says else Verdict.UNCHANGED, name.whole, tuple(says))
