import datetime as dt
import threading

import pytest
from django.db import connection, connections, transaction

from samverk.agreements.actions.issuing import issue, issue_what_the_day_brought
from samverk.agreements.models import (
    Adoption,
    Agreement,
    Condition,
    DepositaryNotice,
    EnteredTerms,
    Interpretation,
    NoticeOfTermination,
)
from samverk.foundation.audit.models import AuditEntry
from samverk.matters import actions
from samverk.matters.actions import Said
from samverk.matters.models import Recommendation
from samverk.parties.models import Party
from tests.agreements import test_status
from tests.agreements.test_status import an_agreement
from tests.matters import questions
from tests.matters.questions import day

ACTOR = "Jonas Hedman"
pytestmark = pytest.mark.django_db


def a_sent() -> Recommendation:
    """The recommendation of the consultation body, sent to every principal."""
    recommendation = test_status.a_sent()
    recommendation.treatment = recommendation.matter.treatments.get()
    recommendation.save()
    return recommendation


def told(key: str = "rutin-2021") -> list[tuple[int, str, str]]:
    """Number, kind and party of each notice."""
    rows = DepositaryNotice.objects.filter(agreement__key=key).order_by("number")
    return [(row.number, row.kind, row.party.key if row.party else "") for row in rows]


def kinds(key: str = "rutin-2021") -> list[str]:
    return [kind for _number, kind, _party in told(key)]


def text(number: int) -> str:
    return DepositaryNotice.objects.get(agreement__key="rutin-2021", number=number).text_sv


def adopted_by_all(recommendation: Recommendation) -> None:
    for number, party in enumerate(("ekby", "alby", "regionen")):
        questions.confirmed(recommendation, party, on=day(50 + number))


def a_letter(agreement: Agreement, party: str = "ekby", **facts: object) -> NoticeOfTermination:
    given = {"given_on": dt.date(2022, 1, 10), "received_on": dt.date(2022, 1, 12), **facts}
    return NoticeOfTermination.objects.create(
        agreement=agreement, party=Party.objects.get(key=party), **given
    )


def test_the_last_answer_brings_the_notice_of_entry_into_force_in_the_same_transaction() -> None:
    recommendation = a_sent()
    agreement = an_agreement(recommendation)

    adopted_by_all(recommendation)

    assert told() == [
        (1, "recommended", ""),
        (2, "sent", ""),
        (3, "adopted", "ekby"),
        (4, "adopted", "alby"),
        (5, "adopted", "regionen"),
        (6, "in force", ""),
    ]
    last = agreement.depositary_notices.get(number=6)
    assert last.issued_on == day(52)
    assert last.of_day == dt.date(2021, 7, 1)
    assert (
        "från den 1 juli 2021 (punkt 1) mellan Region Länet, Ekby kommun och Alby kommun"
        in last.text_sv
    )
    assert "from 1 July 2021 (clause 1) between" in last.text_en


def test_where_the_confirmation_fails_nothing_is_told() -> None:
    recommendation = a_sent()
    an_agreement(recommendation)
    sent = questions.answer(recommendation, "ekby", on=day(50))

    with transaction.atomic():
        actions.confirm(answer=sent, on=day(50), actor=ACTOR)
        inside = kinds()
        transaction.set_rollback(True)

    assert inside == ["recommended", "sent", "adopted"]
    assert kinds() == []


def test_an_answer_that_is_set_aside_is_told_and_so_is_what_it_does_to_the_entry_into_force() -> (
    None
):
    recommendation = a_sent()
    an_agreement(recommendation)
    adopted_by_all(recommendation)
    answer = questions.row(recommendation, "alby").answers.get()

    actions.set_aside(answer=answer, why="Fel protokoll", on=day(60), actor=ACTOR)

    assert told()[6:] == [(7, "withdrawn", "alby"), (8, "in force", "")]
    assert text(7) == "Rättelse av meddelande 4. Beslutet räknas inte längre."
    assert text(8).startswith("Rättelse av meddelande 6. Det är inte längre säkert")
    assert "Fel protokoll" not in text(7)


def test_an_answer_that_counts_again_is_told_again() -> None:
    recommendation = a_sent()
    an_agreement(recommendation)
    adopted_by_all(recommendation)
    answer = questions.row(recommendation, "alby").answers.get()
    actions.set_aside(answer=answer, why="Fel protokoll", on=day(60), actor=ACTOR)

    actions.confirm(answer=answer, on=day(61), actor=ACTOR)

    assert told()[8:] == [(9, "adopted", "alby"), (10, "in force", "")]


def test_told_twice_nothing_is_told_the_second_time() -> None:
    recommendation = a_sent()
    agreement = an_agreement(recommendation)
    first = issue(agreement=agreement, on=day(30), actor=ACTOR)

    second = issue(agreement=agreement, on=day(31), actor=ACTOR)

    assert [notice.number for notice in first] == [1, 2]
    assert second == []


def test_a_change_is_told_in_the_words_of_the_party() -> None:
    recommendation = a_sent()
    an_agreement(recommendation)
    said = {1: Said("adopted"), 2: Said("adopted with change", "Rutinen följs upp varje år.")}

    questions.confirmed(
        recommendation, "ekby", on=day(50), clauses=said, paragraph="45", registry_number="KS 7"
    )

    assert told()[-1] == (3, "reserved", "ekby")
    assert "antog avtalet med ändring den 17 april 2021" in text(3)
    assert "(Kommunfullmäktige, § 45, dnr KS 7)" in text(3)
    assert "Partens egna ord: ”Rutinen följs upp varje år.”" in text(3)


def test_an_agreement_is_not_adopted_in_part() -> None:
    recommendation = a_sent()
    an_agreement(recommendation)

    questions.confirmed(
        recommendation, "ekby", on=day(50), clauses={1: Said("adopted"), 2: Said("rejected")}
    )

    assert told()[-1] == (3, "rejected", "ekby")


def test_a_party_that_only_tabled_it_has_decided_nothing() -> None:
    recommendation = a_sent()
    an_agreement(recommendation)

    questions.confirmed(
        recommendation, "ekby", on=day(50), clauses={1: Said("adopted"), 2: Said("postponed")}
    )

    assert kinds() == ["recommended", "sent"]


def test_a_notice_of_termination_is_told_when_it_is_received_treated_and_read() -> None:
    recommendation = a_sent()
    agreement = an_agreement(recommendation)
    adopted_by_all(recommendation)
    letter = a_letter(agreement, registry_number="KS 2022/9")
    issue(agreement=agreement, on=dt.date(2022, 1, 12), actor=ACTOR)
    letter.treated_on = dt.date(2022, 2, 28)
    letter.treated_in = questions.body(recommendation.matter, "samrad")
    letter.save()
    issue(agreement=agreement, on=dt.date(2022, 3, 1), actor=ACTOR)
    Interpretation.objects.create(
        agreement=agreement,
        of="ends for",
        reading="all",
        by="Samrådet",
        on=dt.date(2022, 4, 1),
        why="Så var det tänkt.",
    )

    issue(agreement=agreement, on=dt.date(2022, 4, 1), actor=ACTOR)

    assert told()[6:] == [
        (7, "notice given", "ekby"),
        (8, "notice treated", "ekby"),
        (9, "ends", "ekby"),
        (10, "interpreted", ""),
        (11, "ends", "ekby"),
        (12, "ends", ""),
    ]
    assert "dnr KS 2022/9" in text(7)
    assert "det har inte skett än" in text(7)
    assert "behandlades i Samrådet för länet den 28 februari 2022" in text(8)
    assert "Texten säger inte om det upphör för alla" in text(8)
    assert text(10).endswith("för alla parter (Samrådet, 1 april 2022). Skälet: Så var det tänkt.")
    assert "från den 28 februari 2023 gäller det inte längre (punkt 3)" in text(12)


def test_a_letter_that_has_not_come_in_is_not_told() -> None:
    recommendation = a_sent()
    agreement = an_agreement(recommendation)
    a_letter(agreement, received_on=None)

    issue(agreement=agreement, on=dt.date(2022, 1, 12), actor=ACTOR)

    assert kinds() == ["recommended", "sent"]


def test_a_letter_that_is_taken_back_is_told_with_that_the_end_does_not_come() -> None:
    recommendation = a_sent()
    agreement = an_agreement(recommendation)
    adopted_by_all(recommendation)
    letter = a_letter(agreement, treated_on=dt.date(2022, 2, 28))
    issue(agreement=agreement, on=dt.date(2022, 3, 1), actor=ACTOR)
    letter.withdrawn_on = dt.date(2022, 3, 10)
    letter.save()

    issue(agreement=agreement, on=dt.date(2022, 3, 10), actor=ACTOR)

    assert told()[9:] == [(10, "notice withdrawn", "ekby"), (11, "ends", "ekby")]
    assert text(11) == "Rättelse av meddelande 9. Avtalet upphör inte den dagen."


def test_its_own_last_day_is_told_when_it_has_come() -> None:
    recommendation = a_sent()
    agreement = an_agreement(recommendation)
    adopted_by_all(recommendation)
    assert issue(agreement=agreement, on=dt.date(2024, 12, 31), actor=ACTOR) == []

    issue(agreement=agreement, on=dt.date(2025, 1, 1), actor=ACTOR)

    assert told()[-1] == (7, "ends", "")


def test_the_morning_after_its_last_day_it_is_told_without_anybody_doing_anything() -> None:
    recommendation = a_sent()
    an_agreement(recommendation)
    adopted_by_all(recommendation)

    told_on = [
        issue_what_the_day_brought(on=on)
        for on in (dt.date(2024, 12, 31), dt.date(2025, 1, 1), dt.date(2025, 1, 2))
    ]

    assert told_on == [0, 1, 0]
    assert told()[-1] == (7, "ends", "")


def test_what_an_agreement_was_replaced_by_is_told() -> None:
    recommendation = a_sent()
    agreement = an_agreement(recommendation)
    adopted_by_all(recommendation)
    other = Agreement.objects.create(
        key="ny", structure=agreement.structure, name="Ny rutin", terms="rutin"
    )
    agreement.replaced_by, agreement.replaced_on = other, dt.date(2023, 1, 1)
    agreement.save()

    issue(agreement=agreement, on=dt.date(2026, 1, 1), actor=ACTOR)

    assert told()[6:] == [(7, "replaced", "")]
    assert text(7) == "Avtalet är ersatt av Ny rutin från den 1 januari 2023."


def test_an_agreement_that_waits_for_another_is_told_of_in_the_same_breath() -> None:
    recommendation = a_sent()
    first = an_agreement(recommendation)
    second = Agreement.objects.create(
        key="lokalt", structure=first.structure, name="Lokalt avtal", terms="rutin"
    )
    Condition.objects.create(agreement=second, other=first)
    for party in Party.objects.filter(key__in=["ekby", "alby", "regionen"]):
        Adoption.objects.create(
            agreement=second,
            party=party,
            outcome="adopted",
            decided_on=day(40),
            noted_on=day(40),
            noted_by=ACTOR,
        )
    issue(agreement=second, on=day(41), actor=ACTOR)
    assert kinds("lokalt") == ["adopted"] * 3

    adopted_by_all(recommendation)

    assert kinds("lokalt") == ["adopted"] * 3 + ["in force"]


def test_an_agreement_whose_terms_nobody_has_said_has_nothing_to_tell() -> None:
    recommendation = a_sent()
    agreement = an_agreement(recommendation, terms="")

    assert issue(agreement=agreement, on=day(30), actor=ACTOR) == []
    assert not EnteredTerms.objects.exists()


def test_the_audit_trail_says_who_told() -> None:
    recommendation = a_sent()
    agreement = an_agreement(recommendation)

    issue(agreement=agreement, on=day(30), actor=ACTOR)

    entries = AuditEntry.objects.filter(table="agreements_depositarynotice")
    assert {entry.actor for entry in entries} == {ACTOR}


@pytest.mark.django_db(transaction=True)
def test_told_by_several_at_once_the_numbers_have_no_gap_and_no_act_is_told_twice() -> None:
    recommendation = a_sent()
    agreement = an_agreement(recommendation)
    start = threading.Barrier(4)
    failed: list[Exception] = []

    def tell() -> None:
        try:
            start.wait(timeout=20)
            issue(agreement=agreement, on=day(30), actor=ACTOR)
        except Exception as error:  # noqa: BLE001 -- told to the test below
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=tell) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert failed == []
    assert told() == [(1, "recommended", ""), (2, "sent", "")]
    assert connection.in_atomic_block is False
