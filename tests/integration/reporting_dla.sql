-- What the DLA feeds, by hand: seven referrals and somebody who uses the id of another's.
-- psql variables: runs, figures (a file).  reporting_orders.sql was read before.

-- What every event says of its referral.
CREATE TEMP TABLE told (number int GENERATED ALWAYS AS IDENTITY, referral text, type text, says jsonb);
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

INSERT INTO event
SELECT 'dla', t.number, CASE t.type WHEN 'mission' THEN 'mission.completed' ELSE 'referral.' || t.type END,
       jsonb_build_object('referral', pg_temp.id(split_part(t.referral, ' ', 1)), 'hub', a.hub, 'departement', a.departement,
                          'employer', pg_temp.id(a.employer), 'metier', a.metier, 'form', a.form)
       || '{"business_days": 0}' || t.says
       || CASE WHEN t.says ? 'mission' THEN jsonb_build_object('mission', pg_temp.id(t.says ->> 'mission')) ELSE '{}'::jsonb END
FROM told t JOIN about a ON a.referral = t.referral;

-- ---- what is touched: as in facts_dla.c ----

INSERT INTO touch VALUES
    ('referral.received', 'referral', 'network'), ('referral.refused', 'referral', 'network'),
    ('referral.sent', 'referral', 'network'), ('referral.seen', 'referral', 'network_delay'),
    ('referral.accepted', 'referral', 'network'), ('referral.accepted', 'referral', 'network_delay'),
    ('referral.accepted', 'employer', 'network'),
    ('referral.declined', 'referral', 'network'), ('referral.declined', 'referral', 'network_delay'),
    ('referral.withdrawn', 'referral', 'network'), ('referral.diagnosed', 'referral', 'network_delay'),
    ('referral.planned', 'referral', 'network_delay'), ('referral.planned', 'employer', 'network'),
    ('referral.engineering_started', 'employer', 'network'), ('referral.closed', 'referral', 'network'),
    ('mission.completed', 'mission', 'network');

SELECT pg_temp.tell(:runs);
SELECT line FROM pg_temp.figures(true) \g :figures
