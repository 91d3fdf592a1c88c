"""What happens to an agreement that is adopted: notices, readings, ties and duties; refused with nothing written."""

import datetime as dt

import pytest

from samverk.agreements.actions import (
    Done,
    Given,
    Reading,
    Release,
    Replacement,
    Treatment,
    Wait,
    fulfil_duty,
    give_notice,
    interpret,
    plan_duty,
    replace_agreement,
    stop_waiting,
    treat_notice,
    wait_for,
    withdraw_notice,
)
from samverk.agreements.models import (
    Agreement,
    Condition,
    Fulfilment,
    Interpretation,
    NoticeOfTermination,
)
from samverk.bodies.models import Body, Structure
from samverk.foundation.audit.models import AuditEntry
from samverk.foundation.refusals import SomeoneWasFirst
from samverk.rulebook.agreements.state import State
from tests.agreements.of_acts import (
    ACTOR,
    FILE,
    PARTIES,
    TODAY,
    adopted,
    an_agreement,
    by_hand,
    dates,
    entered,
    noticed,
    now,
    party,
    refused,
    status,
)

pytestmark = pytest.mark.django_db


def test_notice_that_is_treated_ends_the_agreement_for_the_party_a_year_later() -> None:
    agreement = an_agreement()
    adopted(agreement)
    row = noticed(agreement, letter=FILE, registry_number="KS 2022/3")
    before = dates(agreement)["notice:ekby"]
    samrad = Body.objects.get(key="samrad")

    treat_notice(
        notice=row, treatment=Treatment(dt.date(2022, 2, 28), samrad), on=TODAY, actor=ACTOR
    )

    assert before is None
    assert dates(agreement)["notice:ekby"] == dt.date(2023, 2, 28)
    assert status(agreement).state is State.UNDER_NOTICE


def test_whoever_has_written_has_written() -> None:
    agreement = an_agreement()

    early = noticed(agreement, "alby")
    stranger = noticed(agreement, letter=FILE)

    assert NoticeOfTermination.objects.count() == 2
    assert (early.letter, stranger.letter is None) == (None, False)


def test_false_days_of_a_notice_are_refused() -> None:
    agreement = an_agreement()
    adopted(agreement)
    row = noticed(agreement)
    unreceived = noticed(agreement, "alby", received_on=None)

    def treated(notice: NoticeOfTermination, on: dt.date) -> list[str]:
        treatment = Treatment(on)
        return refused(
            lambda: treat_notice(notice=notice, treatment=treatment, on=TODAY, actor=ACTOR)
        )

    early = Given(party("regionen"), dt.date(2022, 1, 2), dt.date(2022, 1, 1))
    assert refused(
        lambda: give_notice(agreement=agreement, given=early, on=TODAY, actor=ACTOR)
    ) == ["received_before_written"]
    assert treated(row, dt.date(2022, 1, 11)) == ["treated_before_received"]
    assert treated(unreceived, dt.date(2022, 1, 11)) == ["treated_before_it_came"]
    assert treated(row, TODAY + dt.timedelta(days=1)) == ["not_yet"]


def test_a_letter_that_was_only_heard_of_comes_in_later() -> None:
    agreement = an_agreement()
    adopted(agreement)
    row = noticed(agreement, received_on=None)

    came = treat_notice(notice=row, treatment=Treatment(received_on=TODAY), on=TODAY, actor=ACTOR)

    assert (came.received_on, came.treated_on) == (TODAY, None)


def test_a_party_gives_notice_once_until_it_is_taken_back() -> None:
    agreement = an_agreement()
    adopted(agreement)
    row = noticed(agreement)

    again = refused(lambda: noticed(agreement))
    withdraw_notice(notice=row, withdrawn_on=TODAY, on=TODAY, actor=ACTOR, reason="Alla är med")
    noticed(agreement)

    assert again == ["noticed_already"]
    assert status(agreement).state is State.UNDER_NOTICE
    with pytest.raises(SomeoneWasFirst):
        withdraw_notice(notice=row, withdrawn_on=TODAY, on=TODAY, actor=ACTOR)
    assert AuditEntry.objects.filter(reason="Alla är med").exists()


def test_a_notice_that_was_treated_is_not_treated_again() -> None:
    agreement = an_agreement()
    adopted(agreement)
    row = noticed(agreement)
    treat_notice(notice=row, treatment=Treatment(TODAY), on=TODAY, actor=ACTOR)

    with pytest.raises(SomeoneWasFirst):
        treat_notice(notice=row, treatment=Treatment(TODAY), on=TODAY, actor=ACTOR)


def test_a_silence_is_read_and_a_later_reading_takes_over() -> None:
    agreement = an_agreement()
    adopted(agreement, "ekby", "alby")
    first = Reading("force", "each for itself", "Samrådet", dt.date(2022, 1, 1))
    again = Reading("force", "all", "Samrådet", dt.date(2022, 1, 1))
    later = Reading("force", "all", "Samrådet", dt.date(2022, 2, 1), "Juristen sade det")

    interpret(agreement=agreement, reading=first, on=TODAY, actor=ACTOR)
    for_each = dates(agreement)["in_force_from"]
    same_day = refused(lambda: interpret(agreement=agreement, reading=again, on=TODAY, actor=ACTOR))
    interpret(agreement=agreement, reading=later, on=TODAY, actor=ACTOR)

    assert for_each == dt.date(2021, 7, 1)
    assert same_day == ["read_that_day"]
    assert dates(agreement)["in_force_from"] is None
    assert Interpretation.objects.count() == 2


def test_a_reading_is_somebodys() -> None:
    agreement = an_agreement()
    nobodys = Reading("force", "all", "", TODAY)

    found = refused(lambda: interpret(agreement=agreement, reading=nobodys, on=TODAY, actor=ACTOR))

    assert found == ["reading_by_nobody"]


def other(agreement: Agreement, key: str) -> Agreement:
    """Another agreement of the same structure, with terms."""
    row = by_hand(agreement.structure, key=key, name=f"Avtal {key}")
    entered(row)
    return row


def test_an_agreement_that_waits_is_in_force_when_the_other_is() -> None:
    agreement = an_agreement()
    adopted(agreement)
    first = other(agreement, "tolkar")

    wait_for(agreement=agreement, wait=Wait(first, "4"), on=TODAY, actor=ACTOR)
    waiting = dates(agreement)["in_force_from"]
    adopted(first, "ekby", "regionen", on=dt.date(2022, 5, 1))

    assert waiting is None
    assert dates(agreement)["in_force_from"] == dt.date(2022, 5, 1)


def test_agreements_do_not_wait_for_each_other_nor_twice() -> None:
    agreement = an_agreement()
    first, second = other(agreement, "a"), other(agreement, "b")
    wait_for(agreement=first, wait=Wait(second), on=TODAY, actor=ACTOR)
    wait_for(agreement=second, wait=Wait(agreement), on=TODAY, actor=ACTOR)

    def codes(of: Agreement, to: Agreement) -> list[str]:
        return refused(lambda: wait_for(agreement=of, wait=Wait(to), on=TODAY, actor=ACTOR))

    assert codes(agreement, first) == ["in_a_ring"]
    assert codes(agreement, agreement) == ["in_a_ring"]
    assert codes(first, second) == ["waits_already"]
    assert Condition.objects.count() == 2


def test_an_agreement_that_waits_no_longer_is_in_force_from_that_day_and_the_parties_are_told() -> (
    None
):
    agreement = an_agreement()
    adopted(agreement)
    row = wait_for(
        agreement=agreement, wait=Wait(other(agreement, "a"), "4"), on=TODAY, actor=ACTOR
    )
    release = Release(TODAY + dt.timedelta(days=30), "Parternas beslut den 30 maj")

    stop_waiting(condition=row, release=release, on=TODAY, actor=ACTOR)

    kept = Condition.objects.get()
    assert (kept.released_on, kept.released_why) == (release.on, release.why)
    assert dates(agreement)["in_force_from"] == release.on
    assert (status(agreement).state, status(agreement, release.on).state) == (
        State.OUT_FOR_ADOPTION,
        State.IN_FORCE,
    )
    told = agreement.depositary_notices.order_by("-number")
    assert [each.kind for each in told[:2]] == ["in force", "released"]
    assert told[1].text_sv == (
        "Från den 1 juli 2022 väntar avtalet inte längre på att Avtal a träder i kraft (punkt 4). "
        "Skälet: Parternas beslut den 30 maj"
    )


def test_that_it_waits_no_longer_is_said_once_and_it_may_come_to_wait_anew() -> None:
    agreement = an_agreement()
    adopted(agreement)
    first = other(agreement, "a")
    row = wait_for(agreement=agreement, wait=Wait(first), on=TODAY, actor=ACTOR)
    stop_waiting(condition=row, release=Release(TODAY, "Fel avtal"), on=TODAY, actor=ACTOR)

    with pytest.raises(SomeoneWasFirst):
        stop_waiting(condition=row, release=Release(TODAY, "Igen"), on=TODAY, actor=ACTOR)
    wait_for(agreement=agreement, wait=Wait(first), on=TODAY, actor=ACTOR)

    assert list(Condition.objects.order_by("pk").values_list("released_why", flat=True)) == [
        "Fel avtal",
        "",
    ]
    assert dates(agreement)["in_force_from"] is None


def test_of_two_times_that_it_stopped_waiting_for_the_same_the_last_counts() -> None:
    agreement = an_agreement()
    adopted(agreement)
    first = other(agreement, "a")
    for days in (9, 3):
        row = wait_for(agreement=agreement, wait=Wait(first), on=TODAY, actor=ACTOR)
        release = Release(TODAY + dt.timedelta(days=days), "Beslut")
        stop_waiting(condition=row, release=release, on=TODAY, actor=ACTOR)

    assert dates(agreement)["in_force_from"] == TODAY + dt.timedelta(days=9)


def test_what_no_longer_waits_makes_no_ring() -> None:
    agreement = an_agreement()
    first = other(agreement, "a")
    row = wait_for(agreement=agreement, wait=Wait(first), on=TODAY, actor=ACTOR)
    stop_waiting(condition=row, release=Release(TODAY, "Fel avtal"), on=TODAY, actor=ACTOR)

    wait_for(agreement=first, wait=Wait(agreement), on=TODAY, actor=ACTOR)

    assert Condition.objects.filter(released_on__isnull=True).get().agreement == first


def test_agreements_do_not_replace_each_other_nor_hang_together_across_structures() -> None:
    agreement = an_agreement()
    new = other(agreement, "ny")
    elsewhere = Agreement.objects.create(
        structure=Structure.objects.create(key="annat", name="Annat län"), key="annat", name="Annat"
    )
    replace_agreement(
        agreement=agreement, replacement=Replacement(new, TODAY), on=TODAY, actor=ACTOR
    )

    def codes(of: Agreement, by: Agreement) -> list[str]:
        replacement = Replacement(by, TODAY)
        return refused(
            lambda: replace_agreement(agreement=of, replacement=replacement, on=TODAY, actor=ACTOR)
        )

    assert status(agreement).state is State.REPLACED
    assert codes(new, agreement) == ["in_a_ring"]
    assert codes(new, elsewhere) == ["of_another_structure"]


def test_a_replacement_may_lie_ahead() -> None:
    agreement = an_agreement()
    adopted(agreement)
    new, from_day = other(agreement, "ny"), TODAY + dt.timedelta(days=30)

    replacement = Replacement(new, from_day)
    replace_agreement(agreement=agreement, replacement=replacement, on=TODAY, actor=ACTOR)

    assert status(agreement).state is State.IN_FORCE
    assert status(agreement, from_day).state is State.REPLACED


def test_a_duty_is_planned_and_done_and_the_last_note_counts() -> None:
    agreement = an_agreement()
    adopted(agreement)

    plan_duty(
        agreement=agreement, done=Done("folja-upp", dt.date(2023, 4, 1)), on=TODAY, actor=ACTOR
    )
    row = fulfil_duty(
        agreement=agreement,
        done=Done("foresla", dt.date(2022, 5, 1), "Gruppen föreslog former", document=FILE),
        on=TODAY,
        actor=ACTOR,
    )

    assert Fulfilment.objects.count() == 2
    assert (row.done_on, row.planned_on, row.noted_by) == (dt.date(2022, 5, 1), None, ACTOR)
    assert row.document is not None


def test_a_duty_that_is_not_there_or_not_done_is_refused() -> None:
    agreement = an_agreement()

    def codes(duty: str, on: dt.date) -> list[str]:
        done = Done(duty, on)
        return refused(lambda: fulfil_duty(agreement=agreement, done=done, on=TODAY, actor=ACTOR))

    assert codes("annat", TODAY) == ["no_such_duty"]
    assert codes("foresla", TODAY + dt.timedelta(days=1)) == ["not_yet"]


def test_whoever_comes_second_is_told() -> None:
    agreement = an_agreement()
    opened = now(agreement).version
    adopted(agreement, "ekby")

    with pytest.raises(SomeoneWasFirst):
        give_notice(
            agreement=agreement,
            given=Given(party(), TODAY),
            on=TODAY,
            actor=ACTOR,
            version=opened,
        )
    assert not NoticeOfTermination.objects.exists()


def test_each_act_is_told_to_the_parties_once() -> None:
    agreement = an_agreement()
    adopted(agreement, *PARTIES)

    kinds = [each.kind for each in now(agreement).depositary_notices.order_by("number")]

    assert kinds.count("adopted") == 3
    assert "in force" in kinds
