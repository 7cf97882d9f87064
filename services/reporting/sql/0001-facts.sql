-- Facts: one table for each type of event that figures rest on, insert only.
--
-- An event carries conclusions (métier, form, age bracket, amounts…), so that a fact needs no other fact; each
-- table is written by one type of event of one journal.  That makes the fold confluent: neither batches nor the
-- order in which journals interleave can change a row.  What a thing is now is a view over its facts.
-- A thing that an event can happen to once has its id as key, the others (id, position).
-- Of an event that no figure and no view rests on nothing is kept: of people least of all (P1).

CREATE TABLE programme_opened (
    position bigint PRIMARY KEY,
    opened_on date NOT NULL,
    total bigint NOT NULL
);

CREATE TABLE territory_defined (
    departement text PRIMARY KEY,
    position bigint NOT NULL,
    name text NOT NULL,
    region2013 text NOT NULL,
    region2013_name text NOT NULL,
    region2016 text NOT NULL,
    region2016_name text NOT NULL
);

CREATE TABLE metier_defined (
    metier text PRIMARY KEY,
    position bigint NOT NULL,
    label text NOT NULL,
    sector text NOT NULL
);

CREATE TABLE envelope_allotted (
    position bigint PRIMARY KEY,
    region2013 text NOT NULL,
    region2016 text NOT NULL,
    places bigint NOT NULL,
    before bigint NOT NULL,
    allotted_on date NOT NULL
);

CREATE TABLE envelope_transferred (
    position bigint PRIMARY KEY,
    source text NOT NULL,
    target text NOT NULL,
    source_region2016 text NOT NULL,
    target_region2016 text NOT NULL,
    places bigint NOT NULL,
    transferred_on date NOT NULL
);

-- Registered or amended: all that is public, each time; the last one is what holds.
CREATE TABLE place_version (
    place uuid,
    position bigint,
    departement text NOT NULL,
    kinds text[] NOT NULL,
    employer uuid,
    name text NOT NULL,
    commune text,
    PRIMARY KEY (place, position)
);

CREATE TABLE place_closed (
    place uuid PRIMARY KEY,
    position bigint NOT NULL,
    closed_on date NOT NULL
);

CREATE TABLE employer_version (
    employer uuid,
    position bigint,
    departement text NOT NULL,
    form text NOT NULL,
    is_market boolean NOT NULL,
    siret text,
    name text NOT NULL,
    PRIMARY KEY (employer, position)
);

CREATE TABLE employer_merged (
    employer uuid PRIMARY KEY,
    position bigint NOT NULL,
    into_employer uuid NOT NULL,
    merged_on date NOT NULL
);
CREATE INDEX ON employer_merged (into_employer);

CREATE TABLE employer_closed (
    employer uuid PRIMARY KEY,
    position bigint NOT NULL,
    closed_on date NOT NULL
);

CREATE TABLE job_proposed (
    job uuid PRIMARY KEY,
    position bigint NOT NULL,
    departement text NOT NULL,
    employer uuid,
    place uuid,
    metier text,
    form text,
    kinds text[] NOT NULL,
    new_service text,
    weekly_minutes bigint,
    proposed_on date NOT NULL
);

CREATE TABLE job_approved (
    job uuid PRIMARY KEY,
    position bigint NOT NULL,
    departement text NOT NULL,
    region2013 text NOT NULL,
    region2016 text NOT NULL,
    employer uuid,
    place uuid,
    metier text,
    sector text,
    form text,
    kinds text[] NOT NULL,
    new_service text,
    approved_on date NOT NULL
);

CREATE TABLE job_withdrawn (
    job uuid PRIMARY KEY,
    position bigint NOT NULL,
    reason text,
    withdrawn_on date NOT NULL
);

CREATE TABLE job_closed (
    job uuid PRIMARY KEY,
    position bigint NOT NULL,
    reason text,
    closed_on date NOT NULL
);

CREATE TABLE contract_signed (
    contract uuid PRIMARY KEY,
    position bigint NOT NULL,
    job uuid,
    person uuid,
    employer uuid,
    place uuid,
    tutor uuid,
    departement text NOT NULL,
    region2013 text NOT NULL,
    region2016 text NOT NULL,
    metier text,
    sector text,
    form text,
    kinds text[] NOT NULL,
    new_service text,
    gender text,
    age_bracket text,
    level text,
    zone text,
    rqth boolean NOT NULL,
    kind text,
    months bigint,
    weekly_minutes bigint,
    is_full_time boolean NOT NULL,
    is_long boolean NOT NULL,
    is_renewal boolean NOT NULL,
    is_first_of_job boolean NOT NULL,
    is_market boolean NOT NULL,
    job_approved_on date,
    signed_on date NOT NULL,
    starts_on date NOT NULL,
    planned_end date,
    aid_exact bigint NOT NULL,
    aid_starts_on date,
    aid_ends_on date,
    committed_cents bigint NOT NULL
);
CREATE INDEX ON contract_signed (employer);

CREATE TABLE contract_tutor_assigned (
    contract uuid,
    position bigint,
    tutor uuid,
    from_day date NOT NULL,
    PRIMARY KEY (contract, position)
);

CREATE TABLE contract_tutor_released (
    contract uuid,
    position bigint,
    until_day date NOT NULL,
    PRIMARY KEY (contract, position)
);

CREATE TABLE contract_extended (
    contract uuid,
    position bigint,
    planned_end date NOT NULL,
    extended_on date NOT NULL,
    aid_ends_on date,
    committed_cents bigint NOT NULL,
    PRIMARY KEY (contract, position)
);

CREATE TABLE contract_suspended (
    contract uuid,
    position bigint,
    reason text,
    is_paid boolean NOT NULL,
    suspended_on date NOT NULL,
    until_day date,
    PRIMARY KEY (contract, position)
);

CREATE TABLE contract_resumed (
    contract uuid,
    position bigint,
    suspended_on date NOT NULL,
    resumed_on date NOT NULL,
    PRIMARY KEY (contract, position)
);

CREATE TABLE contract_broken (
    contract uuid PRIMARY KEY,
    position bigint NOT NULL,
    motive text,
    initiator text,
    broken_on date NOT NULL,
    to_repay_cents bigint NOT NULL
);

CREATE TABLE contract_ended (
    contract uuid PRIMARY KEY,
    position bigint NOT NULL,
    ended_on date NOT NULL
);

CREATE TABLE contract_converted (
    contract uuid PRIMARY KEY,
    position bigint NOT NULL,
    converted_on date NOT NULL,
    aid_ends_on date,
    committed_cents bigint NOT NULL
);

CREATE TABLE aid_repaid (
    contract uuid,
    position bigint,
    amount_cents bigint NOT NULL,
    repaid_on date NOT NULL,
    PRIMARY KEY (contract, position)
);

CREATE TABLE exit_recorded (
    contract uuid,
    position bigint,
    kind text,
    is_positive boolean NOT NULL,
    same_employer boolean NOT NULL,
    PRIMARY KEY (contract, position)
);

CREATE TABLE exit_recorded_later (
    contract uuid,
    position bigint,
    kind text,
    is_positive boolean NOT NULL,
    same_employer boolean NOT NULL,
    PRIMARY KEY (contract, position)
);
