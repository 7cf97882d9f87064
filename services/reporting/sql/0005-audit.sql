-- Audits: the live figures copied aside in one snapshot, and the first difference from their shadow.  All of it runs
-- in a session whose temporary tables have the names of the live ones (shadow_open).

CREATE FUNCTION shadow_analyze() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    t text;
BEGIN
    FOR t IN SELECT name FROM reporting.folded WHERE kind = 'fact' ORDER BY rank LOOP
        EXECUTE format('ANALYZE pg_temp.%I', t);
    END LOOP;
END
$$;

-- Where the copied figures are.
CREATE FUNCTION copy_live() RETURNS TABLE (source text, last bigint, hash bytea) LANGUAGE plpgsql AS $$
DECLARE
    t text;
BEGIN
    IF NOT reporting.cells_held() THEN
        RAISE object_not_in_prerequisite_state USING MESSAGE = 'les chiffres sont recalculés ; redemandez dans un instant.';
    END IF;
    FOR t IN SELECT name FROM reporting.folded WHERE kind IN ('fact', 'cell') ORDER BY rank LOOP
        EXECUTE format('CREATE TEMPORARY TABLE %I AS TABLE reporting.%I', 'live_' || t,
                       CASE WHEN to_regclass(format('reporting.%I', t || '_now')) IS NULL THEN t ELSE t || '_now' END);
    END LOOP;
    RETURN QUERY SELECT c.source, c.position, c.hash FROM reporting.cursor c
                 WHERE c.filter = '' AND c.position > 0 ORDER BY c.source COLLATE "C";
END
$$;

-- What was kept of a journal that cannot be read again, up to a position.
CREATE FUNCTION shadow_copy_source(source text, upto bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    t text;
BEGIN
    FOR t IN SELECT f.name FROM reporting.folded f
             JOIN pg_attribute a ON a.attrelid = format('reporting.%I', f.name)::regclass AND a.attname = 'recorded_at'
             WHERE f.kind = 'fact' ORDER BY f.rank LOOP
        EXECUTE format('INSERT INTO pg_temp.%1$I SELECT * FROM reporting.%1$I t WHERE t.source = $1 AND t.position <= $2', t)
        USING source, upto;
    END LOOP;
END
$$;

-- For the quick audit: only the cells are in doubt.
CREATE FUNCTION shadow_copy_facts() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    t text;
BEGIN
    FOR t IN SELECT name FROM reporting.folded WHERE kind = 'fact' ORDER BY rank LOOP
        EXECUTE format('INSERT INTO pg_temp.%I TABLE pg_temp.%I', t, 'live_' || t);
    END LOOP;
END
$$;

-- The first difference, if any, then how many rows were compared.  A cell of zeros and no cell are the same.
CREATE FUNCTION audit_difference()
RETURNS TABLE (table_name text, measure text, month integer, territory text, axis text, value text, stored bigint,
               recomputed bigint, text_of_row text) LANGUAGE plpgsql AS $$
DECLARE
    f record;
    keys text;
BEGIN
    FOR f IN SELECT name, kind FROM reporting.folded WHERE kind = 'fact' ORDER BY rank LOOP
        RETURN QUERY EXECUTE format(
            'SELECT %L::text, NULL::text, NULL::int, NULL::text, NULL::text, NULL::text, d.stored, d.recomputed, d.line '
            'FROM (SELECT 1::bigint AS stored, 0::bigint AS recomputed, s.line FROM '
            '  (SELECT t::text AS line FROM pg_temp.%I t EXCEPT ALL SELECT t::text FROM pg_temp.%I t) s '
            ' UNION ALL SELECT 0, 1, s.line FROM '
            '  (SELECT t::text AS line FROM pg_temp.%I t EXCEPT ALL SELECT t::text FROM pg_temp.%I t) s) d '
            'ORDER BY d.line LIMIT 1', f.name, 'live_' || f.name, f.name, f.name, 'live_' || f.name);
        IF FOUND THEN
            RETURN;
        END IF;
    END LOOP;
    FOR f IN SELECT name FROM reporting.folded WHERE kind = 'cell' ORDER BY rank LOOP
        keys := CASE f.name WHEN 'cell' THEN 'territory, axis, value, month'
                            WHEN 'level_cell' THEN 'territory, axis, value, month'
                            WHEN 'aid_cell' THEN 'territory, axis, value, year'
                            WHEN 'network_cell' THEN 'measure, territory, axis, value, month'
                            WHEN 'network_delay_cell' THEN 'measure, territory, axis, value, month, days'
                            ELSE 'territory, axis, value, month, days' END;
        RETURN QUERY EXECUTE format(
            'SELECT %L::text, coalesce(d.body ->> ''measure'', d.measure), (CASE WHEN d.body ? ''year'' THEN (d.body ->> ''year'')::int * 12 '
            '  + substr(d.measure, 5)::int - 1 ELSE (d.body ->> ''month'')::int END), d.body ->> ''territory'', '
            '  d.body ->> ''axis'', d.body ->> ''value'', d.stored, d.recomputed, d.body ->> ''days'' '
            'FROM (SELECT coalesce(x.l, x.s) AS body, m.measure, coalesce((x.l ->> m.measure)::bigint, 0) AS stored, '
            '        coalesce((x.s ->> m.measure)::bigint, 0) AS recomputed '
            '      FROM (SELECT to_jsonb(l) AS l, to_jsonb(s) AS s FROM pg_temp.%3$I l '
            '            FULL JOIN pg_temp.%4$I s USING (%2$s) WHERE l IS DISTINCT FROM s OFFSET 0) x '
            '      CROSS JOIN LATERAL jsonb_object_keys(coalesce(x.l, x.s)) m (measure) '
            '      WHERE m.measure <> ALL (ARRAY[''measure'', ''territory'', ''axis'', ''value'', ''month'', ''year'', ''days''])) d '
            'WHERE d.stored <> d.recomputed ORDER BY 4, 5, 6, 3, 2 LIMIT 1',
            f.name, keys, 'live_' || f.name, f.name);
        IF FOUND THEN
            RETURN;
        END IF;
    END LOOP;
END
$$;

CREATE FUNCTION audit_counts() RETURNS TABLE (facts bigint, cells bigint) LANGUAGE plpgsql AS $$
DECLARE
    f record;
    rows bigint;
BEGIN
    facts := 0;
    cells := 0;
    FOR f IN SELECT name, kind FROM reporting.folded WHERE kind IN ('fact', 'cell') LOOP
        EXECUTE format('SELECT count(*) FROM pg_temp.%I', f.name) INTO rows;
        facts := facts + CASE f.kind WHEN 'fact' THEN rows ELSE 0 END;
        cells := cells + CASE f.kind WHEN 'cell' THEN rows ELSE 0 END;
    END LOOP;
    RETURN NEXT;
END
$$;
