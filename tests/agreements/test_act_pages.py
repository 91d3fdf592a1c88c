"""The acts on an agreement by their pages: what they lead to, what they doubt, what they refuse, and who may."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samverk.agreements.models import (
    Adoption,
    Agreement,
    DepositaryNotice,
    Fulfilment,
    NoticeOfTermination,
)
from samverk.bodies.models import Structure
from samverk.foundation.audit.models import AuditEntry
from samverk.foundation.models import User
from tests import builders
from tests.agreements.of_acts import a_county, adopted, an_agreement, by_hand, noticed, now
from tests.matters import questions
from tests.portal.reader import Reader, words_of

pytestmark = pytest.mark.django_db

TODAY = dt.datetime.now(ZoneInfo("Europe/Stockholm")).date()  # noqa: TID251 -- pages read the clock


@pytest.fixture
def reader() -> Reader:
    """Give a Swedish reader."""
    return Reader()


def page(agreement: Agreement, act: str = "") -> str:
    here = f"/struktur/{agreement.structure.key}/avtal/{agreement.key}/"
    return f"{here}gor/{act}/" if act else here


def somebody(
    reader: Reader, structure: Structure, kind: str = "coordinator", **facts: object
) -> User:
    user = builders.a_user(f"{kind}@ekby.example")
    builders.a_role(user, structure, kind, **facts)
    reader.client.force_login(user)
    return user


def kept(reader: Reader, structure: Structure | None = None) -> Agreement:
    """An agreement, and its coordinator at the screen."""
    agreement = an_agreement(structure)
    somebody(reader, agreement.structure)
    return agreement


def sends(reader: Reader, address: str, **said: object) -> str:
    answer = reader.client.post(address, said, follow=True)
    reader.status, reader.markup = answer.status_code, answer.content.decode()
    return words_of(reader.markup)


def does(reader: Reader, agreement: Agreement, act: str, **said: object) -> str:
    """See what the act leads to, tick the doubts, confirm."""
    told = {"version": now(agreement).version, **said}
    sends(reader, page(agreement, act), **told, steg="visa")
    mark = re.search(r'name="anda" value="([^"]+)"', reader.markup)
    ticked = {"anda": mark[1]} if mark else {}
    return sends(reader, page(agreement, act), **told, **ticked, steg="bekrafta")


DECIDED = {"part": "regionen", "utfall": "adopted", "beslutat": "2021-05-03"}


def test_the_last_adoption_shows_that_the_agreement_enters_into_force_before_the_button(
    reader: Reader,
) -> None:
    agreement = kept(reader)
    adopted(agreement, "ekby", "alby")
    told = {**DECIDED, "version": now(agreement).version}

    shown = sends(reader, page(agreement, "beslut"), **told, steg="visa")
    there = Adoption.objects.count()
    done = sends(reader, page(agreement, "beslut"), **told, steg="bekrafta")

    assert "Avtalets läge blir: i kraft." in shown
    assert "Träder i kraft: den 1 juli 2021." in shown
    assert "3 av 3 parter har antagit det; 3 behövs." in shown
    assert "Parterna får det här meddelat" in shown
    assert (there, Adoption.objects.count()) == (2, 3)
    assert "Antecknat." in done
    assert DepositaryNotice.objects.filter(kind="in force").exists()


def test_looking_at_what_follows_leaves_nothing_behind(reader: Reader) -> None:
    agreement = kept(reader)
    adopted(agreement, "ekby", "alby")
    before = (AuditEntry.objects.count(), DepositaryNotice.objects.count())

    sends(reader, page(agreement, "beslut"), **DECIDED, version=now(agreement).version)

    assert reader.status == 200
    assert (AuditEntry.objects.count(), DepositaryNotice.objects.count()) == before


def test_the_extract_is_attached_beside_the_button(reader: Reader) -> None:
    agreement = kept(reader)
    file = SimpleUploadedFile("utdrag.txt", b"Kommunfullmaktige beslutar")

    shown = sends(reader, page(agreement, "beslut"), **DECIDED, version=1, steg="visa")
    told = {**DECIDED, "version": now(agreement).version}
    sends(reader, page(agreement, "beslut"), **told, utdrag=file, steg="bekrafta")

    assert "Bifoga protokollsutdraget" in shown
    row = Adoption.objects.get()
    assert row.extract is not None
    assert row.extract.name == "utdrag.txt"


def test_a_change_that_is_not_said_is_asked_for_at_its_field(reader: Reader) -> None:
    agreement = kept(reader)
    told = {**DECIDED, "utfall": "adopted with change", "version": agreement.version}

    said = sends(reader, page(agreement, "beslut"), **told, steg="visa")

    assert reader.status == 422
    assert "Skriv ändringen som den står i protokollet." in said
    assert 'id="id_andring-fault"' in reader.markup


def test_a_decision_of_tomorrow_is_refused_with_its_clause_and_nothing_is_written(
    reader: Reader,
) -> None:
    agreement = kept(reader)
    tomorrow = (TODAY + dt.timedelta(days=1)).isoformat()
    told = {**DECIDED, "beslutat": tomorrow, "version": agreement.version}

    said = sends(reader, page(agreement, "beslut"), **told, steg="bekrafta")

    assert reader.status == 422
    assert "har inte kommit än." in said
    assert "Inget är antecknat. Vad händer om?" in said
    assert f'href="{page(agreement)}om/"' in reader.markup
    assert "A21" in said
    assert not Adoption.objects.exists()


def test_a_notice_from_somebody_else_is_recorded_once_its_doubts_are_ticked(
    reader: Reader,
) -> None:
    agreement = kept(reader)
    builders.a_structure_party(agreement.structure, builders.a_party("granby"))
    told = {"part": "granby", "skriven": "2022-01-10", "version": str(agreement.version)}

    unticked = sends(reader, page(agreement, "uppsagning"), **told, steg="bekrafta")
    status, there = reader.status, NoticeOfTermination.objects.count()
    does(reader, agreement, "uppsagning", part="granby", skriven="2022-01-10", skal="Brev kom")

    assert (status, there) == (422, 0)
    assert "Granby är inte part i avtalet och kan inte säga upp det." in unticked
    assert "Bocka för att du har läst varningarna." in unticked
    assert NoticeOfTermination.objects.get().party.key == "granby"
    reason = AuditEntry.objects.filter(table="agreements_noticeoftermination").latest("pk").reason
    assert reason.startswith("Brev kom\nBekräftat trots:")


def test_a_letter_that_is_attached_answers_the_doubt_that_it_is_missing(reader: Reader) -> None:
    agreement = kept(reader)
    adopted(agreement)
    told = {"part": "ekby", "skriven": "2022-01-10", "kom_in": "2022-01-12"}

    shown = sends(reader, page(agreement, "uppsagning"), **told, version=now(agreement).version)
    file = SimpleUploadedFile("brev.txt", b"Vi avslutar.")
    told = {**told, "version": str(now(agreement).version), "steg": "bekrafta"}
    sends(reader, page(agreement, "uppsagning"), **told, skrivelse=file)

    assert "Skrivelsen från Ekby kommun är inte bifogad." in shown
    assert "Ekby kommun: uppsägningen leder till en dag som inte är känd än." in shown
    assert NoticeOfTermination.objects.get().letter is not None


def test_the_treatment_shows_the_day_a_year_later_and_the_body_that_the_terms_name(
    reader: Reader,
) -> None:
    agreement = kept(reader)
    adopted(agreement)
    row = noticed(agreement)

    form = reader.reads(page(agreement, "behandlad"))
    chosen = '<option value="samrad" selected>' in reader.markup
    shown = sends(
        reader,
        page(agreement, "behandlad"),
        uppsagning=row.pk,
        behandlad="2022-02-28",
        organ="grupp-1",
        version=now(agreement).version,
    )

    assert ("Kom in den" in form, chosen) == (False, True)
    assert "Upphör för Ekby kommun: efter den 27 februari 2023." in shown
    assert (
        "Avtalet säger att uppsägningen behandlas av Samrådet för länet, inte av Grupp 1." in shown
    )


def test_a_notice_is_taken_back_with_who_agreed_to_it(reader: Reader) -> None:
    agreement = kept(reader)
    adopted(agreement)
    row = noticed(agreement)

    does(reader, agreement, "atertagen", uppsagning=row.pk, atertagen="2022-03-01", skal="Alla")

    row.refresh_from_db()
    assert row.withdrawn_on == dt.date(2022, 3, 1)


def test_a_recommendation_is_tied_and_its_answers_count(reader: Reader) -> None:
    structure = a_county()
    agreement = kept(reader, structure=structure)
    recommendation = questions.a_sent(structure)

    done = does(reader, agreement, "knyt", rekommendation=f"{recommendation.pk}|1")

    assert (now(agreement).adopted_by, now(agreement).clause) == (recommendation, 1)
    assert "Avtalets läge blir: ute för antagande." in done
    assert "Antecknat." in done


def test_agreements_are_tied_to_each_other_and_never_in_a_ring(reader: Reader) -> None:
    agreement = kept(reader)
    other = by_hand(agreement.structure)

    does(reader, agreement, "vantar", annat=other.pk, punkt="2")
    sends(reader, page(other, "villkor"), **TERMS, version=1, steg="bekrafta")
    ring = does(reader, other, "vantar", annat=agreement.pk)

    assert now(agreement).conditions.get().clause == "2"
    assert reader.status == 422
    assert "Avtalen skulle gå i en ring" in ring


def test_a_replacement_says_from_when(reader: Reader) -> None:
    agreement = kept(reader)
    other = by_hand(agreement.structure)

    done = does(reader, agreement, "ersatt", annat=other.pk, fran="2022-03-01")

    assert "är avtalet ersatt av Avtal om tolkar." in done
    assert now(agreement).replaced_by == other


def test_contractual_cooperation_is_said_with_its_tasks(reader: Reader) -> None:
    agreement = kept(reader)

    none = does(reader, agreement, "avtalssamverkan", slag="contractual")
    status = reader.status
    done = does(reader, agreement, "avtalssamverkan", slag="contractual", vad="Regionen tolkar")

    assert (status, "Skriv vilka uppgifter" in none) == (422, True)
    assert "Avtalet tas med i parternas årsrapport om avtalssamverkan." in done
    assert now(agreement).cooperation_what == "Regionen tolkar"


def test_a_duty_out_of_turn_is_doubted_with_the_agreements_own_clause(reader: Reader) -> None:
    agreement = kept(reader)
    told = {"atagande": "folja-upp", "hur": "gjort", "den": "2022-03-01"}

    shown = sends(reader, page(agreement, "atagande"), **told, version=agreement.version)
    done = does(reader, agreement, "atagande", **told)

    assert "det kommer efter ett annat steg, som inte är antecknat som gjort" in shown
    assert "3 i avtalet" in shown
    assert "Följa upp rutinen: gjort 1 mar 2022." in done
    assert Fulfilment.objects.get().done_on == dt.date(2022, 3, 1)


def test_a_decision_is_set_aside_with_what_is_wrong(reader: Reader) -> None:
    agreement = kept(reader)
    row = adopted(agreement, "ekby")

    unsaid = does(reader, agreement, "asidosatt", beslut=row.pk)
    status = reader.status
    does(reader, agreement, "asidosatt", beslut=row.pk, skal="Fel part")

    row.refresh_from_db()
    told = agreement.depositary_notices.latest("number")
    assert told.text_sv.endswith("Beslutet räknas inte längre. Skälet: Fel part")
    assert (status, "Skriv vad som är fel." in unsaid) == (422, True)
    assert row.set_aside_why == "Fel part"


def test_whoever_comes_second_is_told_and_keeps_what_was_written(reader: Reader) -> None:
    agreement = kept(reader)
    adopted(agreement, "ekby")
    told = {**DECIDED, "paragraf": "§ 44", "version": agreement.version}

    said = sends(reader, page(agreement, "beslut"), **told, steg="bekrafta")

    assert reader.status == 409
    assert "Någon hann före dig" in said
    assert "§ 44" in reader.markup
    assert Adoption.objects.count() == 1


@pytest.mark.parametrize(
    ("act", "why"),
    [
        ("behandlad", "Det finns ingen uppsägning som det kan gälla."),
        ("asidosatt", "Inget beslut är antecknat här."),
        ("knyt", "Inget organ har rekommenderat något här än."),
        ("vantar", "Det finns inget annat avtal i strukturen."),
        ("vantar-inte", "Avtalet väntar inte på något annat avtal."),
    ],
)
def test_where_there_is_nothing_to_record_the_page_says_so(
    reader: Reader, act: str, why: str
) -> None:
    agreement = kept(reader)

    assert why in reader.reads(page(agreement, act))


def test_what_cannot_be_known_without_terms_leads_to_them(reader: Reader) -> None:
    structure = a_county()
    somebody(reader, structure)

    said = reader.reads(page(by_hand(structure), "beslut"))

    assert "Villkoren är inte kända" in said
    assert '/avtal/tolkar/gor/villkor/"' in reader.markup


def test_an_act_that_is_not_there_and_an_agreement_of_another_structure_are_not_found(
    reader: Reader,
) -> None:
    agreement = kept(reader)

    reader.reads(page(agreement, "annat"))
    unknown = reader.status
    reader.reads(f"/struktur/lanet/avtal/{agreement.key}x/gor/beslut/")

    assert (unknown, reader.status) == (404, 404)


@pytest.mark.parametrize("kind", ["reader", "party_contact"])
def test_only_who_keeps_the_agreement_acts_on_it(reader: Reader, kind: str) -> None:
    agreement = an_agreement()
    party = {"party": builders.a_party("granby")} if kind == "party_contact" else {}
    somebody(reader, agreement.structure, kind, **party)

    sends(reader, page(agreement, "beslut"), **DECIDED, version=1, steg="bekrafta")

    assert reader.status == 403
    assert not Adoption.objects.exists()


TERMS = {
    "rader": "1",
    "parter": ["ekby", "regionen"],
    "parter_punkt": "1",
    "kraft": "all",
    "kraft_punkt": "2",
    "raknas": "unstated",
    "upphor": "unstated",
}


def queries_of(reader: Reader, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as counted:
        reader.reads(address)
    return len(counted)


def test_a_form_reads_as_much_however_many_have_decided(reader: Reader) -> None:
    agreement = kept(reader)
    few = queries_of(reader, page(agreement, "beslut"))

    adopted(agreement, "ekby", "alby")

    assert queries_of(reader, page(agreement, "beslut")) == few
