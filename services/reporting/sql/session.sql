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
