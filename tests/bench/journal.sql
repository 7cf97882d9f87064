-- The baselines write here: the columns and the key of registration's journal, nothing else.
SET client_min_messages = warning;
DROP SCHEMA IF EXISTS bench CASCADE;
CREATE SCHEMA bench;
CREATE TABLE bench.journal (LIKE registration.journal INCLUDING ALL);
CREATE SEQUENCE bench.position CACHE 1000;
