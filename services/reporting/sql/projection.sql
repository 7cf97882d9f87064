-- The cursor, in the transaction of its effects.  It moves from where this instance believes it to be, or the
-- division by zero ends the transaction: somebody else moved it.

PREPARE read_cursor AS
SELECT c.position, c.hash, p.is_current
FROM cursor c JOIN projection p ON p.source = c.source
WHERE c.source = 'registration' AND c.filter = '';

PREPARE move_cursor (bigint, bytea, bigint) AS
WITH moved AS (
    UPDATE cursor SET position = $1, hash = $2
    WHERE source = 'registration' AND filter = '' AND position = $3
    RETURNING position
)
SELECT 1 / count(*) FROM moved;

PREPARE mark_current (boolean) AS
UPDATE projection SET is_current = $1 WHERE source = 'registration';

PREPARE end_day (date, bigint, bytea) AS
INSERT INTO day_end AS d (source, day, position, hash) VALUES ('registration', $1, $2, $3)
ON CONFLICT (source, day) DO UPDATE SET position = excluded.position, hash = excluded.hash;

PREPARE read_days (date) AS
SELECT day, position, hash FROM day_end WHERE source = 'registration' AND day > $1 ORDER BY day;
