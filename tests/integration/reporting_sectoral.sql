-- What the sectoral hubs feed, by hand: a few contracts, two hubs that write journals of their own.  Folded in many orders
-- and batches, with what each touched thing contributes before and after; what moved must be what the views say at the end.
-- psql variables: runs, figures (a file).  session.sql, facts.sql, facts_sectoral.sql and cells.sql of reporting were read
-- before.

SELECT setseed(0.42) \g /dev/null

CREATE FUNCTION pg_temp.id(name text) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$ SELECT md5(name)::uuid $$;

CREATE TEMP TABLE event (source text, position bigint, type text, body jsonb);

-- ---- contracts: name, person, when, where, what for ----

CREATE TEMP TABLE contract (name text, person text, departement text, sector text, metier text, kind text, is_renewal boolean,
                            signed_on date, starts_on date, planned_end date);
INSERT INTO contract VALUES
    ('lea',        'lea',   '08', 'fabrication', 'forgeur',        'cdd', false, '2013-02-10', '2013-02-15', '2014-02-14'),
    ('karim',      'karim', '13', 'fabrication', 'forgeur',        'cdd', false, '2013-02-20', '2013-03-01', '2016-02-29'),
    ('lea, again', 'lea',   '08', 'usages',      'usages_mobiles', 'cdd', true,  '2013-03-05', '2013-03-11', '2014-03-10'),
    ('sonia',      'sonia', '13', 'usages',      'usages_mobiles', 'cdi', false, '2013-03-06', '2013-03-06', NULL),
    ('paul',       'paul',  '13', 'fabrication', 'forgeur',        'cdd', false, '2013-03-07', '2013-03-07', '2014-03-06');

CREATE FUNCTION pg_temp.place(contract text) RETURNS jsonb LANGUAGE sql AS $$
    SELECT jsonb_build_object('contract', pg_temp.id('contract ' || name), 'person', pg_temp.id('person ' || person),
        'departement', departement, 'region2013', '82', 'region2016', '84', 'sector', sector, 'metier', metier,
        'form', 'association')
    FROM contract WHERE name = $1
$$;

INSERT INTO event
SELECT 'registration', row_number() OVER (), 'contract.signed', pg_temp.place(name) || jsonb_build_object('kinds', '["epn"]'::jsonb,
    'rqth', false, 'kind', kind, 'is_full_time', true, 'is_long', false, 'is_renewal', is_renewal, 'is_first_of_job', true,
    'is_market', false, 'signed_on', signed_on, 'starts_on', starts_on, 'planned_end', planned_end, 'aid_exact', 0,
    'committed_cents', 0)
FROM contract;

-- One that goes on for longer; one that was broken, which nobody knew for a while.
INSERT INTO event VALUES
    ('registration', 11, 'contract.extended', pg_temp.place('lea') || '{"planned_end": "2014-06-30", "extended_on": "2014-01-20",
     "aid_ends_on": "2014-06-30", "committed_cents": 0}'),
    ('registration', 12, 'contract.broken', pg_temp.place('karim') || '{"broken_on": "2013-09-10", "motive": "demission",
     "initiator": "employee", "to_repay_cents": 0}');

-- ---- the hubs: each has positions of its own ----

CREATE FUNCTION pg_temp.says(number bigint, contract text, type text, body jsonb) RETURNS void LANGUAGE sql AS $$
    INSERT INTO event SELECT 'sectoral_' || c.sector, $1, $3, pg_temp.place($2) || $4 FROM contract c WHERE c.name = $2
$$;

SELECT count(pg_temp.says(number, contract, type, body::jsonb)) FROM (VALUES
    (1, 'lea',        'path.confirmed',        '{"confirmed_on": "2013-04-02"}'),
    (2, 'lea',        'path.action_completed', '{"hours": 70, "is_certifying": false, "completed_on": "2013-06-10"}'),
    (3, 'lea',        'path.action_completed', '{"hours": 35, "is_certifying": true, "completed_on": "2013-07-05"}'),
    (4, 'karim',      'path.confirmed',        '{"confirmed_on": "2013-05-01"}'),
    (5, 'karim',      'path.action_completed', '{"hours": 20, "is_certifying": false, "completed_on": "2013-08-30"}'),
    (1, 'lea, again', 'path.confirmed',        '{"confirmed_on": "2013-04-20"}'),
    (2, 'lea, again', 'path.action_completed', '{"hours": 14, "is_certifying": true, "completed_on": "2013-06-30"}'),
    (3, 'sonia',      'path.confirmed',        '{"confirmed_on": "2013-04-01"}')
) v (number, contract, type, body) \g /dev/null

-- The second workshop told is the first one given; karim's came after his breach.
SELECT count(pg_temp.says(number, contract, 'transmission.held', jsonb_build_object('transmission',
    pg_temp.id('workshop ' || contract || number), 'competence', competence, 'people', people, 'held_on', held_on)))
FROM (VALUES
    (6, 'lea',   'souder',   12, '2013-05-20'),
    (7, 'lea',   'imprimer', 8,  '2013-04-11'),
    (8, 'karim', 'souder',   5,  '2013-09-25'),
    (4, 'sonia', 'telephone', 30, '2013-04-15')
) v (number, contract, competence, people, held_on) \g /dev/null

SELECT pg_temp.says(9, 'lea', 'transmission.resource_written', jsonb_build_object('resource', pg_temp.id('resource'),
    'kind', 'sheet', 'written_on', '2013-07-07')) \g /dev/null

-- lea has none from November, and one again from December, of another hub; sonia's did not last until the end of May.
SELECT count(pg_temp.says(number, contract, type, jsonb_build_object('attestation', pg_temp.id('attestation ' || competence),
    'competence', competence, CASE type WHEN 'attestation.issued' THEN 'issued_on' ELSE 'revoked_on' END, day)))
FROM (VALUES
    (10, 'lea',        'attestation.issued',  'souder',     '2013-06-15'),
    (11, 'lea',        'attestation.revoked', 'souder',     '2013-10-01'),
    (12, 'lea',        'attestation.issued',  'imprimer',   '2013-12-02'),
    (5,  'lea, again', 'attestation.issued',  'telephone',  '2013-05-30'),
    (6,  'lea, again', 'attestation.revoked', 'telephone',  '2013-11-20'),
    (7,  'sonia',      'attestation.issued',  'accueillir', '2013-05-05'),
    (8,  'sonia',      'attestation.revoked', 'accueillir', '2013-05-28')
) v (number, contract, type, competence, day) \g /dev/null

-- ---- folding ----

-- As in facts.c and facts_sectoral.c: which member is the thing whose contributions move, and which ones.
CREATE TEMP TABLE touch (type text, member text, statement text);
INSERT INTO touch VALUES
    ('contract.signed', 'contract', 'contract_signature'), ('contract.signed', 'contract', 'contract_period'),
    ('contract.signed', 'contract', 'contract_training'), ('contract.signed', 'contract', 'contract_transmitting'),
    ('contract.extended', 'contract', 'contract_period'), ('contract.extended', 'contract', 'contract_transmitting'),
    ('contract.broken', 'contract', 'contract_period'), ('contract.broken', 'contract', 'contract_transmitting'),
    ('path.confirmed', 'contract', 'contract_training'), ('path.action_completed', 'contract', 'contract_training'),
    ('transmission.held', 'contract', 'contract_transmitting'),
    ('transmission.held', 'transmission', 'network'), ('transmission.resource_written', 'resource', 'network'),
    ('attestation.issued', 'person', 'network'), ('attestation.revoked', 'person', 'network');

CREATE TEMP TABLE moved_network (LIKE sectoral_contribution);
PREPARE contribute_network (uuid[], integer) AS
INSERT INTO moved_network
SELECT thing, measure, departement, hub, sector, metier, form, kind, month, $2 * amount
FROM sectoral_contribution WHERE thing = ANY ($1);

CREATE FUNCTION pg_temp.contribute(batch event[], sign int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    wanted text;
    things uuid[];
BEGIN
    FOR wanted, things IN
        SELECT t.statement, array_agg((e.body ->> t.member)::uuid)
        FROM unnest(batch) e JOIN touch t ON t.type = e.type GROUP BY 1
    LOOP
        EXECUTE format('EXECUTE %I(%L, %s)', 'contribute_' || wanted, things, sign);
    END LOOP;
END
$$;

CREATE FUNCTION pg_temp.fold(batch event[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    wanted text;
    bodies json;
    rows text;
BEGIN
    PERFORM pg_temp.contribute(batch, -1);
    FOR wanted, bodies IN
        SELECT type, json_agg(body || jsonb_build_object('source', source, 'position', position, 'recorded_at', 0))
        FROM unnest(batch) e GROUP BY type
    LOOP
        EXECUTE format('SELECT array_agg(r) FROM json_populate_recordset(NULL::%s, %L) r',
                       (SELECT rtrim(parameter_types[1]::text, '[]') FROM pg_prepared_statements p WHERE p.name = wanted),
                       bodies) INTO rows;
        EXECUTE format('EXECUTE %I(%L)', wanted, rows);
    END LOOP;
    PERFORM pg_temp.contribute(batch, 1);
    EXECUTE 'EXECUTE move_contracts';
    TRUNCATE moved_contract;
    IF random() < 0.3 THEN
        EXECUTE 'EXECUTE settle_cell(''metier'')';
        EXECUTE 'EXECUTE mark_cell(''metier'')';
    END IF;
END
$$;

-- The figures, one a line: the cells of contracts by métier, and what of the hubs moved; or what the views say of everything.
CREATE FUNCTION pg_temp.figures(from_moves boolean) RETURNS TABLE (line text) LANGUAGE sql AS $$
    WITH contract AS (
        SELECT territory AS departement, value AS metier, month, entries, running, trained_confirmed, trained, trained_certifying,
               trained_hours, followed_hours, transmitting
        FROM cell_now WHERE from_moves AND axis = 'metier' AND territory <> 'FR'
        UNION ALL
        SELECT c.departement, c.metier, d.month, entries, running, trained_confirmed, trained, trained_certifying, trained_hours,
               followed_hours, transmitting
        FROM contract_delta d JOIN contract_signed c ON c.contract = d.contract WHERE NOT from_moves
    ), hub AS (
        SELECT * FROM moved_network WHERE from_moves
        UNION ALL SELECT * FROM sectoral_contribution WHERE NOT from_moves
    ), line AS (
        SELECT m.key AS measure, c.month, c.departement, NULL AS hub, c.metier, NULL AS kind, m.value::bigint AS amount
        FROM contract c CROSS JOIN LATERAL jsonb_each_text(to_jsonb(c) - '{departement,metier,month}'::text[]) m
        UNION ALL
        SELECT measure, month, departement, hub, metier, kind, amount FROM hub
    )
    SELECT concat_ws(' ', measure, to_char(month_first(month), 'YYYY-MM'), departement, hub, metier, kind, sum(amount))
    FROM line
    GROUP BY measure, month, departement, hub, metier, kind
    HAVING sum(amount) <> 0
    ORDER BY 1
$$;

CREATE TEMP TABLE outcome (how text, lines text);

CREATE FUNCTION pg_temp.run(how text, most int, ordered event[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    at int := 1;
    size int;
    tables text := (SELECT string_agg(format('%I', name), ', ') FROM folded WHERE kind <> 'view');
BEGIN
    EXECUTE 'TRUNCATE moved_network, ' || tables;
    WHILE at <= array_length(ordered, 1) LOOP
        size := 1 + floor(random() * most)::int;
        PERFORM pg_temp.fold(ordered[at:at + size - 1]);
        at := at + size;
    END LOOP;
    -- What was heard already changes nothing.
    PERFORM pg_temp.fold(ordered[1:array_length(ordered, 1) / 2]);
    INSERT INTO outcome SELECT how || ', moved', string_agg(line, E'\n') FROM pg_temp.figures(true);
    INSERT INTO outcome SELECT how || ', at once', string_agg(line, E'\n') FROM pg_temp.figures(false);
END
$$;

SELECT pg_temp.run('registration first', 3, array_agg(e ORDER BY source, position)) FROM event e \g /dev/null
SELECT pg_temp.run('the hubs first', 3, array_agg(e ORDER BY source DESC, position)) FROM event e \g /dev/null
SELECT pg_temp.run('in one go', 1000, array_agg(e)) FROM event e \g /dev/null
SELECT count(pg_temp.run('in any order', 1 + n % 6, (SELECT array_agg(e ORDER BY random(), n) FROM event e)))
FROM generate_series(1, :runs) n \g /dev/null

SELECT 'outcomes ' || count(*) || ' different ' || count(DISTINCT lines) FROM outcome;
SELECT 'otherwise: ' || how FROM outcome WHERE lines <> (SELECT lines FROM outcome WHERE how = 'in one go, at once')
GROUP BY how;
SELECT line FROM pg_temp.figures(true) \g :figures
