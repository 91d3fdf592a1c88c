"""Where a side fills the places of a body, its parties propose names, and the coordinator chooses among them."""

import datetime as dt

import pytest
from django.test import Client

from samverk.bodies.actions import DecisionFacts, record_remit
from samverk.bodies.models import Appointment, Seat, Structure
from samverk.foundation.models import AuditEntry
from samverk.foundation.refusals import Refused
from samverk.parties.models import OfficeHolding
from samverk.staffing import actions, queries
from samverk.staffing.actions import Names, Written
from samverk.staffing.models import Link, Nomination, Question, Round
from samverk.staffing.verdicts import verdicts
from tests import builders
from tests.portal import county
from tests.portal.reader import words_of
from tests.staffing.asked import (
    ASKED_ON,
    DUE,
    TERM,
    a_letter,
    contacts_everywhere,
    letters_to,
    the_question,
    token_in,
)

pytestmark = pytest.mark.django_db
LATER = ASKED_ON + dt.timedelta(days=3)
BODY = """
[bodies.beredning]
name = "Beredningen för barn och unga"
form = "officials_group"
level = "officials"
parent = "samrad"
prepares_for = "samrad"
clause = "1"
[[bodies.beredning.seats]]
from = {{ side = "municipalities" }}
ordinary = {number}
clause = "1"
"""


def a_structure(number: str = '"unstated"') -> Structure:
    contacts = county.a_county(county.file(extra=BODY.format(number=number)))
    contacts_everywhere()
    return contacts


def a_round(number: str = '"unstated"', *, parties: tuple[str, ...] = ("ekby", "alby")) -> Round:
    """The municipalities may propose names to the preparatory body, and are asked about nothing else."""
    structure = a_structure(number)
    asked = [
        queries.PartySeats(each.party, each.name, (), each.proposals)
        for each in queries.parties_with_seats(structure, on=TERM)
        if each.party.key in parties
    ]
    return actions.open_round(
        structure=structure, letter=a_letter(), parties=asked, on=ASKED_ON, actor="Jonas"
    )


def proposed(question: Question, *given_names: str, office: str = "") -> Question:
    """The party proposes these persons, each called Lind."""
    lines = queries.asked_seats(question)
    empty = [Names() for _line in lines[len(given_names) :]]
    named = [
        Names(given_name=name, family_name="Lind", office=office, email=f"{name}@ekby.example")
        for name in given_names
    ]
    names = {line.pk: each for line, each in zip(lines, [*named, *empty], strict=True)}
    written = Written(names=names, written_by="Rut Registrator")
    actions.answer(question=question, written=written, seats={}, on=LATER)
    return Question.objects.select_related("round__structure", "party").get(pk=question.pk)


def names_of(question: Question) -> list[Nomination]:
    reply = queries.sent_of(question)
    assert reply is not None
    return queries.nominations_of(reply)


def opened(question: Question) -> Client:
    Link.objects.update(until="2200-01-01")
    client = Client(headers={"accept-language": "sv"})
    client.get(f"/svar/{token_in(letters_to(question)[0])}/")
    return client


def filled_in(question: Question, *given_names: str, **facts: str) -> dict[str, str]:
    """What a registrar sends who has written these names on the first lines."""
    lines = queries.asked_seats(question)
    names = {
        field: value
        for line, name in zip(lines, given_names, strict=False)
        for field, value in (
            (f"fornamn-{line.pk}", name),
            (f"efternamn-{line.pk}", "Lind"),
        )
    }
    return {"fraga": str(question.pk), "skrivet_av": "Rut", "gor": "skicka", **names, **facts}


def coordinator(of: Structure) -> Client:
    user = builders.a_user()
    builders.a_role(user, of)
    client = Client(headers={"accept-language": "sv"})
    client.force_login(user)
    return client


def test_only_parties_of_the_side_can_be_asked_to_propose() -> None:
    structure = a_structure()

    found = {
        each.party.key: len(each.proposals)
        for each in queries.parties_with_seats(structure, on=TERM)
    }

    assert found == {"ekby": 1, "alby": 1, "regionen": 0}


def test_the_letter_says_what_the_party_may_propose_and_how_many() -> None:
    (letter,) = letters_to(the_question(a_round()))

    assert "Ekby kommun behöver utse personer till platser i ett organ" in letter.text
    assert "Beredningen för barn och unga: Kommunerna, förslag på namn (högst 3)" in letter.text


def test_the_page_asks_for_names_says_that_the_number_is_open_and_takes_some() -> None:
    question = the_question(a_round())
    client = opened(question)

    page = words_of(client.get("/svar/").content.decode())
    sent = client.post("/svar/", filled_in(question, "Ada", "Bo"))

    assert "Föreslå namn till beredningen, högst 3" in page
    assert "Hur många platser Kommunerna har är inte bestämt." in page
    assert sent.status_code == 302
    assert [each.name for each in names_of(question)] == ["Ada Lind", "Bo Lind"]
    assert "Bo Lind" in letters_to(question)[-1].text
    assert "förslag 3" not in letters_to(question)[-1].text


def test_the_page_shows_the_functions_of_the_remit_that_is_recorded() -> None:
    question = the_question(a_round())
    body = queries.asked_seats(question)[0].body
    assert body is not None
    record_remit(
        body=body,
        on=ASKED_ON,
        goals="Barn får hjälp i tid.",
        functions="Socialchef, utses av kommunerna\nVerksamhetschef",
        decision=DecisionFacts(),
        actor="Jonas",
    )

    page = words_of(opened(question).get("/svar/").content.decode())

    assert "Socialchef, utses av kommunerna" in page


@pytest.mark.parametrize("is_named", [False, True])
def test_a_party_proposes_somebody_or_says_that_it_does_not(*, is_named: bool) -> None:
    question = the_question(a_round())
    first, second, _third = queries.asked_seats(question)
    on_the_second = {f"fornamn-{second.pk}": "Bo", f"efternamn-{second.pk}": "Lind"}
    both = {f"avstar-{first.pk}": "on", **on_the_second} if is_named else {}

    refused = opened(question).post("/svar/", {**filled_in(question), **both})

    assert refused.status_code == 422
    said = "inte båda" if is_named else "föreslå minst ett namn"
    assert said in refused.content.decode()


def test_a_party_that_proposes_nobody_has_answered() -> None:
    question = the_question(a_round())
    first = queries.asked_seats(question)[0]

    opened(question).post("/svar/", filled_in(question, **{f"avstar-{first.pk}": "on"}))

    (named,) = names_of(question)
    assert named.abstains


def test_a_proposal_that_is_taken_back_in_a_draft_is_not_sent() -> None:
    question = the_question(a_round())
    client = opened(question)
    client.post("/svar/", filled_in(question, "Ada", "Bo", gor="spara"))

    client.post("/svar/", filled_in(question, "Ada"))

    assert [each.name for each in names_of(question)] == ["Ada Lind"]


def test_a_chosen_proposal_becomes_an_appointment_in_a_new_place_of_the_side() -> None:
    of = a_round()
    question = proposed(the_question(of), "Ada", "Bo")
    chosen = names_of(question)[1]

    done = actions.accept(question=question, chosen={chosen.pk}, on=DUE, actor="Jonas")

    (made,) = done.appointments
    assert (made.person.name, made.party, made.period.lower) == ("Bo Lind", question.party, TERM)
    seat = made.seat
    assert (seat.filler, seat.side, seat.party) == ("side:municipalities", "municipalities", None)
    assert AuditEntry.objects.get(table="bodies_seat", row=str(seat.pk)).actor == "Jonas"


def test_proposals_of_two_parties_get_places_of_their_own() -> None:
    of = a_round()
    for key, name in (("ekby", "Ada"), ("alby", "Bo")):
        question = proposed(the_question(of, key), name)
        chosen = {each.pk for each in names_of(question)}
        actions.accept(question=question, chosen=chosen, on=DUE, actor="Jonas")

    there = Seat.objects.filter(body__key="beredning").order_by("number")

    assert [(seat.number, seat.appointments.get().person.given_name) for seat in there] == [
        (1, "Ada"),
        (2, "Bo"),
    ]


def test_where_the_number_is_stated_the_last_place_goes_to_one_of_them() -> None:
    of = a_round("1")
    ekby, alby = proposed(the_question(of), "Ada"), proposed(the_question(of, "alby"), "Bo")
    first = {each.pk for each in names_of(ekby)}
    actions.accept(question=ekby, chosen=first, on=DUE, actor="Jonas")

    reply = queries.sent_of(alby)
    assert reply is not None
    (verdict,) = verdicts(alby, reply)
    with pytest.raises(Refused, match=r"bodies\.no_place_left"):
        actions.accept(question=alby, chosen={verdict.named.pk}, on=DUE, actor="Jonas")

    assert not verdict.may_be_chosen
    assert Appointment.objects.filter(seat__body__key="beredning").count() == 1


def test_looking_at_proposals_makes_no_places() -> None:
    question = proposed(the_question(a_round()), "Ada")
    reply = queries.sent_of(question)
    assert reply is not None

    (verdict,) = verdicts(question, reply)

    assert verdict.may_be_chosen
    assert not Seat.objects.filter(body__key="beredning").exists()


def test_the_coordinator_ticks_the_body_and_the_parties_and_sees_how_it_stands() -> None:
    structure = a_structure()
    client = coordinator(structure)
    page = client.get("/struktur/lanet/fragor/ny/")
    form = page.context["form"]
    asked = {
        name: form.initial[name] for name in ("platser", "paminn", "namn", "epost", "amne", "brev")
    }
    days = {"fran": "2099-01-01", "senast": "2098-12-01"}
    chosen = {"forslag": [form.fields["forslag"].choices[0][0]], "parter": ["ekby"]}

    sent = client.post("/struktur/lanet/fragor/ny/", {**asked, **days, **chosen, "gor": "skicka"})

    assert "Be parterna föreslå namn till" in page.content.decode()
    assert sent.status_code == 302
    (question,) = Question.objects.all()
    assert [line.line for line in queries.asked_seats(question)] == [1, 2, 3]
    proposed(question, "Ada")
    shown = words_of(client.get(sent["Location"]).content.decode())
    assert "1 förslag" in shown
    assert "0 av 0" not in shown


def test_an_office_that_the_party_has_is_written_down_with_the_appointment() -> None:
    of = a_round()
    office = builders.an_office(the_question(of).party)
    question = proposed(the_question(of), "Ada", office="SOCIALCHEF")
    client = coordinator(of.structure)
    address = f"/struktur/lanet/fragor/{of.pk}/godkann/?part=ekby"
    (named,) = names_of(question)

    page = client.get(address).content.decode()
    client.post(address, {"part": "ekby", "namn": named.pk, "befattning": named.pk})

    assert "Skriv in befattningen Socialchef hos Ekby kommun" in page
    held = OfficeHolding.objects.get(office=office)
    assert (held.person.given_name, held.period.lower) == ("Ada", TERM)


@pytest.mark.parametrize("office", ["Trafikplanerare", ""])
def test_an_office_that_the_party_does_not_have_stays_on_the_answer(office: str) -> None:
    of = a_round()
    builders.an_office(the_question(of).party)
    question = proposed(the_question(of), "Ada", office=office)
    chosen = {each.pk for each in names_of(question)}

    actions.accept(question=question, chosen=chosen, offices=chosen, on=DUE, actor="Jonas")

    assert not OfficeHolding.objects.exists()
    assert names_of(question)[0].office == office


def test_an_office_that_is_not_ticked_or_held_already_is_not_written() -> None:
    of = a_round()
    office = builders.an_office(the_question(of).party)
    ada = builders.a_person(given_name="Ada", family_name="Lind")
    builders.an_office_holding(office, ada)
    question = proposed(the_question(of), "Ada", "Bo", office="Socialchef")
    first, second = names_of(question)

    actions.accept(
        question=question, chosen={first.pk, second.pk}, offices={first.pk}, on=DUE, actor="Jonas"
    )

    assert OfficeHolding.objects.get().person == ada
