-- Cells: the sums of contributions, for the declared cuts (month × axis, month × territory × axis), and what moves them.
--
-- A cell holds every measure of one cut and one month, so that a signature moves some forty rows instead of three
-- hundred.  Territories are départements and 'FR'; regions are sums of départements at reading.  A sector is a sum of métiers at reading.  A cell of zeros and
-- no cell are the same.
--
-- Cells follow from the facts, so they are not logged: what moves them waits for no disk, and after a crash of the server
-- they are empty and computed anew (projection).

CREATE UNLOGGED TABLE cell (
    territory text,
    axis text,          -- '' for the total
    value text,
    month integer,
    approved integer NOT NULL DEFAULT 0,
    held integer NOT NULL DEFAULT 0,
    entries integer NOT NULL DEFAULT 0,
    renewals integer NOT NULL DEFAULT 0,
    first_fills integer NOT NULL DEFAULT 0,
    women integer NOT NULL DEFAULT 0,
    no_diploma integer NOT NULL DEFAULT 0,
    below_bac integer NOT NULL DEFAULT 0,
    zus integer NOT NULL DEFAULT 0,
    zrr integer NOT NULL DEFAULT 0,
    outre_mer integer NOT NULL DEFAULT 0,
    rqth_entries integer NOT NULL DEFAULT 0,
    cdi integer NOT NULL DEFAULT 0,
    long_contracts integer NOT NULL DEFAULT 0,
    full_time integer NOT NULL DEFAULT 0,
    market integer NOT NULL DEFAULT 0,
    occupied integer NOT NULL DEFAULT 0,
    running integer NOT NULL DEFAULT 0,
    tutored integer NOT NULL DEFAULT 0,
    terms integer NOT NULL DEFAULT 0,
    terms_broken integer NOT NULL DEFAULT 0,
    breaches integer NOT NULL DEFAULT 0,
    breaches_employer integer NOT NULL DEFAULT 0,
    ended integer NOT NULL DEFAULT 0,
    positive integer NOT NULL DEFAULT 0,
    kept integer NOT NULL DEFAULT 0,
    ended_6m integer NOT NULL DEFAULT 0,
    answered_6m integer NOT NULL DEFAULT 0,
    positive_6m integer NOT NULL DEFAULT 0,
    committed bigint NOT NULL DEFAULT 0,
    repaid bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (axis, territory, value, month)
) WITH (fillfactor = 60);

-- What moved and is not in the cells yet.  A batch writes here, once, what its things contribute more or less than before,
-- with all that they are cut by: some two rows for each thing instead of sixty cells.  Cells take it in later, an axis at
-- a time, as much as there is (cells.sql); whoever reads takes both (current_cell), so that nothing waits for them.
-- A measure that does not move is NULL.
CREATE UNLOGGED TABLE pending (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    departement text NOT NULL,
    month integer NOT NULL,
    metier text,
    form text,
    kinds text[] NOT NULL,
    is_contract boolean NOT NULL, -- else a job, which has no person
    gender text,
    age text,
    level text,
    zone text,
    rqth boolean,
    service text,
    motive text,
    approved integer,
    held integer,
    entries integer,
    renewals integer,
    first_fills integer,
    women integer,
    no_diploma integer,
    below_bac integer,
    zus integer,
    zrr integer,
    outre_mer integer,
    rqth_entries integer,
    cdi integer,
    long_contracts integer,
    full_time integer,
    market integer,
    occupied integer,
    running integer,
    tutored integer,
    terms integer,
    terms_broken integer,
    breaches integer,
    breaches_employer integer,
    ended integer,
    positive integer,
    kept integer,
    ended_6m integer,
    answered_6m integer,
    positive_6m integer,
    committed integer,
    repaid integer
);

-- What is counted once, and so is no sum: each level of territory has its own ('FR', '08', '2013-24', '2016-84').
CREATE UNLOGGED TABLE level_cell (
    territory text,
    axis text,
    value text,
    month integer,
    employers integer NOT NULL DEFAULT 0,
    allotted bigint NOT NULL DEFAULT 0,
    total bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (axis, territory, value, month)
) WITH (fillfactor = 80);

-- Aid moves 36 months at once: a row is a year, of few axes ('', metier, form, place_kind); cents.
CREATE UNLOGGED TABLE aid_cell (
    territory text,
    axis text,
    value text,
    year integer,
    due_1 bigint NOT NULL DEFAULT 0,
    due_2 bigint NOT NULL DEFAULT 0,
    due_3 bigint NOT NULL DEFAULT 0,
    due_4 bigint NOT NULL DEFAULT 0,
    due_5 bigint NOT NULL DEFAULT 0,
    due_6 bigint NOT NULL DEFAULT 0,
    due_7 bigint NOT NULL DEFAULT 0,
    due_8 bigint NOT NULL DEFAULT 0,
    due_9 bigint NOT NULL DEFAULT 0,
    due_10 bigint NOT NULL DEFAULT 0,
    due_11 bigint NOT NULL DEFAULT 0,
    due_12 bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (axis, territory, value, year)
) WITH (fillfactor = 60);

CREATE UNLOGGED TABLE pending_aid (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    departement text NOT NULL,
    year integer NOT NULL,
    metier text,
    form text,
    kinds text[] NOT NULL,
    due_1 bigint,
    due_2 bigint,
    due_3 bigint,
    due_4 bigint,
    due_5 bigint,
    due_6 bigint,
    due_7 bigint,
    due_8 bigint,
    due_9 bigint,
    due_10 bigint,
    due_11 bigint,
    due_12 bigint
);

-- How far the cells of each axis have taken in what was pending.  Numbers only grow, in the order in which one connection
-- commits them: no source's position does.
CREATE UNLOGGED TABLE settled (
    cell text,
    axis text,
    number bigint NOT NULL,
    PRIMARY KEY (cell, axis)
);

-- Families of cells: a table of cells, where their moves are pending, the period of a cell, what the names of their views
-- begin with.
CREATE TABLE cell_family (
    cell text PRIMARY KEY,
    pending text NOT NULL,
    period text NOT NULL,
    prefix text NOT NULL
);
INSERT INTO cell_family (cell, pending, period, prefix) VALUES ('cell', 'pending', 'month', ''),
                                                               ('aid_cell', 'pending_aid', 'year', 'aid_');

-- The measures of a family, each put into a pattern for its %: statements that must name them all are made of it.
CREATE FUNCTION measures(pattern text, family text DEFAULT 'cell') RETURNS text LANGUAGE sql STABLE AS $$
    SELECT string_agg(replace(pattern, '%', p.attname), ', ' ORDER BY p.attnum)
    FROM reporting.cell_family f
    JOIN pg_attribute p ON p.attrelid = format('reporting.%I', f.pending)::regclass AND p.attnum > 0
    JOIN pg_attribute c ON c.attrelid = format('reporting.%I', f.cell)::regclass AND c.attname = p.attname
    WHERE f.cell = $2 AND p.attname <> f.period
$$;

-- By what each is cut, and which of it.  A place may be of several kinds; jobs have no person; a motive says why a contract
-- was broken and a service what those that run are for, and nothing else is cut by them.
CREATE TABLE cell_axis (
    axis text PRIMARY KEY,
    name text NOT NULL,     -- in the names of views
    value text NOT NULL,    -- of a row p of pending, or k.kind of it
    alone text,             -- the only measures, as a regular expression
    condition text NOT NULL,
    has_aid boolean NOT NULL
);
INSERT INTO cell_axis (axis, name, value, alone, condition, has_aid) VALUES
    ('', 'total', 'NULL', NULL, 'true', true),
    ('metier', 'metier', 'p.metier', NULL, 'true', true),
    ('form', 'form', 'p.form', NULL, 'true', true),
    ('place_kind', 'place_kind', 'k.kind', NULL, 'true', true),
    ('gender', 'gender', 'p.gender', NULL, 'p.is_contract', false),
    ('age', 'age', 'p.age', NULL, 'p.is_contract', false),
    ('level', 'level', 'p.level', NULL, 'p.is_contract', false),
    ('zone', 'zone', 'p.zone', NULL, 'p.is_contract', false),
    ('rqth', 'rqth', 'CASE WHEN p.rqth THEN ''yes'' ELSE ''no'' END', NULL, 'p.is_contract', false),
    ('service', 'service', 'p.service', 'running', 'p.running <> 0', false),
    ('motive', 'motive', 'p.motive', 'breaches|breaches_employer', 'p.breaches <> 0', false);

-- What a cut by one of the kinds of a place joins.
CREATE FUNCTION cut_kinds(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN value = 'k.kind' THEN ' CROSS JOIN LATERAL unnest(p.kinds) k (kind)' ELSE '' END
$$;

-- For each axis pending_metier…: what its cells have not taken in; current_metier…: its cells and that.  Over all of them
-- pending_cut, current_cell, and cell_now, added up, with the columns of a cell.  The same of aid: pending_aid_metier…
CREATE FUNCTION define_cuts() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    f record;
BEGIN
    FOR f IN SELECT m.*, a.*, m.prefix || a.name AS suffix, measures('%', m.cell) AS moved
             FROM cell_family m JOIN cell_axis a ON m.cell = 'cell' OR a.has_aid
    LOOP
        EXECUTE format('CREATE OR REPLACE VIEW %I AS '
                       'SELECT %L AS axis, p.departement, coalesce(%s, %L) AS value, p.%I, %s FROM %I p%s '
                       'WHERE %s AND p.number > coalesce((SELECT s.number FROM settled s WHERE s.cell = %L AND s.axis = %L), 0) '
                       'AND p.number < 9223372036854775807', -- between two bounds the planner expects few rows, of many that are gone
                       'pending_' || f.suffix, f.axis, f.value, '', f.period,
                       CASE WHEN f.alone IS NULL THEN measures('p.%', f.cell)
                            ELSE regexp_replace(measures('NULL::integer AS %'),
                                                'NULL::integer AS (' || f.alone || ')(?=,|$)', 'p.\1', 'g') END,
                       f.pending, cut_kinds(f.value),
                       f.condition, f.cell, f.axis);
        EXECUTE format('CREATE OR REPLACE VIEW %1$I AS '
                       'SELECT territory, axis, value, %2$I, %3$s FROM %4$I WHERE axis = %5$L '
                       'UNION ALL SELECT departement, axis, value, %2$I, %3$s FROM %6$I '
                       'UNION ALL SELECT %7$L, axis, value, %2$I, %3$s FROM %6$I',
                       'current_' || f.suffix, f.period, f.moved, f.cell, f.axis, 'pending_' || f.suffix, 'FR');
    END LOOP;
    FOR f IN SELECT m.*, string_agg(format('SELECT * FROM pending_%s%s', m.prefix, a.name), ' UNION ALL ') AS cut,
                    string_agg(format('SELECT * FROM current_%s%s', m.prefix, a.name), ' UNION ALL ') AS current
             FROM cell_family m JOIN cell_axis a ON m.cell = 'cell' OR a.has_aid GROUP BY m.cell
    LOOP
        EXECUTE format('CREATE OR REPLACE VIEW %I AS %s', 'pending_' || f.prefix || 'cut', f.cut);
        EXECUTE format('CREATE OR REPLACE VIEW %I AS %s', 'current_' || f.cell, f.current);
        EXECUTE (SELECT format('CREATE OR REPLACE VIEW %I AS '
                               'SELECT territory, axis, value, %I%s FROM %I GROUP BY 1, 2, 3, 4',
                               f.cell || '_now', f.period,
                               string_agg(format(', coalesce(sum(%1$I), 0)::%2$s AS %1$I', attname,
                                                 format_type(atttypid, NULL)), '' ORDER BY attnum), 'current_' || f.cell)
                 FROM pg_attribute WHERE attrelid = f.cell::regclass AND attnum > 4);
    END LOOP;
END
$$;
SELECT define_cuts() \g /dev/null

-- A part of a contract's life that another service tells: its view, with measures that cells have not yet or that they have.
CREATE FUNCTION contract_part_add(part text, rank integer, until_end boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    added text;
BEGIN
    INSERT INTO contract_part (name, rank, until_end) VALUES (part, rank, until_end);
    FOR added IN SELECT p.measure FROM part_measures() p WHERE p.part = $1
                 EXCEPT SELECT a.attname FROM pg_attribute a WHERE a.attrelid = 'cell'::regclass LOOP
        EXECUTE format('ALTER TABLE cell ADD COLUMN %I integer NOT NULL DEFAULT 0', added);
        EXECUTE format('ALTER TABLE pending ADD COLUMN %I integer', added);
    END LOOP;
    PERFORM define_contract_steps();
    PERFORM define_cuts();
END
$$;

-- All cells from nothing, by the same contributions and the same cuts as their moves, a part after the other: of each only
-- its own measures are added up, which are few, while a cell has them all.  There are no cells and nothing is pending.
CREATE FUNCTION recompute_cells() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    part record;
    cut record;
BEGIN
    -- For each axis sums of one part after the other: the measures of the others are NULL.
    FOR cut IN SELECT 'recomputed_' || name AS recomputed FROM cell_axis LOOP
        EXECUTE format('CREATE TEMPORARY TABLE %I ON COMMIT DROP AS SELECT * FROM cell WITH NO DATA', cut.recomputed);
    END LOOP;
    FOR part IN
        SELECT p.part AS name, string_agg(quote_ident(p.measure), ', ') AS listed, array_agg(p.measure) AS measures,
               true AS is_contract
        FROM part_measures() p GROUP BY p.part
        UNION ALL SELECT 'job_delta', 'approved, held', '{approved,held}', false
    LOOP
        EXECUTE format(CASE WHEN part.is_contract THEN $contract$
            CREATE TEMPORARY TABLE moved AS
            SELECT c.departement, s.month, c.metier, c.form, c.kinds, true AS is_contract, c.gender, c.age_bracket AS age,
                   c.level, c.zone, c.rqth, c.new_service AS service, b.motive, %s
            FROM %I s JOIN contract_signed c ON c.contract = s.contract
            LEFT JOIN contract_broken b ON %L AND b.contract = s.contract
        $contract$ ELSE $job$
            CREATE TEMPORARY TABLE moved AS
            SELECT j.departement, s.month, j.metier, j.form, j.kinds, %s FROM %I s JOIN job_approved j ON j.job = s.job
        $job$ END, part.listed, part.name, 'breaches' = ANY (part.measures));
        FOR cut IN
            SELECT a.axis, 'recomputed_' || a.name AS recomputed, a.value, a.condition, string_agg(quote_ident(m), ', ') AS listed,
                   string_agg(format('sum(%I)', m), ', ') AS sums
            FROM cell_axis a
            JOIN unnest(part.measures) m ON a.alone IS NULL OR m ~ ('^(' || a.alone || ')$')
            WHERE part.is_contract OR a.condition <> 'p.is_contract'
            GROUP BY a.axis
        LOOP
            EXECUTE format('INSERT INTO %1$I (territory, value, month, %2$s) '
                           'SELECT p.departement, coalesce(%3$s, %4$L), p.month, %5$s FROM moved p%6$s WHERE %7$s '
                           'GROUP BY 1, 2, 3', cut.recomputed, cut.listed, cut.value, '', cut.sums,
                           cut_kinds(cut.value), cut.condition);
        END LOOP;
        DROP TABLE moved;
    END LOOP;
    -- Neighbours in the index are neighbours on the disk.
    FOR cut IN SELECT axis, 'recomputed_' || name AS recomputed FROM cell_axis LOOP
        EXECUTE (SELECT format('INSERT INTO cell (territory, axis, value, month, %1$s) '
                               'SELECT territory, %2$L, value, month, %3$s FROM %4$I '
                               'GROUP BY territory, value, month ORDER BY territory, value, month',
                               measures('%'), cut.axis, measures('coalesce(sum(%), 0)'), cut.recomputed));
    END LOOP;
    EXECUTE (SELECT format('INSERT INTO cell (territory, axis, value, month, %1$s) '
                           'SELECT %3$L, axis, value, month, %2$s FROM cell '
                           'GROUP BY axis, value, month ORDER BY axis, value, month',
                           measures('%'), measures('sum(%)'), 'FR'));
END
$$;

-- How many jobs were first filled after so many days: medians and centiles by nearest rank.
CREATE UNLOGGED TABLE delay_cell (
    territory text,
    axis text,
    value text,
    month integer,
    days integer,
    jobs integer NOT NULL DEFAULT 0,
    PRIMARY KEY (axis, territory, value, month, days)
) WITH (fillfactor = 60);

-- How long the jobs waited, by what they are cut by.  Contracts and jobs are cut in cells.sql, once their moves are added up.
CREATE VIEW delay_contribution AS
SELECT d.contract AS thing, c.departement AS territory, u.axis, u.value, d.month, d.days
FROM contract_delay d
JOIN contract_signed c ON c.contract = d.contract
CROSS JOIN LATERAL cuts_of_post(c.metier, c.form, c.kinds) u;

-- What is folded: the tables of facts, then those of cells; and the views and their order, for a shadow of them.
CREATE TABLE folded (
    name text PRIMARY KEY,
    rank integer NOT NULL,
    kind text NOT NULL    -- fact, cell, pending, view
);

INSERT INTO folded (name, rank, kind) VALUES
    ('programme_opened', 1, 'fact'), ('territory_defined', 2, 'fact'), ('metier_defined', 3, 'fact'),
    ('envelope_allotted', 4, 'fact'), ('envelope_transferred', 5, 'fact'), ('place_version', 6, 'fact'),
    ('place_closed', 7, 'fact'), ('employer_version', 8, 'fact'), ('employer_merged', 9, 'fact'),
    ('employer_closed', 10, 'fact'), ('job_proposed', 15, 'fact'), ('job_approved', 16, 'fact'), ('job_withdrawn', 18, 'fact'),
    ('job_closed', 19, 'fact'), ('contract_signed', 20, 'fact'), ('contract_tutor_assigned', 21, 'fact'),
    ('contract_tutor_released', 22, 'fact'), ('contract_extended', 23, 'fact'), ('contract_suspended', 24, 'fact'),
    ('contract_resumed', 25, 'fact'), ('contract_broken', 26, 'fact'), ('contract_ended', 27, 'fact'),
    ('contract_converted', 28, 'fact'), ('aid_repaid', 29, 'fact'), ('exit_recorded', 30, 'fact'),
    ('exit_recorded_later', 31, 'fact'), ('cell', 32, 'cell'), ('level_cell', 32, 'cell'), ('aid_cell', 33, 'cell'), ('delay_cell', 34, 'cell'),
    ('contract_span', 35, 'view'), ('contract_exit', 36, 'view'), ('contract_longer', 37, 'view'),
    ('contract_tutor_change', 36, 'view'), ('contract_tutor', 37, 'view'), ('contract_tutored', 38, 'view'), ('contract_unpaid', 39, 'view'), ('contract_aid_basis', 39, 'view'), ('contract_aid_year', 40, 'view'),
    ('contract_aid', 41, 'view'), ('contract_signature', 42, 'view'), ('contract_period', 42, 'view'),
    ('contract_breach', 42, 'view'), ('contract_outcome', 42, 'view'), ('contract_repayment', 42, 'view'),
    ('contract_step', 43, 'view'), ('contract_delta', 44, 'view'),
    ('contract_delay', 45, 'view'), ('job', 46, 'view'), ('job_delta', 47, 'view'), ('envelope_delta', 48, 'view'),
    ('thing_event', 49, 'view'), ('delay_contribution', 50, 'view'),
    ('pending', 51, 'pending'), ('pending_aid', 51, 'pending'), ('settled', 52, 'pending');
INSERT INTO folded (name, rank, kind)
SELECT v.prefix || m.prefix || a.name, v.rank, 'view'
FROM cell_family m JOIN cell_axis a ON m.cell = 'cell' OR a.has_aid
CROSS JOIN (VALUES ('pending_', 53), ('current_', 55)) v (prefix, rank)
UNION ALL SELECT 'pending_' || prefix || 'cut', 54, 'view' FROM cell_family
UNION ALL SELECT 'current_' || cell, 56, 'view' FROM cell_family
UNION ALL SELECT cell || '_now', 57, 'view' FROM cell_family;

DO $$
DECLARE
    t text;
BEGIN
    FOR t IN SELECT name FROM folded WHERE kind <> 'view' LOOP
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON %I TO reporting', t);
    END LOOP;
    FOR t IN SELECT name FROM folded WHERE kind = 'view' LOOP
        EXECUTE format('GRANT SELECT ON %I TO reporting', t);
    END LOOP;
END
$$;
GRANT SELECT ON folded, cell_axis, cell_family TO reporting;

-- The same tables and views once more, empty, as temporary ones of this session: whatever is folded here by the
-- same statements is a shadow that touches nothing.  For audits and for figures as of a past day.
CREATE FUNCTION shadow_open() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    commands text[];
    command text;
BEGIN
    -- All definitions are read before the first temporary table hides its model.
    SELECT array_agg(CASE kind
               WHEN 'view' THEN format('CREATE TEMPORARY VIEW %I AS %s', name,
                                       pg_get_viewdef(format('reporting.%I', name)::regclass))
               ELSE format('CREATE TEMPORARY TABLE %1$I (LIKE reporting.%1$I INCLUDING ALL)', name)
           END ORDER BY rank)
    INTO commands FROM reporting.folded;
    FOREACH command IN ARRAY commands LOOP
        EXECUTE command;
    END LOOP;
END
$$;
