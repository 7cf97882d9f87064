PREPARE journal_append (bigint, uuid, bigint[], uuid[], bigint[], integer[], text[], text[], text[], integer[], text[], bytea[], bytea[]) AS
INSERT INTO journal (position, epoch, recorded_at, request, request_hash, ordinal, principal, account, type, version, departement, body, hash)
SELECT generate_series($1, $1 + cardinality($3) - 1), $2, unnest($3), unnest($4), unnest($5), unnest($6), unnest($7), unnest($8), unnest($9), unnest($10), unnest($11), unnest($12), unnest($13);
PREPARE journal_rows (bigint, bigint) AS
SELECT position, epoch, recorded_at, request, request_hash, ordinal, principal, account, type, version, departement, body, hash
FROM journal WHERE position > $1 AND position <= $1 + $2 ORDER BY position;
PREPARE journal_put (uuid[], text[], bytea[]) AS
INSERT INTO vault (id, kind, body) SELECT unnest($1), unnest($2), unnest($3)
ON CONFLICT (id, kind) DO UPDATE SET body = excluded.body;
PREPARE journal_erase (uuid[], text[]) AS
DELETE FROM vault USING unnest($1, $2) AS gone (id, kind) WHERE vault.id = gone.id AND vault.kind = gone.kind;
PREPARE journal_vault (uuid, text) AS SELECT body FROM vault WHERE id = $1 AND kind = $2;
PREPARE journal_vault_page (uuid, text, bigint) AS
SELECT id, kind, body FROM vault WHERE (id, kind) > ($1, $2) ORDER BY id, kind LIMIT $3;
PREPARE journal_keys AS SELECT since, key FROM request_key ORDER BY since;
PREPARE journal_key_add (bigint, bytea) AS INSERT INTO request_key VALUES ($1, $2) ON CONFLICT DO NOTHING;
PREPARE journal_key_forget (bigint) AS
DELETE FROM request_key WHERE since < (SELECT max(since) FROM request_key WHERE since <= $1);
PREPARE journal_head AS SELECT coalesce(max(position), 0) FROM journal;
PREPARE lease_take (bigint) AS SELECT pg_try_advisory_lock($1);
PREPARE lease_beat (bigint) AS SELECT $1;
PREPARE lease_holder (bigint) AS
SELECT pid::bigint FROM pg_locks
WHERE locktype = 'advisory' AND granted AND objsubid = 1
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
AND classid = ($1 >> 32 & 4294967295)::oid AND objid = ($1 & 4294967295)::oid;
PREPARE lease_end (bigint) AS SELECT pg_terminate_backend($1::integer, 1000);
-- Of this holder of this lock, as long as it holds it.  Not while PostgreSQL is at work for it: another session would
-- wait for the same disk or lock.
PREPARE lease_depose (bigint, bigint) AS
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE pid = $2 AND (state IS DISTINCT FROM 'active' OR wait_event_type IS NOT DISTINCT FROM 'Client')
AND pid IN (
    SELECT pid FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND objsubid = 1
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND classid = ($1 >> 32 & 4294967295)::oid AND objid = ($1 & 4294967295)::oid);
-- All are told before the first is waited for.
PREPARE lease_clean (text) AS
WITH told AS (
    SELECT array_agg(pid) AS pids FROM pg_stat_activity
    WHERE usename = current_user AND datname = current_database() AND pid <> pg_backend_pid()
    AND starts_with(application_name, $1) AND application_name !~ '-(writer|reader)$'
    AND pg_terminate_backend(pid))
SELECT count(pg_terminate_backend(pid, 1000)) FROM told, unnest(told.pids) AS pid;
PREPARE journal_cursors AS SELECT source, filter, position, hash FROM cursor;
PREPARE journal_cursor_open (text, text, bytea) AS INSERT INTO cursor VALUES ($1, $2, 0, $3) ON CONFLICT DO NOTHING;
PREPARE journal_cursor_move (text[], text[], bigint[], bigint[], bytea[]) AS
WITH moved AS (
    UPDATE cursor SET position = move.after, hash = move.hash
    FROM unnest($1, $2, $3, $4, $5) AS move (source, filter, before, after, hash)
    WHERE cursor.source = move.source AND cursor.filter = move.filter AND cursor.position = move.before
    RETURNING 1)
SELECT 1 / (count(*) = cardinality($1))::integer FROM moved;
