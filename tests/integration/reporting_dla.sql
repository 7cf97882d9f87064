-- The life of seven referrals, told by hand, with the figures worked out by hand; folded in one go, event after event, in
-- random batches and in random order.  All must leave the same figures, and those moved step by step must be those of the
-- views.  The session script, facts.sql and facts_dla.sql of reporting were read before.
-- psql variable: runs.

SELECT setseed(0.42);

CREATE FUNCTION pg_temp.id(name text) RETURNS uuid LANGUAGE sql AS $$ SELECT md5(name)::uuid $$;

-- ---- the events, in the journal's order -------------------------------------------------------------------------------

CREATE TEMP TABLE event (position bigint GENERATED ALWAYS AS IDENTITY, type text, body jsonb);
CREATE TEMP TABLE told (number int GENERATED ALWAYS AS IDENTITY, referral text, type text, says jsonb);

-- What every event says of its referral.
CREATE TEMP TABLE about (referral text, hub text, departement text, employer text, metier text, form text);
INSERT INTO about VALUES
    ('R1', 'regional_centre', '18', 'A', 'forgeur', 'association'),
    ('R2', 'regional_centre', '37', 'A', 'regisseur', 'association'),
    ('R3', 'regional_ouest', '44', 'B', NULL, 'scic'),
    ('R4', 'regional_ouest', '44', 'C', 'forgeur', 'collectivite'),
    ('R5', 'regional_centre', '37', 'D', NULL, 'association'),
    ('R6', 'regional_centre', '18', 'D', NULL, 'association'),
    ('R7', 'regional_ouest', '44', 'E', 'forgeur', 'siae'),
    ('R1 again', 'regional_ouest', '44', 'B', NULL, 'scic'); -- another hub's, with the id of R1

INSERT INTO told (referral, type, says) VALUES
    -- Two are asked: one declines, one accepts.  Two missions, in one of which another employer takes part.
    ('R1', 'received', '{"requested_on": "2013-03-04"}'),
    ('R1', 'sent', '{"sent_on": "2013-03-04", "is_first": true}'),
    ('R1', 'sent', '{"sent_on": "2013-03-04", "is_first": false}'),
    ('R1', 'seen', '{"seen_on": "2013-03-05", "business_days": 1}'),
    ('R1', 'seen', '{"seen_on": "2013-03-06", "business_days": 2}'),
    ('R1', 'declined', '{"declined_on": "2013-03-07", "business_days": 3, "reason": "no_capacity", "is_final": false}'),
    ('R1', 'accepted', '{"accepted_on": "2013-03-08", "business_days": 4}'),
    -- Asked for in March, sent in April; given up before there is a plan.
    ('R3', 'received', '{"requested_on": "2013-03-28"}'),
    ('R3', 'sent', '{"sent_on": "2013-04-02", "is_first": true}'),
    ('R4', 'received', '{"requested_on": "2013-04-03"}'),
    ('R4', 'refused', '{"refused_on": "2013-04-03", "reason": "public_employer"}'),
    ('R3', 'seen', '{"seen_on": "2013-04-04", "business_days": 2}'),
    -- The only adviser leaves; the C2RA finds nobody.
    ('R5', 'received', '{"requested_on": "2013-04-08"}'),
    ('R5', 'sent', '{"sent_on": "2013-04-08", "is_first": true}'),
    ('R5', 'declined', '{"declined_on": "2013-04-09", "business_days": 1, "reason": "adviser_left", "is_final": false}'),
    ('R1', 'diagnosed', '{"diagnosed_on": "2013-04-10", "business_days": 22}'),
    ('R3', 'accepted', '{"accepted_on": "2013-04-12", "business_days": 8}'),
    ('R5', 'declined', '{"declined_on": "2013-04-25", "reason": "other", "is_final": true}'),
    -- Escalated, reassigned: a second asking and still one referral.
    ('R7', 'received', '{"requested_on": "2013-05-02"}'),
    ('R7', 'sent', '{"sent_on": "2013-05-02", "is_first": true}'),
    ('R6', 'received', '{"requested_on": "2013-05-06"}'),
    ('R6', 'sent', '{"sent_on": "2013-05-06", "is_first": true}'),
    ('R1 again', 'refused', '{"refused_on": "2013-05-06", "reason": "already_used"}'),
    ('R6', 'withdrawn', '{"withdrawn_on": "2013-05-13"}'),
    ('R1', 'planned', '{"planned_on": "2013-05-15", "business_days": 45}'),
    ('R1', 'engineering_started', '{"started_on": "2013-05-20"}'),
    ('R7', 'sent', '{"sent_on": "2013-05-21", "is_first": false}'),
    ('R7', 'seen', '{"seen_on": "2013-05-22", "business_days": 1}'),
    ('R7', 'accepted', '{"accepted_on": "2013-05-28", "business_days": 5}'),
    ('R3', 'closed', '{"closed_on": "2013-05-30", "jobs_concerned": 2, "jobs_consolidated": 0}'),
    -- The employer of R1 once more, for a job elsewhere: it is counted already.
    ('R2', 'received', '{"requested_on": "2013-06-03"}'),
    ('R2', 'sent', '{"sent_on": "2013-06-03", "is_first": true}'),
    ('R2', 'seen', '{"seen_on": "2013-06-03", "business_days": 0}'),
    ('R2', 'accepted', '{"accepted_on": "2013-06-10", "business_days": 5}'),
    ('R1', 'mission', '{"mission": "M1", "theme": "financial", "days": 5, "cost_cents": 400000, "completed_on": "2013-06-20"}'),
    ('R2', 'diagnosed', '{"diagnosed_on": "2013-07-01", "business_days": 15}'),
    ('R1', 'mission', '{"mission": "M2", "theme": "hr", "days": 3, "cost_cents": 150000, "completed_on": "2013-07-02"}'),
    ('R7', 'diagnosed', '{"diagnosed_on": "2013-07-09", "business_days": 30}'),
    ('R2', 'planned', '{"planned_on": "2013-07-12", "business_days": 24}'),
    ('R2', 'engineering_started', '{"started_on": "2013-07-15"}'),
    ('R1', 'closed', '{"closed_on": "2013-09-10", "jobs_concerned": 3, "jobs_consolidated": 2}');

INSERT INTO event (type, body)
SELECT CASE t.type WHEN 'mission' THEN 'mission.completed' ELSE 'referral.' || t.type END,
       jsonb_build_object('referral', pg_temp.id(split_part(t.referral, ' ', 1)), 'hub', a.hub, 'departement', a.departement,
                          'employer', pg_temp.id(a.employer), 'metier', a.metier, 'form', a.form)
       || '{"business_days": 0}' || t.says
       || CASE WHEN t.says ? 'mission' THEN jsonb_build_object('mission', pg_temp.id(t.says ->> 'mission')) ELSE '{}'::jsonb END
FROM told t JOIN about a ON a.referral = t.referral
ORDER BY t.number;

-- ---- the figures, by hand ---------------------------------------------------------------------------------------------

-- Of the country, month by month.
CREATE TEMP TABLE expected (measure text, kind text, march int, april int, may int, june int, july int, september int);
INSERT INTO expected VALUES
    ('referrals_requested', '', 2, 2, 2, 1, 0, 0),
    ('referrals_sent', '', 1, 2, 2, 1, 0, 0),
    ('referrals_accepted', '', 1, 1, 1, 1, 0, 0),
    ('referrals_refused', 'public_employer', 0, 1, 0, 0, 0, 0),
    ('referrals_declined', 'other', 0, 1, 0, 0, 0, 0),
    ('referrals_withdrawn', '', 0, 0, 1, 0, 0, 0),
    ('answers_declined', 'no_capacity', 1, 0, 0, 0, 0, 0),
    ('answers_declined', 'adviser_left', 0, 1, 0, 0, 0, 0),
    ('employers_accepted', '', 1, 1, 1, 0, 0, 0), -- A, B, E
    ('employers_planned', '', 0, 0, 1, 0, 0, 0),  -- A, and not again in July
    ('employers_engineered', '', 0, 0, 1, 0, 0, 0),
    ('missions', 'financial', 0, 0, 0, 1, 0, 0),
    ('missions', 'hr', 0, 0, 0, 0, 1, 0),
    ('mission_days', 'financial', 0, 0, 0, 5, 0, 0),
    ('mission_days', 'hr', 0, 0, 0, 0, 3, 0),
    ('mission_cost_cents', 'financial', 0, 0, 0, 400000, 0, 0),
    ('mission_cost_cents', 'hr', 0, 0, 0, 0, 150000, 0),
    ('jobs_concerned', '', 0, 0, 2, 0, 0, 3),
    ('jobs_consolidated', '', 0, 0, 0, 0, 0, 2);

-- In all, by hub and département.
CREATE TEMP TABLE expected_there (measure text, hub text, departement text, amount int);
INSERT INTO expected_there VALUES
    ('referrals_requested', 'regional_centre', '18', 2), ('referrals_requested', 'regional_centre', '37', 2),
    ('referrals_requested', 'regional_ouest', '44', 3),
    ('referrals_accepted', 'regional_centre', '18', 1), ('referrals_accepted', 'regional_centre', '37', 1),
    ('referrals_accepted', 'regional_ouest', '44', 2),
    ('employers_accepted', 'regional_centre', '18', 1), -- A where it was first: not in the 37
    ('employers_accepted', 'regional_ouest', '44', 2),
    ('employers_planned', 'regional_centre', '18', 1), ('employers_engineered', 'regional_centre', '18', 1);

-- Business days: median and 90th centile by nearest rank, of so many.
CREATE TEMP TABLE expected_delay (measure text, median int, centile_90 int, count int);
INSERT INTO expected_delay VALUES
    ('referral_seen', 1, 2, 5),      -- 0 1 1 2 2
    ('referral_answered', 5, 8, 5),  -- 3 4 5 5 8: who left has not answered
    ('referral_diagnosed', 22, 30, 3),
    ('referral_planned', 24, 45, 2);

-- ---- folding ----------------------------------------------------------------------------------------------------------

-- As in facts_dla.c: the members with the things that an event touches, whose contributions or whose delays change.
CREATE TEMP TABLE touch (type text, counted text[], timed text[]);
INSERT INTO touch VALUES
    ('referral.received', '{referral}', '{}'), ('referral.refused', '{referral}', '{}'), ('referral.sent', '{referral}', '{}'),
    ('referral.seen', '{}', '{referral}'), ('referral.accepted', '{referral,employer}', '{referral}'),
    ('referral.declined', '{referral}', '{referral}'), ('referral.withdrawn', '{referral}', '{}'),
    ('referral.diagnosed', '{}', '{referral}'), ('referral.planned', '{employer}', '{referral}'),
    ('referral.engineering_started', '{employer}', '{}'), ('referral.closed', '{referral}', '{}'),
    ('mission.completed', '{mission}', '{}');

-- What was moved: the figures, step by step.
CREATE TEMP TABLE moved (measure text, departement text, hub text, metier text, form text, kind text, month int, amount bigint);
CREATE TEMP TABLE moved_delay (measure text, departement text, hub text, month int, days int, amount bigint);

CREATE FUNCTION pg_temp.contribute(batch event[], sign int) RETURNS void LANGUAGE sql AS $$
    INSERT INTO moved
    SELECT measure, departement, hub, metier, form, kind, month, $2 * amount
    FROM dla_contribution
    WHERE thing = ANY (ARRAY(SELECT (e.body ->> m)::uuid FROM unnest($1) e JOIN touch t USING (type) CROSS JOIN unnest(t.counted) m));
    INSERT INTO moved_delay
    SELECT measure, departement, hub, month, days, $2
    FROM dla_delay
    WHERE thing = ANY (ARRAY(SELECT (e.body ->> m)::uuid FROM unnest($1) e JOIN touch t USING (type) CROSS JOIN unnest(t.timed) m));
$$;

CREATE FUNCTION pg_temp.fold(batch event[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    wanted text;
    bodies json;
    rows text;
BEGIN
    PERFORM pg_temp.contribute(batch, -1);
    FOR wanted, bodies IN
        SELECT type, json_agg(body || jsonb_build_object('source', 'dla', 'position', position, 'recorded_at', position))
        FROM unnest(batch) e GROUP BY type
    LOOP
        EXECUTE format('SELECT array_agg(r) FROM json_populate_recordset(NULL::%s, %L) r', replace(wanted, '.', '_'), bodies)
        INTO rows;
        EXECUTE format('EXECUTE %I(%L)', wanted, rows);
    END LOOP;
    PERFORM pg_temp.contribute(batch, 1);
END
$$;

CREATE TEMP TABLE difference (run text, what text);

-- The first of each kind of difference from what is expected.
CREATE FUNCTION pg_temp.compare(run text) RETURNS void LANGUAGE sql AS $$
    INSERT INTO difference
    SELECT $1, 'moved and recomputed: ' || d::text FROM (
        SELECT measure, departement, hub, metier, form, kind, month, sum(amount) AS amount
        FROM (TABLE moved UNION ALL SELECT measure, departement, hub, metier, form, kind, month, -amount FROM dla_contribution) s
        GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(amount) <> 0 ORDER BY 1, 2, 3, 7 LIMIT 1) d;
    INSERT INTO difference
    SELECT $1, 'delays moved and recomputed: ' || d::text FROM (
        SELECT measure, departement, hub, month, days, sum(amount) AS amount
        FROM (TABLE moved_delay UNION ALL SELECT measure, departement, hub, month, days, -1 FROM dla_delay) s
        GROUP BY 1, 2, 3, 4, 5 HAVING sum(amount) <> 0 ORDER BY 1, 2, 3, 4, 5 LIMIT 1) d;
    INSERT INTO difference
    SELECT $1, 'by month: ' || coalesce(x.measure, e.measure) || ': ' || coalesce(x::text, 'nothing') || ' expected, got ' || coalesce(e::text, 'nothing')
    FROM expected x
    FULL JOIN (
        SELECT measure, coalesce(kind, '') AS kind,
               coalesce(sum(amount) FILTER (WHERE month = month_of('2013-03-01')), 0)::int AS march,
               coalesce(sum(amount) FILTER (WHERE month = month_of('2013-04-01')), 0)::int AS april,
               coalesce(sum(amount) FILTER (WHERE month = month_of('2013-05-01')), 0)::int AS may,
               coalesce(sum(amount) FILTER (WHERE month = month_of('2013-06-01')), 0)::int AS june,
               coalesce(sum(amount) FILTER (WHERE month = month_of('2013-07-01')), 0)::int AS july,
               coalesce(sum(amount) FILTER (WHERE month = month_of('2013-09-01')), 0)::int AS september,
               sum(amount) AS amount
        FROM moved GROUP BY 1, 2 HAVING bool_or(amount <> 0)
    ) e ON e.measure = x.measure AND e.kind = x.kind
    WHERE (x.march, x.april, x.may, x.june, x.july, x.september) IS DISTINCT FROM (e.march, e.april, e.may, e.june, e.july, e.september)
       OR e.amount <> x.march + x.april + x.may + x.june + x.july + x.september;
    INSERT INTO difference
    SELECT $1, 'there: ' || d::text FROM (
        SELECT measure, hub, departement, sum(amount) FROM (
            TABLE expected_there
            UNION ALL SELECT measure, hub, departement, -amount FROM moved WHERE measure IN (SELECT measure FROM expected_there)) s
        GROUP BY 1, 2, 3 HAVING sum(amount) <> 0) d;
    INSERT INTO difference
    SELECT $1, 'delay: ' || x::text || ' expected, got ' || coalesce(g::text, 'nothing')
    FROM expected_delay x
    LEFT JOIN (
        SELECT measure, min(days) FILTER (WHERE upto * 100 >= everyone * 50)::int AS median,
               min(days) FILTER (WHERE upto * 100 >= everyone * 90)::int AS centile_90, max(everyone)::int AS count
        FROM (SELECT measure, days, sum(sum(amount)) OVER (PARTITION BY measure ORDER BY days) AS upto,
                     sum(sum(amount)) OVER (PARTITION BY measure) AS everyone
              FROM moved_delay GROUP BY measure, days HAVING sum(amount) <> 0) h GROUP BY measure
    ) g ON g.measure = x.measure
    WHERE (g.median, g.centile_90, g.count) IS DISTINCT FROM (x.median, x.centile_90, x.count);
$$;

CREATE FUNCTION pg_temp.run(how text, most int, shuffled boolean, repeated boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    ordered event[] := (SELECT array_agg(e ORDER BY CASE WHEN shuffled THEN random() ELSE e.position END) FROM event e);
    at int := 1;
    size int;
BEGIN
    TRUNCATE referral_received, referral_refused, referral_sent, referral_seen, referral_accepted, referral_declined,
             referral_withdrawn, referral_diagnosed, referral_planned, referral_engineering_started, referral_closed,
             mission_completed, moved, moved_delay;
    WHILE at <= array_length(ordered, 1) LOOP
        size := 1 + floor(random() * most)::int;
        PERFORM pg_temp.fold(ordered[at:at + size - 1]);
        IF repeated THEN
            PERFORM pg_temp.fold(ordered[at:at + size - 1]);
        END IF;
        at := at + size;
    END LOOP;
    PERFORM pg_temp.compare(how);
END
$$;

SELECT pg_temp.run('in one go', 1000000, false, false) \g /dev/null
SELECT pg_temp.run('one by one', 1, false, false) \g /dev/null
SELECT pg_temp.run('twice', 5, false, true) \g /dev/null
SELECT count(pg_temp.run('in random batches', 12, false, false)) FROM generate_series(1, :runs) \g /dev/null
SELECT count(pg_temp.run('in random order', 6, true, false)) FROM generate_series(1, :runs) \g /dev/null

SELECT 'events ' || count(*) || ' types ' || count(DISTINCT type) FROM event;
SELECT 'facts ' || sum(c) FROM (SELECT (xpath('/row/c/text()', query_to_xml(format('SELECT count(*) AS c FROM %I', replace(type, '.', '_')), false, true, '')))[1]::text::int AS c
                                FROM (SELECT DISTINCT type FROM event) e) x;
SELECT 'differences ' || count(*) FROM difference;
SELECT run || ': ' || what FROM difference ORDER BY 1 LIMIT 20;
