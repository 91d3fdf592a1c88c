"""The invented persons: each is called for by a word of its own and made once."""

from collections.abc import Sequence

from samverk.demonstration.names import Names
from samverk.parties.models import Person


class Cast:
    """Persons that the story calls for; stored together, before what they do is stored."""

    def __init__(self) -> None:
        self._names = Names(Person.objects.values_list("given_name", "family_name"))
        self._known: dict[str, Person] = {}
        self._unsaved: list[Person] = []

    def person(self, word: str, professions: Sequence[str] = ()) -> Person:
        """The person that the word stands for, made the first time it is called."""
        if word not in self._known:
            given, family = self._names.of(word)
            person = Person(given_name=given, family_name=family, professions=list(professions))
            self._known[word] = person
            self._unsaved.append(person)
        return self._known[word]

    def save(self) -> None:
        """Store those who were called for since last time. One query."""
        Person.objects.bulk_create(self._unsaved)
        self._unsaved = []
