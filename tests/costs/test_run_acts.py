import pytest

from samverk.costs import actions
from samverk.costs.models import CostKey, Run
from samverk.figures.models import Figure
from tests.costs import costing
from tests.costs.costing import KR, TODAY
from tests.costs.of_pages import coordinator, locked, shown, words_of

pytestmark = pytest.mark.django_db

COSTS = "/struktur/lanet/kostnader/"
NEW = f"{COSTS}berakningar/ny/"
RUN = f"{COSTS}berakningar/2022-1/"
DECIDED = {"organ": "Regionfullmäktige", "dag": "2022-03-01", "paragraf": "7"}


def given(key: CostKey, **facts: object) -> dict[str, object]:
    return {
        "titel": "Gemensam stab",
        "ar": "2022",
        "summa": "1 000 000",
        "nyckel": str(key.pk),
        "dag": "2021-12-31",
        "steg": "visa",
        **facts,
    }


def test_a_run_is_shown_whole_before_anything_is_kept() -> None:
    structure = costing.a_county()
    browser = coordinator(structure)

    answer = browser.post(NEW, given(costing.a_key(structure)))

    assert answer.status_code == 200
    told = words_of(answer)
    assert "Inget är sparat än." in told
    assert "347 666 kr" in told
    assert "34,77 %" in told
    assert not Run.objects.exists()


def test_confirmed_as_it_was_shown_it_is_kept_as_a_proposal() -> None:
    structure = costing.a_county()
    browser = coordinator(structure)
    key = costing.a_key(structure)
    result = browser.post(NEW, given(key)).context["run"].result

    answer = browser.post(NEW, given(key, steg="bekrafta", resultat=result))

    assert (answer.status_code, answer["Location"]) == (302, RUN)
    run = Run.objects.get()
    assert (run.state, run.total_ore, run.result) == ("proposed", 1_000_000 * KR, result)


def test_figures_that_changed_after_the_preview_are_shown_before_anything_is_kept() -> None:
    structure = costing.a_county()
    browser = coordinator(structure)
    key = costing.a_key(structure)
    result = browser.post(NEW, given(key)).context["run"].result
    was = Figure.objects.get(party__key="ekby")
    costing.a_population(was.series, "ekby", 99_999, corrects=was, noted_on=TODAY)

    answer = browser.post(NEW, given(key, steg="bekrafta", resultat=result))

    assert answer.status_code == 409
    assert "Uppgifterna ändrades medan du tittade." in words_of(answer)
    assert not Run.objects.exists()


def test_what_cannot_be_shared_is_said_with_the_way_out() -> None:
    structure = costing.a_county()
    key = costing.a_key(structure, 'name = "Bruk"\nby = "use"\n', "bruk")

    answer = coordinator(structure).post(NEW, given(key))

    assert answer.status_code == 422
    told = words_of(answer)
    assert "Det saknas uppgifter om" in told
    assert "Lägg in uppgifterna med källa och datum" in told
    assert 'value="1 000 000"' in told


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"summa": ""}, "Skriv en summa, eller välj en budget."),
        ({"summa": "mycket"}, "Det är inget belopp."),
        ({"nyckel": ""}, "Välj en fördelningsnyckel."),
        ({"utan": ["ekby", "alby", "regionen"]}, "Någon måste vara kvar"),
    ],
)
def test_a_run_that_is_not_whole_is_not_computed(facts: dict[str, object], said: str) -> None:
    structure = costing.a_county()

    answer = coordinator(structure).post(NEW, given(costing.a_key(structure), **facts))

    assert answer.status_code == 422
    assert said in words_of(answer)


def test_a_budget_gives_what_is_to_be_shared() -> None:
    structure = costing.a_county()
    costing.a_key(structure)
    lines = [
        actions.WrittenLine("cost", "Stab", 500_000 * KR),
        actions.WrittenLine("income", "Bidrag", 100_000 * KR),
    ]
    written = actions.WrittenBudget("stab-2022", 2022, "Gemensam stab", lines)
    actions.write_budget(structure=structure, written=written, on=TODAY, actor="Kim")

    told = shown(coordinator(structure), f"{NEW}?budget=stab-2022")

    assert 'value="400 000"' in told
    assert 'value="Gemensam stab"' in told


def test_a_correction_begins_with_what_it_corrects_and_shows_each_difference() -> None:
    structure = costing.a_county()
    run = locked(structure, 2022)
    was = Figure.objects.get(party__key="ekby")
    costing.a_population(was.series, "ekby", 23_986, corrects=was, noted_on=TODAY)
    browser = coordinator(structure)

    assert 'value="1 000 000"' in shown(browser, f"{NEW}?rattar=2022-1")
    answer = browser.post(f"{NEW}?rattar=2022-1", given(run.cost_key))

    told = words_of(answer)
    assert "Rättar Gemensam stab 2022-1, som står kvar som den är." in told
    assert "Mot 2022-1" in told
    assert "+5 581 kr" in told  # 23 986 of 151 892 against 22 986 of 150 892


def test_only_a_locked_run_is_corrected() -> None:
    structure = costing.a_county()
    costing.a_run(structure)

    browser = coordinator(structure)

    asked = [browser.get(f"{NEW}?rattar={number}") for number in ("2022-1", "2022-9", "fel", "1-")]

    assert [answer.status_code for answer in asked] == [404, 404, 404, 404]


def test_the_decision_the_lock_and_what_each_leads_to() -> None:
    structure = costing.a_county()
    costing.a_run(structure)
    browser = coordinator(structure)

    assert "märks inte längre som utkast" in shown(browser, f"{RUN}gor/godkann/")
    answer = browser.post(f"{RUN}gor/godkann/", {"version": "1", **DECIDED})
    assert answer["Location"] == RUN
    assert "Blir varje belopp detsamma fryses de" in shown(browser, f"{RUN}gor/las/")
    browser.post(f"{RUN}gor/las/", {"version": "2"})

    run = Run.objects.get()
    assert (run.state, run.decision, run.locked_by) == (
        "locked",
        "Regionfullmäktige 2022-03-01 § 7",
        str(run.locked_by),
    )
    assert "Här finns inget att göra" in shown(browser, f"{RUN}gor/ta-tillbaka/")


def test_an_approval_says_by_which_decision_and_a_withdrawal_why() -> None:
    structure = costing.a_county()
    costing.a_run(structure)
    browser = coordinator(structure)

    for act in ("godkann", "ta-tillbaka"):
        assert browser.post(f"{RUN}gor/{act}/", {"version": "1"}).status_code == 422

    assert Run.objects.get().state == "proposed"


def test_whoever_was_first_is_told_of_and_what_was_written_stays() -> None:
    structure = costing.a_county()
    run = costing.a_run(structure)
    browser = coordinator(structure)
    actions.approve_run(run=run, decision=costing.DECIDED, version=1, on=TODAY, actor="Siv")

    answer = browser.post(f"{RUN}gor/ta-tillbaka/", {"version": "1", "skal": "Fel summa"})

    assert answer.status_code == 409
    told = words_of(answer)
    assert "Den är nu godkänd." in told
    assert "Fel summa" in told
    again = browser.post(f"{RUN}gor/ta-tillbaka/", {"version": "2", "skal": "Fel summa"})
    assert again.status_code == 302
    assert Run.objects.get().withdrawn_why == "Fel summa"
