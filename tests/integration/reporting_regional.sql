-- What the regional hubs feed, by hand: a few contracts, two hubs that write journals of their own.
-- psql variables: runs, figures (a file).  reporting_orders.sql was read before.

-- ---- contracts: name, job, tutor, when, where, what for ----

CREATE TEMP TABLE contract (name text, job text, tutor text, departement text, metier text, is_renewal boolean, signed_on date,
                            starts_on date, planned_end date);
INSERT INTO contract VALUES
    ('lea',        'L', 'anne', '44', 'forgeur',        false, '2013-02-10', '2013-02-15', '2014-02-14'),
    ('karim',      'K', 'anne', '44', 'regisseur',      false, '2013-02-20', '2013-03-01', '2016-02-29'),
    ('sonia',      'S', 'bob',  '18', 'usages_mobiles', false, '2013-03-06', '2013-03-06', NULL),
    ('paul',       'K', 'carl', '44', 'regisseur',      false, '2013-06-10', '2013-06-15', '2014-06-14'),
    ('lea, again', 'L', 'anne', '44', 'forgeur',        true,  '2014-02-10', '2014-02-15', '2015-02-14');

CREATE FUNCTION pg_temp.ids(contract text) RETURNS jsonb LANGUAGE sql AS $$
    SELECT jsonb_build_object('contract', pg_temp.id('contract ' || name), 'job', pg_temp.id('job ' || job),
                              'departement', departement, 'metier', metier, 'form', 'association')
    FROM contract WHERE name = $1
$$;
CREATE FUNCTION pg_temp.tutor(name text) RETURNS jsonb LANGUAGE sql AS $$
    SELECT jsonb_build_object('tutor', pg_temp.id('tutor ' || name))
$$;

SELECT count(pg_temp.registration_says('contract.signed', pg_temp.ids(name) || pg_temp.tutor(tutor) || jsonb_build_object(
    'region2013', '52', 'region2016', '52', 'kinds', '["epn"]'::jsonb, 'rqth', false,
    'kind', CASE WHEN planned_end IS NULL THEN 'cdi' ELSE 'cdd' END, 'is_full_time', true, 'is_long', false,
    'is_renewal', is_renewal, 'is_first_of_job', true, 'is_market', false, 'signed_on', signed_on, 'starts_on', starts_on,
    'planned_end', planned_end, 'aid_exact', 0, 'committed_cents', 0)))
FROM contract \g /dev/null

-- One was broken, which nobody knew for a while.  bob leaves, dora comes two weeks later; carl takes over what anne had last.
SELECT count(pg_temp.registration_says(type, pg_temp.ids(contract) || tutor || body)) FROM (VALUES
    ('contract.broken', 'karim', '{}'::jsonb,
     '{"broken_on": "2013-05-20", "motive": "demission", "initiator": "employee", "to_repay_cents": 0}'::jsonb),
    ('contract.tutor_released', 'sonia', pg_temp.tutor('bob'), '{"until_day": "2013-09-30"}'),
    ('contract.tutor_assigned', 'sonia', pg_temp.tutor('dora'), '{"from_day": "2013-10-15"}'),
    ('contract.tutor_assigned', 'lea, again', pg_temp.tutor('carl'), '{"from_day": "2014-03-01"}')
) v (type, contract, tutor, body) \g /dev/null

-- ---- the hubs: each has positions of its own ----

CREATE FUNCTION pg_temp.says(hub text, type text, body jsonb) RETURNS void LANGUAGE sql AS $$
    INSERT INTO event
    SELECT 'regional_' || $1, count(*) + 1, $2,
           jsonb_build_object('departement', CASE $1 WHEN 'ouest' THEN '44' ELSE '18' END) || $3
    FROM event WHERE source = 'regional_' || $1
$$;

-- Of lea, a second one told is of an earlier day; her visit is of the last day.  karim's is a day late, and his visit was not
-- due any more.  sonia was met before she began.  Of paul, only the employer was called, and the visit is a day late.
SELECT count(pg_temp.says(hub, 'contact.recorded', CASE WHEN contract <> '' THEN pg_temp.ids(contract) ELSE '{}' END
    || jsonb_build_object('held_on', held_on, 'is_first', is_first, 'is_first_visit', is_first_visit)))
FROM (VALUES
    ('ouest',  'lea',        '2013-03-20', true,  false),
    ('ouest',  'lea',        '2013-03-10', true,  false),
    ('ouest',  'lea',        '2013-05-15', false, true),
    ('ouest',  'karim',      '2013-04-02', true,  false),
    ('centre', 'sonia',      '2013-03-01', true,  true),
    ('ouest',  '',           '2013-06-01', false, false),
    ('ouest',  'paul',       '2013-07-01', false, false),
    ('ouest',  'paul',       '2013-09-16', true,  true),
    ('ouest',  'lea, again', '2014-03-01', true,  true)
) v (hub, contract, held_on, is_first, is_first_visit) \g /dev/null

SELECT count(pg_temp.says(hub, type, jsonb_build_object('sponsor', pg_temp.id('sponsor ' || sponsor), 'sector', 'fabrication',
    CASE type WHEN 'sponsor.pledged' THEN 'pledged_on' ELSE 'closed_on' END, day)))
FROM (VALUES
    ('ouest',  'sponsor.pledged', 'acme',  '2013-01-15'),
    ('centre', 'sponsor.pledged', 'beta',  '2013-03-01'),
    ('ouest',  'sponsor.pledged', 'gamma', '2013-07-01'),
    ('centre', 'sponsor.closed',  'beta',  '2014-01-31')
) v (hub, type, sponsor, day) \g /dev/null

-- acme follows two jobs before they have a contract: L, and K once karim has left.  At the end two follow K at once.
CREATE TEMP TABLE followed (number int, hub text, sponsor text, contract text, is_vacant boolean, accepted_on date, ended_on date);
INSERT INTO followed VALUES
    (1, 'ouest',  'acme',  'lea',   true,  '2013-02-05', '2014-02-14'),
    (2, 'ouest',  'acme',  'karim', false, '2013-03-25', '2013-05-20'),
    (3, 'ouest',  'acme',  'paul',  true,  '2013-06-01', '2013-08-10'),
    (4, 'ouest',  'gamma', 'paul',  false, '2013-08-05', NULL),
    (5, 'centre', 'beta',  'sonia', false, '2013-04-30', '2014-01-20');

CREATE FUNCTION pg_temp.sponsorship(number int) RETURNS jsonb LANGUAGE sql AS $$
    SELECT pg_temp.ids(contract) - CASE WHEN is_vacant THEN 'contract' ELSE '' END
           || jsonb_build_object('sponsorship', pg_temp.id('sponsorship ' || number), 'sponsor', pg_temp.id('sponsor ' || sponsor))
    FROM followed WHERE followed.number = $1
$$;

SELECT count(pg_temp.says(hub, 'sponsor.accepted', pg_temp.sponsorship(number) || jsonb_build_object('accepted_on', accepted_on)))
FROM followed \g /dev/null
-- Said twice: the last word counts.
SELECT pg_temp.says('ouest', 'sponsor.ended', pg_temp.sponsorship(1) || '{"ended_on": "2014-05-05"}') \g /dev/null
SELECT count(pg_temp.says(hub, 'sponsor.ended', pg_temp.sponsorship(number) || jsonb_build_object('ended_on', ended_on)))
FROM followed WHERE ended_on IS NOT NULL \g /dev/null

SELECT count(pg_temp.says(hub, 'session.held', jsonb_build_object('session', pg_temp.id('session ' || held_on), 'theme', theme,
    'held_on', held_on, 'seats', seats, 'enrolled', enrolled, 'present', present, 'excused', excused, 'absent', absent)))
FROM (VALUES
    ('ouest',  '2013-03-14', 'work_law', 12, 3, 2, 1, 0),
    ('ouest',  '2013-04-18', 'tutoring', 10, 8, 6, 1, 1),
    ('centre', '2013-09-12', 'tutoring', 5,  5, 4, 0, 1),
    ('centre', '2013-11-05', 'exchange', 5,  1, 1, 0, 0)
) v (hub, held_on, theme, seats, enrolled, present, excused, absent) \g /dev/null

-- anne could not come to the first one; dora came before she was a tutor, bob when he was none any more.
SELECT count(pg_temp.says(hub, 'session.attended', pg_temp.tutor(tutor) || jsonb_build_object(
    'session', pg_temp.id('session ' || held_on), 'held_on', held_on, 'attendance', attendance)))
FROM (VALUES
    ('ouest',  '2013-03-14', 'anne', 'excused'),
    ('ouest',  '2013-04-18', 'anne', 'present'),
    ('centre', '2013-09-12', 'dora', 'present'),
    ('centre', '2013-11-05', 'bob',  'present'),
    ('centre', '2013-09-12', 'carl', 'absent')
) v (hub, held_on, tutor, attendance) \g /dev/null

SELECT pg_temp.says('centre', 'session.cancelled', jsonb_build_object('session', pg_temp.id('session of June'), 'reason', 'too_few',
    'cancelled_on', '2013-06-01')) \g /dev/null
SELECT pg_temp.says('ouest', 'briefing.held', jsonb_build_object('briefing', pg_temp.id('briefing'), 'audience', 'mission_locale',
    'people', 25, 'held_on', '2013-02-01')) \g /dev/null
SELECT pg_temp.says('centre', 'briefing.held', jsonb_build_object('briefing', pg_temp.id('another briefing'),
    'audience', 'pole_emploi', 'people', 10, 'held_on', '2013-02-15')) \g /dev/null

-- Items: asked; then what became of them, in the order in which it was said.
SELECT count(pg_temp.says(hub, type, pg_temp.ids(contract) || jsonb_build_object('item', pg_temp.id('item ' || item), 'kind', item,
    'sector', 'fabrication') || body::jsonb))
FROM (VALUES
    ('ouest',  'lea',   'first_contact', 'item.due',     '{"due_on": "2013-03-15"}'),
    ('ouest',  'lea',   'first_contact', 'item.done',    '{"due_on": "2013-03-15", "in_time": false}'),
    ('ouest',  'lea',   'first_contact', 'item.done',    '{"due_on": "2013-03-15", "in_time": true}'),
    ('ouest',  'lea',   'bilan',         'item.due',     '{"due_on": "2013-12-14"}'),
    ('ouest',  'lea',   'bilan',         'item.moved',   '{"due_on": "2014-04-14"}'),
    ('ouest',  'lea',   'bilan',         'item.moved',   '{"due_on": "2014-12-14"}'),
    ('ouest',  'karim', 'visit',         'item.due',     '{"due_on": "2013-06-01"}'),
    ('ouest',  'karim', 'training',      'item.due',     '{"due_on": "2013-05-30"}'),
    ('ouest',  'karim', 'training',      'item.done',    '{"due_on": "2013-05-30", "in_time": false}'),
    ('ouest',  'karim', 'visit',         'item.dropped', '{"due_on": "2013-06-01", "dropped_on": "2013-05-20", "fallen_due": false}'),
    ('ouest',  'karim', 'training',      'item.dropped', '{"due_on": "2013-05-30", "dropped_on": "2013-05-20", "fallen_due": false}'),
    ('centre', 'sonia', 'sponsor',       'item.due',     '{"due_on": "2013-05-05"}'),
    ('centre', 'sonia', 'sponsor',       'item.dropped', '{"due_on": "2013-05-05", "dropped_on": "2013-05-25", "fallen_due": true}'),
    ('centre', 'sonia', 'sponsor',       'item.done',    '{"due_on": "2013-05-05", "in_time": true}'),
    ('centre', 'sonia', 'candidate',     'item.due',     '{"due_on": "2013-07-01"}'),
    ('centre', 'sonia', 'candidate',     'item.dropped', '{"due_on": "2013-07-01", "dropped_on": "2013-08-01", "fallen_due": true}'),
    ('centre', 'sonia', 'exit_later',    'item.due',     '{"due_on": "2014-03-06"}'),
    ('centre', 'sonia', 'exit_later',    'item.done',    '{"due_on": "2014-03-06", "in_time": false}')
) v (hub, contract, item, type, body) \g /dev/null

-- ---- what is touched: as in facts.c and facts_regional.c ----

INSERT INTO touch
SELECT type, 'contract', unnest('{contract_period,contract_contact,sponsored,sponsor_delay,tutors}'::text[])
FROM unnest('{contract.signed,contract.broken}'::text[]) type;
INSERT INTO touch
SELECT type, 'job', unnest('{sponsored,sponsor_delay}'::text[]) FROM unnest('{sponsor.accepted,sponsor.ended}'::text[]) type;
INSERT INTO touch VALUES
    ('contract.signed', 'tutor', 'tutors'),
    ('contract.tutor_released', 'contract', 'tutors'),
    ('contract.tutor_assigned', 'contract', 'tutors'), ('contract.tutor_assigned', 'tutor', 'tutors'),
    ('contact.recorded', 'contract', 'contract_contact'),
    ('sponsor.pledged', 'sponsor', 'network'), ('sponsor.closed', 'sponsor', 'network'),
    ('sponsor.accepted', 'sponsor', 'network'), ('sponsor.ended', 'sponsor', 'network'),
    ('session.held', 'session', 'network'), ('session.cancelled', 'session', 'network'),
    ('session.attended', 'tutor', 'tutors'), ('briefing.held', 'briefing', 'network'),
    ('item.due', 'item', 'network'), ('item.moved', 'item', 'network'),
    ('item.done', 'item', 'network'), ('item.dropped', 'item', 'network');
INSERT INTO watched VALUES ('running'), ('contact_due'), ('contact_made'), ('visit_due'), ('visit_made'), ('sponsored');

SELECT pg_temp.tell(:runs);
SELECT line FROM pg_temp.figures(true) \g :figures
