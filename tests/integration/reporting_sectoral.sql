-- What the sectoral hubs feed, by hand: a few contracts, two hubs that write journals of their own.
-- psql variables: runs, figures (a file).  reporting_orders.sql was read before.

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

-- ---- what is touched: as in facts.c and facts_sectoral.c ----

INSERT INTO touch VALUES
    ('contract.signed', 'contract', 'contract_signature'), ('contract.signed', 'contract', 'contract_period'),
    ('contract.signed', 'contract', 'contract_training'), ('contract.signed', 'contract', 'contract_transmitting'),
    ('contract.extended', 'contract', 'contract_period'), ('contract.extended', 'contract', 'contract_transmitting'),
    ('contract.broken', 'contract', 'contract_period'), ('contract.broken', 'contract', 'contract_transmitting'),
    ('path.confirmed', 'contract', 'contract_training'), ('path.action_completed', 'contract', 'contract_training'),
    ('transmission.held', 'contract', 'contract_transmitting'),
    ('transmission.held', 'transmission', 'network'), ('transmission.resource_written', 'resource', 'network'),
    ('attestation.issued', 'person', 'network'), ('attestation.revoked', 'person', 'network');
INSERT INTO watched VALUES
    ('entries'), ('running'), ('trained_confirmed'), ('trained'), ('trained_certifying'), ('trained_hours'), ('followed_hours'),
    ('transmitting');

SELECT pg_temp.tell(:runs);
SELECT line FROM pg_temp.figures(true) \g :figures
