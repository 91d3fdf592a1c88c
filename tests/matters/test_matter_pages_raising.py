"""Raising a question by its page: drafts, what resembles it, who may, and what is refused."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samverk.bodies.models import Structure
from samverk.foundation.models import User
from samverk.matters.models import BilateralContact, Matter, MatterLink
from samverk.matters.queries.resembling import resembling
from samverk.parties.models import Party
from tests import builders
from tests.matters import questions
from tests.matters.questions import RAISED_ON
from tests.portal import county
from tests.portal.reader import Reader, words_of

pytestmark = pytest.mark.django_db
NEW = "/struktur/lanet/arenden/nytt/"
WHOLE = {"rubrik": "Tider vid utskrivning", "fragan": "Vilka tider gäller?", "alla": "on"}


@pytest.fixture
def reader() -> Reader:
    """Give a Swedish reader."""
    return Reader()


def somebody(structure: Structure, kind: str = "coordinator", **facts: object) -> User:
    user = builders.a_user(f"{kind}@ekby.example")
    builders.a_role(user, structure, kind, **facts)
    return user


def sends(reader: Reader, page: str, gor: str, **said: object) -> str:
    """The words of the page that is come to, by POST."""
    answer = reader.client.post(page, {"gor": gor, **said}, follow=True)
    reader.status, reader.markup = answer.status_code, answer.content.decode()
    return words_of(reader.markup)


def test_a_question_that_is_sent_has_a_number_and_lies_with_the_coordinator(
    reader: Reader,
) -> None:
    reader.client.force_login(somebody(county.a_county()))

    said = sends(reader, NEW, "skicka", **WHOLE)

    matter = Matter.objects.get()
    assert "Frågan är väckt som LAN 1-" in said
    assert (matter.state, matter.holder, matter.raised_by) == ("raised", "coordinator", "Kim Ek")
    assert matter.parties.count() == 3


def test_a_draft_needs_a_heading_only_and_is_gone_on_with(reader: Reader) -> None:
    reader.client.force_login(somebody(county.a_county()))

    saved = sends(reader, NEW, "spara", rubrik="Tider", alla="on")
    draft = Matter.objects.get()
    page = f"/struktur/lanet/arenden/utkast/{draft.pk}/"
    sent = sends(reader, page, "skicka", **WHOLE, version=draft.version)

    assert "Utkastet är sparat. Bara du ser det." in saved
    assert "Tider vid utskrivning" in sent
    assert Matter.objects.get().state == "raised"


def test_what_is_sent_says_what_the_question_is(reader: Reader) -> None:
    reader.client.force_login(somebody(county.a_county()))

    said = sends(reader, NEW, "skicka", rubrik="Tider", alla="on")

    assert reader.status == 422
    assert "Skriv vad frågan är. En mening räcker." in said
    assert not Matter.objects.exists()


@pytest.mark.parametrize("field", ["rubrik", "fragan", "bakgrund", "berors", "onskat"])
def test_a_personal_identity_number_is_refused_in_a_sentence(reader: Reader, field: str) -> None:
    reader.client.force_login(somebody(county.a_county()))

    said = sends(reader, NEW, "spara", **{**WHOLE, field: "Gäller 19121212-1212"})

    assert reader.status == 422
    assert "Ta bort personnumret." in said
    assert not Matter.objects.exists()


def test_a_reader_of_the_structure_raises_nothing(reader: Reader) -> None:
    reader.client.force_login(somebody(county.a_county(), "reader"))

    reader.reads(NEW)

    assert reader.status == 403


def test_a_contact_raises_for_its_own_party_only(reader: Reader) -> None:
    structure = county.a_county()
    ekby = Party.objects.get(key="ekby")
    alby = Party.objects.get(key="alby")
    reader.client.force_login(somebody(structure, "party_contact", party=ekby))

    refused = sends(reader, NEW, "skicka", **WHOLE, for_part=alby.pk)
    status = reader.status
    sends(reader, NEW, "skicka", **WHOLE, for_part=ekby.pk)

    assert (status, "Välj ett giltigt alternativ" in refused) == (422, True)
    assert Matter.objects.get().raised_for == ekby


def test_what_resembles_it_is_shown_before_it_is_sent_and_where_it_is(reader: Reader) -> None:
    questions.a_question(title="Tider för utskrivning från sjukhus")
    reader.client.force_login(somebody(Structure.objects.get()))

    said = sends(reader, NEW, "skicka", **WHOLE)

    assert "Det här liknar din fråga" in said
    assert "Väckt, hos koordinatorn sedan 1 mar 2021." in said
    assert Matter.objects.filter(state="draft").count() == 1


def test_what_resembles_it_does_not_stop_it(reader: Reader) -> None:
    questions.a_question(title="Tider för utskrivning från sjukhus")
    reader.client.force_login(somebody(Structure.objects.get()))
    sends(reader, NEW, "skicka", **WHOLE)
    draft = Matter.objects.get(state="draft")

    said = sends(reader, f"/struktur/lanet/arenden/utkast/{draft.pk}/lika/", "skicka")

    assert "Frågan är väckt som LAN 1-" in said
    assert Matter.objects.filter(state="raised").count() == 2


def test_the_same_question_adds_its_party_where_it_is_and_nothing_is_lost(reader: Reader) -> None:
    structure = county.a_county()
    ekby = Party.objects.get(key="ekby")
    other = questions.a_question(structure, title="Tider för utskrivning från sjukhus", parties=())
    reader.client.force_login(somebody(structure, "party_contact", party=ekby))
    sends(reader, NEW, "skicka", **WHOLE, for_part=ekby.pk)
    draft = Matter.objects.get(state="draft")
    draft.parties.all().delete()

    said = sends(reader, f"/struktur/lanet/arenden/utkast/{draft.pk}/lika/", "", samma=other.pk)

    assert "Du är tillagd i ärendet." in said
    assert list(other.parties.values_list("party__key", flat=True)) == ["ekby"]
    assert Matter.objects.get(pk=draft.pk).state == "merged"
    assert MatterLink.objects.get().other == other


def test_a_bilateral_contact_on_the_same_subject_is_shown_to_the_coordinator(
    reader: Reader,
) -> None:
    structure = county.a_county()
    BilateralContact.objects.create(
        structure=structure,
        party=Party.objects.get(key="ekby"),
        other=Party.objects.get(key="regionen"),
        on=RAISED_ON,
        subject="Utskrivning på fredagar",
        noted_by="Jonas",
    )
    reader.client.force_login(somebody(structure))

    said = sends(reader, NEW, "skicka", **WHOLE)

    assert "Utskrivning på fredagar: Ekby kommun – Region Länet, 1 mar 2021" in said


def test_a_draft_is_its_writers_alone(reader: Reader) -> None:
    structure = county.a_county()
    reader.client.force_login(somebody(structure))
    sends(reader, NEW, "spara", **WHOLE)
    draft = Matter.objects.get()
    reader.client.force_login(somebody(structure, "administrator"))

    reader.reads(f"/struktur/lanet/arenden/utkast/{draft.pk}/")

    assert reader.status == 403


def test_a_draft_that_was_changed_in_another_window_is_not_written_over(reader: Reader) -> None:
    reader.client.force_login(somebody(county.a_county()))
    sends(reader, NEW, "spara", **WHOLE)
    draft = Matter.objects.get()
    page = f"/struktur/lanet/arenden/utkast/{draft.pk}/"
    sends(reader, page, "spara", **{**WHOLE, "rubrik": "Den andra"}, version=draft.version)

    said = sends(reader, page, "spara", **{**WHOLE, "rubrik": "Den tredje"}, version=draft.version)

    assert reader.status == 409
    assert "Utkastet ändrades på annat håll" in said
    assert 'value="Den tredje"' in reader.markup
    assert Matter.objects.get().title == "Den andra"


def test_a_document_comes_along_and_can_be_taken_away_again(reader: Reader) -> None:
    reader.client.force_login(somebody(county.a_county()))
    paper = SimpleUploadedFile("underlag.txt", b"Ett underlag.")
    said = sends(reader, NEW, "spara", **WHOLE, fil=paper)
    draft = Matter.objects.get()
    page = f"/struktur/lanet/arenden/utkast/{draft.pk}/"

    sends(reader, page, "spara", **{**WHOLE, "ta-bort": "1"}, version=draft.version)

    assert "Ta bort underlag (text)" in said
    assert draft.documents.get().removed_on is not None


def test_a_draft_that_is_thrown_away_is_no_matter(reader: Reader) -> None:
    reader.client.force_login(somebody(county.a_county()))
    sends(reader, NEW, "spara", **WHOLE)
    draft = Matter.objects.get()

    said = sends(reader, f"/struktur/lanet/arenden/utkast/{draft.pk}/", "kasta")

    assert "Utkastet är kastat." in said
    assert (Matter.objects.get().state, Matter.objects.get().registry_number) == ("withdrawn", None)


def test_resemblance_is_found_by_swedish_stems_and_by_nearly_the_same_heading() -> None:
    structure = county.a_county()
    titles = ["Utskrivningen från sjukhusen", "Hjälpmedl över kommungräns", "Vaccinationer"]
    made = {title: questions.a_question(structure, title=title) for title in titles}
    rows = Matter.objects.all()

    stems = resembling("Utskrivning från ett sjukhus", rows)
    spelling = resembling("Hjälpmedel över kommungränser", rows)
    nothing = resembling("Sociala medier i skolan", rows)

    assert (stems, spelling, nothing) == ([made[titles[0]]], [made[titles[1]]], [])


def test_resemblance_is_answered_by_the_indexes() -> None:
    rows = Matter.objects.all()
    resembling("Utskrivning från sjukhus", rows)

    with CaptureQueriesContext(connection) as asked:
        resembling("Utskrivning från sjukhus", rows)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
        cursor.execute(f"EXPLAIN {asked[0]['sql']}")
        plan = " ".join(line for (line,) in cursor.fetchall())

    assert len(asked) == 1
    assert "matters_by_words" in plan
    assert "matters_by_like_title" in plan


def test_parties_are_chosen_among_by_the_alphabet(reader: Reader) -> None:
    structure = county.a_county(municipalities=4)
    reader.client.force_login(somebody(structure))

    said = reader.reads(NEW)

    ordered = "Alby kommun Ekby kommun Region Länet Åby kommun Öby kommun"
    assert f"För vilken part? Ingen särskild {ordered}" in said
    assert f"Bara de här huvudmännen {ordered}" in said


def test_changing_the_text_of_a_matter_is_titled_so(reader: Reader) -> None:
    matter = questions.a_question()
    reader.client.force_login(somebody(matter.structure))

    reader.reads(NEW)
    new = reader.markup
    reader.reads(f"/struktur/lanet/arenden/{matter.year}-{matter.number}/gor/skriv/")

    assert "<title>Väck en fråga" in new
    assert "<title>Ändra texten: LAN 1-2021" in reader.markup
