"""`samverk audit verify` finds what went past the triggers, and names it."""

import json
import re

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samverk.config.commands import audit as command
from samverk.foundation.audit.sql import FUNCTIONS
from samverk.foundation.audit.verify import Report, head, verify
from tests.foundation.audit.notebook import Note, another, run, tampering

pytestmark = pytest.mark.usefixtures("committed_notes")


def three_notes() -> list[Note]:
    return [Note.objects.create(text=each) for each in ("a", "b", "c")]


def codes(report: Report) -> list[str]:
    return [flaw.code for flaw in report.flaws]


def test_an_empty_trail_is_whole() -> None:
    report = verify()

    assert report.is_whole
    assert (report.links, report.head) == (0, None)


def test_an_untouched_trail_is_whole_and_says_how_long_it_is() -> None:
    three_notes()
    Note.objects.update(colour="b")
    Note.objects.filter(text="c").delete()

    report = verify()

    assert report.is_whole
    assert report.links == 7
    assert {"audit_note", "audit_shelf", "foundation_user"} <= set(report.tables)


@pytest.mark.parametrize(
    "change",
    [
        "actor = 'någon annan'",
        "reason = 'en annan anledning'",
        "after = jsonb_set(after, '{text}', '\"x\"')",
        "at = at + interval '1 microsecond'",
        "\"row\" = '99999'",
        "version = '9.9'",
        "day = '2020-01-01'",
    ],
)
def test_a_changed_entry_is_named(change: str) -> None:
    three_notes()

    tampering(f"UPDATE foundation_auditentry SET {change} WHERE after->>'text' = 'b'")  # noqa: S608

    first = verify().flaws[0]
    assert (first.code, first.number, first.table) == ("entry_changed", 2, "audit_note")


def test_a_deleted_entry_is_named() -> None:
    three_notes()

    tampering("DELETE FROM foundation_auditentry WHERE after->>'text' = 'b'")

    assert [(each.code, each.number) for each in verify().flaws] == [
        ("entry_missing", 2),
        ("row_without_entry", None),
    ]


def test_a_deleted_link_is_named_with_its_entry() -> None:
    three_notes()

    tampering("DELETE FROM foundation_auditlink WHERE number = 2")

    report = verify()
    assert codes(report) == ["link_missing", "entry_unsealed"]
    assert report.flaws[0].number == 3


def test_a_missing_beginning_is_named() -> None:
    three_notes()

    tampering("DELETE FROM foundation_auditlink WHERE number = 1")

    assert (verify().flaws[0].code, verify().flaws[0].number) == ("link_missing", 2)


def test_a_changed_link_is_named_and_so_is_the_one_that_leaned_on_it() -> None:
    three_notes()

    tampering("UPDATE foundation_auditlink SET hash = sha256(hash) WHERE number = 2")

    assert [(each.code, each.number) for each in verify().flaws] == [
        ("entry_changed", 2),
        ("link_broken", 3),
    ]


def test_an_entry_put_in_by_hand_has_no_link() -> None:
    three_notes()

    tampering(
        """INSERT INTO foundation_auditentry (at, transaction, "table", "row", operation, after,
                                              actor, actor_kind, reason, version)
           SELECT at, transaction, "table", '77', operation, after, actor, actor_kind, '', ''
             FROM foundation_auditentry LIMIT 1"""
    )

    assert codes(verify()) == ["entry_unsealed", "row_is_gone"]


def test_a_row_changed_past_the_triggers_is_named() -> None:
    note = three_notes()[1]

    tampering("UPDATE audit_note SET text = 'x' WHERE text = 'b'")

    (flaw,) = verify().flaws
    assert (flaw.code, flaw.table, flaw.row) == ("row_differs", "audit_note", str(note.pk))


def test_a_hidden_value_changed_past_the_triggers_is_named() -> None:
    Note.objects.create(text="a", secret="gammal")

    tampering("UPDATE audit_note SET secret = 'ny'")

    assert codes(verify()) == ["row_differs"]


def test_a_row_put_in_past_the_triggers_is_named() -> None:
    tampering("INSERT INTO audit_note (text) VALUES ('smuget')")

    assert codes(verify()) == ["row_without_entry"]


def test_a_row_deleted_past_the_triggers_is_named() -> None:
    three_notes()

    tampering("DELETE FROM audit_note WHERE text = 'b'")

    assert codes(verify()) == ["row_is_gone"]


def test_a_row_brought_back_past_the_triggers_is_named() -> None:
    note = three_notes()[1]
    note.delete()

    tampering(
        """INSERT INTO audit_note (id, text)
           SELECT "row"::bigint, 'b' FROM foundation_auditentry WHERE operation = 'delete'"""
    )

    assert codes(verify()) == ["row_came_back"]


def test_a_column_that_comes_later_is_no_change_of_the_rows() -> None:
    three_notes()

    run("ALTER TABLE audit_note ADD COLUMN extra text NOT NULL DEFAULT 'x', DROP COLUMN made")

    assert verify().is_whole


def test_a_column_of_another_type_is_restated() -> None:
    three_notes()
    run("ALTER TABLE audit_note ALTER COLUMN text TYPE jsonb USING jsonb_build_array(text)")
    assert codes(verify()) == ["row_differs"] * 3

    run("SELECT audit_restate('audit_note')")

    assert verify().is_whole


def test_a_trigger_left_switched_off_is_named() -> None:
    three_notes()

    run("ALTER TABLE audit_note DISABLE TRIGGER audit_record")

    (flaw,) = verify().flaws
    assert (flaw.code, flaw.table, flaw.row) == ("guard_off", "audit_note", "audit_record")


def test_a_trigger_taken_away_is_named_as_long_as_there_is_history() -> None:
    three_notes()

    run("DROP TRIGGER audit_record ON audit_note")

    (flaw,) = verify().flaws
    assert (flaw.code, flaw.table, flaw.row) == ("guard_missing", "audit_note", "audit_record")


def test_a_rewritten_function_is_named() -> None:
    declared, body = FUNCTIONS["audit_refuse()"]
    rewritten = body.replace("restrict_violation", "successful_completion")
    try:
        run(f"CREATE OR REPLACE FUNCTION audit_refuse() {declared} AS $body${rewritten}$body$")
        report = verify()
    finally:
        run(f"CREATE OR REPLACE FUNCTION audit_refuse() {declared} AS $body${body}$body$")

    assert [(each.code, each.row) for each in report.flaws] == [("guard_rewritten", "audit_refuse")]
    assert verify().is_whole


def test_a_cut_chain_is_told_by_a_head_that_was_published() -> None:
    three_notes()
    published = head()
    assert published is not None
    assert verify(published=published.hash).is_whole

    tampering(
        """DELETE FROM audit_note WHERE text = 'c';
           DELETE FROM foundation_auditlink WHERE number = 3;
           DELETE FROM foundation_auditentry WHERE after->>'text' = 'c'"""
    )

    assert verify().is_whole
    assert codes(verify(published=published.hash)) == ["head_unknown"]


def test_only_the_first_flaws_are_listed_but_all_are_counted() -> None:
    Note.objects.bulk_create([Note(text=str(n)) for n in range(30)])

    tampering("UPDATE audit_note SET text = 'x'")

    flaws = verify().flaws
    assert len(flaws) == 20
    assert flaws[0].total == 30


def test_a_walk_sees_one_moment_while_others_write() -> None:
    three_notes()
    with another() as writer:
        writer.execute("UPDATE audit_note SET text = 'på väg'")

        assert verify().is_whole

        writer.commit()
    assert verify().is_whole


STEPS = st.lists(
    st.sampled_from(
        [
            "INSERT INTO audit_note (text) VALUES ('å')",
            "INSERT INTO audit_note (text, period) VALUES ('\u2028', '[2026-01-01,)')",
            "UPDATE audit_note SET text = text || 'ä' WHERE id % 2 = 0",
            "UPDATE audit_note SET opened = opened + 1",
            "UPDATE audit_note SET secret = secret || 'x', seen = clock_timestamp()",
            "DELETE FROM audit_note WHERE id % 3 = 0",
            "INSERT INTO audit_note (id, text) VALUES (999, 'åter') ON CONFLICT (id) DO UPDATE SET text = 'igen'",
            "DELETE FROM audit_note WHERE id = 999",
            "SET CONSTRAINTS ALL IMMEDIATE",
            "SET CONSTRAINTS ALL DEFERRED",
            "SAVEPOINT here",
            "ROLLBACK TO SAVEPOINT here",
            "RELEASE SAVEPOINT here",
            "COMMIT",
            "ROLLBACK",
        ]
    ),
    max_size=25,
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=STEPS, second=STEPS)
def test_whatever_is_written_the_trail_is_whole(first: list[str], second: list[str]) -> None:
    with another() as one:
        for step in [*first, "COMMIT", *second]:
            _step(one, step)
        one.rollback()

    report = verify()

    assert report.is_whole, report.flaws


def _step(writer: psycopg.Connection, step: str) -> None:
    try:
        writer.execute(step)
    except psycopg.errors.InvalidSavepointSpecification:
        writer.rollback()


def test_the_command_says_that_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    three_notes()

    assert command.run(["verify"]) == 0

    said = capsys.readouterr().out
    assert said.startswith("Historiken är obruten. 3 länkar")
    assert re.search(r"\(\d+ länkar/s\)", said)


def test_the_command_names_what_is_wrong_in_words_and_in_json(
    capsys: pytest.CaptureFixture[str],
) -> None:
    three_notes()
    tampering("UPDATE foundation_auditentry SET actor = 'x' WHERE after->>'text' = 'b'")

    assert command.run(["verify"]) == 1
    assert "Länk 2: post" in capsys.readouterr().out
    assert command.run(["verify", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["whole"], told["links"], told["flaws"][0]["code"]) == (False, 3, "entry_changed")
    assert told["flaws"][0]["message_sv"].startswith("Länk 2")


def test_the_command_checks_a_published_head(capsys: pytest.CaptureFixture[str]) -> None:
    three_notes()

    assert command.run(["head"]) == 0
    number, digest, at = capsys.readouterr().out.split()
    assert number == "3"
    assert at.endswith("Z")
    assert command.run(["verify", "--head", digest]) == 0
    assert command.run(["verify", "--head", "00" * 32]) == 1
    assert "finns inte i kedjan" in capsys.readouterr().out


def test_an_empty_trail_has_no_head(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.run(["head"]) == 2

    assert "tom" in capsys.readouterr().err
