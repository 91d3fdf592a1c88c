"""The functions and triggers of the audit trail, as migration 0003 installs them.

Never changed once released: a new wording is a new module and a new migration. {schema} is the
schema of the installation; every name is written out, since the functions run as their owner.
"""

from typing import Final

# Everything that changes how PostgreSQL writes a value as text: images must not depend on it.
PINNED: Final = """
    SET search_path = pg_catalog, pg_temp
    SET timezone = 'UTC' SET datestyle = 'ISO, YMD' SET intervalstyle = 'iso_8601'
    SET bytea_output = 'hex' SET extra_float_digits = 1"""

WAITING: Final = """
CREATE TABLE {schema}.foundation_auditwaiting (
    transaction xid8 PRIMARY KEY,
    first_entry bigint NOT NULL
)"""

# What is hashed. Column by column: one that is added later must not change the old hashes.
CANONICAL: Final = """json_build_array(
        'samverk 1', entry.id, entry.at AT TIME ZONE 'UTC', entry.transaction,
        entry."table", entry."row", entry.operation, entry.before, entry.after,
        entry.actor, entry.actor_kind, entry.reason, entry.version, entry.day
    )::text"""

# For verify, where the planner writes it out; the sealing has it written out here, since
# PostgreSQL would plan a call of it anew in every transaction (0.1 ms).
TEXT: Final = f"""
    SELECT {CANONICAL}
"""

IMAGE: Final = """
DECLARE
    name text;
    image jsonb := whole - skip;
BEGIN
    FOREACH name IN ARRAY hide LOOP
        IF image ->> name IS NOT NULL THEN
            image := jsonb_set(image, ARRAY[name], to_jsonb(
                'sha256:' || encode(sha256(convert_to(image ->> name, 'UTF8')), 'hex')));
        END IF;
    END LOOP;
    RETURN image;
END
"""

RECORD: Final = """
DECLARE
    was jsonb;
    is_now jsonb;
    act text := lower(TG_OP);
    who text := nullif(current_setting('samverk.actor', true), '');
BEGIN
    IF TG_OP <> 'INSERT' THEN
        was := to_jsonb(OLD);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        is_now := to_jsonb(NEW);
    END IF;
    IF TG_ARGV[1] <> '{}' OR TG_ARGV[2] <> '{}' THEN
        was := {schema}.audit_image(was, TG_ARGV[1]::text[], TG_ARGV[2]::text[]);
        is_now := {schema}.audit_image(is_now, TG_ARGV[1]::text[], TG_ARGV[2]::text[]);
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF was -> TG_ARGV[0] <> is_now -> TG_ARGV[0] THEN
            RAISE EXCEPTION 'Nyckeln % i % ändras aldrig.', was ->> TG_ARGV[0], TG_TABLE_NAME
                USING ERRCODE = 'restrict_violation';
        END IF;
        IF was = is_now THEN
            IF current_setting('samverk.restate', true) IS DISTINCT FROM 'on' THEN
                RETURN NULL;
            END IF;
            act := 'baseline';
            was := NULL;
        END IF;
    END IF;
    INSERT INTO {schema}.foundation_auditentry (
        at, transaction, "table", "row", operation, before, after,
        actor, actor_kind, reason, version, day
    ) VALUES (
        clock_timestamp(), pg_current_xact_id()::text::bigint, TG_TABLE_NAME,
        coalesce(is_now, was) ->> TG_ARGV[0], act, was, is_now,
        coalesce(who, session_user),
        CASE WHEN who IS NULL THEN 'database'
             ELSE coalesce(nullif(current_setting('samverk.actor_kind', true), ''), 'person') END,
        coalesce(current_setting('samverk.reason', true), ''),
        coalesce(nullif(current_setting('samverk.version', true), ''),
                 current_setting('application_name')),
        nullif(current_setting('samverk.day', true), '')::date
    );
    RETURN NULL;
END
"""

# At commit PostgreSQL runs the deferred checks in rounds: those that are queued while a round runs
# wait for the next. This runs in the first round, among the foreign keys' checks, which may wait
# for somebody's row; it only queues the sealing, so that the chain's lock is taken after them all.
# (After SET CONSTRAINTS ALL IMMEDIATE there are no rounds: the first entry's sealing takes all.)
QUEUE: Final = """
BEGIN
    INSERT INTO {schema}.foundation_auditwaiting (transaction, first_entry)
    SELECT pg_current_xact_id(), NEW.id
     WHERE NOT EXISTS (SELECT FROM {schema}.foundation_auditlink WHERE entry_id = NEW.id)
    ON CONFLICT (transaction) DO NOTHING;
    RETURN NULL;
END
"""

SEAL: Final = """
DECLARE
    entry {schema}.foundation_auditentry;
    place bigint;
    last bytea;
    next bytea;
BEGIN
    -- Held until the transaction is over: who comes next sees our links.
    PERFORM pg_advisory_xact_lock(7163061521019425908);
    SELECT link.number, link.hash INTO place, last
      FROM {schema}.foundation_auditlink AS link ORDER BY link.number DESC LIMIT 1;
    IF NOT FOUND THEN
        place := 0;
        last := decode(repeat('00', 32), 'hex');
    END IF;
    FOR entry IN
        SELECT each.* FROM {schema}.foundation_auditentry AS each
         WHERE each.id >= NEW.first_entry AND each.transaction = NEW.transaction::text::bigint
         ORDER BY each.id
    LOOP
        place := place + 1;
        next := sha256(last || convert_to({canonical}, 'UTF8'));
        -- On a conflict: a snapshot older than the last link (repeatable read, serializable).
        -- DO NOTHING then becomes PostgreSQL's own "could not serialize", which callers retry.
        INSERT INTO {schema}.foundation_auditlink (number, entry_id, previous, hash)
        VALUES (place, entry.id, last, next) ON CONFLICT (number) DO NOTHING;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'Historikens kedja är redan upptagen vid länk %.', place
                USING ERRCODE = 'serialization_failure';
        END IF;
        last := next;
    END LOOP;
    DELETE FROM {schema}.foundation_auditwaiting AS done WHERE done.transaction = NEW.transaction;
    RETURN NULL;
END
""".replace("{canonical}", CANONICAL)

REFUSE: Final = """
BEGIN
    RAISE EXCEPTION 'Historiken ändras aldrig: % i % är inte tillåtet.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation',
              HINT = 'En felaktig uppgift rättas i registret; rättelsen blir en ny post här.';
END
"""

REFUSE_TRUNCATE: Final = """
BEGIN
    RAISE EXCEPTION '% töms inte: varje rads historia ska finnas kvar.', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
"""

REFUSE_DELETE: Final = """
BEGIN
    RAISE EXCEPTION 'Inget tas bort ur %: avsluta med ett datum i stället.', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
"""

DIFFERING: Final = """
DECLARE
    given text[];
    image text := 'to_jsonb(row)';
BEGIN
    SELECT string_to_array(encode(tgargs, 'escape'), E'\\\\000') INTO STRICT given
      FROM pg_trigger WHERE tgrelid = target AND tgname = 'audit_record';
    IF given[2] <> '{}' OR given[3] <> '{}' THEN
        image := format('{schema}.audit_image(to_jsonb(row), %L, %L)', given[2], given[3]);
    END IF;
    RETURN QUERY EXECUTE format($query$
        SELECT coalesce(standing.key, said."row"),
               CASE WHEN said."row" IS NULL THEN 'row_without_entry'
                    WHEN standing.key IS NULL THEN 'row_is_gone'
                    WHEN said.operation = 'delete' THEN 'row_came_back'
                    ELSE 'row_differs' END
          FROM (SELECT row.%1$I::text AS key,
                       %2$s AS image
                  FROM %3$s AS row) AS standing
          FULL JOIN (SELECT DISTINCT ON (entry."row") entry."row", entry.operation, entry.after
                       FROM {schema}.foundation_auditentry AS entry
                      WHERE entry."table" = %4$L
                      ORDER BY entry."row", entry.id DESC) AS said ON said."row" = standing.key
         WHERE CASE WHEN standing.key IS NULL THEN said.operation <> 'delete'
                    WHEN said."row" IS NULL OR said.operation = 'delete' THEN true
                    WHEN standing.image = said.after THEN false
                    ELSE EXISTS (
                        -- A column that came or went since then is no change of the row.
                        SELECT FROM jsonb_each(standing.image) AS a
                          JOIN jsonb_each(said.after) AS b USING (key)
                         WHERE a.value IS DISTINCT FROM b.value) END
         ORDER BY 1
    $query$, given[1], image, target,
        (SELECT relname FROM pg_class WHERE oid = target));
END
"""

RESTATE: Final = """
DECLARE
    key text;
    restated bigint;
BEGIN
    SELECT split_part(encode(tgargs, 'escape'), E'\\\\000', 1) INTO STRICT key
      FROM pg_trigger WHERE tgrelid = target AND tgname = 'audit_record';
    PERFORM set_config('samverk.restate', 'on', true);
    EXECUTE format($query$
        UPDATE %1$s SET %2$I = %2$I
         WHERE %2$I::text IN (SELECT "row" FROM {schema}.audit_differing(%3$L::regclass))
    $query$, target, key, target);
    GET DIAGNOSTICS restated = ROW_COUNT;
    PERFORM set_config('samverk.restate', '', true);
    RETURN restated;
END
"""

ATTACH: Final = """
DECLARE
    keys text[];
BEGIN
    SELECT array_agg(attname) INTO keys
      FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
     WHERE indrelid = target AND indisprimary;
    IF cardinality(keys) IS DISTINCT FROM 1 THEN
        RAISE EXCEPTION '% saknar en nyckel av en kolumn och kan inte få historik.', target;
    END IF;
    EXECUTE format(
        'CREATE TRIGGER audit_record AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW '
        'EXECUTE FUNCTION {schema}.audit_record(%L, %L, %L)', target, keys[1], skip, hide);
    EXECUTE format(
        'CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON %s FOR EACH STATEMENT '
        'EXECUTE FUNCTION {schema}.audit_refuse_truncate()', target);
    IF NOT may_delete THEN
        EXECUTE format(
            'CREATE TRIGGER audit_no_delete BEFORE DELETE ON %s FOR EACH ROW '
            'EXECUTE FUNCTION {schema}.audit_refuse_delete()', target);
    END IF;
    PERFORM {schema}.audit_restate(target);
END
"""

DETACH: Final = """
BEGIN
    EXECUTE format('DROP TRIGGER IF EXISTS audit_no_delete ON %s', target);
    EXECUTE format('DROP TRIGGER IF EXISTS audit_no_truncate ON %s', target);
    EXECUTE format('DROP TRIGGER IF EXISTS audit_record ON %s', target);
END
"""

_AS_TRIGGER: Final = "RETURNS trigger LANGUAGE plpgsql"
_AS_OWNER: Final = "SECURITY DEFINER SET search_path = pg_catalog, pg_temp"
_SAFE_PATH: Final = "SET search_path = pg_catalog, pg_temp"

# name and arguments → (how it is declared, body). `samverk audit verify` compares the bodies.
FUNCTIONS: Final = {
    "audit_text(entry {schema}.foundation_auditentry)": (
        "RETURNS text LANGUAGE sql STABLE PARALLEL SAFE",
        TEXT,
    ),
    "audit_image(whole jsonb, skip text[], hide text[])": (
        "RETURNS jsonb LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE",
        IMAGE,
    ),
    "audit_record()": (f"{_AS_TRIGGER} SECURITY DEFINER {PINNED}", RECORD),
    "audit_queue()": (f"{_AS_TRIGGER} {_AS_OWNER}", QUEUE),
    "audit_seal()": (f"{_AS_TRIGGER} {_AS_OWNER}", SEAL),
    "audit_refuse()": (_AS_TRIGGER, REFUSE),
    "audit_refuse_truncate()": (_AS_TRIGGER, REFUSE_TRUNCATE),
    "audit_refuse_delete()": (_AS_TRIGGER, REFUSE_DELETE),
    "audit_differing(target regclass)": (
        f'RETURNS TABLE ("row" text, fault text) LANGUAGE plpgsql STABLE {PINNED}',
        DIFFERING,
    ),
    "audit_restate(target regclass)": (
        f"RETURNS bigint LANGUAGE plpgsql {_SAFE_PATH}",
        RESTATE,
    ),
    "audit_attach(target regclass, may_delete boolean, skip text[], hide text[])": (
        f"RETURNS void LANGUAGE plpgsql {_SAFE_PATH}",
        ATTACH,
    ),
    "audit_detach(target regclass)": (f"RETURNS void LANGUAGE plpgsql {_SAFE_PATH}", DETACH),
}

TRIGGERS: Final = (
    """CREATE CONSTRAINT TRIGGER audit_queue AFTER INSERT ON {schema}.foundation_auditentry
       DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {schema}.audit_queue()""",
    """CREATE CONSTRAINT TRIGGER audit_seal AFTER INSERT ON {schema}.foundation_auditwaiting
       DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {schema}.audit_seal()""",
    *(
        f"""CREATE TRIGGER audit_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON {{schema}}.{table}
            FOR EACH STATEMENT EXECUTE FUNCTION {{schema}}.audit_refuse()"""
        for table in ("foundation_auditentry", "foundation_auditlink")
    ),
    # Only a trigger of ours may write here: a statement of anybody's own is at depth nought.
    *(
        f"""CREATE TRIGGER audit_refuse_insert BEFORE INSERT ON {{schema}}.{table}
            FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0)
            EXECUTE FUNCTION {{schema}}.audit_refuse()"""
        for table in ("foundation_auditentry", "foundation_auditlink")
    ),
)


def install(schema: str) -> list[str]:
    """Give the statements that make everything, in order."""
    functions = [
        f"CREATE FUNCTION {{schema}}.{name} {declared} AS $body${body}$body$"
        for name, (declared, body) in FUNCTIONS.items()
    ]
    return [each.replace("{schema}", schema) for each in (WAITING, *functions, *TRIGGERS)]


def remove(schema: str) -> list[str]:
    """Give the statements that take everything away again, with whatever was attached."""
    functions = [f"DROP FUNCTION {{schema}}.{name} CASCADE" for name in reversed(FUNCTIONS)]
    table = "DROP TABLE {schema}.foundation_auditwaiting"
    return [each.replace("{schema}", schema) for each in (table, *functions)]
