-- What the regional hubs tell: contacts, sponsors, sessions for tutors, briefings, what was due and what was done.
--
-- Several journals write these tables: a position is one of a source, and is compared within it only.  What may be said
-- again when something is declared late (an item, the end of a sponsorship) counts as it was said last; a first contact is
-- the one of the earliest day.  Nothing depends on which journal comes first.

CREATE TABLE contact_recorded (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    contract uuid,             -- none: before any
    held_on date NOT NULL,
    is_first boolean NOT NULL, -- with the young person; the first as far as was known
    is_first_visit boolean NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON contact_recorded (contract);

CREATE TABLE sponsor_pledged (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    sponsor uuid NOT NULL,
    departement text NOT NULL,
    sector text,
    pledged_on date NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON sponsor_pledged (sponsor);

CREATE TABLE sponsor_closed (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    sponsor uuid NOT NULL,
    closed_on date NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON sponsor_closed (sponsor);

CREATE TABLE sponsor_accepted (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    sponsorship uuid NOT NULL,
    sponsor uuid NOT NULL,
    job uuid NOT NULL,
    contract uuid,             -- none: the job was vacant, as far as was known
    accepted_on date NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON sponsor_accepted (job);
CREATE INDEX ON sponsor_accepted (sponsor);

CREATE TABLE sponsor_ended (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    sponsorship uuid NOT NULL,
    ended_on date NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON sponsor_ended (sponsorship);

CREATE TABLE session_held (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    session uuid NOT NULL,
    departement text NOT NULL,
    theme text,
    held_on date NOT NULL,
    seats bigint NOT NULL,
    enrolled bigint NOT NULL,
    present bigint NOT NULL,
    excused bigint NOT NULL,
    absent bigint NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON session_held (session);

CREATE TABLE session_attended (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    session uuid NOT NULL,
    tutor uuid NOT NULL,
    attendance text,
    held_on date NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON session_attended (tutor);

CREATE TABLE session_cancelled (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    session uuid NOT NULL,
    departement text NOT NULL,
    reason text,
    cancelled_on date NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON session_cancelled (session);

CREATE TABLE briefing_held (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    briefing uuid NOT NULL,
    departement text NOT NULL,
    audience text,
    people bigint NOT NULL,
    held_on date NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON briefing_held (briefing);

CREATE TABLE item_due (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    item uuid NOT NULL,
    departement text NOT NULL,
    metier text,
    sector text,
    form text,
    kind text NOT NULL,
    due_on date NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON item_due (item);

CREATE TABLE item_moved (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    item uuid NOT NULL,
    due_on date NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON item_moved (item);

CREATE TABLE item_done (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    item uuid NOT NULL,
    due_on date NOT NULL,
    in_time boolean NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON item_done (item);

CREATE TABLE item_dropped (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    item uuid NOT NULL,
    due_on date NOT NULL,
    dropped_on date NOT NULL,
    fallen_due boolean NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON item_dropped (item);

-- Which départements a hub covers; several may cover one.  Said again for the same first day, the last word holds: an end.
CREATE TABLE hub_territory_defined (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    hub text NOT NULL,
    departement text NOT NULL,
    from_day date NOT NULL,
    until_day date,
    PRIMARY KEY (source, position)
);

CREATE TABLE hub_territory_ended (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    hub text NOT NULL,
    departement text NOT NULL,
    from_day date NOT NULL,
    until_day date NOT NULL,
    PRIMARY KEY (source, position)
);

CREATE VIEW hub_departement AS
SELECT DISTINCT ON (hub, departement, from_day) hub, departement, from_day, until_day
FROM (SELECT * FROM hub_territory_defined UNION ALL SELECT * FROM hub_territory_ended) t
ORDER BY hub, departement, from_day, source, position DESC;

CREATE INDEX ON contract_signed (job);
CREATE INDEX ON contract_signed (tutor);
CREATE INDEX ON contract_tutor_assigned (tutor);

-- What holds at the ends of months is added up as ranges of months, that may overlap: range_agg; none: open, or never.
CREATE FUNCTION months_between(since integer, until integer) RETURNS int4range LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN until IS NULL OR since < until THEN int4range(since, until) END
$$;

-- Its steps.
CREATE FUNCTION month_steps(months int4multirange) RETURNS TABLE (month integer, step integer)
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 2 AS $$
    SELECT lower(m), 1 FROM unnest($1) m
    UNION ALL
    SELECT upper(m), -1 FROM unnest($1) m WHERE NOT upper_inf(m)
$$;

-- ---- of contracts ----

-- First contact and first visit of a contract that lasted long enough for them, by the month in which they were due at the
-- latest.  Renewals ask for none.  A contact before the start is in time.
CREATE VIEW contract_contact AS
SELECT c.contract, m.month, m.contact_due, m.contact_made, m.visit_due, m.visit_made
FROM contract_span c
JOIN contract_signed s ON s.contract = c.contract AND NOT s.is_renewal
CROSS JOIN LATERAL (
    SELECT (c.starts_on + interval '1 month')::date AS contact_due_on, (c.starts_on + interval '3 months')::date AS visit_due_on
) d
CROSS JOIN LATERAL (
    SELECT min(r.held_on) FILTER (WHERE r.is_first) AS contact_on, min(r.held_on) FILTER (WHERE r.is_first_visit) AS visit_on
    FROM contact_recorded r
    WHERE r.contract = c.contract
) f
CROSS JOIN LATERAL (
    SELECT month_of(d.contact_due_on), d.contact_due_on, 1, coalesce(f.contact_on <= d.contact_due_on, false)::int, NULL::int,
           NULL::int
    UNION ALL
    SELECT month_of(d.visit_due_on), d.visit_due_on, NULL, NULL, 1, coalesce(f.visit_on <= d.visit_due_on, false)::int
) m (month, due_on, contact_due, contact_made, visit_due, visit_made)
WHERE c.end_on IS NULL OR c.end_on >= m.due_on;

-- A company that follows a job, from one day to another, both included, as contracts run.
CREATE VIEW sponsorship AS
SELECT a.sponsorship, a.source, a.position, a.sponsor, a.job, a.contract, a.accepted_on, e.ended_on
FROM sponsor_accepted a
LEFT JOIN sponsor_ended e ON e.sponsorship = a.sponsorship AND e.source = a.source AND NOT EXISTS (
    SELECT FROM sponsor_ended y
    WHERE y.sponsorship = e.sponsorship AND y.source = e.source AND y.position > e.position);

-- One that was accepted while the job was vacant is of whichever contract comes.
CREATE VIEW contract_sponsorship AS
SELECT c.contract, s.sponsorship, s.source, s.position, s.accepted_on, s.ended_on
FROM contract_signed c
JOIN sponsorship s ON s.job = c.job AND (s.contract IS NULL OR s.contract = c.contract);

-- Running contracts that a company follows; the months are those of contract_period, so that they are among the running ones.
-- (Most have no company: these are left out before anything else is asked of them.)
CREATE VIEW contract_sponsored AS
SELECT k.contract, m.month, m.step AS sponsored
FROM (SELECT DISTINCT contract FROM contract_sponsorship) k
JOIN contract_span c ON c.contract = k.contract
CROSS JOIN LATERAL (
    SELECT range_agg(months_between(greatest(month_of(s.accepted_on), month_of(c.starts_on)),
                                    least(month_of(s.ended_on + 1), month_of(c.end_on + 1)))) AS months
    FROM contract_sponsorship s
    WHERE s.contract = c.contract
) g
CROSS JOIN LATERAL month_steps(g.months) m;

SELECT contract_part_add('contract_contact', 10, true), contract_part_add('contract_sponsored', 11, true) \g /dev/null

-- Days from the signature to the first sponsor; none when a company followed the job already.  Renewals are left out.
CREATE VIEW regional_delay AS
SELECT k.contract AS thing, 'sponsor_found'::text AS measure, c.departement, f.source AS hub,
       month_of(greatest(f.accepted_on, c.signed_on)) AS month, greatest(f.accepted_on - c.signed_on, 0) AS days
FROM (SELECT DISTINCT contract FROM contract_sponsorship) k
JOIN contract_span c ON c.contract = k.contract
JOIN contract_signed i ON i.contract = k.contract AND NOT i.is_renewal
CROSS JOIN LATERAL (
    SELECT s.source, s.accepted_on
    FROM contract_sponsorship s
    WHERE s.contract = c.contract AND s.accepted_on <= coalesce(c.left_on, s.accepted_on)
      AND coalesce(s.ended_on, c.signed_on) >= c.signed_on
    ORDER BY s.accepted_on, s.sponsorship
    LIMIT 1
) f;

-- ---- of tutors ----

-- Contracts that a tutor ever followed; some twice.
CREATE VIEW tutor_contract AS
SELECT tutor, contract FROM contract_signed WHERE tutor IS NOT NULL
UNION ALL
SELECT tutor, contract FROM contract_tutor_assigned WHERE tutor IS NOT NULL;

-- Months in which a tutor follows a running contract, a span for each time.
CREATE VIEW tutor_span AS
SELECT t.tutor, t.contract, s.months
FROM tutor_contract t
CROSS JOIN LATERAL (
    SELECT months_between(month_of(c.since), month_of(c.until)) AS months
    FROM contract_tutor c
    WHERE c.contract = t.contract AND c.tutor = t.tutor
    OFFSET 0 -- contract by contract: not all of them, joined afterwards
) s;

-- Tutors of running contracts, and those among them who were present at a session before.
CREATE VIEW tutor_step AS
SELECT g.tutor, s.measure, m.month, m.step
FROM (SELECT tutor, range_agg(months) AS months FROM tutor_span GROUP BY tutor) g
CROSS JOIN LATERAL (
    SELECT month_of(min(a.held_on)) AS month
    FROM session_attended a
    WHERE a.tutor = g.tutor AND a.attendance = 'present'
) f
CROSS JOIN LATERAL (
    SELECT 'tutors', g.months
    UNION ALL
    SELECT 'tutors_trained', g.months * int4multirange(int4range(f.month, NULL)) WHERE f.month IS NOT NULL
) s (measure, months)
CROSS JOIN LATERAL month_steps(s.months) m;

-- Somebody counts once: where the contract is that began first among those that they ever followed.  No hub says it.
CREATE VIEW tutor_contribution AS
SELECT t.tutor AS thing, t.measure, f.departement, NULL::text AS hub, f.sector, f.metier, f.form, NULL::text AS kind, t.month,
       t.step::bigint AS amount
FROM tutor_step t
CROSS JOIN LATERAL (
    SELECT c.departement, c.sector, c.metier, c.form
    FROM tutor_contract k
    JOIN contract_signed c ON c.contract = k.contract
    WHERE k.tutor = t.tutor
    ORDER BY c.starts_on, c.contract
    LIMIT 1
) f;

-- ---- of the hubs ----

-- Companies that said they would follow jobs, and those of them that follow one; the last day is included.
CREATE VIEW sponsor_step AS
SELECT p.sponsor, p.source, p.departement, p.sector, s.measure, s.month, s.step
FROM sponsor_pledged p
CROSS JOIN LATERAL (
    SELECT 'sponsors', month_of(p.pledged_on), 1
    UNION ALL
    SELECT 'sponsors', month_of(c.closed_on + 1), -1 FROM sponsor_closed c WHERE c.sponsor = p.sponsor
    UNION ALL
    SELECT 'sponsors_active', m.month, m.step
    FROM (
        SELECT range_agg(months_between(month_of(s.accepted_on), month_of(s.ended_on + 1))) AS months
        FROM sponsorship s
        WHERE s.sponsor = p.sponsor
    ) g
    CROSS JOIN LATERAL month_steps(g.months) m
) s (measure, month, step);

-- What became of an item: done or dropped, whichever was said last; when it is due, as it was said last.
CREATE VIEW item AS
SELECT d.item, d.source, d.departement, d.metier, d.sector, d.form, d.kind, coalesce(e.due_on, m.due_on, d.due_on) AS due_on,
       e.in_time, e.dropped_on, coalesce(e.fallen_due, true) AS fallen_due
FROM item_due d
LEFT JOIN LATERAL (
    SELECT m.due_on
    FROM item_moved m
    WHERE m.item = d.item AND m.source = d.source
    ORDER BY m.position DESC
    LIMIT 1
) m ON true
LEFT JOIN LATERAL (
    SELECT x.position, x.due_on, x.in_time, NULL::date AS dropped_on, NULL::boolean AS fallen_due
    FROM item_done x WHERE x.item = d.item AND x.source = d.source
    UNION ALL
    SELECT x.position, x.due_on, NULL, x.dropped_on, x.fallen_due
    FROM item_dropped x WHERE x.item = d.item AND x.source = d.source
    ORDER BY position DESC
    LIMIT 1
) e ON true;

-- Dated steps.  What fell due counts in the month of its last day, done or not; what was done in time, in that same month.
CREATE OR REPLACE VIEW regional_contribution AS
SELECT i.item AS thing, m.measure, i.departement, i.source AS hub, i.sector, i.metier, i.form, i.kind, m.month,
       1::bigint AS amount
FROM item i
CROSS JOIN LATERAL (
    SELECT 'items_due', month_of(i.due_on) WHERE i.fallen_due
    UNION ALL SELECT 'items_in_time', month_of(i.due_on) WHERE i.in_time
    UNION ALL SELECT 'items_late', month_of(i.due_on) WHERE NOT i.in_time
    UNION ALL SELECT 'items_dropped', month_of(i.dropped_on) WHERE i.dropped_on IS NOT NULL
) m (measure, month)
UNION ALL
SELECT s.session, m.measure, s.departement, s.source, NULL, NULL, NULL, s.theme, month_of(s.held_on), m.amount
FROM session_held s
CROSS JOIN LATERAL (
    SELECT 'sessions', 1 UNION ALL SELECT 'session_seats', s.seats UNION ALL SELECT 'session_enrolled', s.enrolled
    UNION ALL SELECT 'session_present', s.present UNION ALL SELECT 'session_excused', s.excused
    UNION ALL SELECT 'session_absent', s.absent
) m (measure, amount)
WHERE m.amount <> 0
UNION ALL
SELECT c.session, 'sessions_cancelled', c.departement, c.source, NULL, NULL, NULL, c.reason, month_of(c.cancelled_on), 1
FROM session_cancelled c
UNION ALL
SELECT b.briefing, m.measure, b.departement, b.source, NULL, NULL, NULL, b.audience, month_of(b.held_on), m.amount
FROM briefing_held b
CROSS JOIN LATERAL (SELECT 'briefings', 1 UNION ALL SELECT 'briefing_people', b.people) m (measure, amount)
WHERE m.amount <> 0
UNION ALL
SELECT p.sponsor, p.measure, p.departement, p.source, p.sector, NULL, NULL, NULL, p.month, p.step
FROM sponsor_step p
UNION ALL
SELECT t.thing, t.measure, t.departement, t.hub, t.sector, t.metier, t.form, t.kind, t.month, t.amount
FROM tutor_contribution t;

-- The contracts behind contracts and jobs that were touched, the tutors behind tutors and contracts.  Whoever becomes the tutor
-- of a contract must be touched by name, for a contract knows nothing of it before.
CREATE FUNCTION contracts_behind(touched uuid[]) RETURNS uuid[] LANGUAGE sql STABLE AS $$
    SELECT array_agg(t.thing)
    FROM (SELECT unnest($1) AS thing UNION SELECT contract FROM contract_signed WHERE job = ANY ($1)) t
$$;

CREATE FUNCTION tutors_behind(touched uuid[]) RETURNS uuid[] LANGUAGE sql STABLE AS $$
    SELECT array_agg(t.thing)
    FROM (
        SELECT unnest($1) AS thing
        UNION SELECT tutor FROM contract_signed WHERE contract = ANY ($1)
        UNION SELECT tutor FROM contract_tutor_assigned WHERE contract = ANY ($1)
    ) t
$$;

-- The events behind a thing: a contract, a tutor, a company, a session, a briefing, an item.
CREATE OR REPLACE VIEW regional_thing_event AS
SELECT contract AS thing, source, position FROM contact_recorded WHERE contract IS NOT NULL
UNION ALL SELECT contract, source, position FROM contract_sponsorship
UNION ALL SELECT s.contract, e.source, e.position
          FROM contract_sponsorship s JOIN sponsor_ended e ON e.sponsorship = s.sponsorship
UNION ALL SELECT tutor, source, position FROM session_attended
UNION ALL SELECT tutor, 'registration', position FROM contract_signed WHERE tutor IS NOT NULL
UNION ALL SELECT tutor, 'registration', position FROM contract_tutor_assigned WHERE tutor IS NOT NULL
UNION ALL SELECT sponsor, source, position FROM sponsor_pledged
UNION ALL SELECT sponsor, source, position FROM sponsor_closed
UNION ALL SELECT sponsor, source, position FROM sponsor_accepted
UNION ALL SELECT a.sponsor, e.source, e.position
          FROM sponsor_accepted a JOIN sponsor_ended e ON e.sponsorship = a.sponsorship
UNION ALL SELECT session, source, position FROM session_held
UNION ALL SELECT session, source, position FROM session_cancelled
UNION ALL SELECT briefing, source, position FROM briefing_held
UNION ALL SELECT item, source, position FROM item_due
UNION ALL SELECT item, source, position FROM item_moved
UNION ALL SELECT item, source, position FROM item_done
UNION ALL SELECT item, source, position FROM item_dropped;

-- Views of contracts before contract_step (rank 43), which they are a part of.
INSERT INTO folded (name, rank, kind) VALUES
    ('contact_recorded', 31, 'fact'), ('sponsor_pledged', 31, 'fact'), ('sponsor_closed', 31, 'fact'),
    ('sponsor_accepted', 31, 'fact'), ('sponsor_ended', 31, 'fact'), ('session_held', 31, 'fact'),
    ('session_attended', 31, 'fact'), ('session_cancelled', 31, 'fact'), ('briefing_held', 31, 'fact'),
    ('hub_territory_defined', 31, 'fact'), ('hub_territory_ended', 31, 'fact'), ('hub_departement', 36, 'view'),
    ('item_due', 31, 'fact'), ('item_moved', 31, 'fact'), ('item_done', 31, 'fact'), ('item_dropped', 31, 'fact'),
    ('sponsorship', 36, 'view'), ('contract_sponsorship', 37, 'view'), ('contract_contact', 42, 'view'),
    ('contract_sponsored', 42, 'view'), ('regional_delay', 42, 'view'), ('tutor_contract', 36, 'view'),
    ('tutor_span', 38, 'view'), ('tutor_step', 39, 'view'), ('tutor_contribution', 40, 'view'), ('sponsor_step', 37, 'view'),
    ('item', 36, 'view'), ('regional_contribution', 42, 'view'), ('regional_thing_event', 42, 'view')
ON CONFLICT (name) DO NOTHING;

GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON
    contact_recorded, sponsor_pledged, sponsor_closed, sponsor_accepted, sponsor_ended, session_held, session_attended,
    session_cancelled, briefing_held, hub_territory_defined, hub_territory_ended, item_due, item_moved, item_done, item_dropped TO reporting;
GRANT SELECT ON
    sponsorship, contract_sponsorship, contract_contact, contract_sponsored, regional_delay, tutor_contract, tutor_span,
    hub_departement, tutor_step, tutor_contribution, sponsor_step, item, regional_contribution, regional_thing_event TO reporting;
