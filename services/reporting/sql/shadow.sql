-- A session whose temporary tables and views hide the live ones: the statements that follow fill a shadow.

SET temp_buffers = '32MB';
SET search_path = reporting;
SET client_min_messages = warning;
SET default_transaction_isolation = 'repeatable read';
SET work_mem = '128MB';
SET enable_sort = off; -- sums by hash: there are no statistics of what was just written
SET jit = off;
SELECT shadow_open();
