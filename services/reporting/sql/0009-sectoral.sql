-- What the sectoral hubs tell: training confirmed and followed, attestations, transmissions.
--
-- Several journals write these tables: a position is one of a source.  Journals interleave differently each time, so
-- nothing below depends on what came first: not on `is_first` of an event (the first one declared, in one journal), and
-- not on whether a contract is known before its path is.

CREATE TABLE path_confirmed (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    contract uuid NOT NULL,
    confirmed_on date NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON path_confirmed (contract);

CREATE TABLE path_action_completed (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    contract uuid NOT NULL,
    hours bigint NOT NULL,
    is_certifying boolean NOT NULL,
    completed_on date NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON path_action_completed (contract);

CREATE TABLE attestation_issued (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    attestation uuid NOT NULL,
    person uuid NOT NULL,
    departement text NOT NULL,
    sector text NOT NULL,
    metier text NOT NULL,
    form text,
    competence text NOT NULL,
    issued_on date NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON attestation_issued (person);

CREATE TABLE attestation_revoked (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    attestation uuid NOT NULL,
    person uuid NOT NULL,
    departement text NOT NULL,
    sector text NOT NULL,
    metier text NOT NULL,
    form text,
    competence text NOT NULL,
    revoked_on date NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON attestation_revoked (person);

CREATE TABLE transmission_held (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    transmission uuid NOT NULL,
    contract uuid NOT NULL,
    departement text NOT NULL,
    sector text NOT NULL,
    metier text NOT NULL,
    form text,
    competence text NOT NULL,
    people bigint NOT NULL,
    held_on date NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON transmission_held (contract);
CREATE INDEX ON transmission_held (transmission);

CREATE TABLE transmission_resource_written (
    source text,
    position bigint,
    recorded_at bigint NOT NULL,
    resource uuid NOT NULL,
    contract uuid NOT NULL,
    departement text NOT NULL,
    sector text NOT NULL,
    metier text NOT NULL,
    form text,
    kind text,
    written_on date NOT NULL,
    PRIMARY KEY (source, position)
);
CREATE INDEX ON transmission_resource_written (resource);

-- ---- of contracts ----
--
-- The contract of a row is that of the facts that it adds up: of a few contracts, only their facts are read.

-- Training of those who entered, by the month of their entry: whatever the cut, the numerator is among the entrants that
-- are the denominator.  Hours a second time as a flow, by the month in which an action was completed, renewals included.
CREATE VIEW contract_training AS
SELECT c.contract, month_of(c.signed_on) AS month, 1 AS trained_confirmed, NULL::int AS trained,
       NULL::int AS trained_certifying, NULL::int AS trained_hours, NULL::int AS followed_hours
FROM contract_signed c
WHERE NOT c.is_renewal AND EXISTS (SELECT FROM path_confirmed p WHERE p.contract = c.contract)
UNION ALL
SELECT a.contract, month_of(c.signed_on), NULL, 1, a.is_certifying, a.hours, NULL
FROM (
    SELECT contract, bool_or(is_certifying)::int AS is_certifying, sum(hours)::int AS hours
    FROM path_action_completed
    GROUP BY contract
) a
JOIN contract_signed c ON c.contract = a.contract
WHERE NOT c.is_renewal
UNION ALL
SELECT a.contract, month_of(a.completed_on), NULL, NULL, NULL, NULL, a.hours::int
FROM path_action_completed a;

-- Running contracts whose young person gave a workshop: from the first one, by its day and not by its arrival, to the end
-- of the contract; the months are those of contract_period, so that they are among the running ones.  One given after the
-- end (a breach may be declared late) changes nothing.
CREATE VIEW contract_transmitting AS
SELECT t.contract, s.month, s.transmitting
FROM (SELECT contract, month_of(min(held_on)) AS month FROM transmission_held GROUP BY contract) t
JOIN contract_span c ON c.contract = t.contract
CROSS JOIN LATERAL (
    SELECT greatest(t.month, month_of(c.starts_on)) AS since,
           CASE WHEN c.end_on IS NOT NULL THEN greatest(month_of(c.end_on + 1), month_of(c.starts_on)) END AS until
) m
CROSS JOIN LATERAL (SELECT m.since, 1 UNION ALL SELECT m.until, -1) s (month, transmitting)
WHERE s.month IS NOT NULL AND (m.until IS NULL OR m.since < m.until);

SELECT contract_part_add('contract_training', 20, false), contract_part_add('contract_transmitting', 21, true) \g /dev/null

-- ---- of the hubs ----

-- Attestations, thing: the young person, so that whoever has several counts once among the people.
CREATE VIEW attestation_step AS
SELECT person, source, departement, sector, metier, form, competence, month_of(issued_on) AS month, 1 AS valid,
       1 AS issued, 0 AS revoked
FROM attestation_issued
UNION ALL
SELECT person, source, departement, sector, metier, form, competence, month_of(revoked_on), -1, 0, 1
FROM attestation_revoked;

-- Months at whose end somebody has an attestation that holds, or has none any more.
CREATE VIEW person_attested AS
SELECT s.person, s.month, s.has - s.had AS people
FROM (
    SELECT v.person, v.month, v.has, lag(v.has, 1, 0) OVER (PARTITION BY v.person ORDER BY v.month) AS had
    FROM (
        SELECT person, month, (sum(sum(valid)) OVER (PARTITION BY person ORDER BY month) > 0)::int AS has
        FROM attestation_step
        GROUP BY person, month
    ) v
) s
WHERE s.has <> s.had;

-- Dated steps; the hub is the one whose journal says so.  Somebody counts where the first attestation was issued: the
-- first by its day, then by its id, for positions of two journals cannot be compared.
CREATE VIEW sectoral_contribution AS
SELECT a.person AS thing, m.measure, a.departement, a.source AS hub, a.sector, a.metier, a.form, a.competence AS kind,
       a.month, m.amount::bigint AS amount
FROM attestation_step a
CROSS JOIN LATERAL (
    SELECT 'badges_issued', a.issued UNION ALL SELECT 'badges_revoked', a.revoked UNION ALL SELECT 'badges_valid', a.valid
) m (measure, amount)
WHERE m.amount <> 0
UNION ALL
SELECT p.person, 'badge_people', f.departement, f.source, f.sector, f.metier, f.form, NULL, p.month, p.people
FROM person_attested p
CROSS JOIN LATERAL (
    SELECT i.departement, i.source, i.sector, i.metier, i.form
    FROM attestation_issued i
    WHERE i.person = p.person
    ORDER BY i.issued_on, i.attestation
    LIMIT 1
) f
UNION ALL
SELECT t.transmission, m.measure, t.departement, t.source, t.sector, t.metier, t.form, t.competence, month_of(t.held_on),
       m.amount
FROM transmission_held t
CROSS JOIN LATERAL (SELECT 'workshops', 1 UNION ALL SELECT 'workshop_people', t.people) m (measure, amount)
WHERE m.amount <> 0
UNION ALL
SELECT r.resource, 'resources_written', r.departement, r.source, r.sector, r.metier, r.form, r.kind,
       month_of(r.written_on), 1
FROM transmission_resource_written r;

-- The events behind a thing: a contract, a person, a workshop, a resource.
CREATE VIEW sectoral_thing_event AS
SELECT contract AS thing, source, position FROM path_confirmed
UNION ALL SELECT contract, source, position FROM path_action_completed
UNION ALL SELECT contract, source, position FROM transmission_held
UNION ALL SELECT person, source, position FROM attestation_issued
UNION ALL SELECT person, source, position FROM attestation_revoked
UNION ALL SELECT transmission, source, position FROM transmission_held
UNION ALL SELECT resource, source, position FROM transmission_resource_written;

-- Views of contracts before contract_step (rank 43), which they are a part of.
INSERT INTO folded (name, rank, kind) VALUES
    ('path_confirmed', 31, 'fact'), ('path_action_completed', 31, 'fact'), ('attestation_issued', 31, 'fact'),
    ('attestation_revoked', 31, 'fact'), ('transmission_held', 31, 'fact'),
    ('transmission_resource_written', 31, 'fact'),
    ('contract_training', 42, 'view'), ('contract_transmitting', 42, 'view'),
    ('attestation_step', 45, 'view'), ('person_attested', 46, 'view'), ('sectoral_contribution', 47, 'view'),
    ('sectoral_thing_event', 48, 'view');

GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON
    path_confirmed, path_action_completed, attestation_issued, attestation_revoked, transmission_held,
    transmission_resource_written TO reporting;
GRANT SELECT ON
    contract_training, contract_transmitting, attestation_step, person_attested, sectoral_contribution,
    sectoral_thing_event TO reporting;
