-- The cursors, one for each journal, in the transaction of their effects.  Each moves from where this instance believes
-- it to be, or the division by zero ends the transaction: somebody else moved it.

PREPARE open_cursor (text) AS
INSERT INTO cursor (source, filter, position, hash) VALUES ($1, '', 0, decode(repeat('00', 32), 'hex'))
ON CONFLICT DO NOTHING;

PREPARE read_cursors AS
SELECT source, position, hash FROM cursor WHERE filter = '' ORDER BY source COLLATE "C";

PREPARE read_current AS
SELECT coalesce((SELECT is_current FROM projection), false);

PREPARE move_cursor (text, bigint, bytea, bigint) AS
WITH moved AS (
    UPDATE cursor SET position = $2, hash = $3 WHERE source = $1 AND filter = '' AND position = $4
    RETURNING position
)
SELECT 1 / count(*) FROM moved;

PREPARE mark_current (boolean) AS
INSERT INTO projection (is_current) VALUES ($1) ON CONFLICT (one) DO UPDATE SET is_current = excluded.is_current;

PREPARE forget_figures (text[]) AS
SELECT forget_figures($1);

PREPARE end_day (text, date, bigint, bytea) AS
INSERT INTO day_end AS d (source, day, position, hash) VALUES ($1, $2, $3, $4)
ON CONFLICT (source, day) DO UPDATE SET position = excluded.position, hash = excluded.hash;

-- The ends of days after that one, and the last one before them of each source.
PREPARE read_days (date) AS
SELECT d.source, d.day, d.position, d.hash
FROM day_end d
WHERE d.day > $1 OR d.day = (SELECT max(e.day) FROM day_end e WHERE e.source = d.source AND e.day <= $1)
ORDER BY d.source, d.day;
