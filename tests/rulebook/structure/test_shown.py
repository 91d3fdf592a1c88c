import datetime as dt

import pytest

from samverk.rulebook.structure import checks
from samverk.rulebook.structure.shown import check, layout, whole
from tests.rulebook.structure.texts import SHIPPED, changed, example, faults, shipped, structure

THEN = dt.date(2024, 6, 1)
EVERYTHING = """
[areas.norr]
name = "Norr"
parties = ["ekby", "granby"]

[associations.kommunforbundet]
name = "Kommunförbundet"

[offices.socialchef]
name = "socialchef"

[professions.lakare]
name = "läkare"

[secretariat]
name = "Koordinatorer"
form = "rotating"
among = ["ekby", "granby"]
every_years = 2
full_time_posts = "1.5"
note = "Börjar i Ekby."

[bodies.radet]
name = "Rådet"
short = "R"
aliases = ["Länsrådet"]
form = "committee"
level = "local"
kind = "council"
parent = "samradet"
area = "norr"
outside = true
starts = 2024-01-01
presenter = { chair_of = "beredningen" }
outcomes = ["recommend", "decide"]
quotas = [{ profession = "lakare", at_least = 2, side = "region" }]
substitutes = { attend = "always", kind = "personal", as_many_as_ordinary = true }
meetings = { min = 4 }
term = { years = 4, starts = "04-01", first_year = 2023 }
remit = { text = "Samtala", decided_by = "samradet", rules_by = "itself" }
reviews = [{ of = ["remit", "staffing"], every_years = 2 }]
note = "Prövas."

[bodies.radet.presidium]
chosen_by = "council"
longer_by = "not allowed"
chair = { side = "alternates", per = "mandate period", first = { year = 2023, side = "region" } }
vice = { network = "kommunforbundet", count = 2 }

[[bodies.radet.seats]]
from = { office = "socialchef", at = ["ekby", "granby"] }
as = "member"

[[bodies.radet.seats]]
from = { association = "kommunforbundet", side = "municipalities" }
ordinary = { min = 2 }
profession = "lakare"
eligible = ["elected", "official"]

[[bodies.radet.seats]]
from = { vice_chair_of = "beredningen" }
as = "observer"
when = "when needed"

[[bodies.radet.seats]]
from = { each = "agency" }

[bodies.natverket]
name = "Nätverket"
form = "officials_group"
level = "local"
meetings = "when needed"
presidium = { chair = { side = "region" }, vice = { side = "region" } }

[bodies.gruppen]
name = "Gruppen"
form = "officials_group"
level = "local"
meetings = 6
substitutes = {}
presidium = { vice = {} }

[tracks.bilateralt]
name = "Två och två"
kind = "bilateral"
parties = ["ekby"]
with = "region-exempel"
convener = "either"
first_meeting = { year = 2024, season = "autumn" }
then = "yearly"
notes_by = "sekreteraren"
into = "samradet"

[routes.vagen]
name = "Vägen"
stops = ["raiser", "bilateralt", "samradet", "principals"]
between_levels = "line"
written = true
routine_by = "samradet"

[agreements.lokalt]
name = "Lokalt avtal"
kind = "local"
parent = "avtalet"
parties = ["ekby", "region-exempel"]
each_with = "region-exempel"
registry_number = "1-2024"
required_by = "en lag"
disputes = "Förhandling"
force = { when = "number", number = 2, not_before = 2024-02-01 }
lasts = { until = "further notice", renewal_months = 12 }
notice = { months = 3, from = "received", by = "samradet", written = true, ends_for = "the one" }

[agreements.lokalt.duties.resultat]
what = "Redovisa"
owner = "parties"
latest = 2024-10-01
at = "mötet"

[calendar.dag]
what = "Dag"
on = "03-01"
owner = "coordinator"
settled_by = "samradet"

[calendar.senast]
what = "Senast"
by = "11-30"

[calendar.arstid]
what = "Årstid"
season = "winter"

[calendar.nagon-gang]
what = "Någon gång"
"""


def shown(text: str, language: str = "sv", on: dt.date = THEN) -> str:
    return "\n".join(whole.lines(structure(text), language, on=on))


def test_everything_that_the_format_can_hold_is_told_in_swedish() -> None:
    told = " ".join(shown(example() + EVERYTHING).split())

    for passage in (
        "Rådet (R) · nämnd",
        "socialchef hos Ekby kommun och Granby kommun: 1 ordinarie var",
        "Kommunförbundet: minst 2 ordinarie; läkare; valbar: förtroendevald och tjänsteperson",
        "vice ordföranden i Beredningen: observatör, vid behov",
        "Platser ingen:",
        "Andra namn Länsrådet",
        "Slag råd",
        "Finns från 1 januari 2024",
        "Ställning vid sidan av avtalet",
        "Delregion Norr",
        "Hör till Samrådet",
        "Föredragande ordföranden i Beredningen",
        "Yrken minst 2 läkare (Regionen)",
        "Ersättare deltar alltid, personliga, lika många som ordinarie",
        "Ordförande skiftar mellan sidorna varje mandatperiod; 2024: Regionen",
        "Börjar med Regionen 2023",
        "Vice ordförande 2, Kommunförbundet",
        "Utses av fullmäktige",
        "Förlängs genom får inte förlängas",
        "Mandatperiod 4 år, räknat från 1 april 2023",
        "Möten minst 4 om året",
        "Möten vid behov",
        "Möten 6 om året",
        "Fastställs av Samrådet",
        "Arbetsordning organet självt",
        "Ses över uppdrag och bemanning minst vartannat år",
        "Utfall rekommendation och beslut",
        "Anmärkning Prövas.",
        (
            "Koordinatorer, roterande, hos Ekby kommun och Granby kommun, vartannat år, 1,5 årsarbetare. "
            "Börjar i Ekby."
        ),
        "Parter Ekby kommun, var för sig, med Region Exempel",
        "Första mötet hösten 2024",
        "Sammankallar någon av dem",
        "Därefter varje år",
        "Antecknar sekreteraren",
        "Förs vidare till Samrådet",
        "den som väcker frågan → Två och två → Samrådet → huvudmännen, som beslutar",
        "Byte av nivå genom linjen hos varje huvudman",
        "Form skriftlig",
        "Rutinen beslutas av Samrådet",
        "Under Överenskommelsen",
        "Diarienummer 1-2024",
        "Krävs av en lag",
        "Gäller när ett visst antal har antagit, 2, tidigast 1 februari 2024",
        "Tid tills vidare, förlängs 12 månader",
        (
            "3 månader, skriftligt, till Samrådet, räknat från: när uppsägningen kommit in, "
            "upphör för: den som säger upp"
        ),
        "Tvister Förhandling",
        "Skyldighet Redovisa · parterna · senast 1 oktober 2024 · mötet",
        "När 1 mars",
        "Vem koordinatorn",
        "När senast 30 november",
        "När vintern",
    ):
        assert passage in told, passage


def test_the_parties_that_decide_when_an_agreement_begins_are_named() -> None:
    named = changed(
        example(),
        'force = { when = "all", clause',
        'force = { when = "named", parties = ["ekby", "almby"], clause',
    )

    said = " ".join(shown(named).split())

    assert "Gäller när namngivna parter har antagit, Ekby kommun, Almby kommun" in said


@pytest.mark.parametrize("name", SHIPPED)
def test_no_swedish_word_of_ours_is_left_in_the_english_text(name: str) -> None:
    text = shipped(name)
    english = shown(text, "en", structure(text).period.from_day)

    for word in (
        "ordinarie",
        "ersättare",
        "tills vidare",
        "skiftar",
        "Öppna",
        "årsarbetare",
        "vid behov",
    ):
        assert word not in english, word


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_lines_of_a_shown_structure_fit_a_terminal(name: str, language: str) -> None:
    text = shipped(name)

    told = shown(text, language, structure(text).period.from_day).split("\n")

    assert [line for line in told if len(line) > layout.WIDTH and "·" not in line] == []


def test_a_body_is_shown_only_on_the_days_it_exists() -> None:
    text = changed(example(), "[bodies.beredningen]", "[bodies.beredningen]\nends = 2025-01-01")

    assert "  Beredningen ·" in shown(text, on=dt.date(2024, 12, 31))
    assert "  Beredningen ·" not in shown(text, on=dt.date(2025, 1, 1))


def test_an_organisation_that_does_not_sign_is_named_apart() -> None:
    text = changed(example(), "[parties.almby]", "[parties.almby]\nsignatory = false")

    told = shown(text).split("\n")

    assert told[told.index("ANDRA SOM DELTAR") + 1] == "  Almby kommun"


def test_the_check_marks_a_number_that_the_text_does_not_give() -> None:
    parsed = structure(example())

    told = list(check.lines(parsed, checks.findings(parsed, on=THEN), "sv", on=THEN))

    assert "? är ett antal som texten inte anger." in told
    assert any(line.startswith("Samrådet") and "5–6" in line for line in told)
    assert told[-1] == "Filen går att använda."


def test_the_check_explains_the_mark_only_where_it_stands() -> None:
    parsed = structure(changed(example(), 'ordinary = "unstated"', "ordinary = 1"))

    told = list(check.lines(parsed, (), "sv", on=THEN))

    assert not [line for line in told if "?" in line]


def test_what_is_not_said_is_not_shown() -> None:
    bare = """
[secretariat]
form = "shared"

[tracks.sparet]
name = "Spåret"
kind = "other"
parties = ["ekby"]
with = "region-exempel"
"""

    told = shown(example() + bare).split("\n")

    assert told[told.index("STÖD") + 2] == "  delat"
    assert told[told.index("  Spåret") + 1].split(maxsplit=1)[0] == "Parter"
    assert told[told.index("  Spåret") + 2] == ""


def test_the_check_says_when_the_version_does_not_hold_that_day() -> None:
    before = dt.date(2020, 1, 1)
    parsed = structure(
        changed(example(), "[bodies.beredningen]", "[bodies.beredningen]\nstarts = 2024-01-01")
    )

    told = list(check.lines(parsed, (), "sv", on=before))

    assert any(line.startswith("Samrådet") for line in told)
    assert not any(line.startswith("Beredningen") for line in told)
    assert "Obs: versionen gäller från 1 januari 2024 tills vidare." in told


def test_a_finding_that_stops_is_said_at_the_end() -> None:
    parsed = structure(
        changed(example(), "[bodies.samradet]", '[bodies.samradet]\noutcomes = ["decide"]')
    )
    findings = checks.findings(parsed, on=THEN)

    told = list(check.lines(parsed, findings, "en", on=THEN))

    assert told[-1] == "The file can be read, but what stops it must be mended first."
    assert "Stops (1)" in told


def test_a_question_on_a_body_is_told_with_the_name_of_the_body() -> None:
    question = """
[[questions]]
kind = "silent"
body = "beredningen"
sv = "Hur många får varje part skicka?"
en = "How many may each party send?"
clause = "4"
"""
    parsed = structure(example() + question)

    told = list(check.lines(parsed, checks.findings(parsed, on=THEN), "sv", on=THEN))

    asked = [line for line in told if "Texten tiger." in line]
    assert asked[0].startswith("  · Texten tiger. Räknas uppsägningstiden")
    assert asked[1].startswith("  · Beredningen: Texten tiger. Hur många får varje part skicka?")


def test_a_fault_of_the_whole_file_has_no_line_in_the_text() -> None:
    found = faults(changed(example(), "format = 1\n", ""))

    assert list(check.of_faults("x.toml", found, "en")) == [
        "x.toml cannot be used.",
        "",
        "format",
        "  format is missing.",
        "  Allowed: a whole number 1–1.",
    ]


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    rows = [("a", "1"), ("bbb", "22")]

    assert list(layout.columns(rows, right=frozenset({1}))) == ["a     1", "bbb  22"]


def test_a_clause_is_not_broken_over_two_lines() -> None:
    text = "x" * 100 + " ord [sfs-2003-1210 10 §]"

    assert list(layout.wrapped(text, first="", then="  ")) == [
        "x" * 100 + " ord",
        "  [sfs-2003-1210 10 §]",
    ]


def test_a_text_that_leaves_no_question_open_has_no_heading_for_them() -> None:
    text = example()

    assert "ÖPPNA FRÅGOR" in shown(text)
    assert "ÖPPNA FRÅGOR" not in shown(text[: text.index("[[questions]]")])
