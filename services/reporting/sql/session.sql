-- What the connection that moves the figures needs before its statements are prepared.  The figures and the cursor are
-- lost together and fetched again, so nothing here waits for the disk.  Plans are made once, for few things at a
-- time: index after index, whatever the tables have become since.

SET search_path = reporting;
SET synchronous_commit = off;
SET client_min_messages = warning;
SET plan_cache_mode = force_generic_plan;
SET random_page_cost = 1.1;
SET enable_hashjoin = off;
SET enable_mergejoin = off;
SET jit = off;

-- What a batch takes away from the cells and adds to them.
CREATE TEMPORARY TABLE moved_cell ON COMMIT DELETE ROWS AS
SELECT territory, axis, value, month, approved, held, entries, renewals, first_fills, women, no_diploma, below_bac,
       zus, zrr, outre_mer, rqth_entries, cdi, long_contracts, full_time, market, occupied, running, tutored, terms,
       terms_broken, breaches, breaches_employer, ended, positive, kept, ended_6m, answered_6m, positive_6m,
       committed::integer, repaid::integer
FROM cell WITH NO DATA;
CREATE TEMPORARY TABLE moved_aid (
    territory text, axis text, value text, year integer, due_1 integer, due_2 integer, due_3 integer, due_4 integer,
    due_5 integer, due_6 integer, due_7 integer, due_8 integer, due_9 integer, due_10 integer, due_11 integer,
    due_12 integer
) ON COMMIT DELETE ROWS;
CREATE TEMPORARY TABLE moved_delay (territory text, axis text, value text, month integer, days integer, jobs integer)
ON COMMIT DELETE ROWS;
CREATE TEMPORARY TABLE moved_employer (territory text, axis text, value text, month integer, employers integer)
ON COMMIT DELETE ROWS;
