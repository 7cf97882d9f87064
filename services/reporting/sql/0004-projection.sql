-- How far the figures are, and what they were when a day of knowledge ended.

-- Whether the cells are those of the facts: one row.  Cells that are being computed anew say no until it is done, across
-- restarts.  After a crash of the server there is no row, as there is none of the cells (0003): they are not.
CREATE UNLOGGED TABLE projection (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    is_current boolean NOT NULL
);
INSERT INTO projection (is_current) VALUES (true);

-- For whoever reads cells in one snapshot: whether they are current in it.  If so they stay until the end of the transaction:
-- who computes them anew empties them for every snapshot, and waits for this lock.  They may have been emptied between the
-- snapshot and the lock: their files are others then.  (One table for each half of a rebuild, which empties all of its own.)
CREATE FUNCTION cells_held() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE reporting.cell, reporting.level_cell IN ACCESS SHARE MODE;
    RETURN coalesce((SELECT p.is_current FROM reporting.projection p), false) AND NOT EXISTS (
        SELECT FROM pg_class c
        WHERE c.oid IN ('reporting.cell'::regclass, 'reporting.level_cell'::regclass)
          AND c.relfilenode <> pg_relation_filenode(c.oid));
END
$$;

-- The last event recorded in each civil day (Europe/Paris): what day.closed says of it.
CREATE TABLE day_end (
    source text,
    day date,
    position bigint NOT NULL,
    hash bytea NOT NULL,
    PRIMARY KEY (source, day)
);

GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON projection, day_end TO reporting;

-- After a rewound source was accepted: from nothing.  What a journal told that is followed no more stays: it cannot be read
-- again.  (Registration's facts name no source: it is one, and always followed.)
CREATE FUNCTION forget_figures(followed text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    f record;
BEGIN
    LOCK TABLE cell IN ACCESS EXCLUSIVE MODE; -- first, as whoever reads does
    FOR f IN SELECT name, kind = 'fact' AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = name::regclass
                                                    AND a.attname = 'recorded_at') AS has_source
             FROM folded WHERE kind <> 'view' LOOP
        IF f.has_source THEN
            EXECUTE format('DELETE FROM %I WHERE source = ANY ($1)', f.name) USING followed;
        ELSE
            EXECUTE format('TRUNCATE %I', f.name);
        END IF;
    END LOOP;
    DELETE FROM day_end WHERE source = ANY (followed);
    UPDATE cursor SET position = 0, hash = decode(repeat('00', 32), 'hex') WHERE filter = '' AND source = ANY (followed);
    UPDATE projection SET is_current = false;
END
$$;

-- Statistics: what was just filled has none; coarse ones will do.  The owner's rights are needed for it.
CREATE FUNCTION analyze_folded(wanted text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = reporting SET default_statistics_target = 10 AS $$
DECLARE
    t text;
BEGIN
    FOR t IN SELECT name FROM folded WHERE kind = wanted ORDER BY rank LOOP
        EXECUTE format('ANALYZE %I', t);
    END LOOP;
END
$$;
