"""The page of one matter: where it lies, what it asks, the way it has gone, and who may see it."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverk.foundation import documents
from samverk.foundation.models import User
from samverk.matters.models import Matter, MatterDocument, MatterLink
from tests import builders
from tests.matters import questions
from tests.matters.questions import RAISED_ON, day, place, treat
from tests.portal.reader import Reader

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> Reader:
    """Give a Swedish reader."""
    return Reader()


def address(matter: Matter) -> str:
    return f"/struktur/{matter.structure.key}/arenden/{matter.year}-{matter.number}/"


def public(matter: Matter) -> Matter:
    Matter.objects.filter(pk=matter.pk).update(public_from=RAISED_ON)
    return Matter.objects.get(pk=matter.pk)


def works_there(matter: Matter, kind: str = "coordinator") -> User:
    user = builders.a_user(f"{kind}@ekby.example")
    builders.a_role(user, matter.structure, kind)
    return user


def a_paper(matter: Matter, *, is_public: bool, number: int = 1) -> MatterDocument:
    kept = documents.keep(name="underlag.txt", content=b"Ett underlag.", actor="Jonas")
    return MatterDocument.objects.create(
        matter=matter,
        document=kept,
        number=number,
        kind="decision basis",
        title="Underlaget",
        is_public=is_public,
        added_on=RAISED_ON,
        added_by="Jonas",
    )


def test_it_says_with_whom_the_matter_lies_since_when_and_what_comes_next(reader: Reader) -> None:
    matter = public(questions.a_question())
    place(matter, "samrad", on=day(3))

    said = reader.reads(address(matter), on=day(21).isoformat())

    assert "LAN 1-2021 Gemensam rutin för utskrivning" in said
    assert "Hos Samrådet för länet sedan 4 mar 2021, 18 dagar." in said
    assert "På vägen härnäst: huvudmännen." in said


def test_the_chosen_day_shows_where_it_lay_then(reader: Reader) -> None:
    matter = public(questions.a_question())
    place(matter, "samrad", on=day(10))

    said = reader.reads(address(matter), on=day(2).isoformat())

    assert "Hos koordinatorn sedan 1 mar 2021, 2 dagar." in said
    assert "Samrådet för länet Ligger här nu" not in said


def test_the_way_tells_how_long_it_lay_and_whom_the_outcome_binds(reader: Reader) -> None:
    matter = public(questions.a_question())
    place(matter, "samrad", on=day(3))
    treat(matter, "samrad", "recommend", on=day(20), paragraph="§ 7", said="Rutinen bör antas.")

    said = reader.reads(address(matter), on=day(22).isoformat())

    assert "Samrådet för länet Till 21 mar 2021, 17 dagar. Rekommendation, § 7." in said
    assert "Binder ingen huvudman. Varje huvudman beslutar själv i sin egen linje." in said
    assert "Rutinen bör antas." in said


def test_a_body_that_was_told_meanwhile_is_on_the_way_too(reader: Reader) -> None:
    matter = public(questions.a_question())
    place(matter, "samrad", on=day(10))
    treat(matter, "grupp-1", "inform", on=day(5))

    said = reader.reads(address(matter), on=day(22).isoformat())

    assert said.index("6 mar 2021 Grupp 1 Information") < said.index("11 mar 2021 Samrådet")


def test_reasons_are_for_those_who_work_there(reader: Reader) -> None:
    matter = public(questions.a_question())
    place(matter, "samrad", on=day(3), is_urgent=True, reason="Budgeten läggs i april")

    shown = reader.reads(address(matter), on=day(22).isoformat())
    reader.client.force_login(works_there(matter))
    inside = reader.reads(address(matter), on=day(22).isoformat())

    assert "Kort väg" in shown
    assert "Budgeten läggs i april" not in shown
    assert "Skäl: Budgeten läggs i april" in inside


def test_every_principal_is_said_as_all(reader: Reader) -> None:
    matter = public(questions.a_question())

    said = reader.reads(address(matter), on="2021-06-01")

    assert "Huvudmän som berörs Alla 3" in said


def test_a_matter_that_is_not_public_is_shown_to_those_who_work_there_only(reader: Reader) -> None:
    matter = questions.a_question()

    reader.reads(address(matter))
    refused = reader.status
    reader.client.force_login(works_there(matter, "reader"))
    reader.reads(address(matter))

    assert (refused, reader.status) == (403, 200)


def test_on_a_day_before_it_was_raised_the_page_says_when_it_was(reader: Reader) -> None:
    matter = public(questions.a_question())

    said = reader.reads(address(matter), on="2021-02-01")

    assert reader.status == 404
    assert "väcktes måndag 1 mars 2021" in said


def test_a_document_is_handed_to_the_public_only_where_it_is_public() -> None:
    matter = public(questions.a_question())
    a_paper(matter, is_public=True)
    a_paper(matter, is_public=False, number=2)

    answers = [Client().get(f"{address(matter)}handling/{number}/") for number in (1, 2, 3)]

    assert [each.status_code for each in answers] == [200, 403, 404]
    assert answers[0]["Content-Disposition"].startswith("attachment")
    assert answers[0].content == b"Ett underlag."


def test_the_public_reads_of_public_documents_and_linked_matters_only(reader: Reader) -> None:
    matter = public(questions.a_question())
    hidden = questions.a_question(matter.structure, title="En fråga som inte är öppen")
    MatterLink.objects.create(matter=matter, other=hidden, kind="follows", made_on=RAISED_ON)
    a_paper(matter, is_public=False)

    shown = reader.reads(address(matter), on="2021-06-01")
    reader.client.force_login(works_there(matter))
    inside = reader.reads(address(matter), on="2021-06-01")

    assert "En fråga som inte är öppen" not in shown
    assert "Underlaget" not in shown
    assert "Följer på LAN 2-2021 En fråga som inte är öppen" in inside
    assert "Underlaget beslutsunderlag" in inside


def test_the_history_names_people_to_those_who_work_there_only(reader: Reader) -> None:
    matter = public(questions.a_question())

    shown = reader.reads(address(matter))
    reader.client.force_login(works_there(matter))
    inside = reader.reads(address(matter))

    assert "Jonas Hedman" not in shown
    assert "Jonas Hedman" in inside


def test_as_many_queries_whatever_happened(reader: Reader) -> None:
    first = public(questions.a_sent().matter)
    counted = _queries(reader, address(first))
    for number in range(30, 60, 2):
        treat(first, "grupp-1", "inform", on=day(number))
    MatterLink.objects.create(
        matter=first,
        other=public(questions.a_question(first.structure)),
        kind="follows",
        made_on=dt.date(2021, 3, 2),
    )
    a_paper(first, is_public=True)

    assert _queries(reader, address(first)) == counted
    # Twenty-four for the matter itself, and one for the agreements that its recommendations adopt.
    assert counted <= 25


def _queries(reader: Reader, page: str) -> int:
    reader.reads(page)
    with CaptureQueriesContext(connection) as asked:
        reader.reads(page)
    return len(asked)
