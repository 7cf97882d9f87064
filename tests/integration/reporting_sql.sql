-- A seeded life of events, folded in many ways: in one go, in random batches, in random order.  All must leave the
-- same facts and cells, and the moved cells must be the recomputed ones.
-- psql variables: jobs, runs.  The session script, facts.sql and cells.sql of reporting were read before.

SELECT setseed(0.42);

CREATE TEMP TABLE event (position bigint, type text, thing uuid, body jsonb);

-- One event among others; the position comes later, by day.
CREATE TEMP TABLE draft (at double precision, type text, thing uuid, body jsonb);

CREATE FUNCTION pg_temp.id(kind text, number int) RETURNS uuid LANGUAGE sql AS
    $$ SELECT md5(kind || number)::uuid $$;
CREATE FUNCTION pg_temp.pick(list text[]) RETURNS text LANGUAGE sql VOLATILE AS
    $$ SELECT list[1 + floor(random() * array_length(list, 1))::int] $$;
CREATE FUNCTION pg_temp.draw(probability double precision) RETURNS boolean LANGUAGE sql VOLATILE AS
    $$ SELECT random() < probability $$;

CREATE FUNCTION pg_temp.draft(late date, type text, thing uuid, body jsonb) RETURNS void LANGUAGE sql VOLATILE AS
    $$ INSERT INTO draft VALUES (late - date '2013-01-01' + random(), type, thing, jsonb_strip_nulls(body)) $$;

CREATE FUNCTION pg_temp.contract(number int, job jsonb, approved date, signed date, ordinal int)
RETURNS date LANGUAGE plpgsql AS $$
DECLARE
    c uuid := pg_temp.id('contract' || ordinal, number);
    ref jsonb := jsonb_build_object('contract', c, 'departement', job ->> 'departement');
    starts date := signed + floor(random() * 20)::int;
    kind text := pg_temp.pick('{cdd,cdd,cdd,cdi}');
    months int := 12 * (1 + floor(random() * 3)::int);
    planned date := CASE WHEN kind = 'cdd' THEN (starts + make_interval(months => months))::date - 1 END;
    aid_end date := coalesce(planned, (starts + interval '36 months')::date - 1);
    left_on date;
    day date := starts;
BEGIN
    PERFORM pg_temp.draft(signed + 1, 'contract.signed', c, job || ref || jsonb_build_object(
        'person', pg_temp.id('person', number * 10 + ordinal), 'tutor', pg_temp.id('tutor', number % 50),
        'gender', pg_temp.pick('{female,male}'), 'age_bracket', pg_temp.pick('{16-17,18-21,22-25,26-29}'),
        'level', pg_temp.pick('{none,V,IV,III}'), 'zone', pg_temp.pick('{none,zus,zrr,outre_mer}'),
        'rqth', pg_temp.draw(0.1), 'kind', kind, 'months', months, 'weekly_minutes', 2100,
        'is_full_time', pg_temp.draw(0.8), 'is_long', kind = 'cdi' OR months = 36, 'is_renewal', pg_temp.draw(0.05),
        'is_first_of_job', ordinal = 1, 'is_market', false, 'job_approved_on', approved, 'signed_on', signed,
        'starts_on', starts, 'planned_end', planned, 'aid_exact', 1930792500 + number, 'aid_starts_on', starts,
        'aid_ends_on', aid_end, 'committed_cents', 3000000 + number));
    IF pg_temp.draw(0.2) THEN
        day := starts + floor(random() * 200)::int;
        PERFORM pg_temp.draft(day + 5, 'contract.tutor_released', c, ref || jsonb_build_object('until', day));
        IF pg_temp.draw(0.8) THEN
            PERFORM pg_temp.draft(day + 40, 'contract.tutor_assigned', c, ref || jsonb_build_object(
                'tutor', pg_temp.id('tutor', number % 47), 'from', day + floor(random() * 60)::int));
        END IF;
    END IF;
    IF pg_temp.draw(0.2) THEN
        day := starts + 30 + floor(random() * 200)::int;
        PERFORM pg_temp.draft(day + 9, 'contract.suspended', c, ref || jsonb_build_object('reason', 'illness',
            'is_paid', pg_temp.draw(0.5), 'suspended_on', day, 'until', CASE WHEN pg_temp.draw(0.5) THEN day + 30 END));
        PERFORM pg_temp.draft(day + 50, 'contract.resumed', c, ref || jsonb_build_object('suspended_on', day,
            'resumed_on', day + 1 + floor(random() * 45)::int));
    END IF;
    IF kind = 'cdd' AND months < 36 AND pg_temp.draw(0.3) THEN
        day := planned - 20;
        planned := (planned + interval '6 months')::date;
        PERFORM pg_temp.draft(day, 'contract.extended', c, ref || jsonb_build_object('planned_end', planned,
            'extended_on', day, 'aid_ends_on', planned, 'committed_cents', 3500000 + number));
    END IF;
    IF pg_temp.draw(0.25) THEN
        left_on := signed + floor(random() * 400)::int;
        left_on := least(left_on, planned - 1);
        PERFORM pg_temp.draft(left_on + 10, 'contract.broken', c, ref || jsonb_build_object('broken_on', left_on,
            'motive', pg_temp.pick('{demission,faute_grave,terme,accord_mutuel}'),
            'initiator', pg_temp.pick('{employer,employee,both}'), 'to_repay_cents', 5));
        IF pg_temp.draw(0.3) THEN
            PERFORM pg_temp.draft(left_on + 60, 'aid.repaid', c, ref || jsonb_build_object('amount_cents', 1234,
                'repaid_on', left_on + 60));
        END IF;
    ELSIF kind = 'cdd' AND pg_temp.draw(0.15) THEN
        PERFORM pg_temp.draft(planned - 30, 'contract.converted', c, ref || jsonb_build_object('converted_on',
            planned - 30, 'aid_ends_on', aid_end, 'committed_cents', 3600000 + number));
    ELSIF kind = 'cdd' THEN
        left_on := planned;
        PERFORM pg_temp.draft(planned + 1, 'contract.ended', c, ref || jsonb_build_object('ended_on', planned));
    END IF;
    IF left_on IS NOT NULL AND pg_temp.draw(0.8) THEN
        PERFORM pg_temp.draft(left_on + 15, 'exit.recorded', c, ref || jsonb_build_object('kind', 'cdi',
            'is_positive', pg_temp.draw(0.5), 'same_employer', pg_temp.draw(0.3)));
        PERFORM pg_temp.draft(left_on + 190, 'exit.recorded_later', c, ref || jsonb_build_object('kind', 'cdi',
            'is_positive', pg_temp.draw(0.5), 'same_employer', pg_temp.draw(0.3)));
    END IF;
    RETURN left_on;
END
$$;

CREATE FUNCTION pg_temp.job(number int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    j uuid := pg_temp.id('job', number);
    proposed date := date '2013-02-01' + floor(random() * 900)::int;
    approved date := proposed + floor(random() * 60)::int;
    departement text := lpad((1 + floor(random() * 15))::int::text, 2, '0');
    kinds jsonb := CASE WHEN pg_temp.draw(0.3) THEN '["epn","fablab"]' ELSE '["epn"]' END;
    job jsonb := jsonb_build_object('job', j, 'employer', pg_temp.id('employer', number % 60), 'departement', departement,
        'place', pg_temp.id('place', number % 80), 'region2013', '8' || departement::int % 4, 'region2016',
        '8' || departement::int % 2, 'metier', pg_temp.pick('{forgeur,regisseur,video_ludique,usages_mobiles}'),
        'sector', 'usages', 'form', pg_temp.pick('{association,collectivite,scic}'), 'kinds', kinds,
        'new_service', CASE WHEN pg_temp.draw(0.9) THEN pg_temp.pick('{fablab,games}') END);
    left_on date;
BEGIN
    PERFORM pg_temp.draft(proposed, 'job.proposed', j, job || jsonb_build_object('proposed_on', proposed,
        'weekly_minutes', 2100));
    IF pg_temp.draw(0.05) THEN
        RETURN; -- refused: no fact
    END IF;
    PERFORM pg_temp.draft(approved, 'job.approved', j, job || jsonb_build_object('approved_on', approved));
    IF pg_temp.draw(0.1) THEN
        PERFORM pg_temp.draft(approved + 90, 'job.withdrawn', j, job || jsonb_build_object('withdrawn_on', approved + 90));
        RETURN;
    END IF;
    left_on := pg_temp.contract(number, job, approved, approved + floor(random() * 100)::int, 1);
    IF left_on IS NOT NULL AND pg_temp.draw(0.4) THEN
        left_on := pg_temp.contract(number, job, approved, left_on + 30, 2);
    END IF;
    IF left_on IS NOT NULL THEN
        PERFORM pg_temp.draft(left_on + 95, 'job.closed', j, job || jsonb_build_object('closed_on', left_on + 90));
    END IF;
END
$$;

SELECT count(pg_temp.job(n)) AS jobs FROM generate_series(1, :jobs) n \gset life_
SELECT count(pg_temp.draft('2013-01-01', 'programme.opened', NULL, jsonb_build_object('total', 2000))) FROM (SELECT) x \g /dev/null
SELECT count(pg_temp.draft('2013-01-02', 'envelope.allotted', NULL, jsonb_build_object('region2013', '8' || n,
    'region2016', '8' || n % 2, 'places', 400, 'before', 0, 'allotted_on', '2013-01-02'))) FROM generate_series(0, 3) n \g /dev/null
SELECT pg_temp.draft('2014-01-02', 'envelope.transferred', NULL, '{"source": "80", "target": "81", "places": 7,
    "source_region2016": "80", "target_region2016": "81", "transferred_on": "2014-01-02"}') \g /dev/null
-- Mergers in a chain: 5 into 6, then 6 into 7; 20 into 7.
SELECT pg_temp.draft(date '2014-03-01' + m.n * 60, 'employer.merged', pg_temp.id('employer', m.a), jsonb_build_object(
    'employer', pg_temp.id('employer', m.a), 'into', pg_temp.id('employer', m.b), 'merged_on', date '2014-03-01' + m.n * 60))
FROM (VALUES (1, 5, 6), (2, 6, 7), (3, 20, 7)) m (n, a, b) \g /dev/null

INSERT INTO event
SELECT row_number() OVER (ORDER BY at, thing, type), type, thing, body || jsonb_build_object('recorded_on', '2013-01-01')
FROM draft;

-- As in facts.c: which contributions of a thing an event touches, and which thing contributed nothing before.
CREATE TEMP TABLE touch (type text, is_new boolean, statements text[]);
INSERT INTO touch VALUES
    ('contract.signed', true, '{contract_signature,contract_period,contract_tutored,contract_longer,contract_breach,contract_outcome,contract_repayment,aid,contract_contact,sponsored,sponsor_delay}'),
    ('contract.signed', false, '{tutors}'),
    ('contract.ended', false, '{contract_outcome,sponsored,sponsor_delay}'), -- and as note_terms finds
    ('contract.broken', false, '{contract_period,contract_tutored,aid,contract_outcome,contract_breach,contract_contact,sponsored,tutors}'),
    ('contract.extended', false, '{contract_period,contract_tutored,aid,contract_longer,contract_contact,sponsored,tutors}'),
    ('contract.converted', false, '{contract_period,contract_tutored,aid,contract_longer,contract_contact,sponsored,tutors}'),
    ('contract.suspended', false, '{aid}'), ('contract.resumed', false, '{aid}'),
    ('contract.tutor_assigned', false, '{contract_tutored,tutors}'), ('contract.tutor_released', false, '{contract_tutored,tutors}'),
    ('exit.recorded', false, '{contract_outcome}'), ('exit.recorded_later', false, '{contract_outcome}'),
    ('aid.repaid', false, '{contract_repayment}'),
    ('job.approved', true, '{jobs}'), ('job.withdrawn', false, '{jobs}'), ('job.closed', false, '{jobs}');

CREATE FUNCTION pg_temp.contribute(batch event[], sign int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    wanted text;
    things uuid[];
BEGIN
    FOR wanted, things IN
        SELECT s.statement, array_agg(DISTINCT s.thing)
        FROM (
            SELECT s.statement, e.thing
            FROM unnest(batch) e JOIN touch t ON t.type = e.type CROSS JOIN LATERAL unnest(t.statements) s (statement)
            WHERE sign > 0 OR NOT t.is_new
            UNION ALL -- whoever becomes a tutor, by name
            SELECT 'tutors', (e.body ->> 'tutor')::uuid
            FROM unnest(batch) e WHERE e.type IN ('contract.signed', 'contract.tutor_assigned') AND e.body ? 'tutor'
            UNION ALL -- those that end otherwise than was known
            SELECT unnest('{contract_period,contract_tutored,contract_contact,contract_transmitting,aid,tutors}'::text[]), NULL
            FROM unnest(batch) e WHERE e.type = 'contract.ended'
        ) s
        GROUP BY 1
    LOOP
        EXECUTE format('EXECUTE %I(%L, %s)', 'contribute_' || wanted, things, sign);
    END LOOP;
END
$$;

-- The same steps as projection.c takes for a batch.
CREATE FUNCTION pg_temp.fold(batch event[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    signed uuid[] := (SELECT coalesce(array_agg(DISTINCT thing), '{}') FROM unnest(batch) e WHERE type = 'contract.signed');
    employers uuid[] := (SELECT coalesce(array_agg(DISTINCT x.employer), '{}') FROM unnest(batch) e
                         CROSS JOIN LATERAL (VALUES ((body ->> 'employer')::uuid), ((body ->> 'into')::uuid)) x (employer)
                         WHERE type IN ('contract.signed', 'employer.merged') AND x.employer IS NOT NULL);
    envelopes bigint[] := (SELECT coalesce(array_agg(position), '{}') FROM unnest(batch) e
                           WHERE type IN ('programme.opened', 'envelope.allotted', 'envelope.transferred'));
    wanted text;
    bodies json;
    rows text;
BEGIN
    EXECUTE format('EXECUTE note_terms(%L, %L)',
                   (SELECT coalesce(array_agg(thing ORDER BY position), '{}') FROM unnest(batch) e WHERE type = 'contract.ended'),
                   (SELECT coalesce(array_agg(body ->> 'ended_on' ORDER BY position), '{}') FROM unnest(batch) e WHERE type = 'contract.ended'));
    PERFORM pg_temp.contribute(batch, -1);
    EXECUTE format('EXECUTE contribute_employers(%L, -1)', employers);
    FOR wanted, bodies IN
        SELECT type, json_agg(body || jsonb_build_object('position', position,
            'opened_on', body -> 'recorded_on', 'from_day', body -> 'from', 'until_day', body -> 'until',
            'into_employer', body -> 'into')) FROM unnest(batch) e GROUP BY type
    LOOP
        EXECUTE format('SELECT array_agg(r) FROM json_populate_recordset(NULL::%s, %L) r',
                       (SELECT rtrim(parameter_types[1]::text, '[]') FROM pg_prepared_statements p WHERE p.name = wanted),
                       bodies) INTO rows;
        EXECUTE format('EXECUTE %I(%L)', wanted, rows);
    END LOOP;
    PERFORM pg_temp.contribute(batch, 1);
    EXECUTE format('EXECUTE contribute_employers(%L, 1)', employers);
    EXECUTE 'EXECUTE move_contracts';
    EXECUTE 'EXECUTE move_jobs';
    EXECUTE 'EXECUTE move_aid';
    EXECUTE format('EXECUTE move_delays(%L)', signed);
    EXECUTE 'EXECUTE move_employers';
    EXECUTE 'EXECUTE move_network';
    EXECUTE 'EXECUTE move_network_delays';
    EXECUTE format('EXECUTE move_envelope(%L)', envelopes);
    TRUNCATE moved_contract, moved_job, moved_aid, moved_employer, moved_network, moved_network_delay, ended_otherwise;
END
$$;

-- Some axes take in what is pending, some do not: cells and what is pending are the figures all the same.
CREATE FUNCTION pg_temp.settle(probability double precision) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    s record;
BEGIN
    FOR s IN SELECT f.cell, a.axis FROM cell_family f JOIN cell_axis a ON f.cell = 'cell' OR a.has_aid
             WHERE random() < probability LOOP
        EXECUTE format('EXECUTE %I(%L)', 'settle_' || s.cell, s.axis);
        EXECUTE format('EXECUTE %I(%L)', 'mark_' || s.cell, s.axis);
    END LOOP;
    IF random() < probability THEN
        EXECUTE 'EXECUTE settle_network_cell('''')';
        EXECUTE 'EXECUTE mark_network_cell('''')';
    END IF;
    EXECUTE 'EXECUTE forget_cell';
    EXECUTE 'EXECUTE forget_aid_cell';
    EXECUTE 'EXECUTE forget_network_cell';
END
$$;

CREATE FUNCTION pg_temp.forget() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    tables text := (SELECT string_agg(format('%I', name), ', ') FROM folded WHERE kind <> 'view');
BEGIN
    EXECUTE 'TRUNCATE ' || tables;
END
$$;

-- One number for all facts and cells, with what is pending; a cell of zeros is no cell.
CREATE FUNCTION pg_temp.hash(wanted text[]) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
    total numeric := 0;
    part numeric;
    f record;
BEGIN
    FOR f IN SELECT name, kind FROM folded WHERE kind = ANY (wanted) ORDER BY rank LOOP
        EXECUTE format('SELECT coalesce(sum(hashtextextended(%L || t::text, 0)::numeric), 0) FROM %I t '
                       'WHERE %L <> ''cell'' OR t::text !~ ''^\([^,]*,([^,]*,)?[^,]*,[^,]*,[0-9]+(,0)+\)$''',
                       f.name, CASE WHEN to_regclass(f.name || '_now') IS NULL THEN f.name ELSE f.name || '_now' END, f.kind) INTO part;
        total := total + part;
    END LOOP;
    RETURN total;
END
$$;

CREATE TEMP TABLE outcome (run int, how text, facts numeric, cells numeric);

CREATE FUNCTION pg_temp.run(number int, how text, most int, shuffled boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    ordered event[];
    at int := 1;
    size int;
BEGIN
    PERFORM pg_temp.forget();
    ordered := (SELECT array_agg(e ORDER BY CASE WHEN shuffled THEN random() ELSE e.position END) FROM event e);
    WHILE at <= array_length(ordered, 1) LOOP
        size := 1 + floor(random() * most)::int;
        PERFORM pg_temp.fold(ordered[at:at + size - 1]);
        PERFORM pg_temp.settle(0.2);
        at := at + size;
    END LOOP;
    INSERT INTO outcome VALUES (number, how, pg_temp.hash('{fact}'), pg_temp.hash('{cell}'));
END
$$;

SELECT pg_temp.run(0, 'in one go', 1000000, false) \g /dev/null
SELECT count(pg_temp.run(n, 'in random batches', 40 * n * n, false)) FROM generate_series(1, :runs) n \g /dev/null
SELECT count(pg_temp.run(n, 'in random order', 20 * n, true)) FROM generate_series(1, :runs) n \g /dev/null

-- Recomputed from the facts.
TRUNCATE cell, level_cell, aid_cell, delay_cell, pending, pending_aid, network_cell, pending_network, network_delay_cell;
BEGIN;
EXECUTE recompute_cells;
EXECUTE recompute_levels;
EXECUTE contribute_every_aid;
EXECUTE move_aid;
EXECUTE recompute_delays;
EXECUTE recompute_network;
EXECUTE recompute_network_delays;
SELECT pg_temp.settle(1) \g /dev/null
COMMIT;
INSERT INTO outcome VALUES (0, 'recomputed', pg_temp.hash('{fact}'), pg_temp.hash('{cell}'));
