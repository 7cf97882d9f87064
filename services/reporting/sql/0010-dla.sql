-- What the DLA feeds: referrals, delays, accompaniments.
--
-- Facts: one table for each type of event that a figure rests on, insert only.  An event says all that it is cut by, so
-- that each contributes by itself; only an employer, who is counted once, takes several facts (dla_employer).
-- The first thing that the DLA says of a referral is that it was received: that is what is counted as requested, so that
-- all that is said of a referral stands in one journal and no referral is sent in a month before it was requested.

CREATE TABLE referral_received (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    referral uuid NOT NULL,
    hub text NOT NULL,
    departement text NOT NULL,
    metier text,
    form text,
    requested_on date NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON referral_received (referral);

CREATE TABLE referral_refused (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    referral uuid NOT NULL,
    hub text NOT NULL,
    departement text NOT NULL,
    metier text,
    form text,
    reason text,
    refused_on date NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON referral_refused (referral);

-- One for each adviser who is asked; is_first: once a referral.
CREATE TABLE referral_sent (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    referral uuid NOT NULL,
    hub text NOT NULL,
    departement text NOT NULL,
    metier text,
    form text,
    is_first boolean NOT NULL,
    sent_on date NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON referral_sent (referral);

CREATE TABLE referral_seen (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    referral uuid NOT NULL,
    hub text NOT NULL,
    departement text NOT NULL,
    seen_on date NOT NULL,
    business_days bigint NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON referral_seen (referral);

CREATE TABLE referral_accepted (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    referral uuid NOT NULL,
    hub text NOT NULL,
    departement text NOT NULL,
    employer uuid,
    metier text,
    form text,
    accepted_on date NOT NULL,
    business_days bigint NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON referral_accepted (referral);
CREATE INDEX ON referral_accepted (employer, accepted_on, source, position);

-- An adviser's, or final: nobody was found.
CREATE TABLE referral_declined (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    referral uuid NOT NULL,
    hub text NOT NULL,
    departement text NOT NULL,
    metier text,
    form text,
    reason text,
    is_final boolean NOT NULL,
    declined_on date NOT NULL,
    business_days bigint NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON referral_declined (referral);

CREATE TABLE referral_withdrawn (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    referral uuid NOT NULL,
    hub text NOT NULL,
    departement text NOT NULL,
    metier text,
    form text,
    withdrawn_on date NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON referral_withdrawn (referral);

CREATE TABLE referral_diagnosed (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    referral uuid NOT NULL,
    hub text NOT NULL,
    departement text NOT NULL,
    diagnosed_on date NOT NULL,
    business_days bigint NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON referral_diagnosed (referral);

CREATE TABLE referral_planned (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    referral uuid NOT NULL,
    hub text NOT NULL,
    departement text NOT NULL,
    employer uuid,
    planned_on date NOT NULL,
    business_days bigint NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON referral_planned (referral);
CREATE INDEX ON referral_planned (employer, planned_on);

CREATE TABLE referral_engineering_started (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    referral uuid NOT NULL,
    employer uuid,
    started_on date NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON referral_engineering_started (employer, started_on);

CREATE TABLE referral_closed (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    referral uuid NOT NULL,
    hub text NOT NULL,
    departement text NOT NULL,
    metier text,
    form text,
    jobs_concerned bigint NOT NULL,
    jobs_consolidated bigint NOT NULL,
    closed_on date NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON referral_closed (referral);

-- One a mission, whoever took part.
CREATE TABLE mission_completed (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    mission uuid NOT NULL,
    hub text NOT NULL,
    departement text NOT NULL,
    metier text,
    form text,
    theme text,
    days bigint NOT NULL,
    cost_cents bigint NOT NULL,
    completed_on date NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON mission_completed (mission);

-- An employer is counted once: in the département, under the hub, with the form and the métier of the referral that was
-- accepted first.  So its figures are sums like all others, and whoever has a plan is among those who were accepted.
CREATE VIEW dla_employer AS
SELECT DISTINCT ON (employer) employer, departement, hub, metier, form, accepted_on
FROM referral_accepted
WHERE employer IS NOT NULL
ORDER BY employer, accepted_on, source, position;

-- A collision of ids is no referral (already_used): it is refused and was never received.
CREATE OR REPLACE VIEW dla_contribution AS
SELECT referral AS thing, 'referrals_requested' AS measure, departement, hub, NULL::text AS sector, metier, form,
       NULL::text AS kind, month_of(requested_on) AS month, 1::bigint AS amount
FROM referral_received
UNION ALL
SELECT referral, 'referrals_refused', departement, hub, NULL, metier, form, reason, month_of(refused_on), 1
FROM referral_refused WHERE reason IS DISTINCT FROM 'already_used'
UNION ALL
SELECT referral, 'referrals_sent', departement, hub, NULL, metier, form, NULL, month_of(sent_on), 1
FROM referral_sent WHERE is_first
UNION ALL
SELECT referral, 'referrals_accepted', departement, hub, NULL, metier, form, NULL, month_of(accepted_on), 1
FROM referral_accepted
UNION ALL
SELECT referral, CASE WHEN is_final THEN 'referrals_declined' ELSE 'answers_declined' END, departement, hub, NULL, metier,
       form, reason, month_of(declined_on), 1
FROM referral_declined
UNION ALL
SELECT referral, 'referrals_withdrawn', departement, hub, NULL, metier, form, NULL, month_of(withdrawn_on), 1
FROM referral_withdrawn
UNION ALL
SELECT e.employer, s.measure, e.departement, e.hub, NULL, e.metier, e.form, NULL, month_of(s.day), 1
FROM dla_employer e
CROSS JOIN LATERAL (
    SELECT 'employers_accepted', e.accepted_on
    UNION ALL SELECT 'employers_planned', min(p.planned_on) FROM referral_planned p WHERE p.employer = e.employer
    UNION ALL SELECT 'employers_engineered', min(s.started_on) FROM referral_engineering_started s WHERE s.employer = e.employer
) s (measure, day)
WHERE s.day IS NOT NULL
UNION ALL
SELECT m.mission, s.measure, m.departement, m.hub, NULL, m.metier, m.form, m.theme, month_of(m.completed_on), s.amount
FROM mission_completed m
CROSS JOIN LATERAL (
    SELECT 'missions', 1::bigint UNION ALL SELECT 'mission_days', m.days UNION ALL SELECT 'mission_cost_cents', m.cost_cents
) s (measure, amount)
UNION ALL
SELECT c.referral, s.measure, c.departement, c.hub, NULL, c.metier, c.form, NULL, month_of(c.closed_on), s.amount
FROM referral_closed c
CROSS JOIN LATERAL (
    SELECT 'jobs_concerned', c.jobs_concerned UNION ALL SELECT 'jobs_consolidated', c.jobs_consolidated
) s (measure, amount);

-- Business days, as the DLA counted them; by the month in which they ended.  An adviser who leaves has not answered.
CREATE OR REPLACE VIEW dla_delay AS
SELECT referral AS thing, 'referral_seen' AS measure, departement, hub, month_of(seen_on) AS month, business_days::integer AS days
FROM referral_seen
UNION ALL
SELECT referral, 'referral_answered', departement, hub, month_of(accepted_on), business_days::integer FROM referral_accepted
UNION ALL
SELECT referral, 'referral_answered', departement, hub, month_of(declined_on), business_days::integer
FROM referral_declined WHERE NOT is_final AND reason IS DISTINCT FROM 'adviser_left'
UNION ALL
SELECT referral, 'referral_diagnosed', departement, hub, month_of(diagnosed_on), business_days::integer FROM referral_diagnosed
UNION ALL
SELECT referral, 'referral_planned', departement, hub, month_of(planned_on), business_days::integer FROM referral_planned;

-- The events behind a thing: a referral, a mission, an employer.
CREATE OR REPLACE VIEW dla_thing_event AS
SELECT referral AS thing, source, position FROM referral_received
UNION ALL SELECT referral, source, position FROM referral_refused
UNION ALL SELECT referral, source, position FROM referral_sent
UNION ALL SELECT referral, source, position FROM referral_seen
UNION ALL SELECT referral, source, position FROM referral_accepted
UNION ALL SELECT referral, source, position FROM referral_declined
UNION ALL SELECT referral, source, position FROM referral_withdrawn
UNION ALL SELECT referral, source, position FROM referral_diagnosed
UNION ALL SELECT referral, source, position FROM referral_planned
UNION ALL SELECT referral, source, position FROM referral_closed
UNION ALL SELECT mission, source, position FROM mission_completed
UNION ALL SELECT employer, source, position FROM referral_accepted
UNION ALL SELECT employer, source, position FROM referral_planned
UNION ALL SELECT employer, source, position FROM referral_engineering_started;

-- Ranks below those of what is put together of all services.
INSERT INTO folded (name, rank, kind) VALUES
    ('referral_received', 31, 'fact'), ('referral_refused', 31, 'fact'), ('referral_sent', 31, 'fact'),
    ('referral_seen', 31, 'fact'), ('referral_accepted', 31, 'fact'), ('referral_declined', 31, 'fact'),
    ('referral_withdrawn', 31, 'fact'), ('referral_diagnosed', 31, 'fact'), ('referral_planned', 31, 'fact'),
    ('referral_engineering_started', 31, 'fact'), ('referral_closed', 31, 'fact'), ('mission_completed', 31, 'fact'),
    ('dla_employer', 34, 'view'), ('dla_contribution', 35, 'view'), ('dla_delay', 35, 'view'),
    ('dla_thing_event', 35, 'view')
ON CONFLICT (name) DO NOTHING;

GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON
    referral_received, referral_refused, referral_sent, referral_seen, referral_accepted, referral_declined,
    referral_withdrawn, referral_diagnosed, referral_planned, referral_engineering_started, referral_closed,
    mission_completed TO reporting;
GRANT SELECT ON dla_employer, dla_contribution, dla_delay, dla_thing_event TO reporting;
