"""Whom a row is about: somebody in the register, or somebody new; never a guess between two."""

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext

from samverk.bodies import actions
from samverk.bodies.models import Appointment, Post, Replacement, Structure
from samverk.foundation import audit
from samverk.parties.models import OfficeHolding, Party, Person
from samverk.rulebook.matching import fold
from samverk.rulebook.matching.matching import is_near
from samverk.staffing.rosters.faults import Unclear, Wrong
from samverk.staffing.rosters.lines import Line
from samverk.staffing.rosters.register import Register

NEW = "new"
_PARTICLES = frozenset({"von", "af", "av", "de", "van", "der", "den", "la", "du", "el", "al"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its two parts."""

    given: str
    family: str

    @property
    def whole(self) -> str:
        return f"{self.given} {self.family}".strip()


def name_in(line: Line) -> Name | None:
    """The name in a row, or None where there is none. Raises: Wrong where half of it is missing."""
    given, family = line.text("given_name"), line.text("family_name")
    if not given and not family:
        given, family = _apart(line.text("name"))
    if not given and not family:
        return None
    if not given or not family:
        raise Wrong(gettext("Både förnamn och efternamn behövs."))
    return Name(given, family)


def _apart(whole: str) -> tuple[str, str]:
    """Given name and family name of a whole name: "Berg, Anna" or "Anna von Berg"."""
    family, comma, given = whole.partition(",")
    if comma:
        return given.strip(), family.strip()
    words = whole.split()
    begins = len(words) - 1
    while begins > 1 and words[begins - 1].lower() in _PARTICLES:
        begins -= 1
    return " ".join(words[:begins]), " ".join(words[max(begins, 0) :])


def email_in(line: Line) -> str:
    """The address in a row. Raises: Wrong where it is none."""
    said = line.text("email")
    if said:
        try:
            validate_email(said)
        except ValidationError as fault:
            raise line.wrong(_EMAIL, gettext("är ingen e-postadress")) from fault
    return said


_EMAIL = "email"


@dataclass(slots=True)
class People:
    """The persons that a file about the structure may mean, by name, by address and by party."""

    persons: dict[int, Person] = field(default_factory=dict)
    by_name: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_email: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    parties: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    def keep(self, person: Person) -> None:
        """Let later rows find somebody too."""
        if person.pk not in self.persons:
            self.by_name[fold(person.name)].append(person.pk)
        if person.email and person.pk not in self.by_email[person.email.lower()]:
            self.by_email[person.email.lower()].append(person.pk)
        self.persons[person.pk] = person

    def named(self, pks: Iterable[int], name: Name) -> list[Person]:
        """Those of the persons who have the name."""
        wanted = fold(name.whole)
        return [self.persons[pk] for pk in pks if fold(self.persons[pk].name) == wanted]

    def chosen(self, value: str, name: Name) -> Person | None:
        """Whom somebody picked in the page. Raises: Unclear where it is nobody we know."""
        if value == NEW:
            return None
        kind, _, number = value.partition(":")
        pk = int(number) if number.isascii() and number.isdigit() else 0
        if kind != "person" or pk not in self.persons:
            raise self._which(self.named(self.persons, name), name)
        return self.persons[pk]

    def holder_or_other(
        self, name: Name, email: str, holders: list[int], party: Party | None
    ) -> Person | None:
        """The person who is meant by a row about a seat, or None for somebody new.

        The address tells first, then who has or had the seat, then who does something for the same party.
        Raises: Unclear where it may be several, or somebody from elsewhere.
        """
        for person in self._by_address(name, email):
            return person
        known = self.by_name.get(fold(name.whole), [])
        of_party = [pk for pk in known if party is not None and party.pk in self.parties[pk]]
        for some in ([pk for pk in known if pk in holders], of_party):
            if len(some) == 1:
                return self.persons[some[0]]
            if some:
                raise self._which([self.persons[pk] for pk in some], name)
        near = [pk for pk in holders if is_near(fold(self.persons[pk].name), fold(name.whole))]
        free = [pk for pk in known if not self.parties[pk]]
        if len(known) == 1 and free == known and not near:
            return self.persons[known[0]]
        if known or near:
            raise self._which([self.persons[pk] for pk in dict.fromkeys([*known, *near])], name)
        return None

    def listed(self, name: Name, email: str) -> Person | None:
        """The person who is meant by a row about a person, or None. Raises: Unclear where it may be several."""
        for person in self._by_address(name, email):
            return person
        known = [self.persons[pk] for pk in self.by_name.get(fold(name.whole), [])]
        if len(known) > 1:
            raise self._which(known, name)
        return known[0] if known else None

    def _by_address(self, name: Name, email: str) -> list[Person]:
        """Who has both the address and the name: an address may be shared, as a registry's is."""
        return self.named(self.by_email.get(email.lower(), []), name)[:1] if email else []

    def _which(self, persons: list[Person], name: Name) -> Unclear:
        choices = tuple((f"person:{person.pk}", self._told(person)) for person in persons)
        new = (NEW, gettext("en ny person: %(name)s") % {"name": name.whole})
        return Unclear(gettext("Vem är %(name)s?") % {"name": name.whole}, (*choices, new))

    def _told(self, person: Person) -> str:
        rows = Party.objects.filter(pk__in=self.parties[person.pk]).order_by("name")
        of = ", ".join(rows.values_list("name", flat=True))
        return " · ".join(filter(None, [person.name, of, person.email]))


def people_of(structure: Structure) -> People:
    """Everybody who does or did something in the structure or for its parties, and those who do nothing anywhere.

    Queries: six.
    """
    people = People()
    ties: dict[int, set[int]] = defaultdict(set)
    rows = (
        Appointment.objects.filter(seat__body__structure=structure).values_list(
            "person_id", "party_id"
        ),
        Post.objects.filter(body__structure=structure).values_list("person_id", "party_id"),
        Replacement.objects.filter(seat__body__structure=structure).values_list(
            "person_id", "seat__party_id"
        ),
        OfficeHolding.objects.filter(office__party__structures__structure=structure).values_list(
            "person_id", "office__party_id"
        ),
    )
    for pk, party in (tie for each in rows for tie in each):
        ties[pk].update({party} if party else ())
    free = Person.objects.filter(
        appointments=None, posts=None, replacements=None, office_holdings=None
    )
    persons = [*Person.objects.filter(pk__in=list(ties)).order_by("pk"), *free.order_by("pk")]
    for person in persons:
        people.keep(person)
    for pk, parties in ties.items():
        people.parties[pk] = parties
    return people


def complete(
    person: Person, email: str, professions: list[str], *, actor: str, register: Register
) -> tuple[Person, list[str]]:
    """Write what the file says of a person and the register does not; nothing is taken away.

    Shape: the person as written, beside the one that was given, which stays as it was; and what was written.
    """
    said: list[str] = []
    written = copy(person)
    if email and email.lower() != person.email.lower():
        before = person.email or gettext("ingen")
        said.append(gettext("e-post: %(before)s → %(after)s") % {"before": before, "after": email})
        written.email = email
    added = [each for each in professions if each not in person.professions]
    if added:
        names = ", ".join(register.profession_name(each) for each in added)
        said.append(gettext("yrke: + %(names)s") % {"names": names})
        written.professions = [*person.professions, *added]
    if said:
        with audit.acting(actor=actor, day=register.on):
            written.save(update_fields=["email", "professions"])
    return written, said


def add(name: Name, email: str, professions: list[str], *, actor: str) -> Person:
    """Write down somebody new. Raises: Refused where the name is none."""
    return actions.add_person(
        given_name=name.given,
        family_name=name.family,
        email=email,
        professions=professions,
        actor=actor,
    )


def professions_in(line: Line, register: Register) -> list[str]:
    """The keys of the professions in a row, which semicolons divide."""
    said = (each.strip() for each in line.text("profession").split(";"))
    keys = (register.profession(each) for each in said if each)
    return list(dict.fromkeys(key for key in keys if key))
