-- One append-only journal, a vault of private rows, the cursors of what is followed, and the keys under which
-- requests are remembered.  psql variable: service.

CREATE TABLE :service.journal (
    position     bigint   PRIMARY KEY,     -- dense, given by the one writer: the key is the fence
    epoch        uuid     NOT NULL,        -- of the writer's lease: it tells, it does not decide
    recorded_at  bigint   NOT NULL,        -- Unix milliseconds, never goes back
    request      uuid,                     -- NULL: time alone caused it
    request_hash bigint   NOT NULL,        -- keyed; the key dies with the window
    ordinal      integer  NOT NULL,        -- among the events of its request
    principal    text     NOT NULL,
    account      text     NOT NULL,
    type         text     NOT NULL,
    version      integer  NOT NULL,
    departement  text     NOT NULL,        -- '' when it belongs to none
    body         bytea    NOT NULL,        -- msgpack map
    hash         bytea    NOT NULL         -- BLAKE2b-256(previous hash, record)
);

CREATE TABLE :service.vault (
    id   uuid  NOT NULL,
    kind text  NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (id, kind)
);

CREATE TABLE :service.cursor (
    source   text   NOT NULL,
    filter   text   NOT NULL,
    position bigint NOT NULL,
    hash     bytea  NOT NULL,
    PRIMARY KEY (source, filter)
);

CREATE TABLE :service.request_key (
    since bigint PRIMARY KEY,              -- Unix milliseconds: requests recorded from then on use it
    key   bytea  NOT NULL
);

GRANT USAGE ON SCHEMA :service TO :service;
GRANT SELECT, INSERT ON :service.journal TO :service;
GRANT SELECT, INSERT, UPDATE, DELETE ON :service.vault, :service.cursor, :service.request_key TO :service;
