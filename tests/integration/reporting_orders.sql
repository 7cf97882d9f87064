-- One story folded in many orders and batches: journals interleave differently each time.  With each batch goes what the
-- touched things contribute before and after; what moved must be what the views say at the end, in every order.
-- After session.sql, the facts, cells.sql and network.sql of reporting.  A story fills event, touch and watched, then calls tell.

SELECT setseed(0.42) \g /dev/null

CREATE FUNCTION pg_temp.id(name text) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$ SELECT md5(name)::uuid $$;

CREATE TEMP TABLE event (source text, position bigint, type text, body jsonb);
CREATE TEMP TABLE touch (type text, member text, statement text); -- as in facts.c: the thing whose contributions move, and which
CREATE TEMP TABLE watched (measure text);                         -- of contracts

-- An event of registration has a position of its own.
CREATE FUNCTION pg_temp.registration_says(type text, body jsonb) RETURNS void LANGUAGE sql AS $$
    INSERT INTO event
    SELECT 'registration', coalesce(max(position), 0) + 1, $1, $2 FROM event WHERE source = 'registration'
$$;

-- All that moved in the network, which cells hold an axis at a time.
CREATE TEMP TABLE all_moved_network (LIKE moved_network);
CREATE TEMP TABLE all_moved_network_delay (LIKE moved_network_delay);

CREATE FUNCTION pg_temp.contribute(batch event[], sign int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    wanted text;
    things uuid[];
BEGIN
    FOR wanted, things IN
        SELECT t.statement, array_agg((e.body ->> t.member)::uuid)
        FROM unnest(batch) e JOIN touch t ON t.type = e.type WHERE e.body ? t.member GROUP BY 1
    LOOP
        EXECUTE format('EXECUTE %I(%L, %s)', 'contribute_' || wanted, things, sign);
    END LOOP;
END
$$;

CREATE FUNCTION pg_temp.fold(batch event[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    wanted text;
    bodies json;
    rows text;
BEGIN
    PERFORM pg_temp.contribute(batch, -1);
    FOR wanted, bodies IN
        SELECT type, json_agg(body || jsonb_build_object('source', source, 'position', position, 'recorded_at', 0))
        FROM unnest(batch) e GROUP BY type
    LOOP
        EXECUTE format('SELECT array_agg(r) FROM json_populate_recordset(NULL::%s, %L) r',
                       (SELECT rtrim(parameter_types[1]::text, '[]') FROM pg_prepared_statements p WHERE p.name = wanted),
                       bodies) INTO rows;
        EXECUTE format('EXECUTE %I(%L)', wanted, rows);
    END LOOP;
    PERFORM pg_temp.contribute(batch, 1);
    EXECUTE 'EXECUTE move_contracts';
    INSERT INTO all_moved_network SELECT * FROM moved_network;
    INSERT INTO all_moved_network_delay SELECT * FROM moved_network_delay;
    TRUNCATE moved_contract, moved_network, moved_network_delay;
    IF random() < 0.3 THEN
        EXECUTE 'EXECUTE settle_cell(''metier'')';
        EXECUTE 'EXECUTE mark_cell(''metier'')';
    END IF;
END
$$;

-- The figures, one a line: the cells of contracts by métier, and what of the network moved; or what the views say of all of it.
CREATE FUNCTION pg_temp.figures(from_moves boolean) RETURNS TABLE (line text) LANGUAGE sql AS $$
    WITH contract AS (
        SELECT territory AS departement, value AS metier, month, to_jsonb(c) AS measures
        FROM cell_now c WHERE from_moves AND axis = 'metier' AND territory <> 'FR'
        UNION ALL
        SELECT c.departement, c.metier, d.month, to_jsonb(d)
        FROM contract_delta d JOIN contract_signed c ON c.contract = d.contract WHERE NOT from_moves
    ), line AS (
        SELECT w.measure, c.month, c.departement, NULL AS hub, c.metier, NULL AS kind, (c.measures ->> w.measure)::bigint AS amount
        FROM contract c CROSS JOIN watched w
        UNION ALL
        SELECT measure, month, departement, hub, metier, kind, amount FROM all_moved_network WHERE from_moves
        UNION ALL
        SELECT measure, month, departement, hub, metier, kind, amount FROM network_contribution WHERE NOT from_moves
        UNION ALL
        SELECT measure, month, departement, hub, NULL, days || ' days', amount FROM all_moved_network_delay WHERE from_moves
        UNION ALL
        SELECT measure, month, departement, hub, NULL, days || ' days', 1 FROM network_delay WHERE NOT from_moves
    )
    SELECT concat_ws(' ', measure, to_char(month_first(month), 'YYYY-MM'), departement, hub, metier, kind, sum(amount))
    FROM line
    GROUP BY measure, month, departement, hub, metier, kind
    HAVING sum(amount) <> 0
    ORDER BY 1
$$;

CREATE TEMP TABLE outcome (how text, lines text);

CREATE FUNCTION pg_temp.run(how text, most int, ordered event[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    at int := 1;
    size int;
    tables text := (SELECT string_agg(format('%I', name), ', ') FROM folded WHERE kind <> 'view');
BEGIN
    EXECUTE 'TRUNCATE all_moved_network, all_moved_network_delay, ' || tables;
    WHILE at <= array_length(ordered, 1) LOOP
        size := 1 + floor(random() * most)::int;
        PERFORM pg_temp.fold(ordered[at:at + size - 1]);
        at := at + size;
    END LOOP;
    -- What was heard already changes nothing.
    PERFORM pg_temp.fold(ordered[1:array_length(ordered, 1) / 2]);
    INSERT INTO outcome SELECT how || ', moved', string_agg(line, E'\n') FROM pg_temp.figures(true);
    INSERT INTO outcome SELECT how || ', at once', string_agg(line, E'\n') FROM pg_temp.figures(false);
END
$$;

CREATE FUNCTION pg_temp.tell(runs int) RETURNS TABLE (line text) LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_temp.run('registration first', 3, array_agg(e ORDER BY source, position)) FROM event e;
    PERFORM pg_temp.run('the hubs first', 3, array_agg(e ORDER BY source DESC, position)) FROM event e;
    PERFORM pg_temp.run('in one go', 1000, array_agg(e)) FROM event e;
    PERFORM pg_temp.run('in any order', 1 + n % 6, (SELECT array_agg(e ORDER BY random(), n) FROM event e))
    FROM generate_series(1, runs) n;
    RETURN QUERY SELECT 'outcomes ' || count(*) || ' different ' || count(DISTINCT lines) FROM outcome;
    RETURN QUERY SELECT 'otherwise: ' || how FROM outcome
                 WHERE lines <> (SELECT lines FROM outcome WHERE how = 'in one go, at once') GROUP BY how;
END
$$;
