"""What describes a matter is put right: shown first, told in the history, and never by two at once."""

import pytest

from samverk.foundation.refusals import SomeoneWasFirst
from samverk.matters.actions.describing import Description, describe
from samverk.matters.actions.publishing import link
from samverk.matters.models import Matter, MatterLink
from tests import builders
from tests.matters import questions
from tests.matters.questions import COORDINATOR, RAISED_ON, day
from tests.portal.reader import Reader, words_of

pytestmark = pytest.mark.django_db
WHY = "Det gäller alla åldrar"


@pytest.fixture
def reader() -> Reader:
    """Give a Swedish reader."""
    return Reader()


def now(matter: Matter) -> Matter:
    return Matter.objects.get(pk=matter.pk)


def here(matter: Matter) -> str:
    return f"/struktur/{matter.structure.key}/arenden/{matter.year}-{matter.number}/"


def coordinates(reader: Reader, matter: Matter) -> None:
    user = builders.a_user()
    builders.a_role(user, matter.structure, "coordinator")
    reader.client.force_login(user)


def posts(reader: Reader, matter: Matter, step: str, **said: object) -> str:
    told = {
        "rubrik": matter.title,
        "fragan": matter.question,
        "malgrupper": matter.target_groups,
        "markord": ", ".join(matter.tags),
        "skedde": day(40).isoformat(),
        "skal": WHY,
        "version": matter.version,
        **said,
    }
    answer = reader.client.post(
        f"{here(matter)}andra/uppgifter/", {**told, "steg": step}, follow=True
    )
    reader.status, reader.markup = answer.status_code, answer.content.decode()
    return words_of(reader.markup)


def public(matter: Matter) -> Matter:
    Matter.objects.filter(pk=matter.pk).update(public_from=RAISED_ON)
    return now(matter)


def test_what_it_leads_to_is_shown_before_anything_is_kept(reader: Reader) -> None:
    matter = questions.a_question(question="Vad gäller?", tags=("utskrivning",))
    coordinates(reader, matter)

    shown = posts(
        reader,
        matter,
        "visa",
        rubrik="Rutin för utskrivning",
        fragan="Vad ska gälla?",
        malgrupper=["barn-unga"],
        markord="utskrivning, läkemedel, Utskrivning",
    )

    assert "Rubriken ”Gemensam rutin för utskrivning” blir ”Rutin för utskrivning”." in shown
    assert "Frågan skrivs om. Förut: ”Vad gäller?” Nu: ”Vad ska gälla?”" in shown
    assert "Målgrupper: Barn och unga. Förut: inga." in shown
    assert "Märkord: utskrivning, läkemedel. Förut: utskrivning." in shown
    assert "Ärendet ligger kvar hos koordinatorn." in shown
    assert now(matter).version == matter.version


def test_once_confirmed_the_history_tells_what_stood_there_and_why(reader: Reader) -> None:
    matter = questions.a_question(tags=("utskrivning",))
    coordinates(reader, matter)

    posts(reader, matter, "bekrafta", rubrik="Rutin", markord="läkemedel")
    said = reader.reads(here(matter))

    assert (now(matter).title, now(matter).tags) == ("Rutin", ["läkemedel"])
    assert "Märkord läkemedel" in said
    assert f"Kim Ek: {WHY}" in said
    assert (
        "Rubrik: från Gemensam rutin för utskrivning till Rutin Märkord: från utskrivning" in said
    )


def test_the_act_is_reached_from_the_page_of_the_matter_by_the_coordinator_alone(
    reader: Reader,
) -> None:
    matter = public(questions.a_question())

    reader.reads(here(matter))
    seen_by_all = "andra/uppgifter/" in reader.markup
    coordinates(reader, matter)
    reader.reads(here(matter))

    assert not seen_by_all
    assert f'href="{here(matter)}andra/uppgifter/"' in reader.markup


def test_two_at_once_are_told_of_each_other_and_nothing_is_lost(reader: Reader) -> None:
    matter = questions.a_question()
    coordinates(reader, matter)
    opened = now(matter)
    described = Description("Den andras rubrik", "")
    describe(
        matter=matter,
        description=described,
        version=opened.version,
        on=day(2),
        actor="Jonas Hedman",
        reason=WHY,
    )

    said = posts(reader, opened, "visa", markord="läkemedel")
    status = reader.status
    again = posts(reader, now(matter), "visa", rubrik=opened.title, markord="läkemedel")

    assert status == 409
    assert "Senast antecknade Jonas Hedman." in said
    assert 'value="läkemedel"' in reader.markup
    assert now(matter).title == "Den andras rubrik"
    assert "Rubriken ”Den andras rubrik” blir ”Gemensam rutin för utskrivning”." in again


def test_a_change_without_a_reason_or_without_a_difference_is_none(reader: Reader) -> None:
    matter = questions.a_question()
    coordinates(reader, matter)

    without_reason = posts(reader, matter, "bekrafta", markord="läkemedel", skal="")
    first = reader.status
    without_difference = posts(reader, matter, "bekrafta")

    assert (first, reader.status) == (422, 422)
    assert "Skriv skälet. Den som läser ärendet om ett år ser det." in without_reason
    assert "Inget är ändrat, så det finns inget att anteckna." in without_difference


def test_a_day_that_has_not_come_is_refused(reader: Reader) -> None:
    matter = questions.a_question()
    coordinates(reader, matter)

    said = posts(reader, matter, "bekrafta", markord="läkemedel", skedde="2199-01-01")

    assert (reader.status, "Dagen har inte kommit än." in said) == (422, True)


def test_too_many_or_too_long_tags_are_refused(reader: Reader) -> None:
    matter = questions.a_question()
    coordinates(reader, matter)

    many = posts(reader, matter, "bekrafta", markord=",".join(f"m{n}" for n in range(13)))
    long = posts(reader, matter, "bekrafta", markord="m" * 61)

    assert "Högst 12 märkord, vart och ett högst 60 tecken." in many
    assert "Högst 12 märkord, vart och ett högst 60 tecken." in long


def test_a_link_that_does_not_hold_any_more_ends_and_is_still_there_the_days_before(
    reader: Reader,
) -> None:
    matter = public(questions.a_question())
    other = public(questions.a_question(matter.structure, title="Den andra"))
    made = link(matter=other, other=matter, kind="follows", on=day(3), actor=COORDINATOR)
    coordinates(reader, matter)

    shown = posts(reader, now(matter), "visa", bort=[made.pk])
    posts(reader, now(matter), "bekrafta", bort=[made.pk])
    before = reader.reads(here(matter), on=day(39).isoformat())
    after = reader.reads(here(matter), on=day(40).isoformat())

    assert "Kopplingen ”Följs av LAN 2-2021 Den andra” visas inte längre" in shown
    assert "Hänger ihop med Följs av LAN 2-2021 Den andra" in before
    assert "Hänger ihop med" not in after
    assert "Kopplingen ”Följs av LAN 2-2021 Den andra” ändrades" in after
    assert "Upphörde: till 10 apr 2021" in after


def test_a_link_may_be_made_again_once_it_has_ended(reader: Reader) -> None:
    matter = questions.a_question()
    other = questions.a_question(matter.structure, title="Den andra")
    made = link(matter=matter, other=other, kind="related", on=day(3), actor=COORDINATOR)
    coordinates(reader, matter)

    posts(reader, now(matter), "bekrafta", bort=[made.pk])
    shown = posts(reader, now(matter), "visa", arende="LAN 2-2021", hur="related", skedde=day(50))
    posts(reader, now(matter), "bekrafta", arende="LAN 2-2021", hur="related", skedde=day(50))

    assert "Det hör ihop med LAN 2-2021 Den andra. Kopplingen visas på båda ärendena." in shown
    held = MatterLink.objects.filter(matter=matter).values_list("made_on", "ended_on")
    assert list(held.order_by("pk")) == [(day(3), day(40)), (day(50), None)]


def test_a_link_does_not_end_before_it_was_made(reader: Reader) -> None:
    matter = questions.a_question()
    other = questions.a_question(matter.structure, title="Den andra")
    made = link(matter=matter, other=other, kind="related", on=day(30), actor=COORDINATOR)
    coordinates(reader, matter)

    said = posts(reader, now(matter), "bekrafta", bort=[made.pk], skedde=day(29).isoformat())

    assert (reader.status, "Kopplingen gjordes senare än så." in said) == (422, True)


def test_what_a_step_linked_is_not_ended_by_hand() -> None:
    matter = questions.a_question()
    other = questions.a_question(matter.structure, title="Den andra")
    split = MatterLink.objects.create(matter=other, other=matter, kind="split from", made_on=day(3))
    put = Description(matter.title, "", ended=frozenset({split.pk}))

    with pytest.raises(SomeoneWasFirst):
        describe(
            matter=matter,
            description=put,
            version=now(matter).version,
            on=day(4),
            actor=COORDINATOR,
            reason=WHY,
        )

    assert MatterLink.objects.get().ended_on is None


def test_a_link_to_itself_is_refused_with_the_way_out(reader: Reader) -> None:
    matter = questions.a_question()
    coordinates(reader, matter)

    said = posts(reader, matter, "visa", arende="LAN 1-2021", hur="related")

    assert reader.status == 422
    assert "det kan inte kopplas till sig självt" in said
    assert "Skriv det andra ärendets nummer." in said


def test_of_an_open_matter_it_is_said_who_sees_what(reader: Reader) -> None:
    matter = public(questions.a_sent().matter)
    questions.a_question(matter.structure, title="Den slutna")
    coordinates(reader, matter)

    shown = posts(reader, now(matter), "visa", arende="LAN 2-2021", hur="follows")

    assert "Ärendet är öppet, så alla ser det." in shown
    assert "LAN 2-2021 Den slutna är inte öppet, så kopplingen ser bara" in shown
    assert "Brev och rekommendationer som redan är skickade står som de skickades." in shown


def test_the_public_reads_nothing_in_the_history_of_what_is_not_open(reader: Reader) -> None:
    matter = public(questions.a_question())
    closed = questions.a_question(matter.structure, title="Den slutna")
    link(matter=matter, other=closed, kind="follows", on=day(3), actor=COORDINATOR)

    shown = reader.reads(here(matter), on=day(40).isoformat())
    coordinates(reader, matter)
    inside = reader.reads(here(matter), on=day(40).isoformat())

    assert "Den slutna" not in shown
    assert "Kopplingen ”Följer på LAN 2-2021 Den slutna” tillkom" in inside


def test_the_tags_are_kept_when_its_text_is_changed(reader: Reader) -> None:
    matter = questions.a_question(tags=("utskrivning",))
    coordinates(reader, matter)
    reader.reads(f"{here(matter)}gor/skriv/")
    shown = 'value="utskrivning"' in reader.markup

    reader.client.post(
        f"{here(matter)}gor/skriv/",
        {
            "rubrik": "En bättre rubrik",
            "alla": "on",
            "markord": "utskrivning",
            "version": now(matter).version,
        },
    )

    assert shown
    assert (now(matter).title, now(matter).tags) == ("En bättre rubrik", ["utskrivning"])
