-- Contributions: what each thing adds to the figures, dated, future included.  The one definition of every
-- figure, used three ways: moving the cells (after − before of what a batch touches), computing them anew
-- (everything), explaining them (the things behind a cell).
--
-- A month is year × 12 + month − 1.  Days are cut where the events cut them, in Europe/Paris: no clock here.
--
-- What becomes several rows is a UNION ALL of SELECTs, not VALUES: PostgreSQL prepares the expressions of a list of VALUES
-- again for each row that it stands beside, which costs four times as much as the rest.

CREATE FUNCTION month_of(day date) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT (date_part('year', day) * 12 + date_part('month', day))::integer - 1
$$;

CREATE FUNCTION month_first(month integer) RETURNS date LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT make_date(month / 12, month % 12 + 1, 1)
$$;

-- C3: shares of a month up to the end of that day; a whole month is 377 580 of them, whatever its length.
CREATE FUNCTION shares_until(day date) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT 377580 * month_of(day)::bigint
         + date_part('day', day)::bigint
           * (377580 / date_part('day', date_trunc('month', day::timestamp) + interval '1 month -1 day')::bigint)
$$;

-- C3: cents of that many shares, rounded half up once.
CREATE FUNCTION aid_cents(exact bigint, shares bigint) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT (2 * exact * shares + 6796440000) / 13592880000
$$;

-- When a contract ends: as it did, else as it is planned to; and the aid that runs with it.  Whatever came last holds.
CREATE VIEW contract_span AS
SELECT c.contract, c.position, c.departement, c.tutor, c.signed_on, c.starts_on, c.aid_exact, c.aid_starts_on,
       b.broken_on, least(b.broken_on, e.ended_on) AS left_on,
       CASE WHEN v.contract IS NULL THEN coalesce(x.planned_end, c.planned_end) END AS planned_end,
       coalesce(b.broken_on, e.ended_on,
                CASE WHEN v.contract IS NULL THEN coalesce(x.planned_end, c.planned_end) END) AS end_on,
       least(coalesce(v.aid_ends_on, x.aid_ends_on, c.aid_ends_on), b.broken_on, e.ended_on) AS aid_until
FROM contract_signed c
LEFT JOIN contract_converted v ON v.contract = c.contract
LEFT JOIN contract_broken b ON b.contract = c.contract
LEFT JOIN contract_ended e ON e.contract = c.contract
LEFT JOIN contract_extended x ON x.contract = c.contract AND NOT EXISTS (
    SELECT FROM contract_extended y WHERE y.contract = x.contract AND y.position > x.position);

-- What came of a contract that ended, then and 6 months later.
CREATE VIEW contract_exit AS
SELECT c.contract, c.left_on,
       coalesce(o.is_positive, false) AS is_positive, coalesce(o.same_employer, false) AS is_kept,
       l.contract IS NOT NULL AS is_answered, coalesce(l.is_positive, false) AS is_positive_later
FROM contract_span c
LEFT JOIN exit_recorded o ON o.contract = c.contract AND NOT EXISTS (
    SELECT FROM exit_recorded y WHERE y.contract = o.contract AND y.position > o.position)
LEFT JOIN exit_recorded_later l ON l.contract = c.contract AND NOT EXISTS (
    SELECT FROM exit_recorded_later y WHERE y.contract = l.contract AND y.position > l.position)
WHERE c.left_on IS NOT NULL;

CREATE VIEW contract_longer AS
SELECT x.contract, month_of(x.extended_on) AS month, 1 AS renewals,
       (x.committed_cents - lag(x.committed_cents, 1, c.committed_cents)
           OVER (PARTITION BY x.contract ORDER BY x.position))::int AS committed
FROM contract_extended x
JOIN contract_signed c ON c.contract = x.contract
UNION ALL
SELECT v.contract, month_of(v.converted_on), 0, (v.committed_cents - coalesce(x.committed_cents, c.committed_cents))::int
FROM contract_converted v
JOIN contract_signed c ON c.contract = v.contract
LEFT JOIN contract_extended x ON x.contract = v.contract AND NOT EXISTS (
    SELECT FROM contract_extended y WHERE y.contract = x.contract AND y.position > x.position);

-- Who follows a contract from which day on, none: nobody; those after its end change nothing.  Changes are taken in the
-- order of their days, then of their positions (they may be declared late).
CREATE VIEW contract_tutor_change AS
SELECT c.contract, u.position, greatest(least(u.day, c.end_on + 1), c.starts_on) AS day,
       CASE WHEN u.day > c.end_on THEN NULL ELSE u.tutor END AS tutor
FROM contract_span c
CROSS JOIN LATERAL (
    SELECT c.position, c.starts_on AS day, c.tutor
    UNION ALL
    SELECT a.position, a.from_day, a.tutor FROM contract_tutor_assigned a WHERE a.contract = c.contract
    UNION ALL
    SELECT r.position, r.until_day + 1, NULL FROM contract_tutor_released r WHERE r.contract = c.contract
    UNION ALL
    SELECT 9223372036854775807, c.end_on + 1, NULL WHERE c.end_on IS NOT NULL
) u;

-- The tutors of a contract while it runs, each from one day until before another, none: open.  Most contracts keep the one
-- that they began with.
CREATE VIEW contract_tutor AS
SELECT c.contract, c.tutor, c.starts_on AS since,
       CASE WHEN c.end_on IS NOT NULL THEN greatest(c.end_on + 1, c.starts_on) END AS until
FROM contract_span c
WHERE c.tutor IS NOT NULL
  AND NOT EXISTS (SELECT FROM contract_tutor_assigned a WHERE a.contract = c.contract)
  AND NOT EXISTS (SELECT FROM contract_tutor_released r WHERE r.contract = c.contract)
UNION ALL
SELECT s.contract, s.tutor, s.day, s.next
FROM (
    SELECT t.contract, t.tutor, t.day, lead(t.day) OVER (PARTITION BY t.contract ORDER BY t.day, t.position) AS next
    FROM contract_tutor_change t
    WHERE EXISTS (SELECT FROM contract_tutor_assigned a WHERE a.contract = t.contract)
       OR EXISTS (SELECT FROM contract_tutor_released r WHERE r.contract = t.contract)
) s
WHERE s.tutor IS NOT NULL;

-- Months in which a running contract gains or loses its tutor; who takes over from another in the same month is no change.
CREATE VIEW contract_tutored AS
SELECT t.contract, m.month, m.tutored
FROM contract_tutor t
CROSS JOIN LATERAL (
    SELECT month_of(t.since), 1 UNION ALL SELECT month_of(t.until), -1 WHERE t.until IS NOT NULL
) m (month, tutored);

-- Suspensions without pay are not due (C3); one lasts until the day before the work began again or, unless it did,
-- until the day foreseen.  Shares before each of its days are counted, per contract.
CREATE VIEW contract_unpaid AS
SELECT s.contract, s.suspended_on AS from_day, coalesce(r.resumed_on - 1, s.until_day) AS until_day
FROM contract_suspended s
LEFT JOIN contract_resumed r ON r.contract = s.contract AND r.suspended_on = s.suspended_on AND NOT EXISTS (
    SELECT FROM contract_resumed y
    WHERE y.contract = r.contract AND y.suspended_on = r.suspended_on AND y.position > r.position)
WHERE NOT s.is_paid;

-- What the aid of a contract rests on; of each unpaid suspension, the shares before it and until its end.
CREATE VIEW contract_aid_basis AS
SELECT c.contract, c.aid_exact AS exact, c.aid_starts_on AS starts_on, c.aid_until AS until, u.unpaid_since, u.unpaid_until
FROM contract_span c
LEFT JOIN LATERAL (
    SELECT array_agg(shares_until(greatest(p.from_day, c.aid_starts_on) - 1) ORDER BY p.from_day, p.until_day) AS unpaid_since,
           array_agg(shares_until(least(p.until_day, c.aid_until)) ORDER BY p.from_day, p.until_day) AS unpaid_until
    FROM contract_unpaid p
    WHERE p.contract = c.contract AND p.from_day <= c.aid_until
      AND (p.until_day IS NULL OR p.until_day >= c.aid_starts_on)
) u ON true
WHERE c.aid_exact > 0 AND c.aid_until >= c.aid_starts_on;

-- The aid due in the twelve months of each year: differences of the rounded cumulative amounts, `cents`, at their
-- ends: of the shares from the start of the aid to there, without the unpaid ones.  (OFFSET 0: the planner must not
-- compute the same again for each use.)
CREATE FUNCTION aid_years(exact bigint, starts_on date, until date, unpaid_since bigint[], unpaid_until bigint[])
RETURNS TABLE (year integer, due_1 integer, due_2 integer, due_3 integer, due_4 integer, due_5 integer, due_6 integer,
               due_7 integer, due_8 integer, due_9 integer, due_10 integer, due_11 integer, due_12 integer)
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 3 AS $$
SELECT y.year,
       (x.cents[2] - x.cents[1])::integer,
       (x.cents[3] - x.cents[2])::integer,
       (x.cents[4] - x.cents[3])::integer,
       (x.cents[5] - x.cents[4])::integer,
       (x.cents[6] - x.cents[5])::integer,
       (x.cents[7] - x.cents[6])::integer,
       (x.cents[8] - x.cents[7])::integer,
       (x.cents[9] - x.cents[8])::integer,
       (x.cents[10] - x.cents[9])::integer,
       (x.cents[11] - x.cents[10])::integer,
       (x.cents[12] - x.cents[11])::integer,
       (x.cents[13] - x.cents[12])::integer
FROM (SELECT shares_until($2 - 1) AS since, shares_until($3) AS until OFFSET 0) s
CROSS JOIN LATERAL generate_series(month_of($2) / 12, month_of($3) / 12) AS y (year)
CROSS JOIN LATERAL (
    SELECT CASE WHEN $4 IS NULL THEN ARRAY[
               aid_cents($1, greatest(least(4530960 * y.year::bigint + 0, s.until) - s.since, 0)),
               aid_cents($1, greatest(least(4530960 * y.year::bigint + 377580, s.until) - s.since, 0)),
               aid_cents($1, greatest(least(4530960 * y.year::bigint + 755160, s.until) - s.since, 0)),
               aid_cents($1, greatest(least(4530960 * y.year::bigint + 1132740, s.until) - s.since, 0)),
               aid_cents($1, greatest(least(4530960 * y.year::bigint + 1510320, s.until) - s.since, 0)),
               aid_cents($1, greatest(least(4530960 * y.year::bigint + 1887900, s.until) - s.since, 0)),
               aid_cents($1, greatest(least(4530960 * y.year::bigint + 2265480, s.until) - s.since, 0)),
               aid_cents($1, greatest(least(4530960 * y.year::bigint + 2643060, s.until) - s.since, 0)),
               aid_cents($1, greatest(least(4530960 * y.year::bigint + 3020640, s.until) - s.since, 0)),
               aid_cents($1, greatest(least(4530960 * y.year::bigint + 3398220, s.until) - s.since, 0)),
               aid_cents($1, greatest(least(4530960 * y.year::bigint + 3775800, s.until) - s.since, 0)),
               aid_cents($1, greatest(least(4530960 * y.year::bigint + 4153380, s.until) - s.since, 0)),
               aid_cents($1, greatest(least(4530960 * y.year::bigint + 4530960, s.until) - s.since, 0))]
           ELSE ARRAY(
               SELECT aid_cents($1, greatest(least(u.upto, s.until) - s.since, 0) - n.unpaid)
               FROM generate_series(4530960 * y.year::bigint, 4530960 * (y.year::bigint + 1), 377580) u (upto)
               CROSS JOIN LATERAL (
                   SELECT coalesce(sum(greatest(least(p.until, u.upto) - p.since, 0)), 0)::bigint AS unpaid
                   FROM unnest($4, $5) p (since, until)
               ) n)
           END AS cents OFFSET 0
) x
$$;

CREATE VIEW contract_aid_year AS
SELECT b.contract, y.*
FROM contract_aid_basis b
CROSS JOIN LATERAL aid_years(b.exact, b.starts_on, b.until, b.unpaid_since, b.unpaid_until) y;

-- The same, month by month.
CREATE VIEW contract_aid AS
SELECT y.contract, (y.year * 12 + m.number - 1)::integer AS month, m.due
FROM contract_aid_year y
CROSS JOIN LATERAL unnest(ARRAY[y.due_1, y.due_2, y.due_3, y.due_4, y.due_5, y.due_6, y.due_7, y.due_8, y.due_9, y.due_10,
                                y.due_11, y.due_12]) WITH ORDINALITY m (due, number)
WHERE m.due <> 0;

-- How a contract moves the figures: flows at their business date, stocks as steps (+1 at the first month whose end sees
-- it, −1 at the first whose end does not).  One view for each part of its life, with the measures that it moves: an event
-- touches some of them (facts.c).

-- The signature.
CREATE VIEW contract_signature AS
SELECT c.contract, month_of(c.signed_on) AS month,
       (NOT c.is_renewal)::int AS entries,
       c.is_renewal::int AS renewals,
       c.is_first_of_job::int AS first_fills,
       (NOT c.is_renewal AND c.gender = 'female')::int AS women,
       (NOT c.is_renewal AND c.level = 'none')::int AS no_diploma,
       (NOT c.is_renewal AND c.level IN ('none', 'V'))::int AS below_bac,
       (NOT c.is_renewal AND c.zone = 'zus')::int AS zus,
       (NOT c.is_renewal AND c.zone = 'zrr')::int AS zrr,
       (NOT c.is_renewal AND c.zone = 'outre_mer')::int AS outre_mer,
       (NOT c.is_renewal AND c.rqth)::int AS rqth_entries,
       (NOT c.is_renewal AND c.kind = 'cdi')::int AS cdi,
       (NOT c.is_renewal AND c.is_long)::int AS long_contracts,
       (NOT c.is_renewal AND c.is_full_time)::int AS full_time,
       (NOT c.is_renewal AND c.is_market)::int AS market,
       1 AS occupied,
       c.committed_cents::int AS committed
FROM contract_signed c;

-- The start; the day after the end, when neither runs the contract nor is its job occupied (one broken before its start
-- never ran); the last planned end of a CDD: the robust rate of breach is taken among those.
CREATE VIEW contract_period AS
SELECT c.contract, s.month, s.occupied, s.running, s.terms, s.terms_broken
FROM contract_span c
CROSS JOIN LATERAL (
    SELECT month_of(c.starts_on), NULL::int, 1, NULL::int, NULL::int
    UNION ALL
    SELECT greatest(month_of(c.end_on + 1), month_of(c.starts_on)), CASE WHEN c.end_on >= c.starts_on THEN -1 END, -1, NULL, NULL
    WHERE c.end_on IS NOT NULL
    UNION ALL
    SELECT greatest(month_of(c.end_on + 1), month_of(c.signed_on)), -1, NULL, NULL, NULL WHERE c.end_on < c.starts_on
    UNION ALL
    SELECT month_of(c.planned_end), NULL, NULL, 1, coalesce(c.broken_on < c.planned_end, false)::int
    WHERE c.planned_end IS NOT NULL
) s (month, occupied, running, terms, terms_broken);

CREATE VIEW contract_breach AS
SELECT contract, month_of(broken_on) AS month, 1 AS breaches, coalesce(initiator = 'employer', false)::int AS breaches_employer
FROM contract_broken WHERE motive IS DISTINCT FROM 'terme';

-- The end, what came of it then, and 6 months later.
CREATE VIEW contract_outcome AS
SELECT c.contract, s.month, s.ended, s.positive, s.kept, s.ended_6m, s.answered_6m, s.positive_6m
FROM contract_exit c
CROSS JOIN LATERAL (
    SELECT month_of(c.left_on), 1, c.is_positive::int, c.is_kept::int, NULL::int, NULL::int, NULL::int
    UNION ALL
    SELECT month_of((c.left_on + interval '6 months')::date), NULL, NULL, NULL, 1, c.is_answered::int, c.is_positive_later::int
) s (month, ended, positive, kept, ended_6m, answered_6m, positive_6m);

-- Repayments, which never lower what is due.
CREATE VIEW contract_repayment AS
SELECT contract, month_of(repaid_on) AS month, amount_cents::int AS repaid FROM aid_repaid;

-- The parts of a life.
CREATE TABLE contract_part (
    name text PRIMARY KEY, -- of the view: contract, month and measures
    rank integer NOT NULL,
    until_end boolean NOT NULL -- it moves with the end of the contract (FACT_TOUCH_END)
);
INSERT INTO contract_part (name, rank, until_end) VALUES
    ('contract_signature', 1, false), ('contract_period', 2, true), ('contract_tutored', 3, true), ('contract_longer', 4, false),
    ('contract_breach', 5, false), ('contract_outcome', 6, false), ('contract_repayment', 7, false);
GRANT SELECT ON contract_part TO reporting;

CREATE FUNCTION part_measures() RETURNS TABLE (part text, rank integer, measure text) LANGUAGE sql STABLE AS $$
    SELECT p.name, p.rank, a.attname::text
    FROM reporting.contract_part p
    JOIN pg_attribute a ON a.attrelid = format('reporting.%I', p.name)::regclass
                       AND a.attnum > 0 AND a.attname NOT IN ('contract', 'month')
$$;

-- All steps, with all measures; and a contract's steps of a month added up.  Made again when a part joins: its measures
-- come last, so that what stands on these views stays.
CREATE FUNCTION define_contract_steps() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    measures text[] := (SELECT array_agg(m.measure ORDER BY m.rank, m.measure)
                        FROM (SELECT measure, min(rank) AS rank FROM part_measures() GROUP BY measure) m);
BEGIN
    EXECUTE (
        SELECT 'CREATE OR REPLACE VIEW contract_step AS ' || string_agg(s.step, ' UNION ALL ' ORDER BY s.rank)
        FROM (
            SELECT p.rank, format('SELECT contract, month, %s FROM %I', string_agg(
                       CASE WHEN o.measure IS NULL THEN 'NULL::integer AS ' ELSE '' END || quote_ident(m.measure), ', '
                       ORDER BY m.number), p.name) AS step
            FROM contract_part p
            CROSS JOIN unnest(measures) WITH ORDINALITY m (measure, number)
            LEFT JOIN part_measures() o ON o.part = p.name AND o.measure = m.measure
            GROUP BY p.name, p.rank
        ) s);
    EXECUTE (SELECT 'CREATE OR REPLACE VIEW contract_delta AS SELECT contract, month, '
                    || string_agg(format('sum(%1$I)::int AS %1$I', m.measure), ', ' ORDER BY m.number)
                    || ' FROM contract_step GROUP BY contract, month'
             FROM unnest(measures) WITH ORDINALITY m (measure, number));
END
$$;
SELECT define_contract_steps() \g /dev/null

-- Days from a job's approval to the signature that first filled it.
CREATE VIEW contract_delay AS
SELECT contract, month_of(signed_on) AS month, signed_on - job_approved_on AS days
FROM contract_signed
WHERE is_first_of_job AND job_approved_on IS NOT NULL;

CREATE VIEW job AS
SELECT a.job, a.employer, a.place, a.departement, a.region2013, a.region2016, a.metier, a.sector, a.form, a.kinds,
       a.new_service, a.approved_on, w.withdrawn_on, c.closed_on,
       array_remove(ARRAY[p.position, a.position, w.position, c.position], NULL) AS positions
FROM job_approved a
LEFT JOIN job_proposed p ON p.job = a.job
LEFT JOIN job_withdrawn w ON w.job = a.job
LEFT JOIN job_closed c ON c.job = a.job;

-- Q2: a place is held from the approval until the job is withdrawn or closed.
CREATE VIEW job_delta AS
SELECT j.job, j.departement, d.*
FROM job j
CROSS JOIN LATERAL (
    SELECT month_of(j.approved_on), 1, 1
    UNION ALL
    SELECT month_of(coalesce(j.withdrawn_on, j.closed_on)), NULL, -1 WHERE coalesce(j.withdrawn_on, j.closed_on) IS NOT NULL
) d (month, approved, held);

-- What a thing is cut by.  A place may be of several kinds: that axis is never added up into a total.
CREATE FUNCTION cuts_of_post(metier text, form text, kinds text[]) RETURNS TABLE (axis text, value text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 4 AS $$
    SELECT '', ''
    UNION ALL
    SELECT 'metier', coalesce(metier, '')
    UNION ALL
    SELECT 'form', coalesce(form, '')
    UNION ALL
    SELECT 'place_kind', unnest(kinds)
$$;

-- EM4: whoever an employer was merged into, to the end; and everyone merged into one.
CREATE FUNCTION employer_root(employer uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
    WITH RECURSIVE step (employer, depth) AS (
        SELECT $1, 0
        UNION ALL
        SELECT m.into_employer, s.depth + 1 FROM step s JOIN employer_merged m ON m.employer = s.employer
        WHERE s.depth < 64
    )
    SELECT s.employer FROM step s ORDER BY s.depth DESC LIMIT 1
$$;

CREATE FUNCTION employer_members(employer uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
    WITH RECURSIVE step (employer, depth) AS (
        SELECT $1, 0
        UNION ALL
        SELECT m.employer, s.depth + 1 FROM step s JOIN employer_merged m ON m.into_employer = s.employer
        WHERE s.depth < 64
    )
    SELECT s.employer FROM step s
$$;

-- An employer counts once in each territory and cut, from the month of its first contract there: distinct counts
-- are not sums, so every level of territory has its own.  Of those named, and whoever they were merged into; few were,
-- and only theirs are looked for.
CREATE FUNCTION employer_contribution(employers uuid[])
RETURNS TABLE (employer uuid, territory text, axis text, value text, month integer) LANGUAGE sql STABLE AS $$
    SELECT c.employer, t.territory, a.axis, coalesce(a.value, ''), min(c.month)
    FROM ( -- what is cut alike first
        SELECT r.employer, c.departement, c.region2013, c.region2016, c.form, c.kinds, month_of(min(c.signed_on)) AS month
        FROM (
            SELECT t.employer, t.employer AS member FROM unnest($1) t (employer)
            UNION
            SELECT r.employer, e.employer
            FROM unnest($1) t (employer)
            CROSS JOIN LATERAL employer_root(t.employer) r (employer)
            CROSS JOIN LATERAL employer_members(r.employer) e (employer)
            WHERE EXISTS (SELECT FROM employer_merged m WHERE m.employer = t.employer)
               OR EXISTS (SELECT FROM employer_merged m WHERE m.into_employer = t.employer)
        ) r
        JOIN contract_signed c ON c.employer = r.member
        WHERE NOT EXISTS (SELECT FROM employer_merged m WHERE m.employer = r.employer)
        GROUP BY 1, 2, 3, 4, 5, 6
    ) c
    CROSS JOIN LATERAL (
        SELECT 'FR' UNION ALL SELECT c.departement
        UNION ALL SELECT '2013-' || c.region2013 UNION ALL SELECT '2016-' || c.region2016
    ) t (territory)
    CROSS JOIN LATERAL (
        SELECT '', '' UNION ALL SELECT 'form', c.form UNION ALL SELECT 'place_kind', unnest(c.kinds)
    ) a (axis, value)
    GROUP BY 1, 2, 3, 4
$$;

-- The envelope, in the territories that it is given in (2016 regions are sums of 2013 ones).
CREATE VIEW envelope_delta AS
SELECT e.position, t.territory, month_of(e.on_day) AS month, t.allotted, t.total
FROM (
    SELECT position, opened_on AS on_day, NULL AS r13, NULL AS r16, NULL AS s13, NULL AS s16, NULL::int AS places, total
    FROM programme_opened
    UNION ALL
    SELECT position, allotted_on, region2013, region2016, NULL, NULL, places - before, NULL FROM envelope_allotted
    UNION ALL
    SELECT position, transferred_on, target, target_region2016, source, source_region2016, places, NULL
    FROM envelope_transferred
) e
CROSS JOIN LATERAL (VALUES
    ('FR', CASE WHEN e.s13 IS NULL THEN e.places END, e.total),
    ('2013-' || e.r13, e.places, NULL),
    ('2016-' || e.r16, e.places, NULL),
    ('2013-' || e.s13, -e.places, NULL),
    ('2016-' || e.s16, -e.places, NULL)
) t (territory, allotted, total)
WHERE t.territory IS NOT NULL AND (t.allotted IS NOT NULL OR t.total IS NOT NULL);

-- The events behind a thing.
CREATE VIEW thing_event AS
SELECT job AS thing, position FROM job_proposed
UNION ALL SELECT job, position FROM job_approved
UNION ALL SELECT job, position FROM job_withdrawn
UNION ALL SELECT job, position FROM job_closed
UNION ALL SELECT contract, position FROM contract_signed
UNION ALL SELECT contract, position FROM contract_tutor_assigned
UNION ALL SELECT contract, position FROM contract_tutor_released
UNION ALL SELECT contract, position FROM contract_extended
UNION ALL SELECT contract, position FROM contract_suspended
UNION ALL SELECT contract, position FROM contract_resumed
UNION ALL SELECT contract, position FROM contract_broken
UNION ALL SELECT contract, position FROM contract_ended
UNION ALL SELECT contract, position FROM contract_converted
UNION ALL SELECT contract, position FROM aid_repaid
UNION ALL SELECT contract, position FROM exit_recorded
UNION ALL SELECT contract, position FROM exit_recorded_later;
